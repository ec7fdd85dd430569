"""What the preview asks of the command that started it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from shishin.content.load import Loaded
    from shishin.model.finding import Finding


@dataclass(frozen=True)
class Command:
    """What the preview asks of the command that started it.

    Attributes:
        check: Reads the content: it gives what came of that, and every finding.
        working: Holds while somebody waits for pages.
        tell: Told every finding after each time, and whether pages were made.
        ready: Told the address at which the preview can be seen.
    """

    check: Callable[[], tuple[Loaded, Sequence[Finding]]]
    working: Callable[[], AbstractContextManager[object]]
    tell: Callable[[Sequence[Finding]], None]
    ready: Callable[[str], None]
