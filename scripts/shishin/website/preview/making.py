"""Makes the pages and shows them; whatever goes wrong is shown and told, and the last good pages stay."""

from __future__ import annotations

import gc
import os
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import unquote, urlsplit

from shishin.content.edited import Content, edited
from shishin.content.reading.edition import edition_languages
from shishin.content.reading.files import FOLDERS
from shishin.disk.remembered import write_down
from shishin.languages.tables import FOLDER as LANGUAGES
from shishin.model.accessibility import FOLDER as ACCESSIBILITY
from shishin.model.finding import Severity
from shishin.render.site import EditedRenderer, SiteRenderer
from shishin.website.config_file import CONFIG
from shishin.website.engine import load_config
from shishin.website.messages import mkdocs_messages
from shishin.website.plugin import site_settings
from shishin.website.preview.address import url
from shishin.website.preview.background import Background, FailedError
from shishin.website.preview.notice import UNCHECKED
from shishin.website.preview.pages import PreviewPages
from shishin.website.preview.problems import problems
from shishin.website.preview.watch import snapshot
from shishin.website.preview.whole import AllMade, Checked, Judged, check_and_make, make_all

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from shishin.content.edited import Edited
    from shishin.model.finding import Finding
    from shishin.website.engine import MkDocsConfig
    from shishin.website.plugin import ShishinPlugin
    from shishin.website.preview.command import Command
    from shishin.website.preview.server import PreviewServer, Shown
    from shishin.website.preview.watch import Snapshot
    from shishin.website.preview.whole import News

T = TypeVar("T")

MOST_NEAR = 8
"""So many files that were changed last are looked at most often."""


class Preview:
    """A preview that goes on.

    When only texts were edited, these are read anew, and the page that a browser has asked for is made of them and of
    what was read before. The whole content is checked afterwards, and every page made of it, in the background. When
    only templates, styles or scripts were edited, the content is not read again. After any other change the whole
    content is read and checked first.

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
        self.watched = {root / name for name in (*FOLDERS, LANGUAGES, ACCESSIBILITY, CONFIG)}
        self._root, self._server, self._command = root, server, command
        self.seen: Snapshot = {}
        self._count, self._began = 0, time.time_ns()
        self._good: PreviewPages | None = None
        self._findings: tuple[Finding, ...] = ()
        self._unmade: tuple[Finding, ...] = ()
        self._background = Background(server.turns)
        self._made_of: tuple[Content, SiteRenderer] | None = None
        self._broken: frozenset[str] = frozenset()
        self._changed_last: list[str] = []
        self._unjudged: set[str] = set()

    @property
    def url(self) -> str:
        """The address at which it can be seen."""
        return url(self._server.server_name, self._server.server_port, self._server.shown.mount)

    def make(self) -> None:
        """Read the whole content, show its pages or what is wrong, and tell every finding."""
        self._background.stop()
        findings: list[Finding] = []
        self.seen = snapshot([self._root / CONFIG])
        self._made_of, self._broken, self._unjudged = None, frozenset(), set()
        pages = None
        with self._command.working(), mkdocs_messages() as messages:
            attempt = _Attempt(self._root, findings, messages)
            config = attempt(self._configured)
            self.seen |= snapshot(self.watched - {self._root / CONFIG})
            loaded, checked = attempt(self._command.check) or (None, ())
            findings += checked
            if config and loaded and loaded.project and loaded.library:
                content = Content(loaded.project, loaded.library)
                pages = attempt(partial(self._pages, config, content))
        self._findings, self._unmade = tuple(findings), ()
        languages = edition_languages(self._root)
        shown = replace(self._server.shown, languages=languages, is_fresh=pages is not None, is_checked=True)
        if config:
            mount = unquote(urlsplit(config.site_url or "").path).strip("/")
            shown = replace(shown, mount=f"/{mount}/" if mount else "/")
        self._show(replace(shown, pages=pages or shown.pages))
        self._command.tell(self._findings)
        if self._made_of:
            self._background.start(partial(make_all, self._made_of[1], self._root))
            # A process beside this one then need not do it again and again.
            write_down()
            _set_aside()

    def change(self, names: Collection[str]) -> None:
        """Show what has become of some files.

        Args:
            names: The files that were changed, as `seen` names them.
        """
        self._background.stop()
        last = [name for name in self._changed_last if name not in names]
        self._changed_last = [*last, *sorted(names)][-MOST_NEAR:]
        paths = {Path(os.path.relpath(name, self._root)).as_posix() for name in names}
        if not self._show_redrawn(names) and not self._show_edited(paths):
            self.make()

    def near(self) -> list[str]:
        """Name the files that will most likely be changed next, as `seen` names them."""
        pages = self._server.shown.pages
        source = pages.source(self._server.asked_last) if pages else ""
        return [*self._changed_last, *([str(self._root / source)] if source else [])]

    def go_on(self) -> None:
        """Go on in the background, and show and tell what came of it."""
        try:
            for news in self._background.news():
                self._take(news)
        except FailedError:
            # Whatever it was, it is met here again, where it can be said.
            if not self._server.shown.is_checked:
                self.make()

    def stop(self) -> None:
        """End what goes on in the background."""
        self._background.stop()

    def _take(self, news: News) -> None:
        shown = self._server.shown
        if isinstance(news, AllMade):
            if shown.pages and not self._broken and not shown.pages.take(news.pages):
                self.make()
            self._good = self._server.shown.pages
            return
        if isinstance(news, Judged):
            others = (finding for finding in self._findings if finding.file not in news.paths)
            self._findings = (*others, *news.findings)
            self._show(shown)
            return
        if isinstance(news, Checked):
            self._findings, self._unjudged = news.findings, set()
            shown = replace(shown, is_checked=True)
        else:
            self._unmade = news.findings
            shown = replace(shown, pages=self._good or shown.pages, is_fresh=False)
        self._show(shown)
        self._command.tell((*self._findings, *self._unmade))

    def _show_redrawn(self, names: Collection[str]) -> bool:
        """Show the pages with the templates, styles and scripts as they are now; give whether that is all."""
        if self._made_of is None or self._broken or not self._server.shown.is_checked:
            return False
        content, renderer = self._made_of
        if not all(Path(name).is_relative_to(renderer.folder) for name in names):
            return False
        try:
            anew = renderer.redrawn()
            pages = PreviewPages(anew, self._server.turns)
            pages.make_first(self._server.asked_last)
        except Exception:  # noqa: BLE001 - where everything is made anew, it can be said what is wrong
            return False
        self._made_of, self._unmade = (content, anew), ()
        self._show(replace(self._server.shown, pages=pages, is_fresh=True))
        self._command.tell(self._findings)
        self._background.start(partial(make_all, anew, self._root))
        return True

    def _show_edited(self, paths: Collection[str]) -> bool:
        """Show the pages with some texts as they are now; give whether that could be done without reading all."""
        if self._made_of is None:
            return False
        content, renderer = self._made_of
        paths = {*paths, *self._broken}
        try:
            result = edited(content, paths)
            pages = self._edited_pages(renderer, result) if result else None
        except Exception:  # noqa: BLE001 - a rule may say what is wrong, and it can only after all was read
            return False
        if result is None or pages is None:
            return False
        self._broken, self._unmade = result.broken, ()
        before = (finding for finding in self._findings if finding.file not in paths)
        self._findings = (*before, *result.findings)
        shown = replace(self._server.shown, is_fresh=not result.broken, is_checked=False)
        self._show(shown if result.broken else replace(shown, pages=pages))
        renderer_of = partial(SiteRenderer, folder=renderer.folder, settings=renderer.settings)
        self._unjudged |= paths
        unjudged = frozenset(self._unjudged)
        self._background.start(partial(check_and_make, result, unjudged, self._command, renderer_of, self._root))
        return True

    def _edited_pages(self, renderer: SiteRenderer, result: Edited) -> PreviewPages:
        """Give the pages of edited texts, of which the one that a browser was given last is made."""
        anew = EditedRenderer(renderer, result.content.library, result.reshaped)
        pages = PreviewPages(anew, self._server.turns)
        if not result.broken:
            pages.make_first(self._server.asked_last)
        self._made_of = result.content, anew
        return pages

    def _configured(self) -> MkDocsConfig:
        """Read the configuration anew, and watch what it names."""
        config = load_config(str(self._root / CONFIG), strict=True)
        sources = {self._root / name for name in (*FOLDERS, LANGUAGES, ACCESSIBILITY, CONFIG)}
        self.watched = sources | {
            Path(path) for path in (config.docs_dir, config.theme.custom_dir, *config.watch) if path
        }
        return config

    def _pages(self, config: MkDocsConfig, content: Content) -> PreviewPages:
        """Give the pages, of which the one that a browser was given last is made."""
        plugin = cast("ShishinPlugin", config.plugins["shishin"])
        settings = site_settings(config, plugin.config)
        renderer = SiteRenderer(content.library, Path(str(config.theme.custom_dir)), settings)
        pages = PreviewPages(renderer, self._server.turns)
        pages.make_first(self._server.asked_last)
        self._made_of = content, renderer
        return pages

    def _show(self, shown: Shown) -> None:
        """Show pages and what is wrong; a browser that shows the same is told at most that all was checked."""
        before = self._server.shown
        errors = tuple(row for row in (*self._findings, *self._unmade) if row.severity is Severity.ERROR)
        shown = replace(shown, errors=errors)
        if replace(shown, is_checked=before.is_checked) != before:
            self._count += 1
        number = f"{self._began}-{self._count}"
        self._server.show(replace(shown, number=number if shown.is_checked else f"{number}{UNCHECKED}"))


def _set_aside() -> None:
    """Let Python look for unused objects only among what is made from now on: all that was read may be very much."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


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
