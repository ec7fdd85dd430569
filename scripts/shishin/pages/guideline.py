"""The pages of a guideline: its topic page, its guides, and all of it on one page for printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.guideline import FOLDER, GUIDE_SECTIONS, by_level
from shishin.model.language import LANGUAGES, SOURCE
from shishin.model.requirement import Phase
from shishin.pages.address import guide_url, guideline_url, whole_guideline_url
from shishin.pages.common import corrections_on, guide_link, guideline_link, link_of, page_link, principle_link
from shishin.pages.dates import day
from shishin.pages.history import history
from shishin.pages.requirement import requirement_view, standard_view
from shishin.pages.view import Alternate, GuidelineView, GuideView, Link, PhaseGroup, View
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.model.guideline import BodyText, Guide, Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library

CONTENTS_LEVEL = 2
REQUIREMENTS = "requirements"
"""The anchor of a guide's list of requirements."""


def guideline_pages(library: Library) -> Iterator[View]:
    """Make every page of every guideline in every language."""
    for guideline in library.guidelines:
        for language in LANGUAGES:
            yield guideline_view(library, guideline, language)
            yield whole_view(library, guideline, language)
            yield from (guide_view(library, guideline, guide, language) for guide in guideline.guides)


def guideline_view(library: Library, guideline: Guideline, language: Language) -> View:
    """Make a guideline's topic page."""
    text, body = guideline.titles[language.code], guideline.bodies[language.code]
    stem = _stem(body, language)
    return View(
        layout="guideline",
        language=language,
        url=guideline_url(guideline, language),
        title=text.title,
        short_title=text.short_title,
        original_title="" if language is SOURCE else guideline.titles[SOURCE.code].title,
        description=text.description,
        source_path=body.path,
        slides=(guideline.facts.slide,) if guideline.facts.slide else (),
        behind=body.behind,
        breadcrumb=_above(library, language),
        alternates=_alternates(lambda each: guideline_url(guideline, each)),
        corrections=corrections_on(library, stem),
        history=history(library, stem, language),
        body=body.markdown,
        guideline=_facts(library, guideline, language),
    )


def whole_view(library: Library, guideline: Guideline, language: Language) -> View:
    """Make the page that shows a whole guideline, for printing and for searching within it."""
    text, body = guideline.titles[language.code], guideline.bodies[language.code]
    names = words(language)["guideline"]
    return View(
        layout="whole-guideline",
        language=language,
        url=whole_guideline_url(guideline, language),
        title=names["whole_title"].format(title=text.title),
        short_title=names["whole_short"],
        original_title="" if language is SOURCE else guideline.titles[SOURCE.code].title,
        description=names["whole_description"].format(title=text.title, guides=len(guideline.guides)),
        source_path=body.path,
        key=f"{FOLDER}/{guideline.facts.id}/all.{language.code}.md",
        slides=(guideline.facts.slide,) if guideline.facts.slide else (),
        behind=body.behind or any(guide.bodies[language.code].behind for guide in guideline.guides),
        breadcrumb=(*_above(library, language), guideline_link(guideline, language)),
        alternates=_alternates(lambda each: whole_guideline_url(guideline, each)),
        history=history(library, _stem(body, language), language),
        body=body.markdown,
        guideline=_facts(library, guideline, language),
        whole=tuple(guide_view(library, guideline, guide, language) for guide in guideline.guides),
    )


def guide_view(library: Library, guideline: Guideline, guide: Guide, language: Language) -> View:
    """Make a guide's page."""
    text, body, names = guide.titles[language.code], guide.bodies[language.code], words(language)
    place = guideline.guides.index(guide)
    rows = tuple(requirement_view(library, guideline, guide, row, language) for row in guide.requirements)
    served = {name for row in rows for name in row.principle_ids}
    cited = {citation.standard for row in rows for citation in row.citations}
    return View(
        layout="guide",
        language=language,
        url=guide_url(guideline, guide, language),
        title=text.title,
        short_title=text.title,
        original_title="" if language is SOURCE else guide.titles[SOURCE.code].title,
        description=text.description,
        source_path=body.path,
        slides=(),
        behind=body.behind,
        breadcrumb=(*_above(library, language), guideline_link(guideline, language)),
        alternates=_alternates(lambda each: guide_url(guideline, guide, each)),
        contents=_contents(names["guide"]["requirements"], GUIDE_SECTIONS[language.code]),
        previous=_neighbour(guideline, place - 1, language),
        next=_neighbour(guideline, place + 1, language),
        history=history(library, _stem(body, language), language),
        body=body.markdown,
        guide=GuideView(
            number=guide.facts.number,
            guideline=guideline_link(guideline, language),
            status=_status(guideline, language),
            owner=guideline.titles[language.code].owner,
            phases=tuple(names["phases"][each] for each in guide.phases),
            roles=tuple(names["roles"][each] for each in guide.roles),
            requirements=rows,
            principles=tuple(principle_link(each, language) for each in library.principles if each.facts.id in served),
            standards=tuple(standard_view(each, language) for each in library.standards if each.id in cited),
        ),
    )


def _contents(requirements: str, sections: dict[str, str]) -> tuple[Link, ...]:
    return (Link(requirements, f"#{REQUIREMENTS}"), *(Link(title, f"#{id_}") for id_, title in sections.items()))


def _facts(library: Library, guideline: Guideline, language: Language) -> GuidelineView:
    facts, names = guideline.facts, words(language)
    served = [each for each in library.principles if each.facts.id in facts.principles]
    counts = by_level(guideline.requirements)
    return GuidelineView(
        id=facts.id,
        prefix=facts.prefix,
        status=_status(guideline, language),
        scope=names["guideline"]["scopes"][facts.scope],
        owner=guideline.titles[language.code].owner,
        reviewed=facts.reviewed,
        reviewed_day=day(facts.reviewed, language),
        review_by=facts.review_by,
        review_by_day=day(facts.review_by, language),
        principles=tuple(principle_link(each, language) for each in served),
        guides=tuple(guide_link(guideline, guide, language) for guide in guideline.guides),
        phases=tuple(_phase(library, guideline, phase, language) for phase in Phase),
        counts={names["levels"][level]: count for level, count in counts.items()},
        home=guideline_link(guideline, language),
        whole=Link(names["guideline"]["whole_link"], whole_guideline_url(guideline, language)),
        data=link_of(library, "data", language),
        requirements=link_of(library, "requirements", language),
    )


def _phase(library: Library, guideline: Guideline, phase: Phase, language: Language) -> PhaseGroup:
    names = words(language)
    rows = tuple(
        (guide_link(guideline, guide, language), requirements)
        for guide in guideline.guides
        if (
            requirements := tuple(
                requirement_view(library, guideline, guide, row, language)
                for row in guide.requirements
                if phase in row.facts.phases
            )
        )
    )
    return PhaseGroup(f"phase-{phase}", names["phases"][phase], names["phase_texts"][phase], rows)


def _status(guideline: Guideline, language: Language) -> str:
    """Say how far a guideline is: the working text leads to the highest version that a requirement names."""
    names = words(language)["guideline"]
    coming = max((row.facts.introduced for row in guideline.requirements), default="")
    state = names["statuses"][guideline.facts.status]
    return str(names["status_coming"].format(status=state, version=coming) if coming else state)


def _neighbour(guideline: Guideline, place: int, language: Language) -> Link | None:
    if 0 <= place < len(guideline.guides):
        return guide_link(guideline, guideline.guides[place], language)
    return None


def _above(library: Library, language: Language) -> tuple[Link, ...]:
    home, index = link_of(library, "home", language), library.page(f"{FOLDER}/index")
    return tuple(each for each in (home, page_link(index, language) if index else None) if each)


def _alternates(address: Callable[[Language], str]) -> tuple[Alternate, ...]:
    return tuple(Alternate(each, address(each)) for each in LANGUAGES)


def _stem(body: BodyText, language: Language) -> str:
    return body.path.removesuffix(f".{language.code}.md")
