"""What the preview asks of the command that started it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from shishin.model.finding import Finding
    from shishin.model.library import Library


@dataclass(frozen=True)
class Command:
    """What the preview asks of the command that started it.

    Attributes:
        check: Reads the content: it gives the content, or nothing if that has errors, and every finding.
        working: Holds while pages are made; it gives what is told how many pages of how many are made.
        tell: Told every finding after each time, and whether pages were made.
        ready: Told the address at which the preview can be seen.
    """

    check: Callable[[], tuple[Library | None, Sequence[Finding]]]
    working: Callable[[], AbstractContextManager[Callable[[int, int], None]]]
    tell: Callable[[Sequence[Finding]], None]
    ready: Callable[[str], None]
