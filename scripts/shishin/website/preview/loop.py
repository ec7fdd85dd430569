"""Starts the preview, makes its pages again at every change, and ends it."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from shishin.model.finding import Finding
from shishin.website.preview import address as addresses
from shishin.website.preview.making import Preview
from shishin.website.preview.problems import problems
from shishin.website.preview.server import PreviewServer
from shishin.website.preview.watch import Stop, wait_for_change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shishin.website.preview.command import Command


def serve(root: Path, address: str, command: Command) -> list[Finding]:
    """Show a live preview until it is interrupted.

    Args:
        root: The project's root.
        address: Where, such as `127.0.0.1:8000`; with port 0 the system chooses a free one.
        command: What it asks and tells meanwhile.

    Returns:
        Why it could not begin; nothing if it did.
    """
    place = addresses.parse(address)
    if place is None:
        return [Finding.at("--address", 0, "address-form", address=address)]
    with stoppable() as stop:
        try:
            server = PreviewServer(*place, lambda error: problems(error, (), root))
        except (OSError, UnicodeError) as error:  # the latter for what can be no name of a host
            return [addresses.refused(address, error)]
        preview = Preview(root, server, command)
        try:
            preview.make()
            # Whoever asked before has waited.
            server.start()
            command.ready(preview.url)
            while not stop.is_set:
                stop.is_looked_at = True
                changed = wait_for_change(
                    preview.watched, preview.seen, stop, preview.near, partial(_go_on, preview, stop)
                )
                stop.is_looked_at = False
                if changed:
                    preview.change(changed)
        finally:
            preview.stop()
            server.stop()
    return []


def _go_on(preview: Preview, stop: Stop) -> None:
    """Let the preview go on with what nobody waits for: that may take long."""
    stop.is_looked_at = False
    preview.go_on()
    stop.is_looked_at = True


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Let an interruption, or the end of the terminal, end the block and nothing else; a second one changes nothing."""
    stop = Stop()

    def interrupt(_signal: int, _frame: object) -> None:
        if not stop.is_set:
            stop.is_set = True
            if not stop.is_looked_at:
                raise KeyboardInterrupt

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    is_main = threading.current_thread() is threading.main_thread()
    before = {name: signal.signal(getattr(signal, name), interrupt) for name in names} if is_main else {}
    try:
        yield stop
    except KeyboardInterrupt:
        pass
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
