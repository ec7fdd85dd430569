"""Makes the rows of every data set from the library."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from shishin.model.language import ENGLISH, JAPANESE, LANGUAGES
from shishin.pages.outputs.dataset.rows import (
    Both,
    ChangeRow,
    CitationRow,
    ExaminationRow,
    GuidelineRow,
    GuideRow,
    PrincipleRow,
    RecommendationRow,
    RequirementRow,
    Row,
    StandardRow,
    TermRow,
    VersionRow,
)
from shishin.pages.shared.address import (
    comparison_url,
    guide_url,
    guideline_url,
    page_url,
    principle_url,
    requirement_url,
)
from shishin.pages.shared.links import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.model.data import Term
    from shishin.model.fields import Words
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.principle import Principle, PrincipleText
    from shishin.model.release import GuidelineVersion, Release
    from shishin.model.requirement import Requirement
    from shishin.model.standard import Standard

DATASETS: dict[str, type[Row]] = {
    "principles": PrincipleRow,
    "guidelines": GuidelineRow,
    "guides": GuideRow,
    "requirements": RequirementRow,
    "versions": VersionRow,
    "changes": ChangeRow,
    "glossary": TermRow,
    "standards": StandardRow,
}
"""The data sets by name, each with the class of its rows."""


def rows(library: Library, site_url: str) -> dict[str, list[Row]]:
    """Give every row of every data set.

    Args:
        library: The content.
        site_url: The site's address, which the pages' addresses begin with.
    """
    lines = [(guideline, guide) for guideline in library.guidelines for guide in guideline.guides]
    return {
        "principles": [_principle(each, site_url) for each in library.principles],
        "guidelines": [_guideline(library, each, site_url) for each in library.guidelines],
        "guides": [_guide(guideline, guide, site_url) for guideline, guide in lines],
        "requirements": [
            _requirement(guideline, guide, row, site_url) for guideline, guide in lines for row in guide.requirements
        ],
        "versions": [_version(library, each, site_url) for each in released(library)],
        "changes": [row for each in released(library) for row in _changes(library, each, site_url)],
        "glossary": [_term(library, each, site_url) for each in library.terms],
        "standards": [_standard(each) for each in library.standards],
    }


def released(library: Library) -> tuple[GuidelineVersion, ...]:
    """Give every released version, oldest first within its guideline."""
    return tuple(each for each in library.versions if each.release)


def version_rows(version: GuidelineVersion, site_url: str) -> list[Row]:
    """Give the requirements of a version as they were released."""
    own = version.guideline
    return [_requirement(own, guide, row, site_url) for guide in own.guides for row in guide.requirements]


def _both(words: Callable[[Language], str]) -> Both:
    return Both(**{each.code: words(each) for each in LANGUAGES})


def _words(words: Words | None) -> Both | None:
    return Both(ja=words.ja, en=words.en) if words else None


def _said(words: Words) -> Both:
    return Both(ja=words.ja, en=words.en)


def _address(url: Callable[[Language], str], site_url: str) -> Both:
    return _both(lambda language: urljoin(site_url, url(language)))


def _principle(principle: Principle, site_url: str) -> PrincipleRow:
    texts = principle.texts

    def bullets(place: int) -> list[Both]:
        pairs = zip(*(texts[each.code].sections[place].bullets for each in (JAPANESE, ENGLISH)), strict=True)
        return [Both(ja=ja, en=en) for ja, en in pairs]

    def words(name: str) -> Both:
        return _both(lambda language: str(getattr(_text(texts[language.code]), name)))

    return PrincipleRow(
        id=principle.facts.id,
        number=principle.facts.number,
        slide=principle.facts.slide,
        tag=words("tag"),
        title=words("title"),
        description=words("description"),
        example=words("example"),
        do_not=words("do_not"),
        plain=words("plain"),
        background=bullets(0),
        actions=bullets(1),
        mechanisms=bullets(2),
        address=_address(lambda language: principle_url(principle, language), site_url),
    )


def _text(text: PrincipleText) -> object:
    return text.words


def _guideline(library: Library, guideline: Guideline, site_url: str) -> GuidelineRow:
    facts, titles, latest = guideline.facts, guideline.titles, library.latest(guideline.facts.id)
    return GuidelineRow(
        id=facts.id,
        prefix=facts.prefix,
        number=facts.number,
        version=latest.name if latest else None,
        status=facts.status,
        scope=facts.scope,
        title=_both(lambda language: titles[language.code].title),
        short_title=_both(lambda language: titles[language.code].short_title),
        description=_both(lambda language: titles[language.code].description),
        owner=_both(lambda language: titles[language.code].owner),
        reviewed=facts.reviewed,
        review_by=facts.review_by,
        principles=list(facts.principles),
        address=_address(lambda language: guideline_url(guideline, language), site_url),
    )


def _guide(guideline: Guideline, guide: Guide, site_url: str) -> GuideRow:
    return GuideRow(
        id=guide.facts.id,
        guideline=guideline.facts.id,
        number=guide.facts.number,
        title=_both(lambda language: guide.titles[language.code].title),
        description=_both(lambda language: guide.titles[language.code].description),
        phases=list(guide.phases),
        roles=list(guide.roles),
        address=_address(lambda language: guide_url(guideline, guide, language), site_url),
    )


def _requirement(guideline: Guideline, guide: Guide, row: Requirement, site_url: str) -> RequirementRow:
    facts, texts = row.facts, row.texts
    return RequirementRow(
        id=row.id,
        guideline=guideline.facts.id,
        guide=guide.facts.id,
        level=facts.level,
        statement=_both(lambda language: texts[language.code].statement),
        method=_both(lambda language: texts[language.code].check.method),
        evidence=_both(lambda language: texts[language.code].check.evidence),
        phases=list(facts.phases),
        roles=list(facts.roles),
        principles=list(facts.principles),
        standards=[CitationRow(standard=each.standard, clause=each.clause) for each in facts.standards],
        introduced=row.life.introduced or None,
        changed=row.life.changed or None,
        withdrawn=row.life.withdrawn or None,
        address=_address(lambda language: requirement_url(guideline, guide, row.id, language), site_url),
    )


def _version(library: Library, version: GuidelineVersion, site_url: str) -> VersionRow:
    guideline, row, account = version.guideline, _release(version), version.account
    examined = account.examinations if account else ()
    return VersionRow(
        id=_version_id(version),
        guideline=guideline.facts.id,
        version=version.name,
        date=row.date,
        status=row.status,
        scope=row.scope,
        latest=library.latest(guideline.facts.id) is version and row.withdrawn is None,
        summary=_words(account.summary if account else None),
        withdrawn=row.withdrawn.date if row.withdrawn else None,
        why_withdrawn=_words(row.withdrawn.why if row.withdrawn else None),
        examinations=[
            ExaminationRow(
                kind=each.kind,
                date=each.date,
                by=_said(each.by),
                independent=each.independent,
                outcome=_said(each.outcome),
            )
            for each in examined
        ],
        recommendations=[
            RecommendationRow(text=_said(each.text), taken=each.taken, answer=_said(each.answer))
            for one in examined
            for each in one.recommendations
        ],
        address=_address(lambda language: guideline_url(guideline, language), site_url),
    )


def _changes(library: Library, version: GuidelineVersion, site_url: str) -> Iterator[ChangeRow]:
    guideline, row = version.guideline, _release(version)
    before = [each.name for each in released(library) if each.guideline.facts.id == guideline.facts.id]
    place = before.index(version.name)

    def url(language: Language) -> str:
        return comparison_url(guideline, before[place - 1], version.name, language)

    for number, note in enumerate(version.notes, 1):
        yield ChangeRow(
            id=f"{_version_id(version)}/{number}",
            guideline=guideline.facts.id,
            version=version.name,
            date=row.date,
            kind=note.kind,
            about=list(note.about),
            text=_said(note.text),
            why=_words(note.why),
            evidence=note.evidence,
            effect=note.effect,
            suggestion=note.suggestion,
            address=_address(url if place else lambda language: guideline_url(guideline, language), site_url),
        )


def _release(version: GuidelineVersion) -> Release:
    if version.release is None:
        raise ValueError(version.name)
    return version.release


def _version_id(version: GuidelineVersion) -> str:
    return f"{version.guideline.facts.id}/{version.name}"


def _term(library: Library, term: Term, site_url: str) -> TermRow:
    page = page_of(library, "glossary")

    def url(language: Language) -> str:
        return f"{page_url(page, language) if page else ''}#term-{term.id}"

    return TermRow(
        id=term.id,
        term=Both(ja=term.ja, en=term.en),
        reading=term.reading,
        meaning=Both(ja=term.meaning.ja, en=term.meaning.en),
        note=_words(term.note),
        official=term.official,
        defined_in=_words(term.source.name if term.source else None),
        source=term.source.address if term.source else None,
        variants=list(term.variants),
        address=_address(url, site_url),
    )


def _standard(standard: Standard) -> StandardRow:
    return StandardRow(
        id=standard.id,
        number=_words(standard.number),
        name=Both(ja=standard.name.ja, en=standard.name.en),
        translated=standard.translated,
        edition=_words(standard.edition),
        published=standard.published,
        publisher=Both(ja=standard.publisher.ja, en=standard.publisher.en),
        source=standard.address,
        checked=standard.checked,
        status=standard.status,
        note=_words(standard.note),
    )
