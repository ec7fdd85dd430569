"""Makes typed objects from drafts that no rule objected to."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from shishin.content.digest import is_behind
from shishin.content.link_targets import leads, resolve, targets
from shishin.content.making.guidelines import guidelines, versions
from shishin.content.reading.body import headings
from shishin.content.reading.data_file import record
from shishin.content.reading.markdown import Bullet, HeadingAt, Paragraph
from shishin.forms.today import make
from shishin.model.data import ChangesFile, ReadingsFile, RedirectsFile
from shishin.model.fields import Record
from shishin.model.guideline import FOLDER
from shishin.model.library import Library
from shishin.model.page import FreePage, PageFacts, PageText, PageWords
from shishin.model.principle import Principle, PrincipleFacts, PrincipleText, PrincipleWords, Section, SectionKey
from shishin.model.publication import Publication
from shishin.model.synonyms import SynonymsFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shishin.content.link_targets import Target
    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.reading.frozen import Frozen, FrozenPage
    from shishin.content.reading.sources import Sources
    from shishin.model.release import GuidelineVersion
    from shishin.model.standard import Standard

AnyRecord = TypeVar("AnyRecord", bound=Record)


def library(everything: Sources, known: Mapping[str, Target]) -> Library | None:
    """Make the whole content.

    Args:
        everything: Files that no rule objected to.
        known: Every file that can be linked to.
    """
    edition = record(everything.publication, Publication)
    readings = record(everything.readings, ReadingsFile)
    synonyms = record(everything.synonyms, SynonymsFile)
    changes = record(everything.changes, ChangesFile)
    moved = record(everything.redirects, RedirectsFile)
    if edition is None or readings is None or synonyms is None or changes is None or moved is None:
        return None
    principles = [principle(family) for family in everything.principles]
    histories = {history.folder: history for history in everything.histories}
    standards = tuple(map(make.standard, everything.standard_rows))
    histories_made = tuple(
        versions(guideline, histories.get(folder), everything.waiting.get(folder), standards, moved.redirects)
        for guideline in guidelines(everything.guidelines, everything.guides)
        for folder in [f"{FOLDER}/{guideline.facts.id}"]
    )
    return Library(
        languages=everything.languages,
        principles=tuple(sorted(principles, key=lambda principle: principle.facts.number)),
        guidelines=tuple(history.shown for history in histories_made),
        histories=histories_made,
        standards=cited([history.led_to for history in histories_made], standards),
        pages=tuple(free_page(family) for family in everything.pages),
        terms=everything.term_rows,
        corrections=everything.correction_rows,
        publication=edition,
        readings=readings.readings,
        synonyms=synonyms.synonyms,
        changes=changes.changes,
        redirects=moved.redirects,
        lost=lost_links(everything, known),
        figures={figure.file.path: figure.root for figure in everything.figures if figure.root},
        accessibility=everything.accessibility.known(),
    )


def cited(shown: Sequence[GuidelineVersion], rows: Sequence[Standard]) -> tuple[Standard, ...]:
    """Give the standards that are cited, as they are known today if they still are."""
    if not any(version.release for version in shown):
        return tuple(rows)
    requirements = (row for version in shown for row in version.guideline.requirements)
    used = {citation.standard for row in requirements for citation in row.facts.standards}
    known = {standard.id: standard for version in shown for standard in version.standards}
    known |= {standard.id: standard for standard in rows}
    return tuple(known[id_] for id_ in sorted(used))


def lost_links(everything: Sources, known: Mapping[str, Target]) -> frozenset[tuple[str, str]]:
    """Give the links of all frozen versions to what has gone since."""
    frozen_versions = (frozen for history in everything.histories for frozen in history.frozen)
    return frozenset(pair for frozen in frozen_versions for pair in _lost(frozen, known))


def _lost(frozen: Frozen, known: Mapping[str, Target]) -> Iterator[tuple[str, str]]:
    """Give the links of a frozen version to what has gone since."""
    moved = [(page, replace(page, file=replace(page.file, path=placed(page)))) for page in frozen.pages]
    everything = ChainMap(targets([placed for _, placed in moved], (), {}), dict(known))
    for page, at_its_place in moved:
        for reference in page.outline.references:
            if not leads(at_its_place.file.path, reference.target, everything):
                yield page.file.path, reference.target


def placed(page: FrozenPage) -> str:
    """Give the path that a frozen document had among the sources."""
    return f"{page.file.stem}.{page.file.language}.md"


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
            draft.parts.body,
            headings(draft.outline),
            draft.outline.passages,
            tuple(
                resolve(draft.file.path, reference.target) for reference in draft.outline.references if reference.image
            ),
            is_behind(family, code),
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
    if draft.record is None:
        raise ValueError(draft.file.path)
    return kind.cut_from(draft.record)


def _sections(draft: Draft) -> tuple[Section, ...]:
    keys = {title: SectionKey(key) for key, title in draft.language.sections["principle"].items()}
    rows: list[tuple[str, list[str], str]] = []
    for block in draft.outline.blocks:
        if isinstance(block, HeadingAt):
            rows.append((block.text, [], ""))
        elif isinstance(block, Bullet):
            rows[-1][1].append(block.text)
        elif isinstance(block, Paragraph):
            rows[-1] = (*rows[-1][:2], block.text)
    return tuple(Section(keys[title], title, tuple(bullets), closing) for title, bullets, closing in rows)
