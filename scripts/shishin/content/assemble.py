"""Makes typed objects from drafts that no rule objected to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from shishin.content.addresses import guideline_of
from shishin.content.data_file import record
from shishin.content.digest import is_behind
from shishin.content.figure import parse
from shishin.content.link_targets import leads, resolve, targets
from shishin.content.markdown import Bullet, HeadingAt, Paragraph
from shishin.content.renamed import with_renamed
from shishin.model.comparison import differences, with_lifetimes
from shishin.model.data import ChangesFile, Publication, ReadingsFile, RedirectsFile, SynonymsFile
from shishin.model.fields import Record
from shishin.model.guideline import (
    FOLDER,
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
from shishin.model.library import Library
from shishin.model.page import FreePage, Heading, PageFacts, PageText, PageWords
from shishin.model.principle import Principle, PrincipleFacts, PrincipleText, PrincipleWords, Section, SectionKey
from shishin.model.release import DRAFT, Account, ChangeNote, GuidelineVersion, latest
from shishin.model.requirement import Requirement
from shishin.model.standard import StandardsFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shishin.content.drafts import Draft, Family
    from shishin.content.link_targets import Target
    from shishin.content.releases import Frozen, History, Waiting
    from shishin.content.sources import Sources
    from shishin.model.data import Redirect
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
    every = [principle(family) for family in everything.principles]
    histories = {each.folder: each for each in everything.histories}
    made = [
        versions(own, histories.get(folder), everything.waiting.get(folder), everything.standard_rows, moved.redirects)
        for own in guidelines(everything.guidelines, everything.guides)
        for folder in [f"{FOLDER}/{own.facts.id}"]
    ]
    shown = tuple(_shown(group) for group in made)
    return Library(
        principles=tuple(sorted(every, key=lambda each: each.facts.number)),
        guidelines=tuple(replace(each.guideline, place="") for each in shown),
        versions=tuple(each for group in made for each in _open(group)),
        working=tuple(group[-1] for group in made),
        standards=_cited(shown, everything.standard_rows),
        pages=tuple(free_page(family) for family in everything.pages),
        terms=everything.term_rows,
        corrections=everything.correction_rows,
        publication=edition,
        readings=readings.readings,
        synonyms=synonyms.synonyms,
        changes=changes.changes,
        redirects=moved.redirects,
        lost=frozenset(pair for each in everything.histories for one in each.frozen for pair in _lost(one, known)),
        figures={file.path: tree for file in everything.figures if (tree := parse(file.path, file.text, []))},
    )


def _shown(versions: Sequence[GuidelineVersion]) -> GuidelineVersion:
    """Give what readers are led to."""
    return latest(versions) or versions[-1]


def _open(versions: Sequence[GuidelineVersion]) -> tuple[GuidelineVersion, ...]:
    """Give the released versions, and the working text if it differs from the newest of them."""
    *released, working = versions
    if released and differences(released[-1].guideline, working.guideline):
        return tuple(versions)
    return tuple(released)


def _cited(shown: Sequence[GuidelineVersion], rows: Sequence[Standard]) -> tuple[Standard, ...]:
    """Give the standards that are cited, as they are known today if they still are."""
    if not any(each.release for each in shown):
        return tuple(rows)
    used = {each.standard for one in shown for row in one.guideline.requirements for each in row.facts.standards}
    known = {each.id: each for one in shown for each in one.standards} | {each.id: each for each in rows}
    return tuple(known[id_] for id_ in sorted(used))


def _lost(frozen: Frozen, known: Mapping[str, Target]) -> Iterator[tuple[str, str]]:
    """Give the links of a frozen version to what has gone since."""
    drafts = [each for family in [*frozen.own, *frozen.guides] for each in family.drafts.values()]
    own = targets([replace(each, file=replace(each.file, path=placed(each))) for each in drafts], (), {})
    for each in drafts:
        for reference in each.outline.references:
            if not leads(placed(each), reference.target, {**known, **own}):
                yield each.file.path, reference.target


def placed(draft: Draft) -> str:
    """Give the path that a frozen document had among the sources."""
    return f"{draft.file.stem}.{draft.file.language}.md"


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
            _headings(draft),
            draft.outline.passages,
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


def versions(
    own: Guideline,
    history: History | None,
    waiting: Waiting | None,
    standards: Sequence[Standard],
    redirects: Sequence[Redirect],
) -> tuple[GuidelineVersion, ...]:
    """Make every version of a guideline: the released ones, oldest first, and the working text as the last.

    Args:
        own: The working text.
        history: Its released versions, if there are any.
        waiting: The notes for the next version.
        standards: The standards as they are known today.
        redirects: The addresses that moved: they tell which guide of an older version is which of today.
    """
    found = [_version(each, redirects) for each in (history.frozen if history else ())]
    notes = tuple(filter(None, (record(each, ChangeNote) for each in (waiting.notes if waiting else ()))))
    said = record(waiting.account, Account) if waiting else None
    used = {each.standard for row in own.requirements for each in row.facts.standards}
    cited = tuple(each for each in standards if each.id in used)
    found.append(GuidelineVersion(DRAFT, replace(own, place=DRAFT), cited, None, said, notes))
    return with_lifetimes(found)


def _version(frozen: Frozen, redirects: Sequence[Redirect]) -> GuidelineVersion:
    (found,) = guidelines(frozen.own, frozen.guides)
    own = with_renamed(found, redirects)
    new = {each.facts.id: each.lasting_id for each in own.guides}
    notes = (record(each, ChangeNote) for each in frozen.waiting.notes)
    cited = record(frozen.standards, StandardsFile)
    return GuidelineVersion(
        frozen.release.version,
        replace(own, place=frozen.release.version),
        cited.standards if cited else (),
        frozen.release,
        record(frozen.waiting.account, Account),
        tuple(
            note.model_copy(update={"about": tuple(new.get(id_, id_) for id_ in note.about)}) for note in notes if note
        ),
        frozen.addresses,
    )


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
            draft.outline.passages,
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
