"""The files of a previewed site, each made when somebody asks for it."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING

from shishin.render.assets import FOLDER
from shishin.render.site import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.pages.page import Body, Page
    from shishin.render.site import SiteRenderer

INDEX = "index.html"
"""The file of the home page, and of every page in its folder."""

NOT_FOUND = "404.html"


class PreviewPages:
    """The files of a site that is not written anywhere; every file that was made once is kept.

    Questions come from several threads at once, so one page is made at a time, and beside it the index or the data.
    """

    def __init__(self, renderer: SiteRenderer) -> None:
        self._renderer = renderer
        self._pages: dict[str, Page[Body]] = {path_of(page): page for page in renderer.pages.values()}
        self._finished: dict[str, bytes] = {}
        self._page_lock, self._file_lock = Lock(), Lock()

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders that pages stand in, from the site's root."""
        return frozenset(str(folder) for path in self._pages for folder in PurePosixPath(path).parents)

    def read(self, path: str) -> bytes | None:
        """Give a file; nothing if the site has none there.

        Args:
            path: Its path from the site's root.

        Raises:
            UnlistedError: It is a page that holds what is not on the allow-list.
            TemplateError: It is a page whose template is broken.
        """
        if path in self._pages:
            return self._page(path)
        if path in self._renderer.asset_files:
            return self._renderer.asset_files[path]
        with self._file_lock:
            files = self._index_files if path.startswith(f"{FOLDER}/") else self._data_files
        return files.get(path)

    def make_first(self, path: str) -> None:
        """Make a page before all others, or the home page if there is none at that path.

        Raises:
            UnlistedError: It holds what is not on the allow-list.
            TemplateError: Its template is broken.
        """
        self._page(path if path in self._pages else INDEX)

    def make_all(self) -> Iterator[tuple[int, int]]:
        """Make every page that has not been asked for yet; give how many pages of how many are made.

        Raises:
            UnlistedError: A page holds what is not on the allow-list.
            TemplateError: A template is broken.
        """
        for number, path in enumerate(self._pages, 1):
            self._page(path)
            yield number, len(self._pages)

    def _page(self, path: str) -> bytes:
        with self._page_lock:
            if path not in self._finished:
                self._finished[path] = self._renderer.html(self._pages[path]).encode()
        return self._finished[path]

    @cached_property
    def _index_files(self) -> Mapping[str, bytes]:
        return dict(self._renderer.index_files())

    @cached_property
    def _data_files(self) -> Mapping[str, bytes]:
        return self._renderer.data_and_feed_files()
