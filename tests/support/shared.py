"""What several tests only read is made once for all of them: sites, and projects with a history."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from shishin.website.build import build
from support.guideline_changes import every_state, four_versions, full, second
from support.released import ENVIRONMENT, Project
from support.second_version import ready
from support.small_project import write_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_REPOSITORY = Path(__file__).parents[2]
REAL_SITE = "real-site"
SMALL_SITE = "small-site"


def _one_version(kept: Project) -> None:
    kept.release("1.0.0-beta.1")


def _two_versions(kept: Project) -> None:
    _one_version(kept)
    second(kept)
    kept.release("1.0.0-beta.2")


def _trials_ended(kept: Project) -> None:
    every_state(kept)
    full(kept)
    kept.release("1.2.0", independent=True)


CHANGES = """\
changes:
  - date: "2026-11-02"
    pages: [guidelines/ui-ux/guides/01-first]
    text: {ja: 見本を使いました。, en: Used the first guide.}
  - date: "2026-11-01"
    text: {ja: 一覧を使いました。, en: Opened the site.}
"""
"""What readers are told of besides versions: a guide's news, and the whole site's."""


def _with_news(kept: Project) -> None:
    kept.write("principles/changes.yml", CHANGES)
    every_state(kept)


def _all_kinds(kept: Project) -> None:
    every_state(kept)
    kept.write("principles/redirects.yml", "redirects:\n  - {old: old/, new: about/}\n")


HISTORIES: dict[str, Callable[[Project], object]] = {
    "started": lambda _: None,
    "one version": _one_version,
    "two versions": _two_versions,
    "second version ready": ready,
    "four versions": four_versions,
    "every state": every_state,
    "every state and news": _with_news,
    "every state and a redirect": _all_kinds,
    "trials ended": _trials_ended,
}
"""What is done to the little project under git, by the name of what comes of it."""


class SharedFolder:
    """A folder that all workers of one run of the tests see: what one of them has made there, the others only read.

    Attributes:
        place: The folder.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir(exist_ok=True)

    def made(self, name: str, make: Callable[[Path], object]) -> Path:
        """Have a folder made by whoever asks for it first; the others wait until it is whole.

        Args:
            name: What tells it from the others.
            make: Makes the folder, which is not there yet.

        Returns:
            The folder, which nobody may change.
        """
        folder, draft = self.place / name, self.place / f"{name}.draft"
        with FileLock(self.place / f"{name}.lock"):
            if not folder.exists():
                shutil.rmtree(draft, ignore_errors=True)
                make(draft)
                draft.rename(folder)
        return folder

    def real_site(self) -> Path:
        """Give the site of the real content."""
        return self.made(REAL_SITE, lambda folder: build(_REPOSITORY, folder))

    def small_site(self) -> Path:
        """Give the site of the little project."""
        return self.made(SMALL_SITE, self._build_small_site)

    def _build_small_site(self, folder: Path) -> None:
        project = write_project(self.place / "small-project", _REPOSITORY / "overrides")
        assert build(project, folder) == 68

    def history(self, name: str) -> Path:
        """Give the little project under git, with one of the histories."""

        def make(folder: Path) -> None:
            with known_to_git():
                kept = Project(write_project(folder, _REPOSITORY / "overrides"))
                kept.start()
                HISTORIES[name](kept)
                # One file is copied faster than hundreds.
                kept.git("repack", "-a", "-d", "--quiet")

        return self.made(name.replace(" ", "-"), make)

    def built_history(self, name: str) -> Path:
        """Give the same with its site beside it, which is in the folder `site`."""

        def make(folder: Path) -> None:
            copied(self.history(name), folder)
            build(folder, folder / "site")

        return self.made(f"{name.replace(' ', '-')}-built", make)


def copied(project: Path, folder: Path) -> Path:
    """Copy a project under git; git looks at the files of the copy once, as it did where they were made."""
    shutil.copytree(project, folder, symlinks=True)
    Project(folder).git("update-index", "-q", "--refresh")
    return folder


@contextmanager
def known_to_git() -> Iterator[None]:
    """Let git know who works, and nothing of the settings of whoever runs the tests."""
    before = dict(os.environ)
    os.environ.update(ENVIRONMENT)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def living(history: Path, folder: Path) -> Iterator[Project]:
    """Give a copy of a history for several tests; git knows who works in it until they are done."""
    with known_to_git():
        yield Project(copied(history, folder / "project"))
