"""Ends what a page does if it never ends."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

MOST_SECONDS = 300.0
"""For all that is looked at of one page: a hundred times what most pages take."""

_END = getattr(signal, "SIGKILL", signal.SIGTERM)


class Patience:
    """Kills a browser's pages if what is done with them takes too long; the browser itself goes on.

    A script that never ends answers nothing, and Playwright waits for its answer without a limit. Only the end of its
    process ends it, and then Playwright raises an error.
    """

    def __init__(self, browser: Browser) -> None:
        """Take a browser.

        Args:
            browser: The browser.
        """
        self._protocol = browser.new_browser_cdp_session()
        self._processes: list[int] = []

    def look(self) -> None:
        """Note the processes of the browser's pages: another page may have another process."""
        processes = self._protocol.send("SystemInfo.getProcessInfo")["processInfo"]
        self._processes = [process["id"] for process in processes if process["type"] == "renderer"]

    @contextmanager
    def lasts(self) -> Iterator[None]:
        """Let something last as long as it may."""
        timer = Timer(MOST_SECONDS, self._kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _kill(self) -> None:
        for process in self._processes:
            with suppress(OSError):
                os.kill(process, _END)
