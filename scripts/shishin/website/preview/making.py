"""Makes the pages and shows them; whatever goes wrong is shown and told, and the last good pages stay."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import unquote, urlsplit

from shishin.content.reading.edition import edition_languages
from shishin.content.reading.files import FOLDERS
from shishin.languages.tables import FOLDER as LANGUAGES
from shishin.model.finding import Severity
from shishin.render.site import SiteRenderer
from shishin.website.config_file import CONFIG
from shishin.website.engine import load_config
from shishin.website.messages import mkdocs_messages
from shishin.website.plugin import site_settings
from shishin.website.preview.address import url
from shishin.website.preview.pages import PreviewPages
from shishin.website.preview.problems import problems
from shishin.website.preview.watch import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event

    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.website.engine import MkDocsConfig
    from shishin.website.plugin import ShishinPlugin
    from shishin.website.preview.command import Command
    from shishin.website.preview.server import PreviewServer
    from shishin.website.preview.watch import Snapshot

T = TypeVar("T")


LOOK = 0.3
"""Seconds between two looks for changes while pages are made that nobody has asked for."""


class Preview:
    """A preview that goes on.

    After a change, only what a browser has asked for is made before it is shown. The other pages are made afterwards,
    to find what is wrong with them.

    Attributes:
        watched: The files and folders whose changes count.
        seen: The files as they were before anything was read: a change since then calls for making the pages again.
    """

    def __init__(self, root: Path, server: PreviewServer, command: Command) -> None:
        """Make a preview that shows nothing yet.

        Args:
            root: The project's root.
            server: What shows the pages.
            command: What it asks and tells.
        """
        self.watched = {root / name for name in (*FOLDERS, LANGUAGES, CONFIG)}
        self._root, self._server, self._command = root, server, command
        self.seen: Snapshot = {}
        self._count, self._began = 0, time.time_ns()
        self._good: PreviewPages | None = None
        self._unseen: PreviewPages | None = None
        self._findings: list[Finding] = []

    @property
    def url(self) -> str:
        """The address at which it can be seen."""
        return url(self._server.server_name, self._server.server_port, self._server.shown.mount)

    def make(self) -> None:
        """Read the content, show its pages or what is wrong, and tell every finding."""
        self._count += 1
        findings: list[Finding] = []
        self._findings = findings
        self.seen = snapshot([self._root / CONFIG])
        with self._command.working(), mkdocs_messages() as messages:
            attempt = _Attempt(self._root, findings, messages)
            config = attempt(self._configured)
            self.seen |= snapshot(self.watched - {self._root / CONFIG})
            library, checked = attempt(self._command.check) or (None, ())
            findings += checked
            pages = attempt(lambda: self._pages(config, library)) if config and library else None
        self._unseen = pages
        self._show(pages or self._server.shown.pages, config, is_fresh=pages is not None)
        self._command.tell(findings)

    def make_others(self, stop: Event) -> None:
        """Make the pages that nobody has asked for, and show and tell what is wrong with them.

        A change meanwhile ends it: these pages are of no use then.

        Args:
            stop: Set when there is nothing more to make them for.
        """
        if self._unseen is None:
            return
        pages, self._unseen = self._unseen, None
        attempt, looked = _Attempt(self._root, self._findings, []), time.monotonic()
        told = len(self._findings)
        with self._command.working() as progress:
            for done, of_all in _until_error(pages, attempt):
                progress(done, of_all)
                if stop.is_set():
                    return
                if time.monotonic() - looked > LOOK:
                    if snapshot(self.watched) != self.seen:
                        return
                    looked = time.monotonic()
        if len(self._findings) == told:
            self._good = pages
            return
        self._count += 1
        self._show(self._good or pages, None, is_fresh=False)
        self._command.tell(self._findings)

    def _configured(self) -> MkDocsConfig:
        """Read the configuration anew, and watch what it names."""
        config = load_config(str(self._root / CONFIG), strict=True)
        sources = {self._root / name for name in (*FOLDERS, LANGUAGES, CONFIG)}
        self.watched = sources | {
            Path(path) for path in (config.docs_dir, config.theme.custom_dir, *config.watch) if path
        }
        return config

    def _pages(self, config: MkDocsConfig, library: Library) -> PreviewPages:
        """Give the pages, of which the one that a browser was given last is made."""
        plugin = cast("ShishinPlugin", config.plugins["shishin"])
        settings = site_settings(config, plugin.config)
        renderer = SiteRenderer(library, Path(str(config.theme.custom_dir)), settings)
        pages = PreviewPages(renderer)
        pages.make_first(self._server.asked_last)
        return pages

    def _show(self, pages: PreviewPages | None, config: MkDocsConfig | None, *, is_fresh: bool) -> None:
        """Show pages, and what is wrong; pages that are not those of the sources of now are the last good ones."""
        before = self._server.shown
        errors = tuple(finding for finding in self._findings if finding.severity is Severity.ERROR)
        languages = edition_languages(self._root)
        shown = replace(before, pages=pages, errors=errors, is_fresh=is_fresh, languages=languages)
        if config:
            mount = unquote(urlsplit(config.site_url or "").path).strip("/")
            shown = replace(shown, mount=f"/{mount}/" if mount else "/")
        if shown != before:
            self._server.show(replace(shown, number=f"{self._began}-{self._count}"))


def _until_error(pages: PreviewPages, attempt: _Attempt) -> Iterator[tuple[int, int]]:
    """Make every page; give how many of how many are made, until one cannot be."""
    others = pages.make_all()
    while done := attempt(lambda: next(others, None)):
        yield done


class _Attempt:
    """Does something that may fail in any way, and makes findings of that."""

    def __init__(self, root: Path, findings: list[Finding], messages: list[str]) -> None:
        self._root, self._findings, self._messages = root, findings, messages

    def __call__(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a preview outlives whatever stands in a project
            self._findings += problems(error, self._messages, self._root)
            self._messages.clear()
        return None
