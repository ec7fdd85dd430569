"""The ledger and the frozen files, and whoever would change them."""

from __future__ import annotations

import shutil
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from shishin.content.load import load
from shishin.content.reading.releases import digest
from shishin.release.check import changes_since
from shishin.release.git.repository import GitRepository
from shishin.release.guard.ledgers import rewritten
from support.guideline_changes import change_must
from support.languages import ENGLISH
from support.released import GUIDELINE, LEDGER, WHY, Project, chain_anew, library_of

if TYPE_CHECKING:
    from collections.abc import Callable


pytestmark = pytest.mark.site


@pytest.mark.history("one version")
def test_a_released_guideline_cannot_be_taken_away(kept: Project) -> None:
    for path in (kept.root / GUIDELINE).glob("*.md"):
        path.unlink()
    shutil.rmtree(kept.root / GUIDELINE / "guides")
    assert "ledger-orphan" in kept.run("check")[0]


@pytest.mark.history("one version")
def test_a_ledger_names_each_file_once_and_those_that_every_version_has(kept: Project) -> None:
    text = (kept.root / LEDGER).read_text(encoding="utf-8")
    start = text.index("  - path: standards.yml")
    row = text[start : text.index("\n", text.index("digest:", start)) + 1]
    kept.write(LEDGER, text.replace(row, row + row))
    assert kept.run("check")[0] == ["frozen-unfit", "ledger-chain"]
    start = text.index("  - path: addresses.txt")
    row = text[start : text.index("\n", text.index("digest:", start)) + 1]
    kept.write(LEDGER, text.replace(row, ""))
    assert set(kept.run("check")[0]) == {"frozen-unfit", "frozen-unknown", "ledger-chain"}
    kept.write(LEDGER, text.replace("1.0.0-beta.1", f"1.0.0-beta.{'9' * 5000}"))
    assert kept.run("check")[0] == ["field-form"]


BREAKS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "differs": ("frozen-differs", lambda root: (root / "guides/01-first.ja.md").write_text("別", encoding="utf-8")),
    "missing": ("frozen-missing", lambda root: (root / "guides/01-first.en.md").unlink()),
    "unknown": ("frozen-unknown", lambda root: (root / "guides/03-more.ja.md").write_text("別", encoding="utf-8")),
    "addresses": ("frozen-differs", lambda root: (root / "addresses.txt").write_text("", encoding="utf-8")),
    "notes": ("frozen-differs", lambda root: (root / "release.yml").write_text("", encoding="utf-8")),
    "link": ("file-not-plain", lambda root: _linked(root / "standards.yml")),
    "folder": ("file-not-plain", lambda root: _kept_elsewhere(root.parent)),
}


def _kept_elsewhere(folder: Path) -> None:
    folder.symlink_to(shutil.move(folder, folder.parents[3] / "elsewhere"))


def _linked(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.history("one version")
def test_a_frozen_file_never_changes(kept: Project, name: str) -> None:
    code, change = BREAKS[name]
    change(kept.root / f"{GUIDELINE}/releases/1.0.0-beta.1")
    assert kept.run("check")[0] == [code]


@pytest.mark.history("one version")
def test_line_ends_of_a_checkout_do_not_count(kept: Project) -> None:
    for path in (kept.root / GUIDELINE).rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(kept.root).findings == ()


@pytest.mark.history("two versions")
def test_a_version_cannot_be_taken_out_of_the_ledger(kept: Project) -> None:
    text = (kept.root / LEDGER).read_text(encoding="utf-8")
    start, end = text.index("- version: 1.0.0-beta.1"), text.index("- version: 1.0.0-beta.2")
    kept.write(LEDGER, text[:start] + text[end:])
    codes = kept.run("check")[0]
    assert set(codes) == {"ledger-order", "frozen-unknown", "ledger-chain"}
    kept.write(LEDGER, text[:start] + text[end:] + text[start:end])
    assert set(kept.run("check")[0]) == {"ledger-order", "ledger-chain"}
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1", "ui-ux/v1.0.0-beta.2")
    kept.write(LEDGER, text.replace("'2026", "'2997", 1))
    chain_anew(kept)
    assert kept.run("check")[0] == ["ledger-ahead", "ledger-date"]
    kept.write(LEDGER, text.replace("'2026", "'2997"))
    chain_anew(kept)
    assert kept.run("check")[0] == ["ledger-ahead", "ledger-ahead"]


def _without_guideline(root: Path) -> None:
    for path in root.glob("guideline.*"):
        path.unlink()


UNFIT: dict[str, Callable[[Path], object]] = {
    "language": lambda root: (root / "guides/01-first.en.md").unlink(),
    "own": _without_guideline,
    "rows": lambda root: _replaced(root / "guides/01-first.en.md", "UX-02", "UX-09"),
    "guide": lambda root: _replaced(root / "guides/01-first.ja.md", "id: first", "id: second"),
    "reserved": lambda root: _replaced(root / "guides/01-first.ja.md", "id: first", "id: draft"),
    "other": lambda root: _replaced(root / "guideline.ja.md", "id: ui-ux", "id: other"),
    "standards": lambda root: _replaced(root / "standards.yml", "id: law", "id: lore"),
    "account": lambda root: (root / "release.yml").unlink(),
    "fields": lambda root: _replaced(root / "guides/02-second.ja.md", "number: 2", "number: x"),
}


def _replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _digests(folder: Path) -> list[dict[str, str]]:
    return [
        {"path": path.relative_to(folder).as_posix(), "digest": digest(path.read_text(encoding="utf-8"))}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


@pytest.mark.parametrize("name", UNFIT)
@pytest.mark.history("one version")
def test_a_ledger_that_fits_what_cannot_be_shown_is_no_traceback(kept: Project, name: str) -> None:
    """A suggestion can hold any ledger, with digests that fit."""
    root = kept.root / f"{GUIDELINE}/releases/1.0.0-beta.1"
    UNFIT[name](root)
    data = yaml.safe_load((kept.root / LEDGER).read_text(encoding="utf-8"))
    data["releases"][0]["files"] = _digests(root)
    kept.write(LEDGER, yaml.safe_dump(data, allow_unicode=True))
    assert "frozen-unfit" in kept.run("check")[0]


def rewrite(kept: Project) -> None:
    """Change a frozen file together with its digest."""
    frozen = f"{GUIDELINE}/releases/1.0.0-beta.1/guides/01-first.en.md"
    before = digest((kept.root / frozen).read_text(encoding="utf-8"))
    kept.change(frozen, "You must use one mechanism.", "You must use two mechanisms.")
    kept.change(LEDGER, before, digest((kept.root / frozen).read_text(encoding="utf-8")))


@pytest.mark.history("one version")
def test_history_cannot_be_rewritten_with_its_digests(kept: Project) -> None:
    """Whoever suggests a change of a frozen file may change its digest as well; the earlier ledger tells."""
    rewrite(kept)
    assert kept.run("check")[0] == ["ledger-chain"]
    chain_anew(kept)
    kept.git("commit", "--quiet", "--all", "--message", "Rewrite history")
    assert kept.run("check")[0] == ["tag-differs"]
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1")
    assert kept.run("check")[0] == []
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == ["ledger-rewritten"]
    kept.git("reset", "--quiet", "--hard", "HEAD~1")
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []
    kept.git("revert", "--no-edit", "HEAD")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == ["ledger-rewritten"]
    assert kept.run("check", "--changed-since", "HEAD~2")[0] == []


@pytest.mark.parametrize("broken", ["", "releases: 3\n", "releases: [{version: 1.0.0}]\n", "a: [\n", "link"])
@pytest.mark.history("one version")
def test_an_earlier_ledger_that_cannot_be_read_is_told(kept: Project, broken: str) -> None:
    """What cannot be read guards nothing: a version could be rewritten behind it."""
    good = (kept.root / LEDGER).read_text(encoding="utf-8")
    (kept.root / LEDGER).unlink()
    if broken == "link":
        (kept.root / LEDGER).symlink_to("1.0.0-beta.1/release.yml")
    else:
        kept.write(LEDGER, broken)
    kept.git("commit", "--quiet", "--all", "--message", "Break the ledger")
    commit = kept.git("rev-parse", "HEAD")
    (kept.root / LEDGER).unlink()
    kept.write(LEDGER, good)
    kept.git("commit", "--quiet", "--all", "--message", "Mend it")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == ["ledger-since-unreadable"]
    assert kept.run("check", "--changed-since", "HEAD~2")[0] == []
    with GitRepository(kept.root) as repository:
        (finding,) = rewritten(repository, commit, "then")
    values = dict(finding.values)
    assert (finding.file, values["since"], values["path"]) == (LEDGER, "then", LEDGER)
    assert commit.startswith(values["commit"])
    assert values["problem"] in ENGLISH.findings
    assert int(values["row"]) >= 1
    assert kept.git("cat-file", "-t", f"{values['commit']}:./{values['path']}") == "blob"


@pytest.mark.history("one version")
def test_a_version_cannot_be_made_by_hand(kept: Project) -> None:
    """A suggestion could bring a version with fitting digests that nobody noted, reviewed or audited."""
    change_must(kept)
    kept.commit("Change a MUST without a note")
    releases = kept.root / f"{GUIDELINE}/releases"
    folder = Path(shutil.copytree(releases / "1.0.0-beta.1", releases / "1.0.0-beta.2"))
    for path in [*(kept.root / GUIDELINE).glob("guideline.*"), *(kept.root / GUIDELINE).glob("guides/*")]:
        shutil.copy(path, folder / path.relative_to(kept.root / GUIDELINE))
    (folder / "addresses.txt").write_text("", encoding="utf-8")
    account = (folder / "release.yml").read_text(encoding="utf-8")
    (folder / "release.yml").write_text(account[: account.index("examinations:")], encoding="utf-8")
    data = yaml.safe_load((kept.root / LEDGER).read_text(encoding="utf-8"))
    data["releases"].append(deepcopy(data["releases"][0]) | {"version": "1.0.0-beta.2", "files": _digests(folder)})
    kept.write(LEDGER, yaml.safe_dump(data, allow_unicode=True))
    chain_anew(kept)
    kept.commit("Make a version by hand")
    assert kept.run("check")[0] == []
    codes, _ = kept.run("check", "--changed-since", "HEAD~1")
    assert codes == ["ledger-forged"]
    (finding,) = changes_since(kept.root, library_of(kept), "HEAD~1")
    assert dict(finding.values)["codes"] == "release-unnoted, release-examined, address-lost"


@pytest.mark.history("one version")
def test_the_ledger_says_what_the_frozen_text_says(kept: Project) -> None:
    for old, new in (("status: beta", "status: current"), ("scope: bureau-led", "scope: all-bureaux")):
        kept.change(LEDGER, old, new)
        assert kept.run("check")[0] == ["frozen-unfit", "ledger-chain"]
        kept.change(LEDGER, new, old)
