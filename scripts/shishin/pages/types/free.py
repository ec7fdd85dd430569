"""The pages of docs/: written freely, with a part made from data where the layout asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.model.guideline import FOLDER
from shishin.model.language import SOURCE
from shishin.pages.outputs.dataset.listing import dataset_views
from shishin.pages.page import CorrectionGroup, Link, LinkGroup, View
from shishin.pages.shared.address import page_url
from shishin.pages.shared.links import (
    corrections_on,
    guide_link,
    guideline_link,
    guideline_links,
    link_of,
    page_alternates,
    page_link,
    page_links,
    principle_link,
)
from shishin.pages.shared.requirement import by_guideline, by_phase, by_principle, by_standard, requirement_views
from shishin.pages.types.glossary import glossary_view
from shishin.pages.types.home import home
from shishin.pages.types.principle import principle_view
from shishin.pages.types.reference import field_tables
from shishin.pages.versions.history import history
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.page import FreePage, Layout

CONTENTS_LEVEL = 2
"""Only the main headings are listed, as the UK Service Manual does."""


def free_view(library: Library, page: FreePage, language: Language) -> View:
    """Make a free page in a language."""
    text = page.texts[language.code]
    before, after = _neighbours(library, page, language)
    stem = text.path.removesuffix(f".{language.code}.md")
    return View(
        layout=page.facts.layout,
        language=language,
        url=page_url(page, language),
        title=text.words.title,
        short_title=text.words.short_title or text.words.title,
        original_title="" if language is SOURCE else page.texts[SOURCE.code].words.title,
        description=text.words.description,
        source_path=text.path,
        slides=page.facts.slides,
        behind=text.behind,
        breadcrumb=_above(library, page, language),
        alternates=page_alternates(page),
        contents=tuple(Link(h.text, f"#{h.id}") for h in text.headings if h.level == CONTENTS_LEVEL),
        body=text.markdown,
        figures=text.figures,
        corrections=corrections_on(library, stem),
        previous=before,
        next=after,
        history=history(library, stem, language),
        **_FROM_DATA.get(page.facts.layout, _nothing)(library, language),
    )


def _above(library: Library, page: FreePage, language: Language) -> tuple[Link, ...]:
    """Give the pages above: the home page, then the index of each folder on the way."""
    if page.facts.layout == "home":
        return ()
    home = link_of(library, "home", language)
    folders = page.name.split("/")[:-1]
    indexes = ["/".join([*folders[: depth + 1], "index"]) for depth in range(len(folders))]
    between = page_links(library, tuple(name for name in indexes if name != page.name), language)
    return (*((home,) if home else ()), *between)


def _neighbours(library: Library, page: FreePage, language: Language) -> tuple[Link | None, Link | None]:
    order = library.publication.reading
    if page.name not in order:
        return None, None
    place = order.index(page.name)
    names = (order[place - 1] if place else "", order[place + 1] if place + 1 < len(order) else "")
    before, after = (library.page(name) for name in names)
    return (page_link(before, language) if before else None, page_link(after, language) if after else None)


def _nothing(_library: Library, _language: Language) -> dict[str, Any]:
    return {}


def _overview(library: Library, language: Language) -> dict[str, Any]:
    return {"principles": tuple(principle_link(each, language, overview=True) for each in library.principles)}


def _whole(library: Library, language: Language) -> dict[str, Any]:
    return {"whole": tuple(principle_view(library, each, language) for each in library.principles)}


def _all_pages(library: Library, language: Language) -> dict[str, Any]:
    """Group every page: the principles, then the folders of docs/, the pages beside the home page first."""
    text = words(language)["all_pages"]
    folders: dict[str, list[Link]] = {}
    for page in library.pages:
        if page.facts.layout != "not-found":
            folder, _, _name = page.name.rpartition("/")
            folders.setdefault(folder, []).append(page_link(page, language))
    folders.setdefault("principles", []).extend(principle_link(each, language) for each in library.principles)
    for guideline in library.guidelines:
        guides = (guide_link(guideline, guide, language) for guide in guideline.guides)
        folders[f"{FOLDER}/{guideline.facts.id}"] = [guideline_link(guideline, language), *guides]
    groups = (
        LinkGroup(
            f"group-{folder.replace('/', '-') or 'main'}",
            _group_title(library, folder, language) or text["main"],
            tuple(links),
        )
        for folder, links in sorted(folders.items())
    )
    return {"groups": tuple(groups)}


def _group_title(library: Library, folder: str, language: Language) -> str:
    guideline = next((each for each in library.guidelines if folder == f"{FOLDER}/{each.facts.id}"), None)
    if guideline:
        return guideline.titles[language.code].title
    index = library.page(f"{folder}/index")
    return page_link(index, language).title if index else folder


def _glossary(library: Library, language: Language) -> dict[str, Any]:
    return {"glossary": glossary_view(library, language)}


def _corrections(library: Library, language: Language) -> dict[str, Any]:
    text = words(language)["correction"]["kinds"]
    groups = (
        CorrectionGroup(
            kind, each["title"], each["lead"], tuple(row for row in library.corrections if row.kind == kind)
        )
        for kind, each in text.items()
    )
    return {"correction_groups": tuple(groups)}


def _guidelines(library: Library, language: Language) -> dict[str, Any]:
    return {"guidelines": guideline_links(library, language)}


def _requirements(library: Library, language: Language) -> dict[str, Any]:
    principles = tuple(principle_link(each, language) for each in library.principles)
    rows = requirement_views(library, language)
    groups = tuple(by_guideline(library, rows, language))
    return {"requirements": rows, "requirement_groups": groups, "principles": principles}


def _by_principle(library: Library, language: Language) -> dict[str, Any]:
    return {"requirement_groups": tuple(by_principle(library, language))}


def _by_phase(library: Library, language: Language) -> dict[str, Any]:
    return {"requirement_groups": tuple(by_phase(library, language))}


def _by_standard(library: Library, language: Language) -> dict[str, Any]:
    return {"requirement_groups": tuple(by_standard(library, language))}


def _data(library: Library, language: Language) -> dict[str, Any]:
    return {"datasets": dataset_views(library, language)}


def _reference(_library: Library, language: Language) -> dict[str, Any]:
    return {"tables": field_tables(language)}


_FROM_DATA: dict[Layout, Callable[[Library, Language], dict[str, Any]]] = {
    "home": home,
    "principles": _overview,
    "all-principles": _whole,
    "glossary": _glossary,
    "corrections": _corrections,
    "reference": _reference,
    "all-pages": _all_pages,
    "search": _guidelines,
    "guidelines": _guidelines,
    "requirements": _requirements,
    "by-principle": _by_principle,
    "by-phase": _by_phase,
    "by-standard": _by_standard,
    "data": _data,
}
"""What fills the fields of a view that a layout takes from data; the other layouts take none."""
