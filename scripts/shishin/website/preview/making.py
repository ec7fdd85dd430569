"""Makes the pages and shows them; whatever goes wrong is shown and told, and the last good pages stay."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote, urlsplit

from shishin.content.reading.edition import edition_languages
from shishin.content.reading.files import FOLDERS
from shishin.languages.tables import FOLDER as LANGUAGES
from shishin.model.finding import Severity
from shishin.website.build import BuildError, run
from shishin.website.config_file import CONFIG
from shishin.website.engine import load_config
from shishin.website.messages import mkdocs_messages
from shishin.website.preview.address import url
from shishin.website.preview.problems import problem
from shishin.website.preview.watch import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shishin.model.finding import Finding
    from shishin.website.engine import MkDocsConfig
    from shishin.website.preview.command import Command
    from shishin.website.preview.server import PreviewServer
    from shishin.website.preview.watch import Snapshot

T = TypeVar("T")


class Preview:
    """A preview that goes on.

    Attributes:
        watched: The files and folders whose changes count.
    """

    def __init__(self, root: Path, place: Path, server: PreviewServer, command: Command) -> None:
        """Make a preview that shows nothing yet.

        Args:
            root: The project's root.
            place: An empty folder to make pages in.
            server: What shows them.
            command: What it asks and tells.
        """
        self.watched = {root / name for name in (*FOLDERS, LANGUAGES, CONFIG)}
        self._root, self._place, self._server, self._command = root, place, server, command
        self._before: Path | None = None
        self._count, self._began = 0, time.time_ns()

    @property
    def url(self) -> str:
        """The address at which it can be seen."""
        return url(self._server.server_name, self._server.server_port, self._server.shown.mount)

    def make(self) -> Snapshot:
        """Make the pages, show them or what is wrong, and tell every finding.

        Returns:
            The files as they were before anything was read: a change since then calls for making the pages again.
        """
        self._count += 1
        fresh = self._place / str(self._count)
        findings: list[Finding] = []
        seen = snapshot([self._root / CONFIG])
        with self._command.working() as progress, mkdocs_messages() as messages:
            attempt = _Attempt(self._root, findings, messages)
            config = attempt(lambda: self._configured(fresh))
            seen |= snapshot(self.watched - {self._root / CONFIG})
            library, checked = attempt(self._command.check) or (None, ())
            findings += checked
            is_made = bool(config and library and attempt(lambda: run(config, library, progress)))
        self._show(findings, config, fresh if is_made else None)
        if not is_made:
            shutil.rmtree(fresh, ignore_errors=True)
        self._command.tell(findings)
        return seen

    def _configured(self, fresh: Path) -> MkDocsConfig:
        """Read the configuration anew, and watch what it names."""
        config = load_config(str(self._root / CONFIG), site_dir=str(fresh), strict=True)
        sources = {self._root / name for name in (*FOLDERS, LANGUAGES, CONFIG)}
        self.watched = sources | {
            Path(path) for path in (config.docs_dir, config.theme.custom_dir, *config.watch) if path
        }
        return config

    def _show(self, findings: Sequence[Finding], config: MkDocsConfig | None, fresh_folder: Path | None) -> None:
        """Show the pages that were made, or those from before, with what is wrong."""
        before = self._server.shown
        errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
        languages = edition_languages(self._root)
        shown = replace(before, errors=errors, is_fresh=fresh_folder is not None, languages=languages)
        if config:
            mount = unquote(urlsplit(config.site_url or "").path).strip("/")
            shown = replace(shown, mount=f"/{mount}/" if mount else "/")
        if fresh_folder:
            # A browser may still be reading the pages from before, but no others.
            if self._before:
                shutil.rmtree(self._before, ignore_errors=True)
            self._before = before.folder
            shown = replace(shown, folder=fresh_folder)
        if shown != before:
            self._server.show(replace(shown, number=f"{self._began}-{self._count}"))


class _Attempt:
    """Does something that may fail in any way, and makes a finding of that."""

    def __init__(self, root: Path, findings: list[Finding], messages: list[str]) -> None:
        self._root, self._findings, self._messages = root, findings, messages

    def __call__(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except BuildError as error:
            self._findings += error.findings
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a preview outlives whatever stands in a project
            self._findings.append(problem(error, self._messages, self._root))
            self._messages.clear()
        return None
