"""A figure as a tree of elements and words, and the list of all that a figure may be made of.

Source: SVG 2, of which only what shows shapes and words is listed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAMESPACE = "http://www.w3.org/2000/svg"

CLASSES = frozenset(
    {"fig-shape", "fig-shape-strong", "fig-line", "fig-arrow", "fig-text", "fig-text-strong", "fig-text-soft"}
)
"""The classes that `overrides/assets/styles/page.css` has for figures; the site's own would restyle a part of it."""

ID_PATTERN = r"^figure-[1-9][0-9]*--[1-9][0-9]*$"
"""The form of a figure's ids on a page: which figure, which part. No other id of the site has two hyphens together."""

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})

_LOOK = frozenset(
    {
        *("id", "class", "fill", "fill-opacity", "opacity"),
        *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"),
    }
)
_FONT = frozenset(
    {"font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "letter-spacing", "lang"}
)
_ENDS = frozenset({"marker-start", "marker-mid", "marker-end"})
_SHAPE = _LOOK | {"transform"}

ATTRIBUTES: dict[str, frozenset[str]] = {
    "svg": _LOOK
    | _FONT
    | {"xmlns", "viewBox", "width", "height", "preserveAspectRatio", "role", "aria-labelledby", "focusable"},
    "title": frozenset({"id", "lang"}),
    "desc": frozenset({"id", "lang"}),
    "g": _SHAPE | _FONT,
    "path": _SHAPE | _ENDS | {"d"},
    "rect": _SHAPE | {"x", "y", "width", "height", "rx", "ry"},
    "circle": _SHAPE | {"cx", "cy", "r"},
    "ellipse": _SHAPE | {"cx", "cy", "rx", "ry"},
    "line": _SHAPE | _ENDS | {"x1", "y1", "x2", "y2"},
    "polyline": _SHAPE | _ENDS | {"points"},
    "polygon": _SHAPE | _ENDS | {"points"},
    "text": _SHAPE | _FONT | {"x", "y", "dx", "dy"},
    "tspan": _LOOK | _FONT | {"x", "y", "dx", "dy"},
    "defs": frozenset({"id"}),
    "marker": _LOOK
    | {"viewBox", "markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient", "preserveAspectRatio"},
}
"""Every element of a figure with its attributes."""

CHILDREN: dict[str, frozenset[str]] = {
    "svg": SHAPES | {"title", "desc", "g", "text", "defs", "marker"},
    "g": SHAPES | {"g", "text", "defs", "marker"},
    "defs": frozenset({"marker"}),
    "marker": SHAPES | {"g"},
    "text": frozenset({"tspan"}),
    "tspan": frozenset({"tspan"}),
}
"""What may stand in an element; in one that is not named, no other element."""

WORDED = frozenset({"title", "desc", "text", "tspan"})
"""The elements that hold words."""

MOST_ELEMENTS = 2_000
"""A figure is read on a phone and explained in a few sentences; the largest of today has about 60."""

MOST_DEPTH = 20
"""How deep elements may stand in each other; the deepest of today has four."""

MOST_UNITS = 2_000
"""The widest a figure may be in its own units: it is shown 480 CSS pixels wide, so that is four units a pixel."""

MOST_LENGTH = 4_000
"""The largest number in a figure, twice its size: all beyond is cut off, and only costs time."""

MOST_FONT = 200
"""The largest letters, in the figure's own units."""

MOST_TALL = 4
"""How many times as high as wide: the style sheet sets the width alone, so nothing else bounds the height."""


@dataclass(frozen=True)
class Element:
    """An element of a figure.

    Attributes:
        name: Such as `rect`.
        attributes: Each with its value, as text without escapes.
        children: Elements and words, in order.
        line: Where it begins in its file, counted from 1.
    """

    name: str
    attributes: Mapping[str, str]
    children: tuple[Element | str, ...] = ()
    line: int = field(default=0, compare=False)

    def every(self) -> Iterator[Element]:
        """Give the element and every one in it, in the order of the file."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.every()

    @property
    def words(self) -> str:
        """The words that stand in the element itself."""
        return "".join(child for child in self.children if isinstance(child, str))
