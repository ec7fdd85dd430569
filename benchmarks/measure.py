"""The run: makes the sites, takes the times one after the other, then weighs what they send."""

from __future__ import annotations

import datetime as dt
import os
import platform
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from benchmarks import first_view, peers, weigh
from benchmarks.edition import LANGUAGES
from benchmarks.host import QUIET
from benchmarks.manual import manual
from shishin.checks import browser
from shishin.pages.context import contexts
from shishin.search.index import build_index
from shishin.search.records import records
from shishin.search.words import SearchWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from shishin.model.library import Library

HOW_MANY = 1000
"""Guides of the large manual."""

TIMES = 3
"""How often a time is taken; the middle one counts."""

ENOUGH = 20.0
"""Seconds after which a time is not taken again."""

WORKERS = 2
PARTS = 4
"""In how many parts the pages are looked at that a browser opens again and again."""

ASKED: dict[str, tuple[int, int | None]] = {
    "stock-many": (1, 1),
    "ours-many": (6, None),
    "ours": (3, None),
    "stock": (1, 2),
}
"""Which golden queries each site is asked: one in how many, and how many at most; the slowest site comes first.

Stock Material sends the same whatever it is asked.
"""

SAMPLE = ("", "purpose/", "all-pages/")
"""The pages that are visited with 1,000 guides: the plain ones, and the one that lists them all."""


def sites(root: Path, work: Path) -> dict[str, peers.BuiltSite]:
    """Build both sites with the content as it is."""
    library = peers.read(root)
    return {
        "ours": peers.build_ours(peers.write_ours(root, work / "ours-source"), work / "ours"),
        "stock": peers.build_stock(peers.write_stock(root, library, work / "stock-source"), work / "stock"),
    }


def measure(root: Path, work: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    """Measure everything but Lighthouse.

    Args:
        root: The project's root.
        work: A folder for the sites that are made.
        tell: Told what is done.
    """
    executable = browser.find()
    library = peers.read(root)
    made = manual(library, HOW_MANY)
    tell(f"Building both sites, {TIMES} times")
    # In turn, so that whatever else the machine does falls on both.
    turns = [sites(root, work) for _ in range(TIMES)]
    tell(f"Building both sites with {HOW_MANY:,} guides a language")
    source = peers.write_ours(root, work / "ours-many-source", made)
    large = peers.read(source)
    many = {
        "ours": peers.build_ours(source, work / "ours-many"),
        "stock": peers.build_stock(peers.write_stock(source, large, work / "stock-many-source"), work / "stock-many"),
    }
    tell("Making the search index")
    index = _index(large)
    tell("Weighing")
    return {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "machine": _machine(executable),
        "pages": {name: _pages(work / name) for name in ("ours", "stock", "ours-many", "stock-many")},
        "builds": {
            "now": {name: [turn[name].seconds for turn in turns] for name in ("ours", "stock")},
            "many": {name: [built.seconds] for name, built in many.items()},
        },
        "index": index,
        "html": {
            name: {url: _size(work / name, url) for url in weigh.page_urls(work / name)}
            for name in ("ours", "ours-many", "stock", "stock-many")
        },
        **_weighed(root, work, library, executable),
    }


def _weighed(root: Path, work: Path, library: Library, executable: Path) -> dict[str, Any]:
    """Measure what does not depend on time, several things at once."""
    visits: dict[str, Future[dict[str, Any]]] = {}
    searches: dict[str, dict[str, Future[dict[str, Any]]]] = {}
    axe: dict[str, list[Future[dict[str, Any]]]] = {}
    first: dict[str, list[Future[dict[str, Any]]]] = {}
    # Playwright's connection does not survive a fork.
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for name, (step, most) in ASKED.items():
            folder, is_ours = work / name, name.startswith("ours")
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


def _index(library: Library) -> dict[str, list[float]]:
    """Time the making of the index, for all languages together."""
    taken: list[float] = []
    while len(taken) < TIMES and sum(taken) < ENOUGH:
        begun = time.perf_counter()
        context = contexts(library)
        for language in LANGUAGES:
            build_index(records(context[language.code]), SearchWords(library, language))
        taken.append(time.perf_counter() - begun)
    return {"seconds": taken}


def _machine(executable: Path) -> dict[str, Any]:
    with browser.opened(executable) as chromium:
        return {
            "cores": os.cpu_count(),
            "chromium": chromium.version,
            "python": platform.python_version(),
            "material": version("mkdocs-material"),
        }


def _pages(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*.html"))


def _size(folder: Path, url: str) -> int:
    path = folder / url
    return (path / "index.html" if path.is_dir() else path).stat().st_size
