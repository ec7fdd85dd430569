"""Measures builds: every generator that is there, in turn, with the same pages; cold, and after one guide changed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.edition import SOURCE
from benchmarks.generators.in_python import Shishin
from benchmarks.generators.table import GENERATORS
from benchmarks.machine import machine
from benchmarks.manual import manual
from benchmarks.ours import read, write_ours
from benchmarks.plain_pages import plain_pages
from benchmarks.timing import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from benchmarks.generators.generator import Generator
    from benchmarks.plain_pages import PlainPage
    from benchmarks.timing import Taken
    from shishin.languages.language import Language

SAID = 200
"""How many characters are kept of why a generator failed."""


@dataclass
class GeneratorProject:
    """A generator with a project that was written for it.

    Attributes:
        generator: The generator.
        folder: The project.
        cold: What builds took after everything that a build leaves was deleted.
        again: What builds took after one guide changed.
        failure: Why it could not be measured, or nothing.
    """

    generator: Generator
    folder: Path
    cold: list[Taken]
    again: list[Taken]
    failure: str = ""

    def turn(self, page: PlainPage, number: int) -> None:
        """Build cold, change a guide, and build again."""
        if self.failure:
            return
        try:
            self.generator.forget(self.folder)
            self.cold.append(self.generator.build(self.folder))
            self.generator.change(self.folder, page, number)
            self.again.append(self.generator.build(self.folder))
        except CommandError as error:
            self.failure = " ".join(str(error)[-SAID:].split())

    def as_data(self) -> dict[str, Any]:
        """Give what JSON can hold."""
        if self.failure:
            return {"failure": self.failure}
        site = self.generator.site(self.folder)
        files = [path for path in (site if site.is_dir() else self.folder).rglob("*.html") if path.is_file()]
        return {
            "html": len(files),
            "cold": [taken.as_data() for taken in self.cold],
            "again": [taken.as_data() for taken in self.again],
        }


def present(tools: Path, wanted: Collection[str] = ()) -> dict[str, tuple[Generator, str]]:
    """Find the generators that are there, with their versions.

    Args:
        tools: The folder that they were installed into.
        wanted: The ids of those to look for; all if there are none.
    """
    generators = [made(tools) for made in GENERATORS if not wanted or made.id in wanted]
    versions = ((generator, generator.version()) for generator in generators)
    return {generator.id: (generator, version) for generator, version in versions if version}


def builds(  # noqa: PLR0913 - what a run is made of
    root: Path,
    work: Path,
    generators: dict[str, tuple[Generator, str]],
    *,
    sizes: Sequence[int],
    times: int,
    tell: Callable[[str], None],
) -> dict[str, Any]:
    """Measure builds at several sizes.

    Args:
        root: The real content's project.
        work: A folder for the projects and the sites.
        generators: Those that are there.
        sizes: How many guides are made besides the real content, for each manual.
        times: How often each build is measured; generators take turns.
        tell: Told what is done.
    """
    rows = []
    for size in sizes:
        about = machine()
        tell(f"Writing projects with {size:,} guides more")
        pages, projects = _written(root, work / f"guides-{size}", generators, size)
        page = changed_page(pages)
        for turn in range(1, times + 1):
            for project in projects:
                tell(f"{size:,} guides, turn {turn} of {times}: {project.generator.name}")
                project.turn(page, turn)
        rows.append(
            {
                **about,
                "guides": size,
                "times": times,
                "pages": len(pages),
                "versions": {id_: version for id_, (_generator, version) in generators.items()},
                "generators": {project.generator.id: project.as_data() for project in projects},
            }
        )
    return {"sizes": rows}


def merged(earlier: dict[str, Any], run: dict[str, Any]) -> dict[str, Any]:
    """Give what was measured, with the sizes of earlier runs that this one did not measure again."""
    by_size = {row["guides"]: row for row in (*earlier.get("sizes", ()), *run["sizes"])}
    return {"sizes": [row for _size, row in sorted(by_size.items())]}


def _written(
    root: Path, work: Path, generators: dict[str, tuple[Generator, str]], size: int
) -> tuple[tuple[PlainPage, ...], list[GeneratorProject]]:
    """Write this project's sources, and a project for each other generator with the same pages."""
    shutil.rmtree(work, ignore_errors=True)
    source = write_ours(root, work / Shishin.id, manual(read(root), size) if size else ())
    pages = plain_pages(source, read(source))
    projects = [GeneratorProject(generator, work / generator.id, [], []) for generator, _version in generators.values()]
    for project in projects:
        if project.folder != source:
            project.folder.mkdir()
            project.generator.write(pages, project.folder)
    return pages, projects


def changed_page(pages: Sequence[PlainPage], language: Language = SOURCE) -> PlainPage:
    """Give the page that is changed: the last guide, in a language."""
    return [page for page in pages if page.is_guide and page.language is language][-1]
