"""Requirements as readers see them: in words, with links to everything they are tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.language import SOURCE
from shishin.model.requirement import Phase
from shishin.model.standard import PLACE
from shishin.model.web_address import followed
from shishin.pages.page import Link
from shishin.pages.shared.address import guide_url, page_url, requirement_url
from shishin.pages.shared.links import guideline_link, page_of, principle_link
from shishin.pages.types.guideline_views import CitationView, RequirementGroup, RequirementView, StandardView
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.guideline import Guide, Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.requirement import Citation, Requirement
    from shishin.model.standard import Standard


def requirement_views(library: Library, language: Language) -> tuple[RequirementView, ...]:
    """Give every requirement of every guideline, in order."""
    return tuple(
        requirement_view(library, guideline, guide, row, language)
        for guideline in library.guidelines
        for guide in guideline.guides
        for row in guide.requirements
    )


def requirement_view(
    library: Library, guideline: Guideline, guide: Guide, row: Requirement, language: Language
) -> RequirementView:
    """Put a requirement into words."""
    text, facts, names = row.texts[language.code], row.facts, words(language)
    principles = {each.facts.id: each for each in library.principles}
    return RequirementView(
        id=row.id,
        level=str(facts.level),
        level_name=names["levels"][facts.level],
        statement=text.statement,
        method=text.check.method,
        evidence=text.check.evidence,
        phases={str(each): names["phases"][each] for each in facts.phases},
        roles={str(each): names["roles"][each] for each in facts.roles},
        principles=tuple(principle_link(principles[name], language) for name in facts.principles if name in principles),
        citations=tuple(_citation(library, each, language) for each in facts.standards),
        introduced=row.life.introduced,
        changed=row.life.changed,
        withdrawn=_withdrawn(row, language),
        withdrawn_name=names["comparison"]["kinds"]["withdrawn"],
        url=requirement_url(guideline, guide, row.id, language),
        guide=Link(guide.titles[language.code].title, guide_url(guideline, guide, language)),
        guideline=guideline_link(guideline, language),
        guideline_id=guideline.facts.id,
        principle_ids=facts.principles,
    )


def _withdrawn(row: Requirement, language: Language) -> str:
    """Give the version that withdrew a requirement; in a draft, the word for it."""
    if not row.facts.withdrawn:
        return ""
    return row.life.withdrawn or str(words(language)["version"]["draft"])


def standard_view(standard: Standard, language: Language) -> StandardView:
    """Put a standard into words."""
    code = language.code
    return StandardView(
        id=standard.id,
        name=standard.name.in_(code),
        number=standard.number.in_(code) if standard.number else "",
        original_name="" if language is SOURCE else standard.name.in_(SOURCE.code),
        translated=standard.translated,
        edition=standard.edition.in_(code) if standard.edition else "",
        published=standard.published or "",
        publisher=standard.publisher.in_(code),
        address=followed(standard.address),
        checked=standard.checked,
        status=standard.status,
        note=standard.note.in_(code) if standard.note else "",
    )


def clause_text(standard: Standard, clause: str | None, language: Language) -> str:
    """Write a clause as its standard does; the whole document has none."""
    if clause is None:
        return ""
    form = standard.clauses.in_(language.code) if standard.clauses else PLACE
    return form.replace(PLACE, clause)


def _citation(library: Library, citation: Citation, language: Language) -> CitationView:
    standard = next(each for each in library.standards if each.id == citation.standard)
    page = page_of(library, "by-standard") if standard.id in library.cited else None
    return CitationView(
        standard=standard.id,
        label=standard.label.in_(language.code),
        title=standard.name.in_(language.code),
        clause=clause_text(standard, citation.clause, language),
        url=f"{page_url(page, language)}#{standard_anchor(standard.id)}" if page else "",
    )


def standard_anchor(id_: str) -> str:
    """Give the anchor of a standard on the page of all standards."""
    return f"standard-{id_}"


def by_guideline(library: Library, views: Sequence[RequirementView], language: Language) -> Iterator[RequirementGroup]:
    """Group requirements by their guidelines, in the guidelines' order."""
    rows: dict[str, list[RequirementView]] = {each.facts.id: [] for each in library.guidelines}
    for view in views:
        rows[view.guideline_id].append(view)
    for each in library.guidelines:
        link, id_ = guideline_link(each, language), each.facts.id
        yield RequirementGroup(id_, link.title, tuple(rows[id_]), link=link)


def by_principle(library: Library, language: Language) -> Iterator[RequirementGroup]:
    """Group all requirements by the principles that they serve, in the principles' order."""
    views = requirement_views(library, language)
    excuses = {row.principle: row.why.in_(language.code) for row in library.publication.unserved}
    for each in library.principles:
        link, id_ = principle_link(each, language), each.facts.id
        rows = tuple(row for row in views if id_ in row.principle_ids)
        yield RequirementGroup(f"principle-{id_}", link.title, rows, link=link, lead=excuses.get(id_, ""))


def by_phase(library: Library, language: Language) -> Iterator[RequirementGroup]:
    """Group all requirements by the phases in which they are met, in order."""
    views, names = requirement_views(library, language), words(language)
    for phase in Phase:
        rows = tuple(row for row in views if phase in row.phases)
        yield RequirementGroup(f"phase-{phase}", names["phases"][phase], rows, lead=names["phase_texts"][phase])


def by_standard(library: Library, language: Language) -> Iterator[RequirementGroup]:
    """Group all requirements by the standards that they cite, by the standards' names, clauses in order."""
    views = requirement_views(library, language)
    for each in sorted(library.standards, key=lambda row: row.label.in_(language.code)):
        rows = [(citation.clause, row) for row in views for citation in row.citations if citation.standard == each.id]
        rows.sort(key=lambda pair: _clause_order(pair[0]))
        yield RequirementGroup(
            standard_anchor(each.id),
            each.label.in_(language.code),
            tuple(row for _clause, row in rows),
            clauses=tuple(clause for clause, _row in rows),
            standard=standard_view(each, language),
        )


def _clause_order(clause: str) -> list[tuple[int, str]]:
    """Order 1.4.3 before 1.4.10, and the whole document before its clauses."""
    pieces = "".join(each if each.isdigit() else " " for each in clause).split()
    return [(int(each), "") for each in pieces] + [(0, clause)]
