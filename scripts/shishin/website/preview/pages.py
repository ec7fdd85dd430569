"""The files of a previewed site, each made when somebody asks for it."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from functools import cached_property
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING

from shishin.render.assets import FOLDER
from shishin.render.site import path_at, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.render.site import SiteRenderer

INDEX = "index.html"
"""The file of the home page, and of every page in its folder."""

NOT_FOUND = "404.html"


class Turns:
    """Whose turn it is to make something: questions come from several threads at once.

    Attributes:
        pages: Held while a page is made.
        files: Held while the index or the data are made.
    """

    def __init__(self) -> None:
        self.pages, self.files = Lock(), Lock()

    @contextmanager
    def if_idle(self) -> Iterator[bool]:
        """Hold both if nobody does; give whether that is so."""
        has_pages = self.pages.acquire(blocking=False)
        has_files = has_pages and self.files.acquire(blocking=False)
        try:
            yield has_files
        finally:
            if has_files:
                self.files.release()
            if has_pages:
                self.pages.release()


class PreviewPages:
    """The files of a site that is not written anywhere; every file that was made once is kept."""

    def __init__(self, renderer: SiteRenderer, turns: Turns) -> None:
        """Prepare, and make nothing yet.

        Args:
            renderer: Makes the files.
            turns: Whose turn it is to make something, also of sites before and after this one.
        """
        self._renderer, self._turns = renderer, turns
        self._keys = {path_at(url): key for key, url in renderer.urls.items()}
        self._finished: dict[str, bytes] = {}

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders that pages stand in, from the site's root."""
        return frozenset(str(folder) for path in self._keys for folder in PurePosixPath(path).parents)

    def read(self, path: str) -> bytes | None:
        """Give a file; nothing if the site has none there.

        Args:
            path: Its path from the site's root.

        Raises:
            UnlistedError: It is a page that holds what is not on the allow-list.
            TemplateError: It is a page whose template is broken.
        """
        if path in self._keys:
            return self._page(path)
        if path in self._renderer.asset_files:
            return self._renderer.asset_files[path]
        with self._turns.files:
            files = self._index_files if path.startswith(f"{FOLDER}/") else self._data_files
        return files.get(path)

    def make_first(self, path: str) -> None:
        """Make a page before all others, or the home page if there is none at that path.

        Raises:
            UnlistedError: It holds what is not on the allow-list.
            TemplateError: Its template is broken.
        """
        self._page(path if path in self._keys else INDEX)

    def source(self, path: str) -> str:
        """Give the file that a page was written in, from the project's root; nothing if it was not made yet."""
        is_made = path in self._finished and path in self._keys
        return self._renderer.pages[self._keys[path]].head.source_path if is_made else ""

    def take(self, pages: Mapping[str, bytes]) -> bool:
        """Take over all pages, which another process has made; give whether they are those that were made here.

        Args:
            pages: What `every_page` gave, by the pages' paths from the site's root.
        """
        are_same = pages.keys() == self._keys.keys() and all(
            zlib.decompress(page) == zlib.decompress(pages[path]) for path, page in [*self._finished.items()]
        )
        if are_same:
            self._finished = dict(pages)
        return are_same

    def _page(self, path: str) -> bytes:
        with self._turns.pages:
            if path not in self._finished:
                self._finished[path] = _compressed(self._renderer.html(self._renderer.pages[self._keys[path]]))
            return zlib.decompress(self._finished[path])

    @cached_property
    def _index_files(self) -> Mapping[str, bytes]:
        return dict(self._renderer.index_files())

    @cached_property
    def _data_files(self) -> Mapping[str, bytes]:
        return self._renderer.data_and_feed_files()


def every_page(renderer: SiteRenderer) -> Iterator[tuple[str, bytes]]:
    """Make every page of a site: give its path from the site's root, and its HTML, compressed.

    Raises:
        UnlistedError: A page holds what is not on the allow-list.
        TemplateError: A template is broken.
    """
    for page in renderer.pages.values():
        yield path_of(page), _compressed(renderer.html(page))


def _compressed(html: str) -> bytes:
    return zlib.compress(html.encode(), 1)
