"""Every page of the site, from the library: the table of contents of the whole project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from shishin.pages.context import contexts
from shishin.pages.frame import frame
from shishin.pages.outputs.dataset.listing import data_body
from shishin.pages.shared.address import requirement_url
from shishin.pages.types.accessibility import policy_body, results_body, testing_body
from shishin.pages.types.all_pages import all_pages_body, all_pages_parts
from shishin.pages.types.free import free_page, not_found_body, plain_body, suggestion_body
from shishin.pages.types.glossary import glossary_body
from shishin.pages.types.guideline import guideline_pages
from shishin.pages.types.home import home_body
from shishin.pages.types.lists import corrections_body, guidelines_body, search_body
from shishin.pages.types.principle import all_principles_body, principle_pages, principles_body
from shishin.pages.types.redirect import redirect_pages
from shishin.pages.types.reference import reference_body
from shishin.pages.types.requirement_groups import (
    by_phase_body,
    by_principle_body,
    by_standard_body,
    requirements_body,
)
from shishin.pages.versions.comparison import comparison_pages
from shishin.pages.versions.place import folder_of
from shishin.pages.versions.version_list import version_list_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator

    from shishin.model.library import Library
    from shishin.model.page import FreePage, Layout
    from shishin.pages.context import Context
    from shishin.pages.frame import Frame
    from shishin.pages.page import Body, Page
    from shishin.pages.types.free import BodyMaker

BODIES: dict[Layout, BodyMaker] = {
    "page": plain_body,
    "home": home_body,
    "principles": principles_body,
    "all-principles": all_principles_body,
    "glossary": glossary_body,
    "corrections": corrections_body,
    "reference": reference_body,
    "search": search_body,
    "all-pages": all_pages_body,
    "guidelines": guidelines_body,
    "requirements": requirements_body,
    "by-principle": by_principle_body,
    "by-phase": by_phase_body,
    "by-standard": by_standard_body,
    "data": data_body,
    "accessibility-policy": policy_body,
    "accessibility-results": results_body,
    "accessibility-testing": testing_body,
    "suggestion": suggestion_body,
    "not-found": not_found_body,
}
"""What makes the body of a page of docs/, by the page's layout; an edition need not have a page of each."""


@dataclass(frozen=True)
class Site:
    """All pages and what stands round them.

    Attributes:
        pages: Every page by its key.
        frames: What stands round the pages, by language code.
        contexts: What the pages were made from, by language code, the source language first.
        keys: The keys of the pages of each group.
        urls: The address of every page from the site's root, by the page's key.
        numbers: The address of every requirement by its number, for each language and each text of a guideline.
    """

    pages: Mapping[str, Page[Body]]
    frames: dict[str, Frame]
    contexts: dict[str, Context]
    keys: dict[GroupName, tuple[str, ...]]
    urls: dict[str, str]
    numbers: dict[tuple[str, str], dict[str, str]]


GroupName = tuple[str, ...]
"""What some pages that are made together are called among all: a language's code, and words of their own."""

TEXT = "text"
"""The second word of the name of the pages of one text of a guideline; the third is the guideline's id."""

REDIRECTS = "redirects"

PARTS = "parts of the list of all pages"

OF_ALL_GUIDELINES = frozenset({"versions", "comparisons", PARTS, REDIRECTS})
"""The second word of the names of pages that are there or not as the guidelines and their versions are."""


def build_site(library: Library) -> Site:
    """Make every page of every language.

    Raises:
        ValueError: Two pages have one key.
    """
    of_languages = contexts(library)
    pages: dict[str, Page[Body]] = {}
    keys: dict[GroupName, tuple[str, ...]] = {}
    for context in of_languages.values():
        taken: set[str] = set()
        for name, make in _groups(context, taken):
            group = list(make())
            keys[name] = tuple(page.head.key for page in group)
            taken.update(page.head.url for page in group if name[1] != REDIRECTS)
            pages |= {page.head.key: page for page in group}
    _insist_on_one_key_each(keys)
    urls = {key: page.head.url for key, page in pages.items()}
    return Site(pages, _frames(of_languages), of_languages, keys, urls, _numbers(of_languages))


def edited_site(before: Site, library: Library, reshaped: Collection[str]) -> Site:
    """Make the site of a library in which only some texts are others; a page is made when somebody asks for it.

    Args:
        before: The site of the library as it was.
        library: The library as it is now.
        reshaped: The ids of guidelines that may have other pages than before.

    Raises:
        ValueError: Two pages have one key.
    """
    of_languages = contexts(library)
    made: dict[str, Page[Body]] = {}
    makes: dict[GroupName, Callable[[], Iterable[Page[Body]]]] = {}
    keys: dict[GroupName, tuple[str, ...]] = {}
    urls: dict[str, str] = {}
    for context in of_languages.values():
        taken: set[str] = set()
        for name, make in _groups(context, taken):
            makes[name] = make
            if name in before.keys and not _is_reshaped(name, reshaped):
                keys[name] = before.keys[name]
                addresses = {key: before.urls[key] for key in keys[name]}
            else:
                group = {page.head.key: page for page in make()}
                made |= group
                keys[name] = tuple(group)
                addresses = {key: page.head.url for key, page in group.items()}
            urls |= addresses
            taken.update(addresses.values() if name[1] != REDIRECTS else ())
    _insist_on_one_key_each(keys)
    pages = _PagesWhenAsked(makes, keys, made)
    return Site(pages, _frames(of_languages), of_languages, keys, urls, _numbers(of_languages))


def _is_reshaped(name: GroupName, reshaped: Collection[str]) -> bool:
    if name[1] == TEXT:
        return name[2] in reshaped
    return bool(reshaped) and name[1] in OF_ALL_GUIDELINES


class _PagesWhenAsked(Mapping[str, "Page[Body]"]):
    """The pages of a site, each made when it is asked for, with those that are made together with it."""

    def __init__(
        self,
        makes: Mapping[GroupName, Callable[[], Iterable[Page[Body]]]],
        keys: Mapping[GroupName, tuple[str, ...]],
        made: dict[str, Page[Body]],
    ) -> None:
        self._makes, self._made = makes, made
        self._groups = {key: name for name, of_group in keys.items() for key in of_group}

    def __getitem__(self, key: str) -> Page[Body]:
        if key not in self._made:
            self._made.update({page.head.key: page for page in self._makes[self._groups[key]]()})
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)


def _groups(context: Context, taken: Container[str]) -> Iterator[tuple[GroupName, Callable[[], Iterable[Page[Body]]]]]:
    """Give what makes the pages of a language, in groups, each with its name.

    Args:
        context: The content in the language.
        taken: The addresses of all pages before the last group, as soon as that is asked for.
    """
    code, library = context.code, context.library
    yield (code, "principles"), partial(principle_pages, context)
    for guideline in library.guidelines:
        name = (code, TEXT, guideline.facts.id, str(guideline.shown_at))
        yield name, partial(guideline_pages, context, guideline)
    for version in library.versions:
        # A version is shown with the standards that it cites as they were when it was released.
        name = (code, TEXT, version.guideline.facts.id, str(version.guideline.shown_at))
        yield name, partial(guideline_pages, context.of_version(version), version.guideline)
    yield (code, "versions"), partial(version_list_pages, context)
    yield (code, "comparisons"), partial(comparison_pages, context)
    for page in library.pages:
        yield (code, "page", page.name), partial(_free_page, context, page)
    yield (code, PARTS), partial(all_pages_parts, context)
    # A page that only the working text has given up stays until that is released; then the redirect takes its place.
    yield (code, REDIRECTS), lambda: (page for page in redirect_pages(context) if page.head.url not in taken)


def _free_page(context: Context, page: FreePage) -> tuple[Page[Body]]:
    return (free_page(context, page, BODIES),)


def _insist_on_one_key_each(keys: Mapping[GroupName, tuple[str, ...]]) -> None:
    counted = Counter(key for of_group in keys.values() for key in of_group)
    if twice := [key for key, count in counted.items() if count > 1]:
        # One would take the other's place without a word, and a page that is for ever would be gone.
        raise ValueError(f"Two pages are made from one file: {twice}")


def _frames(of_languages: Mapping[str, Context]) -> dict[str, Frame]:
    return {code: frame(context) for code, context in of_languages.items()}


def _numbers(of_languages: Mapping[str, Context]) -> dict[tuple[str, str], dict[str, str]]:
    """Give the address of each requirement by its number, for each language and each folder of a text."""
    urls: dict[tuple[str, str], dict[str, str]] = {}
    for code, context in of_languages.items():
        library, language = context.library, context.language
        for guideline in [*library.guidelines, *(version.guideline for version in library.versions)]:
            if context.has(guideline):
                rows = urls.setdefault((code, folder_of(guideline)), {})
                for guide in guideline.guides:
                    rows |= {row.id: requirement_url(guideline, guide, row.id, language) for row in guide.requirements}
    return {(code, folder): {**urls.get((code, ""), {}), **rows} for (code, folder), rows in urls.items()}
