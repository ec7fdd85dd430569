"""Makes typed objects from drafts that no rule objected to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from shishin.content.markdown import Bullet, HeadingAt, Paragraph
from shishin.content.passages import passages
from shishin.content.rules.links import resolve
from shishin.content.rules.pairs import is_behind
from shishin.model.fields import Record
from shishin.model.page import FreePage, Heading, PageFacts, PageText, PageWords
from shishin.model.principle import SECTION_TITLES, Principle, PrincipleFacts, PrincipleText, PrincipleWords, Section

if TYPE_CHECKING:
    from shishin.content.drafts import Draft, Family

AnyRecord = TypeVar("AnyRecord", bound=Record)


def principle(family: Family) -> Principle:
    """Make a principle from its files."""
    texts = {
        code: PrincipleText(
            draft.file.path,
            _part(draft, PrincipleWords),
            _sections(draft),
            is_behind(family, code, PrincipleWords),
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
            tuple(Heading(each.level, each.text, each.id) for each in draft.outline.headings),
            passages(draft.parts.body),
            tuple(resolve(draft.file.path, each.target) for each in draft.outline.references if each.image),
            is_behind(family, code, PageWords),
        )
        for code, draft in family.drafts.items()
    }
    return FreePage(family.stem.removeprefix("docs/"), _part(_source(family), PageFacts), texts)


def _source(family: Family) -> Draft:
    if family.source is None:
        raise ValueError(family.stem)
    return family.source


def _part(draft: Draft, kind: type[AnyRecord]) -> AnyRecord:
    """Cut a file's record down to its facts or its words."""
    data = draft.record.model_dump(include=set(kind.model_fields)) if draft.record else {}
    return kind.model_validate(data)


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
