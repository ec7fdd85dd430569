"""A suggestion from a fork on real git: edit, findings, review, note, merge, release."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import pytest

from shishin.checks.built_page import BuiltPage
from shishin.release.git.export import export
from shishin.release.git.repository import GitRepository
from shishin.review.changed_pages import changed_pages, changed_texts
from shishin.review.model import Review
from support.languages import EDITION
from support.released import FIRST, GUIDELINE, Project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

JA, EN = f"{FIRST}.ja.md", f"{FIRST}.en.md"
OLD, NEW = "一つの仕組みを使わなければなりません。", "すべての仕組みを使わなければなりません。"
FILES = {"review.md", "review.json", "review.html", "review.sarif"}
OPENS = 3


@pytest.fixture
def fork(kept: Project, tmp_path: Path) -> Project:
    """A partner's copy, on a branch of its own."""
    copy = Project(tmp_path / "fork")
    kept.git("clone", "--quiet", str(kept.root), str(copy.root))
    copy.git("switch", "--quiet", "--create", "suggestion")
    return copy


@pytest.mark.history("one version")
@pytest.mark.usefixtures("no_browser")
def test_a_suggestion_from_a_fork_goes_all_the_way(kept: Project, fork: Project, tmp_path: Path) -> None:
    fork.change(JA, f"statement: {OLD}", f"statement: {NEW}")
    fork.git("commit", "--quiet", "--all", "--message", "Ask for two")
    brought = ["change-unnoted", "translation-behind-parts"]
    assert sorted(fork.run("check", "--changed-since", "origin/main")[0]) == brought

    out = tmp_path / "out"
    codes, said = fork.run("review", "--base", "origin/main", "--out", str(out), "--opens", str(OPENS))
    assert sorted(codes) == brought, said
    assert {path.name for path in out.iterdir()} == FILES
    assert fork.git("status", "--porcelain") == ""
    made = Review.model_validate_json((out / "review.json").read_bytes())
    _tells_what_changes(made)
    _holds(out, made)

    kept.git("fetch", "--quiet", str(fork.root), "suggestion")
    kept.git("merge", "--quiet", "--no-ff", "--message", "Merge the suggestion", "FETCH_HEAD")
    kept.change(EN, "You must use one mechanism.", "You must use all mechanisms.")
    assert kept.run("translated", EN)[0] == []
    reasons = ("--why", "ja=人が見ます。", "--why", "en=People asked.", "--evidence", "https://code.example/issues/1")
    assert kept.run("note", "--meaning", "stricter", *reasons)[0] == []
    kept.commit("Translate it and note why")
    kept.release("1.0.0-beta.2")
    ledger = (kept.root / GUIDELINE / "releases/ledger.yml").read_text(encoding="utf-8")
    assert "1.0.0-beta.2" in ledger
    assert NEW in (kept.root / GUIDELINE / "releases/1.0.0-beta.2/guides/01-first.ja.md").read_text(encoding="utf-8")


def _tells_what_changes(made: Review) -> None:
    """Look at what was found of the one sentence that was changed."""
    (rule,) = made.rules
    assert (rule.id, rule.kind, rule.binding) == ("UX-01", "changed", True)
    ((name, marks),) = [(row.language, [(piece.kind, piece.text) for piece in row.pieces]) for row in rule.texts]
    assert name == "ja"
    assert "".join(text for kind, text in marks if kind != "ins") == OLD
    assert "".join(text for kind, text in marks if kind != "del") == NEW
    (version,) = made.versions
    assert version.reworded == ("UX-01",)
    assert "1.0.0-beta.2" in version.expected
    assert made.behind == (EN,)
    edited = [page for page in made.pages if page.edited]
    assert {page.source for page in edited} == {JA}
    # The draft is compared with what readers are led to, which has another address.
    (draft,) = [page for page in edited if "/draft/" in page.url]
    assert draft.earlier == draft.url.replace("draft/", "")
    kinds = ("ins", "del")
    said = [["".join(row.text for row in text.pieces if row.kind != gone) for gone in kinds] for text in draft.texts]
    assert [OLD, NEW] in said
    assert made.looked is not None
    assert made.looked.pages == OPENS
    assert made.looked.ways > 2 * OPENS
    assert made.looked.left == len([page for page in made.pages if page.kind != "removed"]) - OPENS


def _holds(out: Path, made: Review) -> None:
    """Look at the report, the comment and the list of findings that were written of a review."""
    html = (out / "review.html").read_text(encoding="utf-8")
    page = BuiltPage("review.html", html, EDITION)
    assert page.errors == []
    assert page.all("del")
    assert page.all("ins")
    pictures = [base64.b64decode(data) for data in re.findall(r"data:image/webp;base64,([A-Za-z0-9+/=]+)", html)]
    opened = [row for row in made.pages if row.edited or row.texts or row.kind == "added"][:OPENS]
    assert len(pictures) == 2 * sum(2 if row.earlier is not None else 1 for row in opened)
    assert all(picture.startswith(b"RIFF") and picture[8:12] == b"WEBP" for picture in pictures)
    assert len(page.all("img")) == len([image for image in page.all("img") if image.attrs["alt"]]) == len(pictures)
    comment = (out / "review.md").read_text(encoding="utf-8")
    assert "UX-01" in comment
    assert "<ins>" in comment
    (run,) = json.loads((out / "review.sarif").read_text(encoding="utf-8"))["runs"]
    assert [row["ruleId"] for row in run["results"]] == [row.code for row in made.findings]


@pytest.mark.history("one version")
@pytest.mark.usefixtures("no_browser")
def test_a_suggestion_that_cannot_be_built_is_reviewed_all_the_same(fork: Project, tmp_path: Path) -> None:
    fork.write("docs/about.ja.md", "no front matter\n")
    codes, _ = fork.run("review", "--base", "origin/main", "--out", str(tmp_path / "out"), "--opens", "0")
    assert "front-matter-missing" in codes
    made = Review.model_validate_json((tmp_path / "out/review.json").read_bytes())
    assert made.unmade == "after"
    assert made.pages == ()
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES


@pytest.mark.history("one version")
@pytest.mark.usefixtures("no_browser")
def test_an_unchanged_project_has_nothing_to_review(fork: Project, tmp_path: Path) -> None:
    codes, _ = fork.run("review", "--base", "origin/main", "--out", str(tmp_path / "out"))
    made = Review.model_validate_json((tmp_path / "out/review.json").read_bytes())
    assert (codes, made.findings, made.pages, made.rules, made.versions, made.looked) == ([], (), (), (), (), None)


@pytest.mark.history("one version")
def test_a_commit_that_is_not_there_is_named(fork: Project, tmp_path: Path) -> None:
    codes, _ = fork.run("review", "--base", "no-such-branch", "--out", str(tmp_path / "out"))
    assert codes == ["since-unknown"]
    assert not (tmp_path / "out").exists()


@pytest.mark.history("one version")
def test_the_files_of_a_commit_are_taken_out_whole_and_without_links(kept: Project, tmp_path: Path) -> None:
    names = {name for name in kept.git("ls-files", "-z").split("\0") if name}
    (kept.root / "docs/link.md").symlink_to("about.ja.md")
    kept.commit("Link")
    with GitRepository(kept.root) as repository:
        export(repository, repository.commit_called("HEAD"), tmp_path / "taken")
    taken = {
        path.relative_to(tmp_path / "taken").as_posix() for path in (tmp_path / "taken").rglob("*") if path.is_file()
    }
    assert len(names) > 50
    assert taken == names
    assert all((tmp_path / "taken" / name).read_bytes() == (kept.root / name).read_bytes() for name in names)


def page_of(url: str, main: str) -> BuiltPage:
    title = re.sub("<[^>]*>", "", main.partition("</h1>")[0])
    return BuiltPage(url, f"<!doctype html><title>{title} | x</title><main id=main>{main}</main>", EDITION)


def test_pages_are_compared_by_what_they_say() -> None:
    same = '<h1>A</h1><img src="assets/a.123.svg" alt="x"><p>b</p>'
    before = [
        page_of("same/", same),
        page_of("gone/", "<h1>G</h1>"),
        page_of("words/", "<h1>W <b>x</b></h1><p>old</p>"),
    ]
    before += [page_of("link/", "<h1>L</h1><p><a href=a>go</a></p>")]
    after = [page_of("same/", same.replace("123", "456")), page_of("new/", "<h1>N</h1>")]
    after += [page_of("words/", "<h1>W <b>x</b></h1><p>new</p><ul><li>more<ul><li>in</li></ul></li></ul>")]
    after += [page_of("link/", "<h1>L</h1><p><a href=b>go</a></p>")]
    sources = {"words/": "docs/words.ja.md", "link/": "docs/link.ja.md"}
    rows = changed_pages(
        {page.url: page for page in before}, {page.url: page for page in after}, sources, {"docs/link.ja.md"}
    )
    assert [(row.url, row.kind, row.title, row.edited) for row in rows] == [
        ("link/", "changed", "L", True),
        ("new/", "added", "N", False),
        ("words/", "changed", "W x", False),
        ("gone/", "removed", "G", False),
    ]
    old, new = ({page.url: page for page in pages} for pages in (before, after))
    assert changed_texts(old["link/"], new["link/"]) == []
    assert changed_texts(old["words/"], new["words/"]) == [("old", "new"), ("", "more"), ("", "in")]


def test_very_long_pages_are_compared_in_time_that_grows_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"<p>{number % 7}</p><p>text {number}</p>" for number in range(200)]
    changed = [*rows[:50], "<p>8</p><p>another</p>", *rows[51:], "<p>new</p>"]
    pages = page_of("a/", "".join(rows)), page_of("a/", "".join(changed))
    assert changed_texts(*pages) == [("1", "8"), ("text 50", "another"), ("", "new")]
    monkeypatch.setattr("shishin.review.changed_pages.MOST_COMPARED", 0)
    assert changed_texts(*pages) == [("1", "8"), ("text 50", "another"), ("", "new")]
