"""Makes typed objects from the records that were read by the field table of today."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from shishin.model.by_language import ByLanguage
from shishin.model.guideline import GuideFacts, GuidelineFacts, GuidelineWords, GuideTitle
from shishin.model.release import Account, ChangeNote, Examination, Recommendation
from shishin.model.requirement import Check, Citation, Requirement, RequirementFacts, RequirementWords
from shishin.model.standard import Standard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.forms.today import guideline as guidelines
    from shishin.forms.today import release as releases
    from shishin.forms.today import requirement as requirements
    from shishin.forms.today import standard as standards
    from shishin.model.fields import Words


@overload
def by_language(words: Words) -> ByLanguage: ...
@overload
def by_language(words: Words | None) -> ByLanguage | None: ...
def by_language(words: Words | None) -> ByLanguage | None:
    """Make words of a record; nothing of none."""
    return ByLanguage(words.texts) if words else None


def guideline_facts(record: guidelines.GuidelineFacts) -> GuidelineFacts:
    """Make a guideline's facts."""
    return GuidelineFacts(
        record.id,
        record.prefix,
        record.number,
        record.status,
        record.scope,
        record.principles,
        record.reviewed,
        record.review_by,
        record.slide,
    )


def guideline_words(record: guidelines.GuidelineWords) -> GuidelineWords:
    """Make what names a guideline in a language."""
    return GuidelineWords(record.title, record.short_title, record.description, record.owner)


def guide_facts(record: guidelines.GuideFacts) -> GuideFacts:
    """Make a guide's facts."""
    return GuideFacts(record.id, record.number)


def guide_title(record: guidelines.GuideTitle) -> GuideTitle:
    """Make what names a guide in a language."""
    return GuideTitle(record.title, record.description)


def guide_requirements(
    source: guidelines.GuideSource, by_code: Mapping[str, guidelines.GuideSource | guidelines.GuideTranslation]
) -> tuple[Requirement, ...]:
    """Make a guide's requirements from its files by language, which have the same requirements in the same order."""
    return tuple(
        Requirement(
            _requirement_facts(row),
            {code: _requirement_words(record.requirements[place]) for code, record in by_code.items()},
        )
        for place, row in enumerate(source.requirements)
    )


def _requirement_facts(record: requirements.RequirementSource) -> RequirementFacts:
    return RequirementFacts(
        record.id,
        str(record.level),
        tuple(map(str, record.phases)),
        tuple(map(str, record.roles)),
        record.principles,
        tuple(Citation(row.standard, row.clause) for row in record.standards),
        record.withdrawn,
    )


def _requirement_words(record: requirements.RequirementWords) -> RequirementWords:
    return RequirementWords(record.statement, Check(record.check.method, record.check.evidence))


def note(record: releases.ChangeNote) -> ChangeNote:
    """Make a change note."""
    return ChangeNote(
        str(record.kind),
        record.about,
        by_language(record.text),
        by_language(record.why),
        record.evidence,
        str(record.effect) if record.effect else None,
        record.suggestion,
    )


def account(record: releases.Account) -> Account:
    """Make what is said of a version."""
    return Account(by_language(record.summary), tuple(map(_examination, record.examinations)))


def _examination(record: releases.Examination) -> Examination:
    return Examination(
        record.kind,
        record.date,
        by_language(record.by),
        record.independent,
        by_language(record.outcome),
        tuple(
            Recommendation(by_language(row.text), row.taken, by_language(row.answer)) for row in record.recommendations
        ),
    )


def standard(record: standards.Standard) -> Standard:
    """Make a standard."""
    return Standard(
        id=record.id,
        number=by_language(record.number),
        name=by_language(record.name),
        short=by_language(record.short),
        translated=record.translated,
        edition=by_language(record.edition),
        published=record.published,
        publisher=by_language(record.publisher),
        address=record.address,
        clauses=by_language(record.clauses),
        checked=record.checked,
        status=record.status,
        note=by_language(record.note),
    )
