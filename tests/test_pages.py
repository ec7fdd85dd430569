"""Pages as pure functions of the library: no disk, no MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.forms.kinds import KINDS
from shishin.model.release import DRAFT
from shishin.pages.context import contexts
from shishin.pages.shared.address import root_from
from shishin.pages.shared.parts import with_parts
from shishin.pages.site import build_site
from shishin.pages.types.principle import principle_pages
from shishin.pages.types.reference import field_tables
from shishin.pages.versions.comparison import ComparisonBody
from support.languages import ENGLISH, JAPANESE, LANGUAGES

if TYPE_CHECKING:
    from shishin.model.library import Library


def test_every_document_has_a_page_in_every_language_at_its_own_address(library: Library) -> None:
    pages = build_site(library).pages
    guides = [guide for guideline in library.guidelines for guide in guideline.guides]
    # A guideline has a page of its own and one with its whole text.
    documents = len(library.principles) + len(library.pages) + 2 * len(library.guidelines) + len(guides)
    # Each version, the coming one too, has all its pages again. Each guideline has a list of its versions; each but
    # the first is compared with the one before, and each with the latest, which of the latest leads to the list. Where
    # the working text is another than the latest, these two are compared as well.
    versions = library.versions
    documents += sum(2 + len(version.guideline.guides) for version in versions) + 2 * len(versions)
    documents += sum(version.release is None for version in versions)
    assert len(versions) >= 3 * len(library.guidelines)
    assert len(pages) == 2 * documents >= 286
    assert len({page.head.url for page in pages.values()}) == len(pages)
    for key, page in pages.items():
        head = page.head
        assert key == head.key
        assert [alternate.language for alternate in head.alternates] == list(LANGUAGES)
        assert head.url in {alternate.url for alternate in head.alternates}
        assert bool(head.original_title) == (head.language is ENGLISH)


def test_a_comparison_tells_each_note_once_and_leads_to_it_elsewhere(library: Library) -> None:
    pages = build_site(library).pages.values()
    compared = [(page.head.url, page.body) for page in pages if isinstance(page.body, ComparisonBody)]
    told = 0
    for url, body in compared:
        rows = [row for _, _, group in body.groups for row in group]
        notes = [note for row in rows for note in row.notes]
        assert len(notes) == len(set(notes))
        before: set[str] = set()
        for row in rows:
            assert {link.url for link in row.told} <= before
            # Whoever is still writing may add the note last.
            assert row.notes or row.told or f"/{DRAFT}/" in url
            before.add(f"#{row.id}")
            told += len(row.told)
    assert len(compared) >= 24
    assert told >= 100


def test_principles_follow_each_other_in_order(library: Library) -> None:
    both = [page.body.neighbours for page in principle_pages(contexts(library)["ja"])]
    assert [neighbours.previous.number if neighbours.previous else 0 for neighbours in both] == list(range(10))
    assert [neighbours.next.number if neighbours.next else 0 for neighbours in both] == [*range(2, 11), 0]


def test_the_reference_has_every_field_of_every_kind(library: Library) -> None:
    for context in contexts(library).values():
        tables = field_tables(context)
        assert len(tables) == len(KINDS)
        for table, kind in zip(tables, KINDS, strict=True):
            names = {row.name for row in table.rows if "." not in row.name}
            assert names == set(kind.record.model_fields)
            assert all(row.description and row.form and row.example for row in table.rows)
    nested = {row.name for table in field_tables(contexts(library)["en"]) for row in table.rows}
    assert {"terms.reading", "corrections.certainty", "source.slides"} <= nested


@pytest.mark.parametrize(
    ("url", "root"),
    [("", "./"), ("en/", "../"), ("principles/simple/", "../../"), ("404.html", "/base/"), ("en/404.html", "/base/")],
)
def test_the_way_to_the_root(url: str, root: str) -> None:
    assert root_from(url, "https://sample.example/base/") == root


def test_japanese_in_a_translation_is_marked_and_all_text_is_escaped() -> None:
    text = "想像 (to imagine) & <b>"
    assert with_parts(text, ENGLISH) == '<span lang="ja">想像</span> (to imagine) &amp; &lt;b&gt;'
    assert with_parts(text, JAPANESE) == "想像 (to imagine) &amp; &lt;b&gt;"
