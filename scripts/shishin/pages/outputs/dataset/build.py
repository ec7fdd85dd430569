"""Makes the rows of every data set from the library."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from shishin.model.by_language import ByLanguage
from shishin.pages.outputs.dataset.rows import (
    Both,
    ChangeRow,
    CitationRow,
    DataRow,
    ExaminationRow,
    GuidelineRow,
    GuideRow,
    PrincipleRow,
    RecommendationRow,
    RequirementRow,
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

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from shishin.languages.language import Language
    from shishin.model.data import Term
    from shishin.model.fields import Words
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.principle import Principle
    from shishin.model.release import GuidelineVersion, Release
    from shishin.model.requirement import Requirement
    from shishin.model.standard import Standard
    from shishin.pages.context import Context

DATASETS: dict[str, type[DataRow]] = {
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


class DataRows:
    """Makes rows: their words in every language of the edition, and the whole addresses of their pages."""

    def __init__(self, context: Context, site_url: str) -> None:
        """Prepare.

        Args:
            context: The content; rows are the same whatever its language.
            site_url: The site's address, which the pages' addresses begin with.
        """
        self._context, self._site_url = context, site_url

    def of(self, name: str) -> Iterator[DataRow]:
        """Make the rows of a data set, each as it is asked for.

        Args:
            name: The data set's name, a key of `DATASETS`.
        """
        library = self._context.library
        guidelines, versions = library.guidelines, released(self._context)
        rows: dict[str, Iterable[DataRow]] = {
            "principles": map(self._principle, library.principles),
            "guidelines": map(self._guideline, guidelines),
            "guides": (self._guide(guideline, guide) for guideline in guidelines for guide in guideline.guides),
            "requirements": chain.from_iterable(map(self.requirements, guidelines)),
            "versions": map(self._version, versions),
            "changes": chain.from_iterable(map(self._changes, versions)),
            "glossary": map(self._term, library.terms),
            "standards": map(self._standard, library.standards),
        }
        yield from rows[name]

    def requirements(self, guideline: Guideline) -> Iterator[DataRow]:
        """Make the requirements of a guideline's text."""
        return (self._requirement(guideline, guide, row) for guide in guideline.guides for row in guide.requirements)

    def _both(self, words: Callable[[Language], str], codes: Container[str] | None = None) -> Both:
        """Give words in every language of the edition, or in those of them that a text has."""
        languages = (row for row in self._context.languages if codes is None or row.code in codes)
        return Both({language.code: words(language) for language in languages})

    def _said(self, words: Words | ByLanguage) -> Both:
        codes = words.texts if isinstance(words, ByLanguage) else None
        return self._both(lambda language: words.in_(language.code), codes)

    def _known(self, words: Words | ByLanguage | None) -> Both | None:
        return self._said(words) if words else None

    def _address(self, url: Callable[[Language], str], codes: Container[str] | None = None) -> Both:
        return self._both(lambda language: urljoin(self._site_url, url(language)), codes)

    def _principle(self, principle: Principle) -> PrincipleRow:
        texts, codes = principle.texts, [language.code for language in self._context.languages]

        def bullets(place: int) -> list[Both]:
            sides = zip(*(texts[code].sections[place].bullets for code in codes), strict=True)
            return [Both(dict(zip(codes, side, strict=True))) for side in sides]

        return PrincipleRow(
            id=principle.facts.id,
            number=principle.facts.number,
            slide=principle.facts.slide,
            tag=self._both(lambda language: texts[language.code].words.tag),
            title=self._both(lambda language: texts[language.code].words.title),
            description=self._both(lambda language: texts[language.code].words.description),
            example=self._both(lambda language: texts[language.code].words.example),
            do_not=self._both(lambda language: texts[language.code].words.do_not),
            plain=self._both(lambda language: texts[language.code].words.plain),
            background=bullets(0),
            actions=bullets(1),
            mechanisms=bullets(2),
            address=self._address(lambda language: principle_url(principle, language)),
        )

    def _guideline(self, guideline: Guideline) -> GuidelineRow:
        facts, titles, latest = guideline.facts, guideline.titles, self._context.lookup.latest(guideline)
        return GuidelineRow(
            id=facts.id,
            prefix=facts.prefix,
            number=facts.number,
            version=latest.name if latest else None,
            status=facts.status,
            scope=facts.scope,
            title=self._both(lambda language: titles[language.code].title, titles),
            short_title=self._both(lambda language: titles[language.code].short_title, titles),
            description=self._both(lambda language: titles[language.code].description, titles),
            owner=self._both(lambda language: titles[language.code].owner, titles),
            reviewed=facts.reviewed,
            review_by=facts.review_by,
            principles=list(facts.principles),
            address=self._address(lambda language: guideline_url(guideline, language), titles),
        )

    def _guide(self, guideline: Guideline, guide: Guide) -> GuideRow:
        return GuideRow(
            id=guide.facts.id,
            guideline=guideline.facts.id,
            number=guide.facts.number,
            title=self._both(lambda language: guide.titles[language.code].title, guide.titles),
            description=self._both(lambda language: guide.titles[language.code].description, guide.titles),
            phases=list(guide.phases),
            roles=list(guide.roles),
            address=self._address(lambda language: guide_url(guideline, guide, language), guide.titles),
        )

    def _requirement(self, guideline: Guideline, guide: Guide, row: Requirement) -> RequirementRow:
        facts, texts = row.facts, row.texts
        return RequirementRow(
            id=row.id,
            guideline=guideline.facts.id,
            guide=guide.facts.id,
            level=facts.level,
            statement=self._both(lambda language: texts[language.code].statement, texts),
            method=self._both(lambda language: texts[language.code].check.method, texts),
            evidence=self._both(lambda language: texts[language.code].check.evidence, texts),
            phases=list(facts.phases),
            roles=list(facts.roles),
            principles=list(facts.principles),
            standards=[CitationRow(standard=place.standard, clause=place.clause) for place in facts.standards],
            introduced=row.life.introduced or None,
            changed=row.life.changed or None,
            withdrawn=row.life.withdrawn or None,
            address=self._address(lambda language: requirement_url(guideline, guide, row.id, language), texts),
        )

    def _version(self, version: GuidelineVersion) -> VersionRow:
        guideline, row, account = version.guideline, _release(version), version.account
        examined = account.examinations if account else ()
        return VersionRow(
            id=_version_id(version),
            guideline=guideline.facts.id,
            version=version.name,
            date=row.date,
            status=row.status,
            scope=row.scope,
            latest=self._context.lookup.latest(guideline) is version and row.withdrawn is None,
            summary=self._known(account.summary if account else None),
            withdrawn=row.withdrawn.date if row.withdrawn else None,
            why_withdrawn=self._known(row.withdrawn.why if row.withdrawn else None),
            examinations=[
                ExaminationRow(
                    kind=examination.kind,
                    date=examination.date,
                    by=self._said(examination.by),
                    independent=examination.independent,
                    outcome=self._said(examination.outcome),
                )
                for examination in examined
            ],
            recommendations=[
                RecommendationRow(text=self._said(advice.text), taken=advice.taken, answer=self._said(advice.answer))
                for examination in examined
                for advice in examination.recommendations
            ],
            address=self._address(lambda language: guideline_url(guideline, language)),
        )

    def _changes(self, version: GuidelineVersion) -> Iterator[ChangeRow]:
        guideline, row = version.guideline, _release(version)
        names = [other.name for other in self._context.lookup.released(guideline)]
        place = names.index(version.name)

        def url(language: Language) -> str:
            return comparison_url(guideline, names[place - 1], version.name, language)

        for number, note in enumerate(version.notes, 1):
            yield ChangeRow(
                id=f"{_version_id(version)}/{number}",
                guideline=guideline.facts.id,
                version=version.name,
                date=row.date,
                kind=note.kind,
                about=list(note.about),
                text=self._said(note.text),
                why=self._known(note.why),
                evidence=note.evidence,
                effect=note.effect,
                suggestion=note.suggestion,
                address=self._address(url if place else lambda language: guideline_url(guideline, language)),
            )

    def _term(self, term: Term) -> TermRow:
        page = self._context.lookup.layouts.get("glossary")

        def url(language: Language) -> str:
            return f"{page_url(page, language) if page else ''}#term-{term.id}"

        return TermRow(
            id=term.id,
            term=self._both(lambda language: term.in_(language.code)),
            reading=term.reading,
            meaning=self._said(term.meaning),
            note=self._known(term.note),
            official=term.official,
            defined_in=self._known(term.source.name if term.source else None),
            source=term.source.address if term.source else None,
            variants=list(term.variants),
            address=self._address(url),
        )

    def _standard(self, standard: Standard) -> StandardRow:
        return StandardRow(
            id=standard.id,
            number=self._known(standard.number),
            name=self._said(standard.name),
            translated=standard.translated,
            edition=self._known(standard.edition),
            published=standard.published,
            publisher=self._said(standard.publisher),
            source=standard.address,
            checked=standard.checked,
            status=standard.status,
            note=self._known(standard.note),
        )


def released(context: Context) -> tuple[GuidelineVersion, ...]:
    """Give every released version, oldest first within its guideline."""
    return tuple(version for version in context.library.versions if version.release)


def _release(version: GuidelineVersion) -> Release:
    if version.release is None:
        raise ValueError(version.name)
    return version.release


def _version_id(version: GuidelineVersion) -> str:
    return f"{version.guideline.facts.id}/{version.name}"
