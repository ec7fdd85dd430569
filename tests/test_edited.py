"""What is made after texts were edited is byte for byte what is made of everything read anew."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shishin.content.edited import Content, edited
from shishin.content.judge import judge
from shishin.content.load import load
from shishin.model.finding import Severity
from shishin.pages.shared.host import CodeHost
from shishin.render.settings import SiteSettings
from shishin.render.site import EditedRenderer, SiteRenderer
from support.released import FIRST, GUIDELINE, SECOND
from support.shared import copied
from support.site_files import edit

if TYPE_CHECKING:
    from support.shared import SharedFolder

pytestmark = pytest.mark.site

SETTINGS = SiteSettings("https://sample.example/base/", CodeHost("", "", "", ""))

EDITS: tuple[tuple[str, str, str], ...] = (
    ("principles/01-one.ja.md", "もう一つの文", "書きかえた文"),
    ("principles/01-one.ja.md", "title: 原則one", "title: 原則の一つ"),
    ("principles/02-two.en.md", "title: Principle two", "title: The second principle"),
    ("principles/02-two.ja.md", "example: 例two", "example: 別の例"),
    ("docs/about.ja.md", "本文です。", "本文の説明です。"),
    ("docs/about.en.md", "title: ", "title: New "),
    ("docs/about.ja.md", "layout: page\n", "layout: page\nshort_title: 短い\n"),
    (f"{GUIDELINE}/guideline.ja.md", "使うためです。", "使ってもらうためです。"),
    (f"{GUIDELINE}/guideline.ja.md", "short_title: 見本", "short_title: 見本の短"),
    (f"{GUIDELINE}/guideline.en.md", "owner: A person", "owner: Another person"),
    (f"{FIRST}.ja.md", "一覧を使います。", "UX-02を使います。"),
    (f"{FIRST}.en.md", "title: ", "title: The "),
    (f"{FIRST}.ja.md", "roles: [designer]", "roles: [developer]"),
    (f"{SECOND}.ja.md", "一つの仕組みを使わなければ", "二つの仕組みを使わなければ"),
    ("principles/terms.yml", "住む人です。", "住む人の説明です。"),
    ("principles/terms.yml", "    ja: 都民\n", "    ja: 市民\n"),
    ("principles/corrections.yml", "余分な文字です。", "文字の説明です。"),
    ("principles/corrections.yml", "correction: 背景の文", "correction: 背景の一つの文"),
    ("principles/readings.yml", "reading: みだし", "reading: みーだし"),
    ("principles/readings.yml", "  - {word: 架空, reading: かくう}\n", ""),
    ("principles/synonyms.yml", "example.org/terms", "example.org/words"),
    ("principles/changes.yml", "説明を足しました。", "説明を使いました。"),
    ("principles/changes.yml", "docs/about, ", "docs/about, docs/data, "),
    (f"{SECOND}.ja.md", "phases: [build]", "phases: [run]"),
)
"""Texts, what stands there, and what takes its place."""

AT_RANDOM = 12
"""So many edits are made at random besides."""

WORDS = ("窓口", "使います", "説明", "UX-01", "UX-09", "原則3", "the list", "[x](about.ja.md)", "title: 別")


class EditedProject:
    """A project of which texts are edited, and what was made of it last."""

    def __init__(self, root: Path, templates: Path) -> None:
        loaded = load(root)
        assert loaded.project
        assert loaded.library
        self.root, self.templates = root, templates
        self.content = Content(loaded.project, loaded.library)
        self.renderer = SiteRenderer(loaded.library, templates, SETTINGS)
        self.broken: frozenset[str] = frozenset()

    def follow(self, *paths: str) -> bool | None:
        """Read edited texts; give whether the site is the one that is made anew, and nothing if there is none."""
        loaded = load(self.root)
        result = edited(self.content, {*paths, *self.broken})
        errors = {row.file for row in loaded.findings if row.severity is Severity.ERROR}
        assert result is None or result.broken <= errors
        if loaded.library is None or result is None:
            return None
        assert result.broken == frozenset()
        files = (
            {draft.file.path for draft in family.drafts.values()} for family in result.content.project.sources.documents
        )
        about = {*paths}.union(*(of_text for of_text in files if not of_text.isdisjoint(paths)))
        judged = [row for outcome in judge(result.content.project, about=about) for row in outcome.findings]
        assert {*result.findings, *judged} == {row for row in loaded.findings if row.file in about}
        self.renderer = EditedRenderer(self.renderer, result.content.library, result.reshaped)
        self.content, self.broken = result.content, result.broken
        anew = SiteRenderer(loaded.library, self.templates, SETTINGS)
        assert [*self.renderer.urls.items()] == [*anew.urls.items()]
        return dict(self.renderer.files()) == dict(anew.files())


@pytest.fixture(scope="module")
def preview(shared: SharedFolder, tmp_path_factory: pytest.TempPathFactory, overrides: Path) -> EditedProject:
    """A project with four versions, and its site."""
    return EditedProject(
        copied(shared.history("four versions"), tmp_path_factory.mktemp("edited") / "project"), overrides
    )


@pytest.fixture(scope="module")
def overrides() -> Path:
    """The templates."""
    return Path(__file__).parents[1] / "overrides"


def test_every_kind_of_edit_gives_the_site_that_is_made_anew(preview: EditedProject) -> None:
    looked_at = 0
    for path, before, after in EDITS:
        edit(preview.root / path, before, after)
        assert preview.follow(path), (path, after)
        looked_at += 1
    assert looked_at == 24


def test_new_anchors_are_led_to(preview: EditedProject) -> None:
    for code, heading in (("ja", "説明の窓口"), ("en", "More")):
        file = preview.root / f"docs/about.{code}.md"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n## {heading} {{#more}}\n\nUX-01\n", encoding="utf-8")
    edit(preview.root / "docs/data.en.md", "\n---\n", "\n---\n\n[The desk](about.en.md#more)\n")
    assert preview.follow("docs/about.ja.md", "docs/about.en.md", "docs/data.en.md")
    page = next(page for page in preview.renderer.pages.values() if page.head.url == "en/data/")
    assert 'about/#more"' in preview.renderer.html(page)


def test_random_edits_give_the_site_that_is_made_anew(preview: EditedProject) -> None:
    chance, compared = random.Random(1), 0
    texts = sorted(path for path in preview.root.rglob("*.md") if "releases" not in path.parts)
    assert len(texts) == 67
    while compared < AT_RANDOM:
        file = chance.choice(texts)
        text = file.read_text(encoding="utf-8")
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        lines[at : at + chance.randrange(2)] = [chance.choice(WORDS)] if chance.randrange(3) else []
        path = file.relative_to(preview.root).as_posix()
        for content in ("\n".join(lines), text):
            file.write_text(content, encoding="utf-8")
            is_same = preview.follow(path)
            assert is_same is not False, (path, content)
            compared += is_same is not None


def test_the_first_edit_after_a_release_brings_the_pages_of_the_draft_and_taking_it_back_ends_them(
    shared: SharedFolder, tmp_path: Path, overrides: Path
) -> None:
    preview = EditedProject(copied(shared.history("one version"), tmp_path / "project"), overrides)
    counted = [len(preview.renderer.pages)]
    for before, after in (("\n使います。\n", "\n一覧を使います。\n"), ("\n一覧を使います。\n", "\n使います。\n")):
        edit(preview.root / f"{FIRST}.ja.md", before, after)
        assert preview.follow(f"{FIRST}.ja.md")
        counted.append(len(preview.renderer.pages))
    assert counted[0] == counted[2] < counted[1]


def test_a_text_that_cannot_be_read_stays_as_it_was_until_it_can(preview: EditedProject) -> None:
    for path in ("docs/about.ja.md", f"{FIRST}.en.md", "principles/03-three.ja.md"):
        edit(preview.root / path, "title: ", "titel: ")
        result = edited(preview.content, [path])
        assert result
        assert result.broken == {path}
        assert {finding.file for finding in result.findings} == {path}
        assert result.content.library == preview.content.library
        edit(preview.root / path, "titel: ", "title: ")
        assert preview.follow(path)


def test_what_is_no_text_or_moves_pages_is_left_to_reading_everything(preview: EditedProject) -> None:
    new = preview.root / "docs/new.ja.md"
    new.write_text("---\ntitle: x\n---\n", encoding="utf-8")
    for path in ("docs/new.ja.md", "docs/gone.ja.md", "principles/redirects.yml", "mkdocs.yml"):
        assert edited(preview.content, [path]) is None
    new.unlink()
    principle = preview.root / "principles/04-four.ja.md"
    edit(principle, "id: four", "id: another")
    assert edited(preview.content, ["principles/04-four.ja.md"]) is None
    edit(principle, "id: another", "id: four")
