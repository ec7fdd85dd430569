"""Builds the whole site into a fresh folder and swaps it in."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import TemplateError

from shishin.content.reading.failures import SHOW
from shishin.disk.lock import LockedError, locked
from shishin.disk.swap import ChangedError, fresh_folder, lock_of
from shishin.model.finding import Finding
from shishin.render.mark import MARK
from shishin.website.config_file import CONFIG
from shishin.website.earlier_index import keep_earlier_index
from shishin.website.engine import MkDocsException, load_config
from shishin.website.engine import build as mkdocs_build
from shishin.website.messages import mkdocs_messages
from shishin.website.target import TargetError, insist_on_ours, insist_on_place, is_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from shishin.model.library import Library
    from shishin.website.engine import MkDocsConfig
    from shishin.website.plugin import ShishinPlugin

FILE, DIRECTORY = 0o644, 0o755
"""How a site is marked on the disk, whatever the user's umask is: a web server is somebody else."""

NAMED = 5
"""So many files that are missing or that nobody planned are named."""


class BuildError(Exception):
    """The site could not be built, and what stood in its place still does.

    Attributes:
        findings: Why.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(f"{finding.code}: {finding.values}" for finding in findings))
        self.findings = findings


def build(
    root: Path,
    target: Path,
    progress: Callable[[int, int], None] | None = None,
    library: Library | None = None,
) -> int:
    """Build the site.

    Args:
        root: The project's root, which holds mkdocs.yml.
        target: The folder to publish; replaced as a whole, or left as it was.
        progress: Told how many pages of how many are made.
        library: The content; it is read if nothing is given.

    Returns:
        How many pages were written.

    Raises:
        BuildError: MkDocs stopped or warned, no site may stand there, or the disk refused.
    """
    with _told(target):
        place = insist_on_place(root.resolve(), target)
        place.parent.mkdir(parents=True, exist_ok=True)
        with locked(lock_of(place)), fresh_folder(place, is_known=is_ours) as fresh:
            # Asked again when it changes places; asked here, nobody waits for nothing.
            insist_on_ours(target)
            planned = _build_into(fresh, root, progress, library) | keep_earlier_index(place, fresh)
            _insist_on_all(planned, _finished(fresh))
    return sum(1 for name in planned if name.endswith(".html"))


def run(
    config: MkDocsConfig, library: Library | None, progress: Callable[[int, int], None] | None = None
) -> frozenset[str]:
    """Let MkDocs write a site.

    Args:
        config: MkDocs' settings, read for this run.
        library: The content; it is read if nothing is given.
        progress: Told how many pages of how many are made.

    Returns:
        The path of every file that MkDocs was told to write.

    Raises:
        BuildError: A page holds what is not on the allow-list.
        MkDocsException: MkDocs stopped.
        SystemExit: MkDocs stopped, or it warned and the settings are strict.
    """
    plugin = cast("ShishinPlugin", config.plugins["shishin"])
    plugin.library, plugin.progress = library, progress
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except (MkDocsException, SystemExit) as error:
        if plugin.refused:
            raise BuildError(*plugin.refused) from error
        raise
    finally:
        config.plugins.on_shutdown()
    return plugin.planned


def _build_into(
    fresh: Path, root: Path, progress: Callable[[int, int], None] | None, library: Library | None
) -> frozenset[str]:
    """Let MkDocs write the site into a folder; give the files that it was told to write."""
    with mkdocs_messages() as messages:
        try:
            return run(load_config(str(root / CONFIG), site_dir=str(fresh), strict=True), library, progress)
        except (MkDocsException, SystemExit) as error:
            reason = "\n".join(messages) or str(error)
            raise BuildError(Finding.at(CONFIG, 0, "build-failed", reason=reason)) from error
        except (TemplateError, RecursionError, ValueError) as error:
            if os.environ.get(SHOW):
                raise
            # MkDocs has named the page before it let the error through.
            reason = "\n".join([*messages, f"{type(error).__name__}: {error}"])
            raise BuildError(Finding.at(CONFIG, 0, "build-failed", reason=reason)) from error


def _finished(folder: Path) -> set[str]:
    """Let everybody read a finished site; give its files."""
    names = set()
    for place, _folders, files in os.walk(folder):
        _mark(Path(place), DIRECTORY)
        for file in files:
            path = Path(place) / file
            _mark(path, FILE)
            names.add(path.relative_to(folder).as_posix())
    return names


def _mark(path: Path, mode: int) -> None:
    # Some file systems keep no marks and refuse to be asked for any.
    with suppress(PermissionError):
        path.chmod(mode)


def _insist_on_all(planned: frozenset[str], written: set[str]) -> None:
    """Refuse half a site, and one that somebody else wrote into."""
    if planned == written:
        return
    values = {"planned": len(planned), "written": len(planned & written)}
    missing, unplanned = _named(planned - written), _named(written - planned)
    raise BuildError(Finding.at(CONFIG, 0, "build-incomplete", **values, missing=missing, others=unplanned))


def _named(names: Collection[str]) -> str:
    return ", ".join([*sorted(names)[:NAMED], *(["…"] if len(names) > NAMED else [])]) or "–"


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn whatever is in a build's way into a finding."""
    try:
        yield
    except TargetError as error:
        raise BuildError(error.finding) from error
    except ChangedError as error:
        raise BuildError(Finding.at(str(target), 0, "target-taken", folder=target, mark=MARK)) from error
    except LockedError as error:
        raise BuildError(Finding.at(str(target), 0, "build-locked", folder=target)) from error
    except OSError as error:
        place = str(error.filename or target)
        raise BuildError(Finding.at(place, 0, "build-disk", place=place, reason=error.strerror or error)) from error
