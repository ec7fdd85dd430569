"""Cuts the body of a text into its blocks, each with the places where its words stand in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from shishin.content.reading import commonmark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from shishin.content.reading.drafts import Draft


class UnitKind(StrEnum):
    """What a translator is given."""

    FIELD = "field"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TERM = "term"
    CELL = "cell"
    CODE = "code"
    SECTION = "section"


class Span(NamedTuple):
    """A part of a file's text: where it begins, and where it has ended, in characters."""

    start: int
    end: int


@dataclass(frozen=True)
class TextBlock:
    """Words that are translated together.

    Attributes:
        kind: What they are.
        level: How deep they stand in lists and quotations.
        line: The line of the file, counted from 1.
        spans: Where they stand, line by line; never empty.
        text: The words with their marks, without what stands before each line.
    """

    kind: UnitKind
    level: int
    line: int
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True)
class TextSection:
    """A heading with all that stands below it until the next one; the first of a body may have no heading.

    Attributes:
        id: The heading's anchor, or a number after `_`; unique in its text.
        span: The lines of all of it.
        heading: The heading.
        blocks: What stands below it, block by block; nothing if its words could not be told from its marks.
        whole: The same as one block; nothing if there is nothing.
    """

    id: str
    span: Span
    heading: TextBlock | None
    blocks: tuple[TextBlock, ...] | None
    whole: TextBlock | None

    @property
    def shape(self) -> tuple[tuple[UnitKind, int], ...] | None:
        """What its blocks are and how deep: two sections of one shape correspond block by block."""
        return None if self.blocks is None else tuple((block.kind, block.level) for block in self.blocks)


class _UncutError(Exception):
    """The words of a block are not to be seen as they stand in the file, such as behind a tab."""


_HEADING_MARK = re.compile(r"#{1,6}[ \t]+")
_BEFORE_ROW = re.compile(r"[ \t>]*")
_SAFE_ID = re.compile(r"[A-Za-z0-9-]+")
_BLOCKS = {"dt_open": UnitKind.TERM, "dd_open": UnitKind.TERM, "list_item_open": UnitKind.ITEM}
_CELLS = ("th_open", "td_open")


def sections(draft: Draft) -> tuple[TextSection, ...]:
    """Cut a body at its headings, and each section into its blocks."""
    return _Cutter(draft.file.text, draft.parts.body, draft.parts.body_line).sections()


class _Cutter:
    """A text that is being cut.

    Args:
        text: The whole file.
        body: Its part that is Markdown.
        body_line: The line on which that begins, counted from 1.
    """

    def __init__(self, text: str, body: str, body_line: int) -> None:
        self.text, self.lines = text, text.split("\n")
        self.begins = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.first = body_line - 1
        self.tokens = commonmark.read(body).tokens if body.strip() else []

    def sections(self) -> tuple[TextSection, ...]:
        """Cut it."""
        starts = [number for number, token in enumerate(self.tokens) if _is_cut(token)]
        if not self.tokens:
            return ()
        if starts[:1] != [0]:
            starts.insert(0, 0)
        lines = [self._line(self.tokens[number]) for number in starts]
        # What stands between the front matter and the first words is of the first section.
        lines[0] = self.first
        rows, taken = [], set[str]()
        for place, start in enumerate(starts):
            is_last = place + 1 == len(starts)
            tokens = self.tokens[start : None if is_last else starts[place + 1]]
            span = Span(self.begins[lines[place]], len(self.text) if is_last else self.begins[lines[place + 1]])
            name = str(tokens[0].attrGet("id") or "")
            if not _SAFE_ID.fullmatch(name) or name in taken:
                name = f"_{place}"
            taken.add(name)
            rows.append(self._section(name, span, tokens))
        return tuple(rows)

    def _section(self, name: str, span: Span, tokens: Sequence[Token]) -> TextSection:
        heading, rest = None, tokens
        try:
            if _is_cut(tokens[0]):
                heading, rest = self._heading(tokens[1]), tokens[3:]
            blocks: tuple[TextBlock, ...] | None = tuple(self._blocks(rest))
        except _UncutError:
            blocks = None
        begin = self.begins[self._line(rest[0])] if rest else span.end
        text = self.text[begin : span.end].rstrip()
        line = self._line(rest[0]) + 1 if rest else 0
        whole = TextBlock(UnitKind.SECTION, 0, line, (Span(begin, begin + len(text)),), text) if text else None
        return TextSection(name, span, heading, blocks, whole)

    def _line(self, token: Token) -> int:
        """Give the line of the file, counted from 0, on which a block begins."""
        return self.first + (token.map[0] if token.map else 0)

    def _blocks(self, tokens: Sequence[Token]) -> Iterator[TextBlock]:
        row = -1
        cells: Iterator[Span] = iter(())
        around: list[str] = []
        for token in tokens:
            if token.type.endswith("_open"):
                around.append(token.type)
            elif token.type.endswith("_close"):
                around.pop()
            elif token.type in ("fence", "code_block") and token.content.strip():
                yield self._code(token)
            elif token.type == "inline" and around[-1] in _CELLS:
                if row != self._line(token):
                    row, cells = self._line(token), iter(self._cells(self._line(token)))
                span = next(cells, None)
                if token.content:
                    yield self._cell(token, span)
            elif token.type == "inline" and token.content:
                kind = next((_BLOCKS[name] for name in reversed(around) if name in _BLOCKS), UnitKind.PARAGRAPH)
                heading = around[-1] == "heading_open"
                yield self._heading(token) if heading else self._words(token, kind)

    def _heading(self, token: Token) -> TextBlock:
        line = self._line(token)
        mark = _HEADING_MARK.search(self.lines[line])
        if mark is None or not self.lines[line].startswith(token.content, mark.end()) or not token.content:
            raise _UncutError
        start = self.begins[line] + mark.end()
        spans = (Span(start, start + len(token.content)),)
        return TextBlock(UnitKind.HEADING, token.level, line + 1, spans, token.content)

    def _words(self, token: Token, kind: UnitKind) -> TextBlock:
        line, spans, texts = self._line(token), [], token.content.split("\n")
        for number, text in enumerate(texts, line):
            written = self.lines[number].rstrip() if number == line + len(texts) - 1 else self.lines[number]
            if not written.endswith(text):
                raise _UncutError
            end = self.begins[number] + len(written)
            spans.append(Span(end - len(text), end))
        return TextBlock(kind, token.level, line + 1, tuple(spans), token.content)

    def _code(self, token: Token) -> TextBlock:
        line = self._line(token) + (token.type == "fence")
        spans, texts = [], token.content.removesuffix("\n").split("\n")
        for number, text in enumerate(texts, line):
            if not self.lines[number].endswith(text):
                raise _UncutError
            end = self.begins[number] + len(self.lines[number])
            spans.append(Span(end - len(text), end))
        return TextBlock(UnitKind.CODE, token.level, line + 1, tuple(spans), "\n".join(texts))

    def _cells(self, line: int) -> list[Span]:
        """Give where the cells of a row stand, as the parser parts them: at each `|` with no backslash before it."""
        text = self.lines[line].rstrip()
        start = _BEFORE_ROW.match(text).end()  # type: ignore[union-attr] # it matches nothing too
        bars = [at for at in range(start, len(text)) if text[at] == "|" and text[at - 1 : at] != "\\"]
        parts = [
            Span(begin, end) for begin, end in zip([start, *(bar + 1 for bar in bars)], [*bars, len(text)], strict=True)
        ]
        parts = parts[1:] if bars and bars[0] == start else parts
        parts = parts[:-1] if bars and bars[-1] == len(text) - 1 else parts
        return [self._stripped(line, part) for part in parts]

    def _stripped(self, line: int, part: Span) -> Span:
        text = self.lines[line][part.start : part.end]
        start = self.begins[line] + part.start + len(text) - len(text.lstrip())
        return Span(start, start + len(text.strip()))

    def _cell(self, token: Token, span: Span | None) -> TextBlock:
        text = self.text[span.start : span.end] if span else ""
        if span is None or text.replace("\\|", "|") != token.content:
            raise _UncutError
        return TextBlock(UnitKind.CELL, token.level, self._line(token) + 1, (span,), text)


def _is_cut(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0
