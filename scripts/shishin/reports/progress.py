"""Shows a progress bar during a long step, where somebody is watching."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID

    from shishin.languages.language import Language


@dataclass(frozen=True)
class ProgressBar:
    """A bar on the terminal, or nothing where nobody is watching."""

    progress: Progress
    task: TaskID

    def __call__(self, done: int, total: int) -> None:
        """Show how many of how many are done; until then the bar only says that something goes on."""
        self.progress.update(self.task, completed=done, total=total)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is printed."""
        self.progress.stop()
        yield
        self.progress.start()


@contextmanager
def step_progress(step: str, language: Language) -> Iterator[ProgressBar]:
    """Show a bar while a step goes on; none in CI and in a pipe.

    Args:
        step: The step, a key of `progress` in command.toml.
        language: The language of the label.
    """
    watched = sys.stderr.isatty() and not os.environ.get("CI")
    console = Console(stderr=True)
    with Progress(console=console, transient=True, redirect_stdout=False, disable=not watched) as progress:
        yield ProgressBar(progress, progress.add_task(language.command["progress"][step], total=None))
