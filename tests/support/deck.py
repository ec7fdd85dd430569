"""Reads the deck's raw text by its own rules, apart from the code under test."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

SLIDES = Path(__file__).parents[1] / "deck" / "slides.txt"
BULLET = "\uf0fc"
LABELS = (
    "背景（バックグラウンド）",
    "具体的な行動原則（ガバナンス・コード）",
    "関連する仕組みや制度（マネジメント）",
)
EXAMPLE = "例えば、"

BULLETS = {1: (3, 3, 2), 2: (3, 3, 2), 3: (3, 3, 2), 4: (3, 3, 2), 5: (3, 2, 2),
           6: (3, 3, 2), 7: (2, 3, 2), 8: (3, 2, 2), 9: (3, 3, 2), 10: (2, 2, 2)}  # fmt: skip
"""How many bullets each principle's slide shows in its three boxes, counted on the slides."""


@dataclass(frozen=True)
class Slide:
    """A principle's slide.

    Attributes:
        number: The principle's number.
        title: Its title.
        description: Its description.
        boxes: The bullets of its three boxes.
        example: What follows 「例えば、」.
        do_not: What follows the label of what not to do.
    """

    number: int
    title: str
    description: str
    boxes: tuple[tuple[str, ...], ...]
    example: str
    do_not: str


def raw() -> dict[int, str]:
    """Give each slide's text as it was taken."""
    parts = re.split(r"Slide (\d+)\n\nSlide \d+ text\n\n", SLIDES.read_text(encoding="utf-8"))
    return {int(number): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def joined(text: str) -> str:
    """Join hard wraps and widen brackets and colons between Japanese characters."""
    text = re.sub(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])", "", " ".join(text.split()))
    text = re.sub(r"(?<=[^\x00-\x7f])\(|\((?=[^\x00-\x7f])", "（", text)
    text = re.sub(r"\)(?=[^\x00-\x7f]|$)|(?<=[^\x00-\x7f])\)", "）", text)
    # A bracket whose partner was widened is widened too: （Do not）, （BPR）.
    text = re.sub(r"（([^（）()]*)\)", r"（\1）", text)
    return text.replace("）:", "）：")


def slide(number: int) -> Slide:
    """Read a principle's slide, whose boxes were drawn in the same order on all ten."""
    text = raw()[number + 5]
    head, *bullets = text.split(BULLET)
    counts = BULLETS[number]
    last_action = counts[0] + counts[1] - 1
    action, rest = _cut(bullets[last_action], "例えば、")
    bullets[last_action] = action
    example, do_not = _cut(rest, "やってほしくないこと(Do not):")
    do_not, _labels = _cut(do_not, "背景(バックグラウンド)")
    mechanisms, tail = _cut(bullets[-1], " など ")
    bullets[-1] = mechanisms
    description = re.sub(r"\d+ #\d+\s*$", "", _cut(tail, "関連する仕組みや制度(マネジメント)")[1])
    texts = [joined(bullet) for bullet in bullets]
    edges = (0, counts[0], counts[0] + counts[1], sum(counts))
    assert len(texts) == edges[-1], f"slide {number + 5}: {len(texts)} bullets"
    boxes = tuple(tuple(texts[start:end]) for start, end in itertools.pairwise(edges))
    return Slide(number, joined(head), joined(description), boxes, joined(example), joined(do_not))


def squeezed(text: str) -> str:
    """Drop all white space and bullets and narrow every width, for holding a quotation against a slide."""
    narrow = text.translate(str.maketrans("（）：", "():"))
    return re.sub(r"[\s\uf0fc\uf06e]", "", narrow)


def _cut(text: str, mark: str) -> tuple[str, str]:
    before, middle, after = text.partition(mark)
    assert middle, f"{mark!r} is not in {text[:40]!r}"
    return before, after
