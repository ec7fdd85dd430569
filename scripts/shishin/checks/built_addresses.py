"""Checks that a built site has something at every address that a released version published."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import ADDRESSES, RELEASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from shishin.checks.built_page import BuiltPage


def check_built_addresses(root: Path, folder: Path, pages: Sequence[BuiltPage]) -> Iterator[Finding]:
    """Find published addresses at which a built site has nothing, neither right there nor by its redirect.

    Args:
        root: The project's root.
        folder: The built site.
        pages: Its pages.
    """
    by_url = {page.url: page for page in pages}
    for path in sorted(root.glob(f"{FOLDER}/*/{RELEASES}/*/{ADDRESSES}")):
        for line, address in enumerate(path.read_text(encoding="utf-8", errors="replace").split(), 1):
            url, _, anchor = address.partition("#")
            page = by_url.get(url)
            goal = by_url.get(_goal(page)) if page and page.is_redirect else page
            ids = {id_ for built in (page, goal) if built for id_ in built.anchors}
            is_page = goal and (not anchor or anchor in ids)
            is_other_file = page is None and (folder / url).is_file()
            if not is_page and not is_other_file:
                name, version = path.relative_to(root).as_posix(), path.parent.name
                yield Finding.at(name, line, "address-lost", address=f"/{address}", version=version)


def _goal(page: BuiltPage) -> str:
    """Give the page that a redirect leads to, by its address from the site's root."""
    (refresh,) = (str(meta.attrs["content"]) for meta in page.all('meta[http-equiv="refresh"]'))
    target = refresh.partition("url=")[2].partition("#")[0]
    return urljoin(f"/{page.url}", target).removeprefix("/")
