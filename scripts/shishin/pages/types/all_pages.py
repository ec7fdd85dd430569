"""The list of all pages: one page, or where there are too many for one, a page of its own for each large group.

The address of such a part is that of the list with the group's folder behind it, `all-pages/guidelines-ui-ux/`; the
second part of a group has its number behind that. None of them changes when pages are added: a new page makes the last
part longer, or adds a part behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.model.guideline import FOLDER
from shishin.pages.context import guideline_title
from shishin.pages.page import Head, Neighbours, Page, Text
from shishin.pages.shared.address import page_url
from shishin.pages.shared.links import Link
from shishin.pages.types.free import FreeBody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.languages.language import Language, Strings
    from shishin.model.page import FreePage
    from shishin.pages.context import Context

MOST_ON_ONE_PAGE = 150
"""Links up to which the list is one page: so long it stays below what a first visit may load."""

MOST_OF_A_PART = 100
"""Links on a part of a list that is cut."""

STAYING = 12
"""Links up to which a group stays whole on the first page of a list that is cut."""


@dataclass(frozen=True)
class ListedGroup:
    """The pages of a folder or a guideline in the list.

    Attributes:
        id: Its anchor, and in a list that is cut the end of its address.
        title: Its heading.
        original: The same in the source language.
        count: How many pages it has.
        links: Its pages, or the parts of the list that have them.
    """

    id: str
    title: str
    original: str
    count: int
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class AllPagesBody(FreeBody):
    """Every page of the site by folder, or a part of them."""

    layout = "all-pages"

    groups: tuple[ListedGroup, ...]


def all_pages_body(context: Context, text: Text, neighbours: Neighbours) -> AllPagesBody:
    """Make the list; where it is cut, each large group leads to its parts."""
    groups = _groups(context)
    page = context.lookup.layouts["all-pages"]
    cut = {id(group) for group in _cut(groups)}
    shown = (_leading(context, page, group) if id(group) in cut else group for group in groups)
    return AllPagesBody(text=text, neighbours=neighbours, groups=tuple(shown))


def all_pages_parts(context: Context) -> Iterator[Page[AllPagesBody]]:
    """Make the parts of a list that is cut."""
    page = context.lookup.layouts.get("all-pages")
    if page:
        for group in _cut(_groups(context)):
            for number in range(1, len(_parts(group)) + 1):
                yield _part(context, page, group, number)


def all_pages_urls(context: Context) -> Iterator[str]:
    """Give the addresses of the parts of a list that is cut."""
    return (part.head.url for part in all_pages_parts(context))


def _groups(context: Context) -> tuple[ListedGroup, ...]:
    """Group every page: the principles, then the folders of docs/, the pages beside the home page first."""
    links = context.links
    folders: dict[str, list[Link]] = {}
    for page in context.library.pages:
        if page.facts.layout != "not-found":
            folder, _, _name = page.name.rpartition("/")
            folders.setdefault(folder, []).append(links.pages[page.name])
    folders.setdefault("principles", []).extend(links.principles.values())
    for guideline in context.library.guidelines:
        guides = (links.guide(guideline, guide) for guide in guideline.guides)
        folders[f"{FOLDER}/{guideline.facts.id}"] = [links.guideline(guideline), *guides]
    return tuple(
        ListedGroup(
            f"group-{folder.replace('/', '-') or 'main'}",
            *_titles(context, folder),
            len(of_folder),
            tuple(of_folder),
        )
        for folder, of_folder in sorted(folders.items())
    )


def _titles(context: Context, folder: str) -> tuple[str, str]:
    """Give a folder's heading, and the same in the source language."""
    guideline = context.lookup.guidelines.get(folder.removeprefix(f"{FOLDER}/"))
    if guideline and folder.startswith(f"{FOLDER}/"):
        return guideline_title(context, guideline), guideline.titles[context.source.code].title
    if not folder:
        return context.words["all_pages"]["main"], context.source_words["all_pages"]["main"]
    index = context.lookup.pages.get(f"{folder}/index")
    if index is None:
        return folder, folder
    words = (index.texts[code].words for code in (context.code, context.source.code))
    title, original = (text.short_title or text.title for text in words)
    return title, original


def _cut(groups: tuple[ListedGroup, ...]) -> tuple[ListedGroup, ...]:
    """Give the groups that have pages of their own; none while one page is enough for all."""
    if sum(group.count for group in groups) <= MOST_ON_ONE_PAGE:
        return ()
    return tuple(group for group in groups if group.count > STAYING)


def _parts(group: ListedGroup) -> list[tuple[Link, ...]]:
    return [group.links[start : start + MOST_OF_A_PART] for start in range(0, group.count, MOST_OF_A_PART)]


def _leading(context: Context, page: FreePage, group: ListedGroup) -> ListedGroup:
    """Give a group that leads to its parts instead of its pages."""
    links = (_link(context, page, group, number) for number in range(1, len(_parts(group)) + 1))
    return replace(group, links=tuple(links))


def _link(context: Context, page: FreePage, group: ListedGroup, number: int) -> Link:
    parts = _parts(group)
    links = parts[number - 1]
    from_to = context.words["all_pages"]["from_to"]
    description = from_to.format(count=len(links), first=links[0].title, last=links[-1].title)
    title = _title(context.words, group.title, number, len(parts))
    return Link(title, _url(page, group, number, context.language), description)


def _title(words: Strings, group: str, number: int, parts: int) -> str:
    return str(words["all_pages"]["part" if parts > 1 else "of_group"].format(group=group, number=number, parts=parts))


def _url(page: FreePage, group: ListedGroup, number: int, language: Language) -> str:
    return f"{page_url(page, language)}{group.id.removeprefix('group-')}/" + (f"{number}/" if number > 1 else "")


def _part(context: Context, page: FreePage, group: ListedGroup, number: int) -> Page[AllPagesBody]:
    parts, path = _parts(group), page.texts[context.code].path
    link = _link(context, page, group, number)
    above = (context.links.layout("home"), context.links.layout("all-pages"))
    head = Head(
        language=context.language,
        url=link.url,
        title=link.title,
        short_title=link.title,
        original_title=context.original(_title(context.source_words, group.original, number, len(parts))),
        description=link.description,
        source_path=path,
        # A folder of its own: none of the sources begins with its name.
        key=f"lists/{group.id}/{number}.{context.code}.md",
        breadcrumb=tuple(link for link in above if link),
        alternates=context.alternates(lambda language: _url(page, group, number, language)),
    )
    previous, after = (
        _link(context, page, group, other) if 0 < other <= len(parts) else None for other in (number - 1, number + 1)
    )
    listed = replace(group, count=len(parts[number - 1]), links=parts[number - 1])
    return Page(head, AllPagesBody(text=Text("", path), neighbours=Neighbours(previous, after), groups=(listed,)))
