"""Forged history on real git: the ledger's chain, and git's tags, which no suggestion can change."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from shishin.content.load import load
from shishin.content.reading.releases import digest
from shishin.findings.text import report
from shishin.model.by_language import ByLanguage
from shishin.model.chain import chained, link, seal
from shishin.model.finding import Severity
from shishin.model.release import FrozenFile, Release, Withdrawal
from shishin.model.version import Version
from shishin.release.check import changes_since, forged_history
from support.counted import CountedGit
from support.guideline_changes import second
from support.languages import ENGLISH
from support.released import GUIDELINE, LEDGER, REASON_OF_WITHDRAWAL, WHY, Project, chain_anew, library_of
from support.shared import copied

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.shared import SharedFolder

ROW = Release(
    version=Version.parse("1.0.0-beta.1"),
    date="2026-11-23",
    status="beta",
    scope="bureau-led",
    files=(FrozenFile(path="guideline.ja.md", digest="0" * 64),),
)
WITHDRAWAL = Withdrawal("2027-01-31", ByLanguage({"ja": "誤りがありました。", "en": "It had a fault."}))


def test_a_link_is_what_its_description_says() -> None:
    """Worked out with other tools: `printf '{"before":"",...}' | sha256sum`."""
    assert link(ROW, "") == "1e87ce1b276e9b2b006763e5da7c3a149404eee8c727aa4de2cec63db38979bc"
    assert link(ROW, "f" * 64) == "ae1cfa3efd33d77944032a2ceb5c959fe17cf8f5fcbbedb60448a8d303608f8b"
    assert seal(WITHDRAWAL, "f" * 64) == "519cd2a46702ed1c3953e0e553c536947512df7047d6164ae9d1b219f1ed8d98"


def test_a_link_covers_everything_but_the_withdrawal() -> None:
    more = FrozenFile(path="release.yml", digest="0" * 64)
    changed: list[dict[str, Any]] = [
        {"version": Version.parse("1.0.0")},
        {"date": "2026-11-24"},
        {"status": "current"},
        {"scope": "all-bureaux"},
        {"files": (*ROW.files, more)},
        {"form": 2},
        {"languages": ("ja",)},
        {"languages": ("en", "ja")},
        {"files": (replace(ROW.files[0], digest="1" * 64),)},
    ]
    links = {link(replace(ROW, **changes), "") for changes in changed}
    assert len({link(ROW, ""), link(ROW, "0" * 64), *links}) == 2 + len(changed)
    (plain,), (withdrawn,) = chained([ROW]), chained([replace(ROW, withdrawn=WITHDRAWAL)])
    assert plain.chain == withdrawn.chain
    assert withdrawn.withdrawn
    assert withdrawn.withdrawn.chain == seal(WITHDRAWAL, str(plain.chain))


@pytest.fixture
def two(kept: Project, shared: SharedFolder) -> Project:
    """A project that has released two versions."""
    shutil.rmtree(kept.root)
    copied(shared.history("two versions"), kept.root)
    return kept


def found(kept: Project) -> list[dict[str, str]]:
    """Give what the check finds in the content."""
    return [
        {"code": finding.code, "line": str(finding.line), **dict(finding.values)}
        for finding in load(kept.root).findings
    ]


def ledger(kept: Project) -> str:
    """Read the ledger."""
    return (kept.root / LEDGER).read_text(encoding="utf-8")


def forget(kept: Project, number: str) -> None:
    """Take a version away: its files and its row, which is the last."""
    shutil.rmtree(kept.root / GUIDELINE / "releases" / number)
    text = ledger(kept)
    kept.write(LEDGER, text[: text.index(f"- version: {number}")])
    kept.commit("Forget a version")


def forget_all(kept: Project) -> None:
    """Take every version away."""
    shutil.rmtree(kept.root / GUIDELINE / "releases")
    kept.commit("Forget every version")


@pytest.mark.site
def test_the_first_row_that_does_not_fit_is_named(two: Project) -> None:
    text = ledger(two)
    assert text.count("\n  chain: ") == 2
    date = text[text.index("date: ") : text.index("\n", text.index("date: "))]
    two.write(LEDGER, text.replace(date, "date: '2026-11-01'", 1))
    line = text[: text.index("chain: ")].count("\n") + 1
    assert found(two) == [{"code": "ledger-chain", "line": str(line), "version": "1.0.0-beta.1"}]
    place = text.rindex("chain: ") + len("chain: ")
    two.write(LEDGER, f"{text[:place]}{'0' * 64}\n")
    line = text[:place].count("\n") + 1
    assert found(two) == [{"code": "ledger-chain", "line": str(line), "version": "1.0.0-beta.2"}]


@pytest.mark.site
def test_a_ledger_without_links_is_told_how_to_get_them(two: Project) -> None:
    assert two.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    text = ledger(two)
    bare = "".join(row for row in text.splitlines(keepends=True) if "chain: " not in row)
    two.write(LEDGER, bare)
    two.git("commit", "--quiet", "--all", "--message", "Have a ledger as an older shishin wrote it")
    said = found(two)
    assert [finding["code"] for finding in said] == ["ledger-unchained"] * 3
    links = [row.partition("chain: ")[2] for row in text.splitlines() if "chain: " in row]
    assert {finding["expected"] for finding in said} == {*links}
    chain_anew(two)
    assert ledger(two) == text
    # Gaining them is no change of history.
    assert two.run("check", "--changed-since", "HEAD")[0] == []
    two.git("commit", "--quiet", "--all", "--message", "Chain it")
    assert two.run("check", "--changed-since", "HEAD~1")[0] == []


@pytest.mark.site
def test_the_reason_of_a_withdrawal_does_not_change(two: Project) -> None:
    assert two.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    two.change(LEDGER, REASON_OF_WITHDRAWAL["en"], "It was right.")
    assert two.run("check")[0] == ["ledger-chain"]


FORGED: dict[str, tuple[Callable[[Project], object], list[str]]] = {
    "a date": (
        lambda two: two.write(LEDGER, re.sub("date: .*", "date: '2026-11-01'", ledger(two), count=1)),
        ["tag-differs"],
    ),
    "a file": (lambda two: rewrite(two, "1.0.0-beta.1"), ["tag-differs"]),
    "the newest file": (lambda two: rewrite(two, "1.0.0-beta.2"), ["tag-differs"]),
    "the newest": (lambda two: forget(two, "1.0.0-beta.2"), ["tag-lost"]),
    "all": (
        forget_all,
        ["tag-lost"] * 2,
    ),
}


def rewrite(two: Project, number: str) -> None:
    """Change a word of a released version, together with its digest."""
    name = f"{GUIDELINE}/releases/{number}/guides/01-first.en.md"
    before = digest((two.root / name).read_text(encoding="utf-8"))
    two.change(name, "You must use one mechanism.", "You must use two mechanisms.")
    text = ledger(two)
    place = text.rindex(before) if number.endswith("2") else text.index(before)
    after = digest((two.root / name).read_text(encoding="utf-8"))
    two.write(LEDGER, f"{text[:place]}{after}{text[place + len(before) :]}")


@pytest.mark.site
@pytest.mark.parametrize("name", FORGED)
def test_forged_history_is_not_what_the_tags_say(two: Project, name: str) -> None:
    forge, codes = FORGED[name]
    forge(two)
    if (two.root / LEDGER).exists():
        chain_anew(two)
    assert two.run("check")[0] == codes
    two.commit("Forge it")
    assert two.run("check")[0] == codes
    # Nothing is released on top of it.
    assert two.refuse("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[: len(codes)] == codes
    two.git("tag", "--delete", "ui-ux/v1.0.0-beta.1", "ui-ux/v1.0.0-beta.2")
    assert two.run("check")[0] == []


@pytest.mark.site
@pytest.mark.history("one version")
def test_a_withdrawal_may_come_and_not_go(kept: Project) -> None:
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    assert kept.run("check")[0] == []
    second(kept)
    kept.release("1.0.0-beta.2")
    text = ledger(kept)
    start, end = text.index("  withdrawn:"), text.index("- version: 1.0.0-beta.2")
    kept.write(LEDGER, text[:start] + text[end:])
    assert kept.run("check")[0] == ["tag-differs"]


@pytest.mark.site
def test_tags_that_no_release_made_say_nothing(two: Project) -> None:
    two.git("tag", "--delete", "ui-ux/v1.0.0-beta.2")
    blob = two.git("rev-parse", f"HEAD:{LEDGER}")
    for name in ("v1.0.0", "ui-ux/v1", "ui-ux/v1.0.0-beta.3/more", "UI/v1.0.0", "other/v1.0.0", "ui-ux/v9.0.0"):
        two.git("tag", "--annotate", "--message", "x", name)
    two.git("tag", "--annotate", "--message", "x", "ui-ux/v1.0.0-beta.2", blob)
    two.git("tag", "ui-ux/v8.0.0")
    forget(two, "1.0.0-beta.2")
    assert two.run("check")[0] == []
    # One that somebody made by hand at the release does not differ from it.
    two.git("tag", "--force", "--annotate", "--message", "x", "ui-ux/v1.0.0-beta.2", "HEAD~1")
    assert two.run("check")[0] == ["tag-lost"]
    two.git("tag", "--force", "ui-ux/v1.0.0-beta.2", "HEAD~1")
    assert two.run("check")[0] == []


@pytest.mark.site
def test_work_begun_before_a_release_has_lost_nothing(two: Project) -> None:
    two.git("switch", "--quiet", "--create", "older", "HEAD~2")
    assert two.git("tag").count("\n") == 1
    assert two.run("check")[0] == []


@pytest.mark.site
def test_a_project_in_a_folder_has_its_tags(two: Project) -> None:
    inner = two.root / "inner"
    inner.mkdir()
    for path in [path for path in two.root.iterdir() if path.name not in (".git", "inner")]:
        path.rename(inner / path.name)
    two.git("add", "--all")
    two.git("commit", "--quiet", "--message", "Move it into a folder")
    project = Project(inner)
    # What the tags lead to had no such folder.
    assert project.run("check")[0] == []
    two.git("tag", "--force", "--annotate", "--message", "x", "ui-ux/v1.0.0-beta.2")
    assert project.run("check")[0] == []
    rewrite(project, "1.0.0-beta.2")
    chain_anew(project)
    assert project.run("check")[0] == ["tag-differs"]


@pytest.mark.site
def test_without_git_history_is_what_the_files_say(
    two: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite(two, "1.0.0-beta.2")
    chain_anew(two)
    copy = Project(shutil.copytree(two.root, tmp_path / "copy", ignore=shutil.ignore_patterns(".git")))
    assert copy.run("check")[0] == []
    assert two.run("check")[0] == ["tag-differs"]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert two.run("check")[0] == []


@pytest.mark.site
def test_git_that_refuses_is_a_warning_with_its_remedy(two: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git takes a folder that belongs to somebody else for a trap, such as a mounted one in a container."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    (said,) = forged_history(two.root, library_of(two))
    assert (said.code, said.severity) == ("tags-unread", Severity.WARNING)
    remedy = f"git config --global --add safe.directory {two.root}"
    assert dict(said.values)["reason"].endswith(remedy)
    (refused,) = changes_since(two.root, library_of(two), "HEAD")
    assert refused.code == "git-failed"
    assert remedy in report([refused], ENGLISH)


@pytest.mark.site
def test_more_versions_start_no_more_programs(two: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Tags of versions whose folders the history has, on a branch that was left behind.
    for number in range(100):
        shutil.copytree(
            two.root / GUIDELINE / "releases/1.0.0-beta.1", two.root / GUIDELINE / f"releases/1.0.0-beta.{number + 3}"
        )
    two.git("switch", "--quiet", "--create", "left")
    two.commit("Make many versions")
    for number in range(100):
        two.git("tag", "--annotate", "--message", "x", f"ui-ux/v1.0.0-beta.{number + 3}")
    two.git("switch", "--quiet", "main")
    library = library_of(two)
    counted = CountedGit(tmp_path / "counted", monkeypatch)
    assert forged_history(two.root, library) == []
    assert counted.commands() == ["for-each-ref", "cat-file", "for-each-ref"]
