"""Makes typed objects from drafts that no rule objected to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from shishin.content.markdown import Bullet, HeadingAt, Paragraph
from shishin.content.passages import passages
from shishin.content.rules.guidelines import guideline_of
from shishin.content.rules.links import resolve
from shishin.content.rules.pairs import is_behind
from shishin.model.fields import Record
from shishin.model.guideline import (
    BodyText,
    Guide,
    GuideFacts,
    Guideline,
    GuidelineFacts,
    GuidelineWords,
    GuideSource,
    GuideTitle,
    GuideWords,
)
from shishin.model.page import FreePage, Heading, PageFacts, PageText, PageWords
from shishin.model.principle import SECTION_TITLES, Principle, PrincipleFacts, PrincipleText, PrincipleWords, Section
from shishin.model.requirement import Requirement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.content.drafts import Draft, Family

AnyRecord = TypeVar("AnyRecord", bound=Record)


def principle(family: Family) -> Principle:
    """Make a principle from its files."""
    texts = {
        code: PrincipleText(
            draft.file.path,
            _part(draft, PrincipleWords),
            _sections(draft),
            is_behind(family, code),
        )
        for code, draft in family.drafts.items()
    }
    return Principle(_part(_source(family), PrincipleFacts), texts)


def free_page(family: Family) -> FreePage:
    """Make a free page from its files."""
    texts = {
        code: PageText(
            draft.file.path,
            _part(draft, PageWords),
            _headings(draft),
            passages(draft.parts.body),
            tuple(resolve(draft.file.path, each.target) for each in draft.outline.references if each.image),
            is_behind(family, code),
        )
        for code, draft in family.drafts.items()
    }
    return FreePage(family.stem.removeprefix("docs/"), _part(_source(family), PageFacts), texts)


def guidelines(families: Sequence[Family], guides: Sequence[Family]) -> tuple[Guideline, ...]:
    """Make the guidelines and their guides from their files, in the order of their numbers."""
    made: dict[str, list[Guide]] = {}
    for family in guides:
        made.setdefault(guideline_of(family.stem), []).append(_guide(family))
    found = [
        Guideline(
            _part(_source(family), GuidelineFacts),
            {code: _part(draft, GuidelineWords) for code, draft in family.drafts.items()},
            _bodies(family),
            tuple(sorted(made.get(guideline_of(family.stem), []), key=lambda each: each.facts.number)),
        )
        for family in families
    ]
    return tuple(sorted(found, key=lambda each: each.facts.number))


def _guide(family: Family) -> Guide:
    words = {code: _part(draft, GuideWords).requirements for code, draft in family.drafts.items()}
    source = _source(family).record
    rows = source.requirements if isinstance(source, GuideSource) else ()
    return Guide(
        _part(_source(family), GuideFacts),
        {code: _part(draft, GuideTitle) for code, draft in family.drafts.items()},
        _bodies(family),
        tuple(Requirement(row, {code: each[at] for code, each in words.items()}) for at, row in enumerate(rows)),
    )


def _bodies(family: Family) -> dict[str, BodyText]:
    return {
        code: BodyText(
            draft.file.path,
            draft.parts.body,
            _headings(draft),
            passages(draft.parts.body),
            is_behind(family, code),
        )
        for code, draft in family.drafts.items()
    }


def _headings(draft: Draft) -> tuple[Heading, ...]:
    return tuple(Heading(each.level, each.text, each.id) for each in draft.outline.headings)


def _source(family: Family) -> Draft:
    if family.source is None:
        raise ValueError(family.stem)
    return family.source


def _part(draft: Draft, kind: type[AnyRecord]) -> AnyRecord:
    """Cut a file's record down to its facts or its words."""
    if draft.record is None:
        raise ValueError(draft.file.path)
    return kind.cut_from(draft.record)


def _sections(draft: Draft) -> tuple[Section, ...]:
    keys = {title: key for key, title in SECTION_TITLES[draft.file.language].items()}
    rows: list[tuple[str, list[str], str]] = []
    for block in draft.outline.blocks:
        if isinstance(block, HeadingAt):
            rows.append((block.text, [], ""))
        elif isinstance(block, Bullet):
            rows[-1][1].append(block.text)
        elif isinstance(block, Paragraph):
            rows[-1] = (*rows[-1][:2], block.text)
    return tuple(Section(keys[title], title, tuple(bullets), closing) for title, bullets, closing in rows)
