"""Shows a progress bar during a long step, where somebody is watching."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

    from shishin.languages.language import Language


@dataclass(frozen=True)
class ProgressBar:
    """A bar on the terminal, or nothing where nobody is watching."""

    bar: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show how many of how many are done; until then the bar only says that something goes on."""
        if self.bar:
            progress, task = self.bar
            progress.update(task, completed=done, total=total)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is printed."""
        if self.bar:
            self.bar[0].stop()
        yield
        if self.bar:
            self.bar[0].start()


@contextmanager
def step_progress(step: str, language: Language) -> Iterator[ProgressBar]:
    """Show a bar while a step goes on; none in CI and in a pipe.

    Args:
        step: The step, a key of `progress` in command.toml.
        language: The language of the label.
    """
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield ProgressBar()
        return
    from rich.console import Console  # noqa: PLC0415 - to read it where nobody is watching delays every check
    from rich.progress import Progress  # noqa: PLC0415 - the same

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield ProgressBar((progress, progress.add_task(language.command["progress"][step], total=None)))
