"""Pages of docs/ that list something: all pages, the guidelines, the corrections, and the page for searching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.guideline import FOLDER
from shishin.pages.context import guideline_title
from shishin.pages.shared.links import Link, LinkGroup
from shishin.pages.types.free import FreeBody

if TYPE_CHECKING:
    from shishin.model.data import Correction
    from shishin.pages.context import Context
    from shishin.pages.page import Neighbours, Text


@dataclass(frozen=True, kw_only=True)
class AllPagesBody(FreeBody):
    """Every page of the site, by folder."""

    layout = "all-pages"

    groups: tuple[LinkGroup, ...]


@dataclass(frozen=True, kw_only=True)
class GuidelinesBody(FreeBody):
    """The guidelines."""

    layout = "guidelines"

    guidelines: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class SearchBody(FreeBody):
    """The page for searching; the guidelines are a choice there."""

    layout = "search"

    guidelines: tuple[Link, ...]


@dataclass(frozen=True)
class CorrectionGroup:
    """The corrections of one kind."""

    id: str
    title: str
    lead: str
    rows: tuple[Correction, ...]


@dataclass(frozen=True, kw_only=True)
class CorrectionsBody(FreeBody):
    """All corrections, by kind."""

    layout = "corrections"

    groups: tuple[CorrectionGroup, ...]


def guidelines_body(context: Context, text: Text, neighbours: Neighbours) -> GuidelinesBody:
    """Make the page that lists the guidelines."""
    guidelines = tuple(context.links.guidelines.values())
    return GuidelinesBody(text=text, neighbours=neighbours, guidelines=guidelines)


def search_body(context: Context, text: Text, neighbours: Neighbours) -> SearchBody:
    """Make the page for searching."""
    return SearchBody(text=text, neighbours=neighbours, guidelines=tuple(context.links.guidelines.values()))


def corrections_body(context: Context, text: Text, neighbours: Neighbours) -> CorrectionsBody:
    """Make the page that lists all corrections."""
    groups = (
        CorrectionGroup(
            kind, words["title"], words["lead"], tuple(row for row in context.library.corrections if row.kind == kind)
        )
        for kind, words in context.words["correction"]["kinds"].items()
    )
    return CorrectionsBody(text=text, neighbours=neighbours, groups=tuple(groups))


def all_pages_body(context: Context, text: Text, neighbours: Neighbours) -> AllPagesBody:
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
    return AllPagesBody(text=text, neighbours=neighbours, groups=tuple(groups))


def _group_title(context: Context, folder: str) -> str:
    guideline = context.lookup.guidelines.get(folder.removeprefix(f"{FOLDER}/"))
    if guideline and folder.startswith(f"{FOLDER}/"):
        return guideline_title(context, guideline)
    index = context.links.page(f"{folder}/index")
    return index.title if index else folder
