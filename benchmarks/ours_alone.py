"""Measures what only this project has, or what only its growth says: checks, preview, and large manuals."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.builds import changed_page
from benchmarks.edition import SOURCE, TRANSLATIONS
from benchmarks.generators.generator import added
from benchmarks.generators.in_python import Shishin
from benchmarks.manual import manual
from benchmarks.ours import read, write_ours
from benchmarks.plain_pages import address, plain_pages
from benchmarks.timing import take

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.plain_pages import PlainPage
    from shishin.languages.language import Language

CHANGES = 5
"""How many changes a preview is shown."""

PATIENCE = 600
_POLL = 0.02
_ADDRESS = re.compile(r"http://\S+")


def _project(root: Path, work: Path, size: int, language: Language = SOURCE) -> tuple[Path, PlainPage]:
    """Write a project with so many guides more, and give the page that is changed, in a language."""
    source = write_ours(root, work, manual(read(root), size) if size else ())
    return source, changed_page(plain_pages(source, read(source)), language)


def checks(
    root: Path, work: Path, sizes: Sequence[int], times: int, tell: Callable[[str], None]
) -> list[dict[str, Any]]:
    """Measure `shishin check`: the first time, and the second time after one guide changed."""
    rows, ours = [], Shishin(work)
    for size in sizes:
        source, page = _project(root, work / f"check-{size}", size)
        row: dict[str, Any] = {"guides": size, "first": [], "second": []}
        for number in range(1, times + 1):
            tell(f"Checking {size:,} guides more, turn {number} of {times}")
            ours.forget(source)
            row["first"].append(_checked(ours, source))
            ours.change(source, page, number)
            row["second"].append(_checked(ours, source))
        rows.append(row)
    return rows


def _checked(ours: Shishin, source: Path) -> dict[str, Any]:
    return take([[*ours.command(source), "check"]], source, ours.variables(source)).as_data()


def growth(root: Path, work: Path, sizes: Sequence[int], tell: Callable[[str], None]) -> list[dict[str, Any]]:
    """Measure cold builds of large manuals, once each."""
    rows, ours = [], Shishin(work)
    for size in sizes:
        tell(f"Building {size:,} guides more")
        source = write_ours(root, work / f"growth-{size}", manual(read(root), size))
        ours.forget(source)
        taken = ours.build(source)
        site = ours.site(source)
        files = [path for path in site.rglob("*") if path.is_file()]
        html = sum(path.suffix == ".html" for path in files)
        mass = sum(path.stat().st_size for path in files)
        rows.append({"guides": size, "files": len(files), "html": html, "bytes": mass, **taken.as_data()})
        ours.forget(source)
        shutil.rmtree(source)
    return rows


def previews(
    root: Path, work: Path, sizes: Sequence[int], pause: float, tell: Callable[[str], None]
) -> list[dict[str, Any]]:
    """Measure the preview: from saving a guide to its page with the new words.

    Args:
        root: The real content's project.
        work: A folder for the projects.
        sizes: How many guides are made besides the real content, for each manual.
        pause: Seconds between two changes, for what the preview does afterwards.
        tell: Told what is done.
    """
    rows = []
    for size in sizes:
        tell(f"Previewing {size:,} guides more")
        source, page = _project(root, work / f"preview-{size}", size, TRANSLATIONS[-1])
        rows.append({"guides": size, "pause": pause, **_preview(source, page, pause)})
    return rows


def _preview(source: Path, page: PlainPage, pause: float) -> dict[str, Any]:
    ours = Shishin(source)
    ours.forget(source)
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - this project's own command
        [*ours.command(source), "serve", "--address", "127.0.0.1:0"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, **ours.variables(source)},
    )  # fmt: skip
    try:
        home = _told(process)
        threading.Thread(target=_let_go, args=(process,), daemon=True).start()
        start = time.perf_counter() - begun
        place = _place_of_text(ours, source, page, home)
        seconds = []
        for number in range(1, CHANGES + 1):
            time.sleep(pause)
            seconds.append(_shown(ours, source, page, place, number))
    finally:
        process.terminate()
        process.wait()
    return {"start": round(start, 3), "seconds": seconds}


def _told(process: subprocess.Popen[str]) -> str:
    """Wait for the preview to say where it is."""
    for line in process.stderr or ():
        if match := _ADDRESS.search(line):
            return f"{match[0].rstrip('/')}/"
    raise RuntimeError(process.args)


def _let_go(process: subprocess.Popen[str]) -> None:
    """Read what the preview says, so that it never waits for somebody to."""
    for _line in process.stderr or ():
        pass


def _place_of_text(ours: Shishin, source: Path, page: PlainPage, home: str) -> str:
    """Change a guide once, and give the page that shows it: the working text of a released guideline has its own."""
    guideline, _, name = address(page.name).rstrip("/").rpartition("/")
    places = [f"{home}{page.language.prefix}{guideline}/{folder}{name}/" for folder in ("", "draft/")]
    _get(places[0])
    ours.change(source, page, 0)
    begun = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        for place in places:
            if added(page, 0) in _get(place):
                return place
        time.sleep(_POLL)
    raise TimeoutError(places)


def _shown(ours: Shishin, source: Path, page: PlainPage, place: str, number: int) -> float:
    """Save a guide, ask for its page until it has the new words, and give the seconds between."""
    mark = added(page, number)
    ours.change(source, page, number)
    begun = time.perf_counter()
    while mark not in _get(place):
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError(place)
        time.sleep(_POLL)
    return round(time.perf_counter() - begun, 3)


def _get(place: str) -> str:
    try:
        with urlopen(place, timeout=PATIENCE) as answer:  # noqa: S310 - the preview's own address
            return str(answer.read().decode())
    except HTTPError:
        # The page of a working text that is still the released one is not there.
        return ""
