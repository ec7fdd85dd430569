"""The Japanese text is the deck's, word for word: held against the raw deck, read by rules of its own."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from shishin.content.reading.markdown import outline
from support.deck import BULLETS, LABELS, raw, slide, squeezed

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library

TAGS = ["顧客視点", "シンプル", "アクセシビリティ", "データ利活用", "セキュリティ", "オール東京", "オープン", "共創",
        "チャレンジ", "ラーニング"]  # fmt: skip


def test_the_deck_has_seventy_five_bullets() -> None:
    assert sum(len(box) for number in BULLETS for box in slide(number).boxes) == 75


@pytest.mark.parametrize("number", BULLETS)
def test_a_principle_is_its_slide_word_for_word(number: int, library: Library) -> None:
    principle, expected = library.principles[number - 1], slide(number)
    text = principle.texts["ja"]
    assert (principle.facts.number, principle.facts.slide) == (number, number + 5)
    assert text.words.tag == TAGS[number - 1]
    assert text.words.title == expected.title
    assert text.words.description == expected.description
    assert text.words.example == expected.example
    assert text.words.do_not == expected.do_not
    assert [section.title for section in text.sections] == list(LABELS)
    assert tuple(section.bullets for section in text.sections) == expected.boxes
    assert [section.closing for section in text.sections] == ["", "", "など"]


def test_both_languages_have_all_bullets(library: Library) -> None:
    for code in ("ja", "en"):
        sections = [section for principle in library.principles for section in principle.texts[code].sections]
        assert len(sections) == 30
        assert sum(len(section.bullets) for section in sections) == 75
        assert sum(bool(section.closing) for section in sections) == 10


def test_the_overview_has_its_own_wording_only_where_slide_5_differs(library: Library) -> None:
    overview = squeezed(raw()[5])
    for principle in library.principles:
        words = principle.texts["ja"].words
        assert squeezed(words.overview or words.description) in overview
        assert bool(words.overview) == (principle.facts.number == 6)


def test_every_quotation_of_a_page_is_in_the_slides_it_names(library: Library, repository: Path) -> None:
    looked_at = 0
    sources = [(page.texts["ja"].path, page.facts.slides) for page in library.pages]
    sources += [(guideline.bodies["ja"].path, (guideline.facts.slide or 0,)) for guideline in library.guidelines]
    sources += [(guide.bodies["ja"].path, ()) for guideline in library.guidelines for guide in guideline.guides]
    for name, numbers in sources:
        path = repository / name
        quoted = re.findall(r"^> ?(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        slides = "".join(squeezed(raw()[number]) for number in numbers)
        for line in quoted:
            plain = html.unescape(re.sub(r"^- |\*([^*]+)\*\{lang=en\}", r"\1", line))
            # The figure's labels lost their order; the page on corrections says how they were paired.
            plain = re.sub(r"^(Vision|Mission|Value) ", "", plain)
            if plain.strip():
                assert squeezed(plain) in slides, f"{path.name}: {plain}"
                looked_at += 1
    assert looked_at >= 33


def test_pages_quote_every_slide_of_prose(library: Library) -> None:
    named = {number for page in library.pages for number in page.facts.slides}
    named |= {principle.facts.slide for principle in library.principles}
    # Slide 17 holds only an end mark.
    assert named >= set(range(2, 17))


def test_an_outline_counts_what_a_person_counts(repository: Path) -> None:
    text = (repository / "principles/01-customer-viewpoint.ja.md").read_text(encoding="utf-8")
    assert len(outline(text.split("---\n", 2)[2], 1).headings) == 3
