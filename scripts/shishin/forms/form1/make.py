"""Makes typed objects from the records of form 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, overload

from shishin.forms.form1.values import VALUES
from shishin.model.by_language import ByLanguage
from shishin.model.guideline import Guide, GuideFacts, GuidelineFacts, GuidelineWords, GuideTitle
from shishin.model.release import Account, ChangeNote, Examination, FrozenFile, Recommendation, Release, Withdrawal
from shishin.model.requirement import Check, Citation, Requirement, RequirementFacts, RequirementWords
from shishin.model.standard import Standard
from shishin.model.version import Version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.forms.form1 import records
    from shishin.model.guideline import BodyText


@overload
def _words(words: Mapping[str, str]) -> ByLanguage: ...
@overload
def _words(words: Mapping[str, str] | None) -> ByLanguage | None: ...
def _words(words: Mapping[str, str] | None) -> ByLanguage | None:
    return ByLanguage(dict(words)) if words is not None else None


def guideline_facts(source: records.GuidelineSource) -> GuidelineFacts:
    """Make a guideline's facts."""
    return GuidelineFacts(
        id=source.id,
        prefix=source.prefix,
        number=source.number,
        status=source.status,
        scope=source.scope,
        principles=source.principles,
        reviewed=source.reviewed,
        review_by=source.review_by,
        slide=source.slide,
    )


def guideline_words(record: records.GuidelineSource | records.GuidelineTranslation) -> GuidelineWords:
    """Make what names a guideline in a language."""
    return GuidelineWords(
        title=record.title, short_title=record.short_title, description=record.description, owner=record.owner
    )


def guide(
    source: records.GuideSource,
    by_code: Mapping[str, records.GuideSource | records.GuideTranslation],
    bodies: Mapping[str, BodyText],
) -> Guide:
    """Make a guide from its files by language, which have the same requirements in the same order."""
    return Guide(
        facts=GuideFacts(id=source.id, number=source.number),
        titles={
            code: GuideTitle(title=record.title, description=record.description) for code, record in by_code.items()
        },
        bodies=bodies,
        requirements=tuple(
            Requirement(
                facts=_requirement_facts(row),
                texts={code: _requirement_words(record.requirements[place]) for code, record in by_code.items()},
            )
            for place, row in enumerate(source.requirements)
        ),
        vocabulary=VALUES,
    )


def _requirement_facts(row: records.RequirementSource) -> RequirementFacts:
    return RequirementFacts(
        id=row.id,
        level=row.level,
        phases=row.phases,
        roles=row.roles,
        principles=row.principles,
        standards=tuple(Citation(standard=citation.standard, clause=citation.clause) for citation in row.standards),
        withdrawn=row.withdrawn,
    )


def _requirement_words(row: records.RequirementTranslation) -> RequirementWords:
    return RequirementWords(statement=row.statement, check=Check(method=row.check.method, evidence=row.check.evidence))


def note(record: records.ChangeNote) -> ChangeNote:
    """Make a change note."""
    return ChangeNote(
        kind=record.kind,
        about=record.about,
        text=_words(record.text),
        why=_words(record.why),
        evidence=record.evidence,
        effect=record.effect,
        suggestion=record.suggestion,
    )


def account(record: records.Account) -> Account:
    """Make what is said of a version."""
    return Account(summary=_words(record.summary), examinations=tuple(map(_examination, record.examinations)))


def _examination(row: records.Examination) -> Examination:
    return Examination(
        kind=row.kind,
        date=row.date,
        by=_words(row.by),
        independent=row.independent,
        outcome=_words(row.outcome),
        recommendations=tuple(
            Recommendation(text=_words(advice.text), taken=advice.taken, answer=_words(advice.answer))
            for advice in row.recommendations
        ),
    )


def standard(record: records.Standard) -> Standard:
    """Make a standard."""
    return Standard(
        id=record.id,
        number=_words(record.number),
        name=_words(record.name),
        short=_words(record.short),
        translated=record.translated,
        edition=_words(record.edition),
        published=record.published,
        publisher=_words(record.publisher),
        address=record.address,
        clauses=_words(record.clauses),
        checked=record.checked,
        status=record.status,
        note=_words(record.note),
    )


def release(row: records.Row) -> Release:
    """Make a row of the ledger."""
    gone = row.withdrawn
    major, minor, patch, *beta = map(int, re.findall(r"[0-9]+", row.version))
    return Release(
        form=row.form,
        version=Version((major, minor, patch), *beta),
        date=row.date,
        status=row.status,
        scope=row.scope,
        languages=row.languages,
        files=tuple(FrozenFile(path=file.path, digest=file.digest) for file in row.files),
        chain=row.chain,
        withdrawn=Withdrawal(date=gone.date, why=_words(gone.why), chain=gone.chain) if gone else None,
    )
