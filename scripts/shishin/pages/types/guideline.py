"""The pages of a guideline: its topic page, its guides, and all of it on one page for printing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shishin.model.guideline import FOLDER, WHOLE, by_level
from shishin.model.language import LANGUAGES, SOURCE
from shishin.model.release import DRAFT, LATEST, RELEASES
from shishin.model.requirement import Phase
from shishin.pages.outputs.dataset.files import json_name, version_name
from shishin.pages.page import Alternate, ChangeView, Link, View
from shishin.pages.shared.address import guide_url, guideline_url, page_in, whole_guideline_url
from shishin.pages.shared.dates import day
from shishin.pages.shared.links import corrections_on, guide_link, guideline_link, link_of, page_link, principle_link
from shishin.pages.shared.requirement import requirement_view, standard_view
from shishin.pages.types.guideline_views import GuidelineView, GuideView, MatrixRow, PhaseView
from shishin.pages.versions.history import change_view
from shishin.pages.versions.later import since
from shishin.pages.versions.moved import moved_from, moved_from_topic, moved_from_whole
from shishin.pages.versions.shown import files_of, mark_of, release_history, state, version_of, version_view
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.model.guideline import BodyText, Guide, Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.pages.words import Strings

GUIDE_LISTS = {"requirements": "requirements", "related-principles": "related_principles", "standards": "standards"}
"""What the template of a guide's page has besides the text, in order: the words' names by the anchors."""


def guideline_pages(library: Library) -> Iterator[View]:
    """Make every page of every guideline in every language: as readers are led to it, and each version."""
    for guideline in library.guidelines:
        yield from _pages(library, guideline)
    for version in library.versions:
        # A version is shown with the standards that it cites as they were when it was released.
        yield from _pages(replace(library, standards=version.standards), version.guideline)


def _pages(library: Library, guideline: Guideline) -> Iterator[View]:
    for language in LANGUAGES:
        yield guideline_view(library, guideline, language)
        yield whole_view(library, guideline, language)
        yield from (guide_view(library, guideline, guide, language) for guide in guideline.guides)


def guideline_view(library: Library, guideline: Guideline, language: Language) -> View:
    """Make a guideline's topic page."""
    text, body = guideline.titles[language.code], guideline.bodies[language.code]
    return View(
        layout="guideline",
        language=language,
        url=guideline_url(guideline, language),
        title=text.title,
        short_title=_own_link(guideline, language).title,
        original_title="" if language is SOURCE else guideline.titles[SOURCE.code].title,
        description=text.description,
        slides=(guideline.facts.slide,) if guideline.facts.slide else (),
        behind=body.behind,
        breadcrumb=_above(library, guideline, language),
        alternates=_alternates(lambda each: guideline_url(guideline, each)),
        corrections=corrections_on(library, _stem(body, language)),
        history=_history(library, guideline, "", _stem(body, language), language),
        body=body.markdown,
        guideline=_facts(library, guideline, language),
        moved=moved_from_topic(library, guideline, language),
        **_placed(library, guideline, "", body, language),
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
        slides=(guideline.facts.slide,) if guideline.facts.slide else (),
        behind=body.behind or any(guide.bodies[language.code].behind for guide in guideline.guides),
        breadcrumb=(*_above(library, guideline, language), _own_link(guideline, language)),
        alternates=_alternates(lambda each: whole_guideline_url(guideline, each)),
        history=_history(library, guideline, "", _stem(body, language), language),
        body=body.markdown,
        guideline=_facts(library, guideline, language),
        whole=tuple(guide_view(library, guideline, guide, language) for guide in guideline.guides),
        moved=moved_from_whole(library, guideline, language),
        **_placed(library, guideline, WHOLE, body, language),
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
        slides=(),
        behind=body.behind,
        breadcrumb=(*_above(library, guideline, language), _own_link(guideline, language)),
        alternates=_alternates(lambda each: guide_url(guideline, guide, each)),
        contents=_contents(names["guide"], language.sections["guide"]),
        previous=_neighbour(guideline, place - 1, language),
        next=_neighbour(guideline, place + 1, language),
        history=_history(library, guideline, guide.lasting_id, _stem(body, language), language),
        body=body.markdown,
        moved=moved_from(library, guideline, guide, language),
        guide=GuideView(
            number=guide.facts.number,
            guideline=guideline_link(guideline, language),
            status=_status(library, guideline, language),
            owner=guideline.titles[language.code].owner,
            phases=tuple(names["phases"][each] for each in guide.phases),
            roles=tuple(names["roles"][each] for each in guide.roles),
            requirements=rows,
            principles=tuple(principle_link(each, language) for each in library.principles if each.facts.id in served),
            standards=tuple(standard_view(each, language) for each in library.standards if each.id in cited),
        ),
        **_placed(library, guideline, guide.lasting_id, body, language),
    )


def _placed(library: Library, guideline: Guideline, page: str, body: BodyText, language: Language) -> dict[str, Any]:
    """Give what depends on the version that a page is of: its sources, the page as it is now, the other versions."""
    version, shown = version_view(library, guideline, page, language), version_of(library, guideline)
    if version and shown:
        files = files_of(shown, guideline, language)
        # The page with the whole text, which comes first, needs no link to itself.
        version = replace(version, files=files[1:] if page == WHOLE else files)
    written = _source(library, guideline, page, body, language)
    own = unreleased(body.path)
    key = f"{FOLDER}/{guideline.facts.id}/all.{language.code}.md" if page == WHOLE else written
    found: dict[str, Any] = {"version": version, "text_path": body.path, "source_path": written, "key": key}
    if not guideline.place:
        return found
    base = f"{FOLDER}/{guideline.facts.id}"
    current = _current(library, guideline, page, language)
    rest = f"all.{language.code}.md" if page == WHOLE else own.removeprefix(f"{base}/")
    return {
        **found,
        "since": since(library, guideline, language) if page else {},
        "source_path": body.path,
        # A guide that the latest version lacks and the draft has is what a link to its source can lead to.
        "key": f"{base}/{guideline.place}/{rest}" if current or guideline.place != DRAFT else written,
        "place": f"{guideline.facts.id}/{guideline.place}",
        "current": current,
    }


def _current(library: Library, guideline: Guideline, page: str, language: Language) -> str:
    """Give the address of the page that readers are led to; a new guide in a draft has none but its own."""
    latest = next(each for each in library.guidelines if each.facts.id == guideline.facts.id)
    there = page in {"", WHOLE} or any(each.lasting_id == page for each in latest.guides)
    return page_in(latest, page, language) if there else ""


def unreleased(path: str) -> str:
    """Give the path that a frozen file had among the sources; any other path stays."""
    folder, mark, rest = path.partition(f"/{RELEASES}/")
    return f"{folder}/{rest.split('/', 1)[1]}" if mark else path


def _source(library: Library, guideline: Guideline, page: str, body: BodyText, language: Language) -> str:
    """Give the file that one edits to change a page: the working text of the same guide, whatever its number."""
    working = next(each.guideline for each in library.working if each.guideline.facts.id == guideline.facts.id)
    guide = next((each for each in working.guides if each.facts.id == page), None)
    if guide:
        return guide.bodies[language.code].path
    return unreleased(body.path)


def _history(
    library: Library, guideline: Guideline, guide: str, stem: str, language: Language
) -> tuple[ChangeView, ...]:
    """Give what readers are told of a page, and what the versions changed in it, newest first.

    What has come to the whole site since changed nothing in a version, nor did what came to the page after its release.
    """
    shown = version_of(library, guideline)
    rows = [each for each in library.changes if stem in each.pages or (not each.pages and shown is None)]
    if guideline.place and shown and shown.release:
        rows = [each for each in rows if each.date <= shown.release.date]
    own = [*release_history(library, guideline, guide, language), *(change_view(each, language) for each in rows)]
    return tuple(sorted(own, key=lambda each: each.date, reverse=True))


def _contents(names: Strings, sections: dict[str, str]) -> tuple[Link, ...]:
    """Link to the sections of a guide's page, in order: before and after its text, what the template adds."""
    before, *after = (Link(names[title], f"#{id_}") for id_, title in GUIDE_LISTS.items())
    return (before, *(Link(title, f"#{id_}") for id_, title in sections.items()), *after)


def _facts(library: Library, guideline: Guideline, language: Language) -> GuidelineView:
    facts, names = guideline.facts, words(language)
    served = [each for each in library.principles if each.facts.id in facts.principles]
    counts, own = by_level(guideline.requirements), version_of(library, guideline)
    return GuidelineView(
        id=facts.id,
        prefix=facts.prefix,
        status=_status(library, guideline, language),
        scope=names["guideline"]["scopes"][facts.scope],
        owner=guideline.titles[language.code].owner,
        reviewed=facts.reviewed,
        reviewed_day=day(facts.reviewed, language),
        review_by=facts.review_by,
        review_by_day=day(facts.review_by, language),
        principles=tuple(principle_link(each, language) for each in served),
        phases=_phases(language),
        matrix=tuple(_row(library, guideline, guide, language) for guide in guideline.guides),
        counts={names["levels"][level]: count for level, count in counts.items()},
        home=guideline_link(guideline, language),
        whole=Link(names["guideline"]["whole_link"], whole_guideline_url(guideline, language)),
        data=link_of(library, "data", language),
        version_data=Link(names["guideline"]["version_data_link"], json_name(version_name(own.guideline)))
        if own and own.release
        else None,
        # The table has the requirements of the latest version only.
        requirements=None if guideline.place else link_of(library, "requirements", language),
    )


def _phases(language: Language) -> tuple[PhaseView, ...]:
    names = words(language)
    return tuple(PhaseView(f"phase-{each}", names["phases"][each], names["phase_texts"][each]) for each in Phase)


def _row(library: Library, guideline: Guideline, guide: Guide, language: Language) -> MatrixRow:
    """Give what a guide asks for in each phase; what was withdrawn is asked of nobody."""
    rows = [
        requirement_view(library, guideline, guide, row, language)
        for row in guide.requirements
        if not row.facts.withdrawn
    ]
    cells = tuple(tuple(row for row in rows if phase in row.phases) for phase in Phase)
    return MatrixRow(guide.facts.number, guide_link(guideline, guide, language), cells)


def _status(library: Library, guideline: Guideline, language: Language) -> str:
    """Say how far a guideline is by now: a version that was in force when it was released may be so no more."""
    names = words(language)["guideline"]
    own = version_of(library, guideline)
    if own is None:
        return str(names["status_coming"].format(status=names["statuses"][guideline.facts.status]))
    if own.release is None:
        return str(names["statuses"][DRAFT])
    found = state(library, own)
    status = names["statuses"][own.release.status if found == LATEST else found]
    return str(names["status_released"].format(status=status, version=own.name, day=day(own.release.date, language)))


def _neighbour(guideline: Guideline, place: int, language: Language) -> Link | None:
    if 0 <= place < len(guideline.guides):
        return guide_link(guideline, guideline.guides[place], language)
    return None


def _above(library: Library, guideline: Guideline, language: Language) -> tuple[Link, ...]:
    """Give the pages above a guideline's topic page: above a certain version, the one that readers are led to."""
    home, index = link_of(library, "home", language), library.page(f"{FOLDER}/index")
    latest = guideline_link(replace(guideline, place=""), language) if guideline.place else None
    return tuple(each for each in (home, page_link(index, language) if index else None, latest) if each)


def _own_link(guideline: Guideline, language: Language) -> Link:
    """Link to the topic page of a text's own version, which a version's number names below the guideline itself."""
    link = guideline_link(guideline, language)
    return replace(link, title=mark_of(guideline, language)) if guideline.place else link


def _alternates(address: Callable[[Language], str]) -> tuple[Alternate, ...]:
    return tuple(Alternate(each, address(each)) for each in LANGUAGES)


def _stem(body: BodyText, language: Language) -> str:
    return unreleased(body.path).removesuffix(f".{language.code}.md")
