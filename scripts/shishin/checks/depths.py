"""Says how much of each page the browser looks at."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from shishin.checks.ways import Depth
from shishin.forms.table import every_name
from shishin.model.guideline import FOLDER, WHOLE
from shishin.model.release import LATEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.checks.built_page import BuiltPage

_GUIDE = re.compile(rf"(?:.*/)?{FOLDER}/[^/]+/{every_name().version}/[^/]+/")
"""The address of a page below that of a released version."""

_COMPARISON = re.compile(
    rf"(?P<before>(?P<guideline>(?:.*/)?{FOLDER}/[^/]+/)changes/[^/]+/)(?P<after>{every_name().version})/"
)
"""The address of a comparison of two versions by their numbers."""


def depths_of(pages: Sequence[BuiltPage]) -> dict[str, Depth]:
    """Say by each page's address how much of it is looked at: everything on one page of each type, the shortest.

    The languages take turns.
    """
    repeated = repeated_pages(pages)
    depths = {page.url: Depth.BRIEF if page.url in repeated else Depth.PAIRS for page in pages}
    of_types: dict[str, list[BuiltPage]] = defaultdict(list)
    for page in pages:
        if page.layout and page.url not in repeated:
            of_types[page.layout].append(page)
    for number, layout in enumerate(sorted(of_types)):
        codes = sorted({page.language.code for page in of_types[layout]})
        in_turn = [page for page in of_types[layout] if page.language.code == codes[number % len(codes)]]
        depths[min(in_turn, key=lambda page: len(page.html)).url] = Depth.FULL
    return depths


def repeated_pages(pages: Sequence[BuiltPage]) -> frozenset[str]:
    """Give the addresses of pages whose words stand on another page too, word for word, drawn by the same templates.

    A single guide of a released version stands on the page with that version's whole text. The latest version's pages
    stand at addresses without a number, which they name as their canonical ones; so do comparisons with it.
    """
    urls = {page.url for page in pages}
    guides = {url for url in urls if _GUIDE.fullmatch(url) and not url.endswith(f"/{WHOLE}/")}
    latest = {
        page.url for page in pages if page.is_numbered and _names(page, page.current_url) and page.current_url in urls
    }
    compared = ((url, match) for url in urls if (match := _COMPARISON.fullmatch(url)))
    with_latest = {
        url
        for url, match in compared
        if f"{match['guideline']}{match['after']}/" in latest and f"{match['before']}{LATEST}/" in urls
    }
    return frozenset(guides | latest | with_latest)


def _names(page: BuiltPage, url: str) -> bool:
    return any(address.endswith(f"/{url}") for address in page.canonical)
