"""What every generator has."""

from __future__ import annotations

import json
import shutil
import subprocess
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from benchmarks.edition import LANGUAGES, SOURCE
from benchmarks.timing import take
from shishin.content.reading.front_matter import FENCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.plain_pages import PlainPage
    from benchmarks.timing import Taken

SITE_NAME = "Benchmark"
ORIGIN = "https://benchmark.example/"


class Generator(ABC):
    """A generator of sites.

    Attributes:
        id: A short name, for files and options.
        name: Its name.
        caches: What it keeps in its project's folder from one build to the next, as globs.
        note: What readers of the figures must know.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    caches: ClassVar[tuple[str, ...]] = ()
    note: ClassVar[str] = ""

    def __init__(self, tools: Path) -> None:
        """Take the folder that the other generators were installed into."""
        self.tools = tools

    @abstractmethod
    def version(self) -> str | None:
        """Give its version, or nothing if it is not there."""

    @abstractmethod
    def write(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Write a project in an empty folder."""

    @abstractmethod
    def commands(self, project: Path) -> list[list[str]]:
        """Give the commands that build the site."""

    @abstractmethod
    def file(self, page: PlainPage) -> str:
        """Give the path of a page's file in the project."""

    def text(self, page: PlainPage) -> str:
        """Give what stands in a page's file."""
        return f"{matter(page)}{page.plainly(anchors=True)}\n"

    def write_pages(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Write every page's file."""
        for page in pages:
            path = project / self.file(page)
            write(path, self.text(page))
            for name, text in page.figures.items():
                write(path.parent / name, text)

    def site(self, project: Path) -> Path:
        """Give where the site is made."""
        return project / "dist"

    def variables(self, project: Path) -> dict[str, str]:  # noqa: ARG002 - most have none
        """Give variables of the environment that its commands get."""
        return {}

    def build(self, project: Path) -> Taken:
        """Build the site."""
        return take(self.commands(project), project, self.variables(project))

    def forget(self, project: Path) -> None:
        """Delete what the last build left: the site, and whatever the generator kept."""
        shutil.rmtree(self.site(project), ignore_errors=True)
        for pattern in self.caches:
            for path in project.glob(pattern):
                shutil.rmtree(path, ignore_errors=True)

    def change(self, project: Path, page: PlainPage, number: int) -> None:
        """Change a page as an author does who adds a sentence."""
        write(project / self.file(page), f"{self.text(page)}\n{added(page, number)}\n")


def added(page: PlainPage, number: int) -> str:
    """Give the sentence that a change adds."""
    return f"これは{number}回めの変更です。" if page.language is SOURCE else f"This is change {number}."


def matter(page: PlainPage) -> str:
    """Give the front matter of a page."""
    # A JSON string is a YAML string.
    quoted = [json.dumps(value, ensure_ascii=False) for value in (page.title, page.description)]
    return f"{FENCE}\ntitle: {quoted[0]}\ndescription: {quoted[1]}\n{FENCE}\n\n"


def write(path: Path, text: str) -> None:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_json(path: Path, data: object) -> None:
    """Write a file of JSON."""
    write(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def said(command: Sequence[str]) -> str | None:
    """Give what a command says on its first line, or nothing if it is not there or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - of this folder's files
    except OSError:
        return None
    return done.stdout.strip().splitlines()[0] if done.returncode == 0 and done.stdout.strip() else None


def folder_of(page: PlainPage, source: str, translation: str) -> str:
    """Give the folder for a page's language; `{}` stands for the code of one that is not the source's."""
    return source if page.language is SOURCE else translation.format(page.language.code)


def codes() -> list[str]:
    """Give the codes of the languages, the source's first."""
    return [language.code for language in LANGUAGES]
