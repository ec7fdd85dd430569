"""What differs between two states of a guideline: requirement by requirement and guide by guide, never by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from shishin.model.release import Effect, NoteKind
from shishin.model.requirement import Level, Lifetime
from shishin.model.version import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from shishin.model.guideline import BodyText, Guide, Guideline, Scope
    from shishin.model.release import ChangeNote, GuidelineVersion
    from shishin.model.requirement import Requirement


class What(StrEnum):
    """What can differ, in the order in which readers care."""

    REQUIREMENT = "requirement"
    GUIDE = "guide"
    GUIDELINE = "guideline"


class DifferenceKind(StrEnum):
    """How it differs; what is MOVED is a requirement that stands in another guide, its words as before."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True)
class Part:
    """A part of something, before and after.

    Attributes:
        name: A field's name, or the anchor of a section of the text with `#` before it.
        language: The language of the words, or an empty string for a fact.
        before: Its words, or the ids that a fact consists of, with a space between.
        after: The same in the later state.
    """

    name: str
    language: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """A requirement, guide or guideline that is not as it was."""

    what: What
    id: str
    kind: DifferenceKind
    parts: tuple[Part, ...]


def differences(before: Guideline, after: Guideline) -> tuple[Difference, ...]:
    """Compare two states of one guideline.

    Dates of review and the status belong to a version as a whole and are not compared. A link has changed when its
    target has.
    """
    return (
        *_compared(What.REQUIREMENT, _requirements(before), _requirements(after)),
        *_compared(What.GUIDE, _guides(before), _guides(after)),
        *_compared(What.GUIDELINE, {before.facts.id: _guideline(before)}, {after.facts.id: _guideline(after)}),
    )


Fields = dict[tuple[str, str], str]
WITHDRAWN, GUIDE, SCOPE = ("withdrawn", ""), ("guide", ""), ("scope", "")


def _compared(what: What, before: Mapping[str, Fields], after: Mapping[str, Fields]) -> Iterator[Difference]:
    for id_ in [*before, *(id_ for id_ in after if id_ not in before)]:
        old, new = before.get(id_, {}), after.get(id_, {})
        names = [*new, *(name for name in old if name not in new)]
        parts = tuple(
            Part(*name, old.get(name, ""), new.get(name, ""))
            for name in names
            if old.get(name, "") != new.get(name, "")
        )
        if parts:
            yield Difference(what, id_, _kind(old, new, parts), parts)


def _kind(old: Fields, new: Fields, parts: tuple[Part, ...]) -> DifferenceKind:
    if not old or not new:
        return DifferenceKind.REMOVED if old else DifferenceKind.ADDED
    if new.get(WITHDRAWN) and not old.get(WITHDRAWN):
        return DifferenceKind.WITHDRAWN
    return DifferenceKind.MOVED if {(part.name, part.language) for part in parts} == {GUIDE} else DifferenceKind.CHANGED


def _requirements(guideline: Guideline) -> dict[str, Fields]:
    return {row.id: _requirement(guide, row) for guide in guideline.guides for row in guide.requirements}


def _requirement(guide: Guide, row: Requirement) -> Fields:
    facts = row.facts
    fields = {("level", ""): str(facts.level)}
    for name in ("statement", "method", "evidence"):
        fields |= {(name, code): _said(row, code, name) for code in row.texts}
    cited = (f"{citation.standard}:{citation.clause or ''}" for citation in facts.standards)
    return fields | {
        ("phases", ""): " ".join(facts.phases),
        ("roles", ""): " ".join(facts.roles),
        ("principles", ""): " ".join(facts.principles),
        ("standards", ""): "\n".join(cited),
        GUIDE: guide.lasting_id,
        WITHDRAWN: "withdrawn" if facts.withdrawn else "",
    }


def _said(row: Requirement, code: str, name: str) -> str:
    words = row.texts[code]
    return words.statement if name == "statement" else str(getattr(words.check, name))


def _guides(guideline: Guideline) -> dict[str, Fields]:
    fields_of_guides = {}
    for guide in guideline.guides:
        titles = {(name, code): str(getattr(text, name)) for name in ("title", "description")
                  for code, text in guide.titles.items()}  # fmt: skip
        fields_of_guides[guide.lasting_id] = titles | _sections(guide.bodies)
    return fields_of_guides


def _guideline(guideline: Guideline) -> Fields:
    names = ("title", "short_title", "description", "owner")
    titles = {(name, code): str(getattr(text, name)) for name in names for code, text in guideline.titles.items()}
    facts = {SCOPE: str(guideline.facts.scope), ("principles", ""): " ".join(guideline.facts.principles)}
    return titles | facts | _sections(guideline.bodies)


def _sections(bodies: Mapping[str, BodyText]) -> Fields:
    return {
        (f"#{passage.id}", code): "\n".join(filter(None, (passage.heading, passage.linked)))
        for code, body in bodies.items()
        for passage in body.passages
    }


def unnoted(all_differences: Iterable[Difference], notes: Sequence[ChangeNote]) -> tuple[Difference, ...]:
    """Give the differences that no note names."""
    named = {id_ for note in notes for id_ in note.about}
    return tuple(difference for difference in all_differences if difference.id not in named)


def idle(all_differences: Iterable[Difference], note: ChangeNote) -> tuple[str, ...]:
    """Give what a note names and what is as it was."""
    differ = {difference.id for difference in all_differences}
    return tuple(id_ for id_ in note.about if id_ not in differ)


def fitting(difference: Difference) -> frozenset[NoteKind]:
    """Give the kinds of note that can tell of a difference.

    Only words can be editorial: a level, role, phase, principle, standard or scope cannot. A text can gain or lose a
    part; a requirement is added or withdrawn as a whole.
    """
    if difference.kind is DifferenceKind.ADDED:
        return frozenset({NoteKind.ADDED})
    if difference.kind in {DifferenceKind.WITHDRAWN, DifferenceKind.REMOVED}:
        return frozenset({NoteKind.WITHDRAWN})
    kinds = {NoteKind.CHANGED}
    if all(part.language or part.name == "guide" for part in difference.parts):
        kinds.add(NoteKind.EDITORIAL)
    if difference.what is not What.REQUIREMENT:
        kinds |= {NoteKind.ADDED, NoteKind.WITHDRAWN}
    return frozenset(kinds)


def miscalled(
    all_differences: Iterable[Difference], notes: Sequence[ChangeNote]
) -> tuple[tuple[ChangeNote, Difference], ...]:
    """Give the notes whose kind is not what happened, each with the difference that it does not fit.

    A note that fits one of the things it names may name others, if those have a note of their own that fits.
    """
    differ = {difference.id: difference for difference in all_differences}
    named = {note: [differ[id_] for id_ in note.about if id_ in differ] for note in notes}
    rightly_called = {
        difference.id for note, rows in named.items() for difference in rows if note.kind in fitting(difference)
    }
    return tuple(
        (note, difference)
        for note, rows in named.items()
        for difference in rows
        if note.kind not in fitting(difference)
        and (difference.id not in rightly_called or not any(note.kind in fitting(other) for other in rows))
    )


WIDEST: Scope = "all-bureaux"
"""Who had not to meet a requirement before must meet it once the scope is this."""


def step(before: Guideline, after: Guideline, notes: Sequence[ChangeNote]) -> Step:
    """Give the least step of the version number that the changes between two states ask for.

    A new or stricter MUST and a wider scope are a major step: who met the old version may not meet the new one. A new
    SHOULD or MAY, a MUST that asks for no more than before, and any other change of the meaning is a minor step. What
    the notes call editorial is a patch. A changed MUST that no note calls looser or the same counts as stricter.
    """
    steps = (_step(difference, before, after, notes) for difference in differences(before, after))
    return max(steps, default=Step.PATCH)


def _step(difference: Difference, before: Guideline, after: Guideline, notes: Sequence[ChangeNote]) -> Step:
    about = [note for note in notes if difference.id in note.about]
    if about and all(note.kind == NoteKind.EDITORIAL for note in about) and NoteKind.EDITORIAL in fitting(difference):
        return Step.PATCH
    if any((part.name, part.after) == ("scope", WIDEST) for part in difference.parts):
        return Step.MAJOR
    was, now = (_rank(guideline, difference.id) for guideline in (before, after))
    if difference.kind is DifferenceKind.MOVED or now != 0:
        return Step.MINOR
    raised = was is not None and now < was
    effects = {note.effect for note in about if note.kind == NoteKind.CHANGED}
    harmless = bool(effects) and effects <= {Effect.LOOSER, Effect.SAME}
    return Step.MINOR if harmless and not raised and was is not None else Step.MAJOR


def binding(*states: Guideline) -> frozenset[str]:
    """Give the numbers of the requirements that are a MUST in any of some states."""
    return frozenset(row.id for state in states for row in state.requirements if row.facts.level == Level.MUST)


def _rank(guideline: Guideline, id_: str) -> int | None:
    """Give how binding a requirement in force is, 0 for the most; nothing for one that is withdrawn or is none."""
    rows = (row.facts for row in guideline.requirements if row.id == id_)
    return next((guideline.vocabulary.levels.index(row.level) for row in rows if not row.withdrawn), None)


def with_lifetimes(versions: Sequence[GuidelineVersion]) -> tuple[GuidelineVersion, ...]:
    """Give each requirement the versions that brought, last changed and withdrew it, as far as each version knows.

    Args:
        versions: The released versions of one guideline in order; the working text may be the last.
    """
    lives: dict[str, Lifetime] = {}
    completed = []
    for number, version in enumerate(versions):
        if number:
            _live_on(versions[number - 1], version, lives)
        else:
            lives = {row.id: Lifetime(_named(version)) for row in version.guideline.requirements}
        guides = tuple(
            replace(guide, requirements=tuple(replace(row, life=lives[row.id]) for row in guide.requirements))
            for guide in version.guideline.guides
        )
        completed.append(replace(version, guideline=replace(version.guideline, guides=guides)))
    return tuple(completed)


def _live_on(before: GuidelineVersion, version: GuidelineVersion, lives: dict[str, Lifetime]) -> None:
    name = _named(version)
    for difference in differences(before.guideline, version.guideline):
        if difference.what is not What.REQUIREMENT or difference.kind is DifferenceKind.REMOVED:
            continue
        about = [note.kind for note in version.notes if difference.id in note.about]
        if difference.kind is DifferenceKind.ADDED:
            lives[difference.id] = Lifetime(name)
        elif difference.kind is DifferenceKind.WITHDRAWN:
            lives[difference.id] = replace(lives[difference.id], withdrawn=name)
        elif set(about) != {NoteKind.EDITORIAL}:
            # A draft that changes it again takes nothing from what was released.
            lives[difference.id] = replace(lives[difference.id], changed=name or lives[difference.id].changed)


def _named(version: GuidelineVersion) -> str:
    return version.name if version.release else ""
