"""The pages of docs/: written freely, with a part made from data where the layout asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.model.guideline import FOLDER
from shishin.pages.outputs.dataset.listing import dataset_views
from shishin.pages.page import CorrectionGroup, View
from shishin.pages.shared.address import page_url
from shishin.pages.shared.links import Link, LinkGroup
from shishin.pages.types.glossary import glossary_view
from shishin.pages.types.home import home
from shishin.pages.types.principle import principle_pages
from shishin.pages.types.principle_cards import principle_cards
from shishin.pages.types.reference import field_tables
from shishin.pages.types.requirement_groups import by_guideline, by_phase, by_principle, by_standard
from shishin.pages.versions.history import history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.model.page import FreePage, Layout
    from shishin.pages.context import Context

CONTENTS_LEVEL = 2
"""Only the main headings are listed, as the UK Service Manual does."""


def free_pages(context: Context) -> Iterator[View]:
    """Make every page of docs/."""
    return (free_page(context, page) for page in context.library.pages)


def free_page(context: Context, page: FreePage) -> View:
    """Make a free page."""
    text = page.texts[context.code]
    before, after = _neighbours(context, page)
    stem = text.path.removesuffix(f".{context.code}.md")
    return View(
        layout=page.facts.layout,
        language=context.language,
        url=page_url(page, context.language),
        title=text.words.title,
        short_title=text.words.short_title or text.words.title,
        original_title=context.original(page.texts[context.source.code].words.title),
        description=text.words.description,
        source_path=text.path,
        slides=page.facts.slides,
        behind=text.behind,
        breadcrumb=_above(context, page),
        alternates=context.alternates(lambda language: page_url(page, language)),
        contents=tuple(Link(row.text, f"#{row.id}") for row in text.headings if row.level == CONTENTS_LEVEL),
        body=text.markdown,
        figures=text.figures,
        corrections=context.lookup.corrections_on(stem),
        previous=before,
        next=after,
        history=history(context, stem),
        **_FROM_DATA.get(page.facts.layout, _nothing)(context),
    )


def _above(context: Context, page: FreePage) -> tuple[Link, ...]:
    """Give the pages above: the home page, then the index of each folder on the way."""
    if page.facts.layout == "home":
        return ()
    home = context.links.layout("home")
    folders = page.name.split("/")[:-1]
    indexes = ["/".join([*folders[: depth + 1], "index"]) for depth in range(len(folders))]
    between = context.links.named(name for name in indexes if name != page.name)
    return (*((home,) if home else ()), *between)


def _neighbours(context: Context, page: FreePage) -> tuple[Link | None, Link | None]:
    order = context.library.publication.reading
    if page.name not in order:
        return None, None
    place = order.index(page.name)
    before = context.links.page(order[place - 1]) if place else None
    after = context.links.page(order[place + 1]) if place + 1 < len(order) else None
    return before, after


def _nothing(_context: Context) -> dict[str, Any]:
    return {}


def _overview(context: Context) -> dict[str, Any]:
    return {"principles": principle_cards(context)}


def _whole(context: Context) -> dict[str, Any]:
    return {"whole": tuple(principle_pages(context))}


def _all_pages(context: Context) -> dict[str, Any]:
    """Group every page: the principles, then the folders of docs/, the pages beside the home page first."""
    words, links = context.words["all_pages"], context.links
    folders: dict[str, list[Link]] = {}
    for page in context.library.pages:
        if page.facts.layout != "not-found":
            folder, _, _name = page.name.rpartition("/")
            folders.setdefault(folder, []).append(links.pages[page.name])
    folders.setdefault("principles", []).extend(links.principles.values())
    for guideline in context.library.guidelines:
        guides = (links.guide(guideline, guide) for guide in guideline.guides)
        folders[f"{FOLDER}/{guideline.facts.id}"] = [links.guideline(guideline), *guides]
    groups = (
        LinkGroup(
            f"group-{folder.replace('/', '-') or 'main'}",
            _group_title(context, folder) or words["main"],
            tuple(of_folder),
        )
        for folder, of_folder in sorted(folders.items())
    )
    return {"groups": tuple(groups)}


def _group_title(context: Context, folder: str) -> str:
    guideline = context.lookup.guidelines.get(folder.removeprefix(f"{FOLDER}/"))
    if guideline and folder.startswith(f"{FOLDER}/"):
        return guideline.titles[context.code].title
    index = context.links.page(f"{folder}/index")
    return index.title if index else folder


def _glossary(context: Context) -> dict[str, Any]:
    return {"glossary": glossary_view(context)}


def _corrections(context: Context) -> dict[str, Any]:
    groups = (
        CorrectionGroup(
            kind, words["title"], words["lead"], tuple(row for row in context.library.corrections if row.kind == kind)
        )
        for kind, words in context.words["correction"]["kinds"].items()
    )
    return {"correction_groups": tuple(groups)}


def _guidelines(context: Context) -> dict[str, Any]:
    return {"guidelines": tuple(context.links.guidelines.values())}


def _requirements(context: Context) -> dict[str, Any]:
    return {
        "requirements": context.requirements.all,
        "requirement_groups": tuple(by_guideline(context)),
        "principles": tuple(context.links.principles.values()),
    }


def _by_principle(context: Context) -> dict[str, Any]:
    return {"requirement_groups": tuple(by_principle(context))}


def _by_phase(context: Context) -> dict[str, Any]:
    return {"requirement_groups": tuple(by_phase(context))}


def _by_standard(context: Context) -> dict[str, Any]:
    return {"requirement_groups": tuple(by_standard(context))}


def _data(context: Context) -> dict[str, Any]:
    return {"datasets": dataset_views(context)}


def _reference(context: Context) -> dict[str, Any]:
    return {"tables": field_tables(context)}


_FROM_DATA: dict[Layout, Callable[[Context], dict[str, Any]]] = {
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
