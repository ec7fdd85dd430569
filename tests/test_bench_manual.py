"""The manuals that benchmarks measure: of any size, the same each time, and as faultless as the real content."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks import manual, vocabulary
from benchmarks.sentences import Sentences
from benchmarks.write_manual import copy_sources, write_manual

from shishin.content.load import load
from shishin.model.requirement import Phase

if TYPE_CHECKING:
    from shishin.model.library import Library

ROOT = Path(__file__).parents[1]
SMALL, LARGE = 10, 120


@pytest.fixture(scope="module")
def made(library: Library) -> tuple[manual.NewGuideline, ...]:
    return manual.manual(library, LARGE)


def test_the_checks_have_nothing_to_say_of_guides_that_were_made(tmp_path: Path, library: Library) -> None:
    source = copy_sources(ROOT, tmp_path / "source")
    write_manual(library, manual.manual(library, SMALL), source)
    loaded = load(source)
    assert loaded.findings == ()
    assert loaded.library is not None
    new = loaded.library.guidelines[-1]
    assert len(new.guides) == SMALL
    assert sum(len(guide.requirements) for guide in new.guides) >= SMALL * manual.REQUIREMENTS.start
    for guide in new.guides:
        for body in guide.bodies.values():
            assert [heading.level for heading in body.headings].count(3) == 2
            assert "| --- |" in body.markdown
            assert "\n- " in body.markdown
            assert "\n1. " in body.markdown


def test_a_larger_manual_begins_like_a_smaller_one(made: tuple[manual.NewGuideline, ...], library: Library) -> None:
    again = manual.manual(library, SMALL)
    assert len(again) == 1
    assert again[0].guides == made[0].guides[:SMALL]
    assert [len(guideline.guides) for guideline in made] == [50, 50, 20]


def test_ids_titles_and_requirements_are_unique(made: tuple[manual.NewGuideline, ...]) -> None:
    guides = [guide for guideline in made for guide in guideline.guides]
    assert len({guide.id for guide in guides}) == LARGE
    for code in ("ja", "en"):
        assert len({guide.titles[code] for guide in guides}) == LARGE
        assert len({guide.bodies[code] for guide in guides}) == LARGE
    ids = Counter(row.facts.id for guide in guides for row in guide.requirements)
    assert len(ids) > LARGE * 5
    assert set(ids.values()) == {1}


def test_every_level_is_asked_for_and_every_phase(made: tuple[manual.NewGuideline, ...]) -> None:
    rows = [row.facts for guideline in made for guide in guideline.guides for row in guide.requirements]
    assert {row.level for row in rows} == {"must", "should", "may"}
    phases = set(chain.from_iterable(row.phases for row in rows))
    assert phases == set(Phase)
    assert len({citation.standard for row in rows for citation in row.standards}) > 20


def test_new_terms_grow_slower_than_the_manual() -> None:
    counts = [vocabulary.new_terms(guide) for guide in range(1, 4001)]
    assert counts[0] == vocabulary.NEW_WORDS
    assert min(counts) >= vocabulary.FEWEST
    assert sum(counts[:1000]) < sum(counts) < 4 * sum(counts[:1000])


def test_no_new_term_is_made_twice_or_stands_in_the_real_content(library: Library) -> None:
    texts = {language.code: Sentences(library, language).text for language in library.languages}
    new = [term for several in vocabulary.terms(library, texts, LARGE) for term in several]
    assert len(new) == sum(map(vocabulary.new_terms, range(1, LARGE + 1)))
    assert (
        len({term.ja for term in new}) == len({term.en for term in new}) == len({term.id for term in new}) == len(new)
    )
    assert not [term for term in new if term.ja in texts["ja"] or term.en in texts["en"]]
