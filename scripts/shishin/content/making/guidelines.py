"""Makes guidelines from drafts that no rule objected to, and the versions of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from shishin.content.addresses import guideline_of
from shishin.content.digest import is_behind
from shishin.content.making.renamed import with_renamed
from shishin.content.reading.body import body_text
from shishin.content.reading.data_file import record
from shishin.forms.today import guideline as today
from shishin.forms.today import make
from shishin.forms.today.release import Account, ChangeNote
from shishin.forms.today.values import TODAY
from shishin.model.comparison import with_lifetimes
from shishin.model.guideline import Guide, Guideline
from shishin.model.release import GuidelineVersion
from shishin.model.version import Unnumbered
from shishin.model.versions import GuidelineVersions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.reading.releases import History, Waiting
    from shishin.model.data import Redirect
    from shishin.model.fields import Record
    from shishin.model.guideline import BodyText
    from shishin.model.standard import Standard

AnyRecord = TypeVar("AnyRecord", bound="Record")


def guidelines(families: Sequence[Family], guides: Sequence[Family]) -> tuple[Guideline, ...]:
    """Make the guidelines and their guides from their files, in the order of their numbers.

    Raises:
        ValueError: A file's fields do not fit.
    """
    made: dict[str, list[Guide]] = {}
    for family in guides:
        made.setdefault(guideline_of(family.stem), []).append(_guide(family))
    for own in made.values():
        own.sort(key=lambda guide: guide.facts.number)
    rows = (_guideline(family, tuple(made.get(guideline_of(family.stem), ()))) for family in families)
    return tuple(sorted(rows, key=lambda guideline: guideline.facts.number))


def versions(
    own: Guideline,
    history: History | None,
    waiting: Waiting | None,
    standards: Sequence[Standard],
    redirects: Sequence[Redirect],
) -> GuidelineVersions:
    """Make every version of a guideline.

    Args:
        own: The working text.
        history: Its released versions, if there are any.
        waiting: The notes for the next version.
        standards: The standards as they are known today.
        redirects: The addresses that moved: they tell which guide of an older version is which of today.
    """
    released = [_renamed(frozen.version, redirects) for frozen in (history.frozen if history else ())]
    notes = [record(file, ChangeNote) for file in (waiting.notes if waiting else ())]
    said = record(waiting.account, Account) if waiting else None
    used = {citation.standard for row in own.requirements for citation in row.facts.standards}
    working = GuidelineVersion(
        guideline=replace(own, shown_at=Unnumbered.DRAFT),
        standards=tuple(standard for standard in standards if standard.id in used),
        release=None,
        account=make.account(said) if said else None,
        notes=tuple(make.note(note) for note in notes if note),
    )
    *before, last = with_lifetimes([*released, working])
    return GuidelineVersions(tuple(before), last)


def _renamed(version: GuidelineVersion, redirects: Sequence[Redirect]) -> GuidelineVersion:
    """Tell of each guide of a version, and of what its notes name, what it is called by now."""
    own = with_renamed(version.guideline, redirects)
    new = {guide.facts.id: guide.lasting_id for guide in own.guides}
    notes = (replace(note, about=tuple(new.get(id_, id_) for id_ in note.about)) for note in version.notes)
    return replace(version, guideline=own, notes=tuple(notes))


def _guideline(family: Family, guides: tuple[Guide, ...]) -> Guideline:
    source = _record(family.source, today.GuidelineSource)
    return Guideline(
        facts=make.guideline_facts(source),
        titles={
            code: make.guideline_words(_record(draft, today.GuidelineWords))
            for code, draft in family.source_first.items()
        },
        bodies=_bodies(family),
        guides=guides,
        vocabulary=TODAY,
    )


def _guide(family: Family) -> Guide:
    source = _record(family.source, today.GuideSource)
    by_code = {
        code: source if draft is family.source else _record(draft, today.GuideTranslation)
        for code, draft in family.source_first.items()
    }
    return Guide(
        facts=make.guide_facts(source),
        titles={code: make.guide_title(each) for code, each in by_code.items()},
        bodies=_bodies(family),
        requirements=make.guide_requirements(source, by_code),
        vocabulary=TODAY,
    )


def _bodies(family: Family) -> dict[str, BodyText]:
    return {
        code: body_text(draft.file.path, draft.parts.body, draft.outline, behind=is_behind(family, code))
        for code, draft in family.source_first.items()
    }


def _record(draft: Draft | None, kind: type[AnyRecord]) -> AnyRecord:
    if draft is None or not isinstance(draft.record, kind):
        raise ValueError(draft.file.path if draft else kind.__name__)
    return draft.record
