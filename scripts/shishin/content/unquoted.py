"""What a text says itself: without code and addresses, and without words that it only repeats."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from shishin.content.reading.commonmark import NOT_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_CLOSES = {"`": "`", "「": "」", "『": "』", "“": "”"}
"""How what a text only repeats begins and ends: code and quoted words."""

_OPENS = re.compile(r"https?://\S+|[`「『“]")
"""The same beginnings, and bare addresses."""

_CLOSES_OF_MARKS = {**_CLOSES, "](": ")", "][": "]", "]: ": "\n", "<": ">", "{": "}"}
_OPENS_OF_MARKS = re.compile(rf"{_OPENS.pattern}|\]\(|\]\[|\]: |[<{{]|\\.|&#?\w+;")
"""The same in a line of Markdown as it is typed: targets of links, markup, attributes, escapes and references too."""

WORD = re.compile(r"(?<![\w./@])[^\W\d_]+(?![\w@]|\.\w)")
"""A word of letters that is no part of an address or of a file's name."""


def unquoted(text: str) -> str:
    """Give a text with `NOT_TEXT` in the place of each character that it only repeats."""
    return "".join(_parts(text, _OPENS, _CLOSES)) if _OPENS.search(text) else text


def unmarked(line: str) -> str:
    """Give a line of Markdown with `NOT_TEXT` in the place of each character that no reader sees, or it only repeats.

    Which marks are marks only the parser knows: whoever changes a line by this looks whether what it reads is the same.
    """
    return "".join(_parts(f"{line}\n", _OPENS_OF_MARKS, _CLOSES_OF_MARKS))[:-1]


def _parts(text: str, opens: re.Pattern[str], closing: Mapping[str, str]) -> Iterator[str]:
    at, closes = 0, dict(closing)
    while match := opens.search(text, at):
        end = match.end()
        if match[0] in closing:
            # An end that is not there is not looked for again: that would go through the rest for every beginning.
            close = closes.get(match[0])
            place = text.find(close, end) if close else -1
            if close is None or place < 0:
                closes.pop(match[0], None)
                yield text[at:end]
                at = end
                continue
            end = place + len(close)
        yield text[at : match.start()]
        yield NOT_TEXT * (end - match.start())
        at = end
    yield text[at:]


@dataclass(frozen=True)
class UnquotedText:
    """The running text of a file in one language.

    Attributes:
        language: The language's code.
        pieces: Its pieces, each a line of the file and the words that stand there.
    """

    language: str
    pieces: Sequence[tuple[int, str]]

    @cached_property
    def text(self) -> str:
        """The words, a piece a line, without what they only repeat."""
        return "\n".join(unquoted(text) for _line, text in self.pieces)

    @cached_property
    def _begins(self) -> list[int]:
        return [0, *accumulate(len(text) + 1 for _line, text in self.pieces)]

    def line(self, at: int) -> int:
        """Give the line of the file on which a place of the text stands."""
        return self.pieces[min(bisect_right(self._begins, at), len(self.pieces)) - 1][0]


class NamesOfOthers:
    """Names in a text: where they stand is looked for once, and only if it is asked."""

    def __init__(self, text: str, names: Iterable[str]) -> None:
        """Take the text, and the names that may stand in it."""
        self._text, self._names = text, names

    def hold(self, start: int, end: int) -> bool:
        """Whether a place of the text is, in whole or in part, one of the names."""
        place = bisect_left(self._spans, (end, 0)) - 1
        return place >= 0 and self._spans[place][1] > start

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Where names stand, from the beginning to the end, as places that do not touch."""
        spans: list[tuple[int, int]] = []
        for start, end in sorted(place for name in self._names if name for place in self._places(name)):
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans

    def _places(self, name: str) -> Iterator[tuple[int, int]]:
        place = self._text.find(name)
        while place >= 0:
            yield place, place + len(name)
            place = self._text.find(name, place + len(name))
