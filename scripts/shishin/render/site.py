"""Makes every file of a site: its pages, and all that they load or lead to. Nothing of MkDocs is needed for it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from shishin.disk.remembered import beside, is_shared_out
from shishin.pages.outputs.dataset.files import data_files
from shishin.pages.outputs.feed import feed_files
from shishin.pages.outputs.sitemap import sitemap
from shishin.pages.site import build_site, edited_site
from shishin.render.assets import FOLDER, collect, with_made
from shishin.render.cache_headers import header_files
from shishin.render.made import made_files
from shishin.render.mark import MARK, MARK_TEXT
from shishin.render.page import Addresses, PageRenderer
from shishin.render.style_parts import StyleParts
from shishin.render.templates import templates_in
from shishin.search.index import index_files, index_folder, read_terms
from shishin.search.records import records
from shishin.search.words import SearchWords

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from shishin.disk.processors import Beside
    from shishin.model.library import Library
    from shishin.pages.context import Context
    from shishin.pages.page import Body, Page
    from shishin.pages.site import Site
    from shishin.render.assets import Assets
    from shishin.render.settings import SiteSettings
    from shishin.search.record_terms import RecordTerms
    from shishin.search.records import SearchRecord

    TermsOfRecords = tuple[Sequence[SearchRecord], SearchWords, Sequence[RecordTerms]]

SITEMAP = "sitemap.xml"


class AssetsError(Exception):
    """The styles, scripts and pictures cannot be read, or a script imports itself."""


class SiteRenderer:
    """Makes the files of one site.

    Attributes:
        languages: The languages of the edition, in which the pages are.
        pages: Every page by its key.
        urls: The address of every page from the site's root, by the page's key.
        folder: The folder of the templates.
        settings: Where the site is published.
    """

    def __init__(self, library: Library, folder: Path, settings: SiteSettings, site: Site | None = None) -> None:
        """Make the pages' contents and the names of all files; most of these are named after their content.

        Args:
            library: The content.
            folder: The folder of the templates, with the styles, scripts and pictures in `assets/`.
            settings: Where the site is published.
            site: All pages of the content; they are made if nothing is given.

        Raises:
            AssetsError: The styles, scripts and pictures cannot be read.
        """
        self._library, self.folder, self.settings = library, folder, settings
        self.languages = library.languages
        self._site = site or build_site(library)
        self.pages, self.urls = self._site.pages, self._site.urls
        files = _collect(folder / FOLDER)
        self._assets = with_made(files, made_files(library, self._site.frames, files))
        self._index_folders = {code: f"{FOLDER}/{index_folder(code)}" for code in self._site.contexts}
        addresses = Addresses(self._assets.names, self._index_folders, StyleParts(self._assets))
        self._renderer = PageRenderer(library, self._site, templates_in(folder), settings, addresses)
        self._later: Beside[tuple[str, bytes]] | None = None

    def redrawn(self) -> SiteRenderer:
        """Give what makes the same pages with the templates, styles and scripts as they are now.

        Raises:
            AssetsError: The styles, scripts and pictures cannot be read.
        """
        return SiteRenderer(self._library, self.folder, self.settings, self._site)

    def html(self, page: Page[Body]) -> str:
        """Give a page's whole HTML.

        Raises:
            UnlistedError: It holds what is not on the allow-list.
            TemplateError: Its template is broken.
        """
        return self._renderer.html(page)

    def make_together(self) -> None:
        """Make all files at once, on all processors; `html` and `later_files` give them afterwards."""
        if not is_shared_out():
            return
        read = {code: self._read_terms(context) for code, context in self._site.contexts.items()}
        self._renderer.make_together(self.pages.values())
        self._later = beside(lambda: chain(self._make_index(read), self._make_data_and_feeds()))
        # The other process has its own, and should it fail, they are read again.
        read.clear()

    def insist(self, page: Page[Body], html: str) -> None:
        """Hold a page that somebody changed after it was finished against the allow-list.

        Raises:
            UnlistedError: It holds what is not there.
        """
        self._renderer.insist(page, html)

    @property
    def asset_files(self) -> Mapping[str, bytes]:
        """The styles, scripts and pictures, by their paths from the site's root."""
        return self._assets.contents

    def index_files(self) -> Iterator[tuple[str, bytes]]:
        """Make the search index, one language after the other: give each file as it is made.

        Returns:
            The file's path from the site's root, and its content.
        """
        return self._make_index({})

    def _make_index(self, read: dict[str, TermsOfRecords]) -> Iterator[tuple[str, bytes]]:
        for code, context in self._site.contexts.items():
            # What was read is let go with its language: the next needs the room.
            for name, content in index_files(*(read.pop(code, None) or self._read_terms(context))):
                yield f"{self._index_folders[code]}/{name}", content

    def _read_terms(self, context: Context) -> TermsOfRecords:
        """Find what each record of a language adds to its index."""
        of_language, known = records(context), SearchWords(context.library, context.language)
        return of_language, known, read_terms(of_language, known)

    def data_and_feed_files(self) -> dict[str, bytes]:
        """Give the open data, the feeds and the sitemap, by their paths from the site's root."""
        return dict(self._make_data_and_feeds())

    def _make_data_and_feeds(self) -> Iterator[tuple[str, bytes]]:
        contexts = [*self._site.contexts.values()]
        yield from data_files(contexts[0], self.settings.base)
        for context in contexts:
            yield from feed_files(context, self.settings.base).items()
        if self.settings.site_url and not self.settings.is_suggestion:
            yield SITEMAP, sitemap(self.pages.values(), self.settings.site_url).encode()

    def first_files(self) -> dict[str, bytes]:
        """Give every file that is there without any page being made, by its path from the site's root."""
        headers = header_files(self.settings.cache_headers, self.asset_files, self._index_folders.values())
        return {MARK: MARK_TEXT, **self.asset_files, **headers}

    def later_files(self) -> Iterator[tuple[str, bytes]]:
        """Give the data, the feeds, the sitemap and the search index: each file's path, and its content."""
        if self._later:
            yield from self._later.results()
        else:
            yield from self.index_files()
            yield from self._make_data_and_feeds()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give every file of the site: its path from the site's root, and its content.

        Raises:
            UnlistedError: A page holds what is not on the allow-list.
            TemplateError: A template is broken.
        """
        yield from self.first_files().items()
        yield from self.later_files()
        for page in self.pages.values():
            yield path_of(page), self.html(page).encode()


class EditedRenderer(SiteRenderer):
    """Makes the files of a site in which only some texts are others than before; pages are made when asked for."""

    def __init__(self, before: SiteRenderer, library: Library, reshaped: Collection[str]) -> None:
        """Make the addresses of all pages.

        Args:
            before: What makes the files of the site as it was.
            library: The content as it is now.
            reshaped: The ids of guidelines that may have other pages than before.

        Raises:
            ValueError: Two pages have one key.
        """
        vars(self).update(vars(before))
        site = edited_site(self._site, library, reshaped)
        if library.readings != self._library.readings:
            # They are a file that every page loads, by a name that follows from its content.
            super().__init__(library, before.folder, before.settings, site)
            return
        self._library, self._site = library, site
        self.pages, self.urls = self._site.pages, self._site.urls
        self._renderer = self._renderer.edited(library, self._site)


def path_of(page: Page[Body]) -> str:
    """Give the path of a page's file from the site's root."""
    return path_at(page.head.url)


def path_at(url: str) -> str:
    """Give the path of the file at an address from the site's root."""
    return url if url.endswith(".html") else f"{url}index.html"


def _collect(folder: Path) -> Assets:
    try:
        return collect(folder)
    except (OSError, ValueError) as error:
        raise AssetsError(f"{folder}: {error}") from error
