"""The ways in which a page can be read, and which of them are looked at."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from shishin.checks.browser import HEIGHT, SCHEMES, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NARROW, WIDE, ENLARGED = "320 px", "1280 px", "1280 px at 400 %"
LIGHT, DARK, FORCED = *SCHEMES, "forced colours"
SCREEN, PAPER = "screen", "print"
SCRIPTS, NO_SCRIPTS = "", "no JavaScript"
LOADED, MENU, SEARCH, OPENED = "", "menu open", "search open", "opened"

PAPER_WIDTH = 665
"""CSS pixels: what print.css leaves of a sheet of A4 between its margins. Narrower windows stand for smaller sheets."""


class Depth(StrEnum):
    """How much of a page is looked at.

    Attributes:
        BRIEF: With everything opened, narrow and light, and wide and dark.
        PAIRS: Every pair of values that are possible together.
        FULL: Everything that is possible together.
    """

    BRIEF = "brief"
    PAIRS = "pairs"
    FULL = "full"


@dataclass(frozen=True)
class Window:
    """A window.

    Attributes:
        width: CSS pixels.
        height: CSS pixels.
        scale: Pixels of the screen for each of them.
    """

    width: int
    height: int
    scale: int = 1


WINDOWS = {
    NARROW: Window(WIDTHS[0], HEIGHT),
    WIDE: Window(WIDTHS[1], HEIGHT),
    # A window of 1280 by 720: what sticks to an edge has only 180 pixels to leave free (WCAG 2.2, 1.4.10 and 2.4.11).
    ENLARGED: Window(320, 180, 4),
}


@dataclass(frozen=True)
class Way:
    """A way of reading a page.

    Attributes:
        window: The width of the window, and how far it is enlarged.
        colours: Light, dark, or those that the reader's system forces on every page.
        media: Screen or paper.
        scripts: Whether scripts run.
        state: What of the page is open.
    """

    window: str
    colours: str = LIGHT
    media: str = SCREEN
    scripts: str = SCRIPTS
    state: str = LOADED

    def __str__(self) -> str:
        """Name it as findings do."""
        shown = (self.window, self.colours, "" if self.media == SCREEN else self.media, self.scripts, self.state)
        return ", ".join(filter(None, shown))

    @property
    def size(self) -> Window:
        """The window that is opened for it."""
        window = WINDOWS[self.window]
        is_wide_paper = self.media == PAPER and window.width > PAPER_WIDTH
        return Window(PAPER_WIDTH, window.height) if is_wide_paper else window


VALUES: dict[str, tuple[str, ...]] = {
    "window": (NARROW, WIDE, ENLARGED),
    "colours": (LIGHT, DARK, FORCED),
    "media": (SCREEN, PAPER),
    "scripts": (SCRIPTS, NO_SCRIPTS),
    "state": (LOADED, MENU, SEARCH, OPENED),
}

IMPOSSIBLE = (
    ({"scripts": NO_SCRIPTS, "state": MENU}, "Without scripts the menu stands open, and has no button."),
    ({"scripts": NO_SCRIPTS, "state": SEARCH}, "Without scripts a search leads to another page."),
    ({"window": WIDE, "state": MENU}, "A wide window shows the menu always, and no button."),
)
"""Values that cannot meet, and why."""

Pair = frozenset[tuple[str, str]]


def is_possible(way: Way) -> bool:
    """Whether there is such a way."""
    return not any(all(getattr(way, name) == value for name, value in pair.items()) for pair, _ in IMPOSSIBLE)


@cache
def all_ways() -> tuple[Way, ...]:
    """Give every way that is possible."""
    return tuple(way for values in product(*VALUES.values()) if is_possible(way := Way(*values)))


def pairs(ways: Iterable[Way]) -> set[Pair]:
    """Give the pairs of values that meet in some ways."""
    names = [field.name for field in fields(Way)]
    return {frozenset(pair) for way in ways for pair in combinations(zip(names, astuple(way), strict=True), 2)}


BRIEFLY = (Way(NARROW, LIGHT, state=OPENED), Way(WIDE, DARK, state=OPENED))
"""What is opened looks alike on both widths and in both schemes: two of the four tell."""

OF_AXE = (
    *(Way(window) for window in (NARROW, WIDE)),
    *(Way(window, scheme, state=OPENED) for scheme, window in product(SCHEMES, (NARROW, WIDE))),
)
"""The ways in which axe-core looks at a page: as it is loaded, and in both schemes with all opened, where most words
are to be seen. Further ones change neither what it reads nor the colours it reckons."""


OF_MARKS = (Way(NARROW, FORCED, state=OPENED), Way(NARROW, DARK, scripts=NO_SCRIPTS, state=OPENED))
"""The ways in which the marks of what has the focus are looked at in forced colours, and what opens without scripts."""


@cache
def covering_ways() -> tuple[Way, ...]:
    """Give few ways in which every possible pair of values meets: those that checks need, then whichever adds most."""
    chosen = [*OF_AXE, *OF_MARKS]
    missing = pairs(all_ways()) - pairs(chosen)
    while missing:
        best = max(all_ways(), key=lambda way: len(pairs([way]) & missing))
        chosen.append(best)
        missing -= pairs([best])
    return tuple(chosen)


def ways_of(depth: Depth) -> Sequence[Way]:
    """Give the ways in which a page is looked at."""
    return {Depth.BRIEF: BRIEFLY, Depth.PAIRS: covering_ways(), Depth.FULL: all_ways()}[depth]
