"""Weighs what the sites of this project and of stock Material send to a browser, as they are and with many guides."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from benchmarks import first_view, weigh
from benchmarks.edition import LANGUAGES
from benchmarks.generators.in_python import Shishin, Stock
from benchmarks.host import QUIET
from benchmarks.manual import manual
from benchmarks.ours import read, write_ours
from benchmarks.plain_pages import plain_pages
from shishin.checks import browser

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from shishin.model.library import Library

WORKERS = 2
PARTS = 4
"""In how many parts the pages are looked at that a browser opens again and again."""

ASKED: dict[str, tuple[int, int | None]] = {
    "stock-many": (1, 1),
    "ours-many": (6, None),
    "ours": (3, None),
    "stock": (1, 2),
}
"""Which of the tests' queries each site is asked: one in how many, and how many at most; the slowest site comes first.

Stock Material sends the same whatever it is asked.
"""

SAMPLE = ("", "purpose/", "all-pages/")
"""The pages that are visited with 1,000 guides: the plain ones, and the one that lists them all."""


def sites(root: Path, work: Path, size: int) -> dict[str, Path]:
    """Build the sites of this project and of stock Material, with so many guides more.

    Args:
        root: The real content's project.
        work: A folder for the projects and the sites.
        size: How many guides are made besides the real content.
    """
    source = write_ours(root, work / f"ours-{size}", manual(read(root), size) if size else ())
    ours, stock = Shishin(work), Stock(work)
    other = work / f"stock-{size}"
    stock.forget(other)
    stock.write(plain_pages(source, read(source)), other)
    for generator, project in ((ours, source), (stock, other)):
        generator.forget(project)
        generator.build(project)
    return {"ours": ours.site(source), "stock": stock.site(other)}


def weights(root: Path, work: Path, size: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Weigh the pages, the search, and the first view, and count what axe calls violations.

    Args:
        root: The real content's project.
        work: A folder for the projects and the sites.
        size: How many guides the large sites have.
        tell: Told what is done.
    """
    executable = browser.find()
    tell("Building the sites that are weighed")
    large = sites(root, work, size)
    folders = {**sites(root, work, 0), **{f"{name}-many": folder for name, folder in large.items()}}
    tell("Weighing")
    with browser.opened(executable) as chromium:
        version = chromium.version
    return {
        "chromium": version,
        "many": size,
        "pages": {name: sum(1 for _ in folder.rglob("*.html")) for name, folder in folders.items()},
        "html": {
            name: {url: _size(folder, url) for url in weigh.page_urls(folder)} for name, folder in folders.items()
        },
        **_weighed(root, folders, read(root), executable),
    }


def _weighed(root: Path, folders: dict[str, Path], library: Library, executable: Path) -> dict[str, Any]:
    """Measure what does not depend on time, several things at once."""
    visits: dict[str, Future[dict[str, Any]]] = {}
    searches: dict[str, dict[str, Future[dict[str, Any]]]] = {}
    axe: dict[str, list[Future[dict[str, Any]]]] = {}
    first: dict[str, list[Future[dict[str, Any]]]] = {}
    # Playwright's connection does not survive a fork.
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for name, (step, most) in ASKED.items():
            folder, is_ours = folders[name], name.startswith("ours")
            searches[name] = {}
            for language in LANGUAGES:
                asked = weigh.queries(root, library, language)[::step][:most]
                searches[name][language.code] = pool.submit(
                    weigh.search, executable, folder, language.code, asked, ours=is_ours
                )
            is_large = name.endswith("many")
            urls = weigh.page_urls(folder, SAMPLE if is_large else weigh.PAGES)
            quiet = weigh.SLOW if is_large else QUIET
            visits[name] = pool.submit(weigh.weigh, executable, folder, urls, quiet)
            if not is_large:
                parts = [urls[start::PARTS] for start in range(PARTS)]
                axe[name] = [pool.submit(weigh.violations, executable, folder, part) for part in parts]
                first[name] = [pool.submit(first_view.first_views, executable, folder, part) for part in parts]
        return {
            "visits": {name: visit.result() for name, visit in visits.items()},
            "search": {
                name: {code: search.result() for code, search in by_code.items()} for name, by_code in searches.items()
            },
            "axe": {name: _joined(parts) for name, parts in axe.items()},
            "first_views": {name: _joined(parts) for name, parts in first.items()},
        }


def _joined(parts: list[Future[dict[str, Any]]]) -> dict[str, Any]:
    return {url: figures for part in parts for url, figures in part.result().items()}


def _size(folder: Path, url: str) -> int:
    path = folder / url
    return (path / "index.html" if path.is_dir() else path).stat().st_size
