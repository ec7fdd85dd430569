"""Pages that are the same text are parsed once for all tests of a process, and searched once for each selector."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from justhtml import JustHTML

MOST_PAGES = 1_000
"""A page takes about half a megabyte."""


class SearchedOnce(JustHTML):
    """A parsed page that remembers what was found in it; no check changes a page."""

    def query(self, selector: str) -> list[Any]:
        """Give what a selector finds."""
        remembered: dict[str, list[Any]] = self.__dict__.setdefault("remembered", {})
        if selector not in remembered:
            remembered[selector] = super().query(selector)
        return list(remembered[selector])


@lru_cache(maxsize=MOST_PAGES)
def parse_once(html: str, **options: Any) -> JustHTML:  # noqa: ANN401 - the parser's own
    """Parse a page, unless the same text was parsed before."""
    return SearchedOnce(html, **options)
