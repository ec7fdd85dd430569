"""Draws lines over two axes as SVG: readable in greys, with a title and a text for those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 30, 50, 60
DASHES = ("", "8 4", "2 4", "12 4 2 4")
"""What tells lines apart without colours, together with the marks of their points."""

_ROOT = 'role="img" aria-labelledby="title description" font-family="sans-serif" font-size="13"'
INK, PALE = "#222", "#bbb"
TICKS = 5
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class PlotLine:
    """A line of a plot.

    Attributes:
        name: What it shows.
        points: Its points, from left to right.
    """

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Plot:
    """A plot.

    Attributes:
        title: What it shows, in a sentence.
        across: What the horizontal axis counts.
        up: What the vertical axis counts, with its unit.
        lines: The lines.
    """

    title: str
    across: str
    up: str
    lines: tuple[PlotLine, ...]

    def svg(self) -> str:
        """Draw it."""
        points = [point for line in self.lines for point in line.points]
        wide, high = _ticks(max(x for x, _y in points)), _ticks(max(y for _x, y in points))
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {_ROOT}>',
            f'<title id="title">{escape(self.title)}</title>',
            f'<desc id="description">{escape(self.text())}</desc>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<text x="{LEFT}" y="24" font-size="15" font-weight="bold" fill="{INK}">{escape(self.title)}</text>',
        ]
        for tick in high:
            y = _y(tick, high[-1])
            parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{PALE}"/>')
            parts.append(_text(LEFT - 8, y + 4, f"{tick:,g}", "end"))
        for tick in wide:
            x = _x(tick, wide[-1])
            parts.append(f'<path d="M{x:.1f} {HEIGHT - BOTTOM}v5" stroke="{INK}"/>')
            parts.append(_text(x, HEIGHT - BOTTOM + 20, f"{tick:,g}", "middle"))
        parts.append(f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}" fill="none" stroke="{INK}"/>')
        parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, self.across, "middle"))
        middle = (TOP + HEIGHT - BOTTOM) / 2
        parts.append(
            f'<text x="16" y="{middle}" text-anchor="middle" fill="{INK}" transform="rotate(-90 16 {middle})">'
            f"{escape(self.up)}</text>"
        )
        # The first line is drawn last: it lies over the others.
        for number, line in reversed([*enumerate(self.lines)]):
            parts += _drawn(number, line, wide[-1], high[-1])
        return "\n".join([*parts, "</svg>", ""])

    def text(self) -> str:
        """Say the same in words."""
        lines = "; ".join(
            f"{line.name}: " + ", ".join(f"{y:,.4g} at {x:,.4g}" for x, y in line.points) for line in self.lines
        )
        return f"{self.up} by {self.across}. {lines}."


def _ticks(most: float) -> list[float]:
    """Give round values from 0 to beyond the most."""
    scale = 1.0
    while scale * _STEPS[-1] * TICKS < most:
        scale *= _STEPS[-1]
    while scale * TICKS > most > 0:
        scale /= _STEPS[-1]
    step = next((scale * step for step in _STEPS if scale * step * TICKS >= most), scale * _STEPS[-1])
    return [step * number for number in range(TICKS + 1)]


def _x(value: float, most: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * value / most


def _y(value: float, most: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}">{escape(text)}</text>'


def _drawn(number: int, line: PlotLine, wide: float, high: float) -> list[str]:
    """Draw a line, its points, and its name in the legend."""
    places = [(_x(x, wide), _y(y, high)) for x, y in line.points]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dash = DASHES[number % len(DASHES)]
    style = f'fill="none" stroke="{INK}" stroke-width="2"' + (f' stroke-dasharray="{dash}"' if dash else "")
    legend = TOP + 14 + 18 * number
    return [
        f'<path d="{path}" {style}/>',
        *(_mark(number, x, y) for x, y in places),
        f'<path d="M{LEFT + 14} {legend}h34" {style}/>',
        _mark(number, LEFT + 31, legend),
        _text(LEFT + 56, legend + 4, line.name, "start"),
    ]


def _mark(number: int, x: float, y: float) -> str:
    """Draw a point: round, square or a diamond, by the line's number."""
    shapes: Sequence[str] = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{INK}"/>',
        f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="#fff" stroke="{INK}" stroke-width="2"/>',
        f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z" fill="{INK}"/>',
    )
    return shapes[number % len(shapes)]
