"""The values that a figure's attributes may have, each kind with the form that a person is shown.

Numbers are plain and bounded: a browser would have to draw, or to refuse to draw, whatever is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.figure import CLASSES, MOST_FONT, MOST_LENGTH, MOST_TALL, MOST_UNITS, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_LONGEST_NUMBER = 24
"""Digits of the most exact number that a drawing program writes, and some to spare."""

_LONGEST = 300
"""Characters of a value, but for the two that draw."""

_LONGEST_DRAWN = 20_000
"""Characters of a path or of points: about 2,000 of them, which is a map and no longer a figure."""

_SPACE = " \t\n"
_COLOUR_NAMES = (
    "none|currentColor|black|silver|gray|white|maroon|red|purple|fuchsia|green|lime|olive|yellow|navy|blue|teal|aqua"
)
_TRANSFORM = re.compile(
    rf"[{_SPACE},]*(?:translate|scale|rotate|skewX|skewY|matrix)[{_SPACE}]*\(([0-9.,+\-{_SPACE}]+)\)[{_SPACE},]*"
)


@dataclass(frozen=True)
class ValueKind:
    """A kind of value.

    Attributes:
        form: What it looks like, for people of any language.
        fits: Whether a value is of this kind.
    """

    form: str
    fits: Callable[[str], bool]


def _read(text: str, lowest: float, highest: float) -> float | None:
    if not _NUMBER.fullmatch(text) or len(text) > _LONGEST_NUMBER:
        return None
    number = float(text)
    return number if lowest <= number <= highest else None


def _numbers(text: str) -> list[float] | None:
    """Read numbers with spaces or commas between them; nothing if one is too large or is none."""
    pieces = re.split(rf"[{_SPACE}]*,[{_SPACE}]*|[{_SPACE}]+", text.strip(_SPACE))
    numbers = [_read(piece, -MOST_LENGTH, MOST_LENGTH) for piece in pieces]
    readable = [number for number in numbers if number is not None]
    return readable if len(readable) == len(numbers) else None


def _number(lowest: float, highest: float) -> ValueKind:
    return ValueKind(f"{lowest:g} … {highest:g}", lambda text: _read(text, lowest, highest) is not None)


def _pattern(form: str, pattern: str) -> ValueKind:
    return ValueKind(form, re.compile(pattern).fullmatch)  # type: ignore[arg-type] # a match or nothing tells the same


def _words(*names: str) -> ValueKind:
    return ValueKind(", ".join(names), frozenset(names).__contains__)


def _is_drawn(letters: str) -> Callable[[str], bool]:
    """Tell whether a text is nothing but bounded numbers and some letters."""
    letters_and_space = re.compile(rf"[{letters}{_SPACE},]*")

    def fits(text: str) -> bool:
        numbers = _NUMBER.findall(text)
        # A number that is taken out leaves a space, so that nothing grows together round it.
        return (
            bool(numbers)
            and letters_and_space.fullmatch(_NUMBER.sub(" ", text)) is not None
            and all(_read(number, -MOST_LENGTH, MOST_LENGTH) is not None for number in numbers)
        )

    return fits


def _is_transform(text: str) -> bool:
    rest = _TRANSFORM.sub("", text)
    return bool(text) and not rest and all(_numbers(arguments) is not None for arguments in _TRANSFORM.findall(text))


def _is_view_box(text: str) -> bool:
    numbers = _numbers(text)
    if numbers is None or len(numbers) != 4:  # noqa: PLR2004 - left, top, width, height
        return False
    left, top, width, height = numbers
    within = all(abs(number) <= MOST_UNITS for number in (left, top)) and all(
        1 <= number <= MOST_UNITS for number in numbers[2:]
    )
    return within and height <= MOST_TALL * width


def _is_dashes(text: str) -> bool:
    """Millions of dashes would take a browser seconds: a pattern is at least one unit long."""
    numbers = None if text == "none" else _numbers(text)
    return text == "none" or (numbers is not None and min(numbers) >= 0 and sum(numbers) >= 1)


_COORDINATE = _number(-MOST_LENGTH, MOST_LENGTH)
_LENGTH = _number(0, MOST_LENGTH)
_SHARE = _number(0, 1)
_COLOUR = _pattern(
    "#1d5c4d, none, currentColor, white",
    rf"#(?:[0-9A-Fa-f]{{3,4}}|[0-9A-Fa-f]{{6}}|[0-9A-Fa-f]{{8}})|{_COLOUR_NAMES}",
)
_END = _pattern("url(#arrow), none", r"none|url\(#[A-Za-z_][\w.-]{0,79}\)")
_RATIO = _pattern("xMidYMid meet, none", r"none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max)(?: (?:meet|slice))?")
_CLASS = ValueKind(
    ", ".join(sorted(CLASSES)), lambda text: bool(text.split()) and all(name in CLASSES for name in text.split())
)

VALUES: dict[str, ValueKind] = {
    **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "dx", "dy", "refX", "refY"), _COORDINATE),
    **dict.fromkeys(("r", "rx", "ry", "width", "height", "markerWidth", "markerHeight"), _LENGTH),
    **dict.fromkeys(("opacity", "fill-opacity"), _SHARE),
    **dict.fromkeys(("fill", "stroke"), _COLOUR),
    **dict.fromkeys(("marker-start", "marker-mid", "marker-end"), _END),
    "font-size": _number(1, MOST_FONT),
    "stroke-width": _number(0, MOST_FONT),
    "letter-spacing": _number(-MOST_FONT, MOST_FONT),
    "stroke-dasharray": ValueKind("4 4, none", _is_dashes),
    "stroke-linecap": _words("butt", "round", "square"),
    "stroke-linejoin": _words("miter", "round", "bevel"),
    "font-weight": _words("normal", "bold", *(str(weight) for weight in range(100, 1000, 100))),
    "font-family": _pattern("system-ui, 'Noto Sans JP', sans-serif", r"[\w '\",.-]{1,300}"),
    "text-anchor": _words("start", "middle", "end"),
    "dominant-baseline": _words("auto", "middle", "central", "hanging", "alphabetic", "text-before-edge"),
    "markerUnits": _words("strokeWidth", "userSpaceOnUse"),
    "orient": _pattern("auto, auto-start-reverse, 90", r"auto|auto-start-reverse|-?[0-9]{1,3}"),
    "preserveAspectRatio": _RATIO,
    "viewBox": ValueKind(f"0 0 360 500 (≤ {MOST_UNITS:,}; {MOST_TALL} : 1)", _is_view_box),
    "d": ValueKind(f"M8 8H346 (±{MOST_LENGTH:,})", _is_drawn("MmZzLlHhVvCcSsQqTtAa")),
    "points": ValueKind(f"8,8 346,8 346,90 (±{MOST_LENGTH:,})", _is_drawn("")),
    "transform": ValueKind(f"translate(8 8) rotate(45) (±{MOST_LENGTH:,})", _is_transform),
    "class": _CLASS,
    "id": _pattern("arrow-1", r"[A-Za-z_][\w.-]{0,79}"),
    "aria-labelledby": _pattern("t d", r"[A-Za-z_][\w.-]{0,79}(?:[ \n][A-Za-z_][\w.-]{0,79}){0,9}"),
    "lang": _pattern("ja, en", r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"),
    "role": _words("img"),
    "focusable": _words("false"),
    "xmlns": _words(NAMESPACE),
}
"""What each attribute of `model/figure.py` may hold."""


def fits(name: str, value: str) -> bool:
    """Whether an attribute's value is of its kind, and no longer than such a value is."""
    longest = _LONGEST_DRAWN if name in ("d", "points") else _LONGEST
    return name in VALUES and len(value) <= longest and VALUES[name].fits(value)
