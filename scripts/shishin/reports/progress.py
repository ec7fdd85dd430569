"""Shows how far a long step is, where somebody is watching."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.model.language import Language

LABELS = {
    "audit": {"ja": "検査中", "en": "Auditing"},
    "build": {"ja": "作成中", "en": "Building"},
    "gallery": {"ja": "撮影中", "en": "Taking pictures"},
}


@contextmanager
def step_progress(step: str, language: Language) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with how many of how many are done; it is silent in CI and in a pipe."""
    watched = sys.stderr.isatty() and not os.environ.get("CI")
    with Progress(console=Console(stderr=True), transient=True, disable=not watched) as progress:
        task = progress.add_task(LABELS[step][language.code], total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
