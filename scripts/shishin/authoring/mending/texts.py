"""Mends the working texts of a project; what was released, quotations, code and addresses stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from shishin.authoring.mending.line import mended
from shishin.authoring.mending.same import is_same_but_words, read_again
from shishin.content.own_words import data_with_words, words_by_path
from shishin.content.reading.files import BYTE_ORDER_MARK
from shishin.forms.kinds import PRINCIPLE
from shishin.languages.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.authoring.mending.same import ReadText
    from shishin.content.project import Project
    from shishin.content.reading.files import SourceFile

_PLAIN = ("plain",)
"""The only words of a principle that are this project's own."""

MOST_TRIES = 100
"""So often a text is read again to find the lines that cannot be mended; there are seldom any."""

_NO_RULES = Style.of({})


class MendedLine(NamedTuple):
    """A line that is mended: its number in the file, and what it was and is."""

    line: int
    old: str
    new: str


@dataclass(frozen=True)
class MendedText:
    """A file with what is certain mended.

    Attributes:
        path: The file, from the project's root.
        old: Its text, with line feeds only.
        new: The text with the mends; it has as many lines.
        drops_mark: Whether the file begins with a byte order mark, which is left out.
    """

    path: str
    old: str
    new: str
    drops_mark: bool

    @cached_property
    def lines(self) -> tuple[MendedLine, ...]:
        """The lines that are mended."""
        pairs = enumerate(zip(self.old.split("\n"), self.new.split("\n"), strict=True), 1)
        first = f"{BYTE_ORDER_MARK}{self.old.partition(chr(10))[0]}"
        rows = [MendedLine(number, old, new) for number, (old, new) in pairs if old != new]
        return (MendedLine(1, first, first[1:]), *rows) if self.drops_mark else tuple(rows)


def mended_texts(project: Project) -> Iterator[MendedText]:
    """Give the working texts and data files in which something certain is to mend, each as it will be.

    Raises:
        OSError: A file that was read is no longer there.
    """
    mender = _Mender(project)
    for file, text in mender.texts():
        new = mender.mend(text)
        with (project.root / file.path).open("rb") as opened:
            has_mark = opened.read(3) == BYTE_ORDER_MARK.encode()
        if new != file.text or has_mark:
            yield MendedText(file.path, file.text, new, has_mark)


class _Mender:
    """Mends the texts of one project."""

    def __init__(self, project: Project) -> None:
        self.sources = project.sources
        self.names = sorted(project.names_of_others, key=len, reverse=True)
        self.codes = frozenset(project.sources.languages.codes)

    def texts(self) -> Iterator[tuple[SourceFile, ReadText]]:
        """Give each file that people write words in, read again: also where characters in it are refused."""
        for family in self.sources.documents:
            for draft in family.drafts.values():
                is_principle = family.kind is PRINCIPLE
                rows = () if is_principle else {row.line for row in draft.outline.texts}
                yield draft.file, read_again(draft.file, rows, only=_PLAIN if is_principle else ())
        for data in data_with_words(self.sources):
            yield data.file, read_again(data.file, ())

    def mend(self, text: ReadText) -> str:
        """Give a text with what is certain mended, but for lines that would be read as something else then."""
        old = text.file.text.split("\n")
        new = self._values(text, self._body(text, [*old]))
        if new == old or self._is_same(text, new):
            return "\n".join(new)
        return "\n".join(self._as_many(text, old, new))

    def _as_many(self, text: ReadText, old: list[str], new: list[str]) -> list[str]:
        """Take over the mended lines that change nothing but words: all of a group at once, or its halves."""
        kept, groups, tries = old, [[number for number, line in enumerate(old) if line != new[number]]], 0
        while groups and tries < MOST_TRIES:
            group, tries = groups.pop(), tries + 1
            lines = [*kept]
            for number in group:
                lines[number] = new[number]
            if self._is_same(text, lines):
                kept = lines
            elif len(group) > 1:
                middle = len(group) // 2
                groups += [group[middle:], group[:middle]]
        return kept

    def _body(self, text: ReadText, lines: list[str]) -> list[str]:
        """Mend the lines of words of a body; a quotation is the source's."""
        for row in text.rows:
            if not lines[row - 1].lstrip().startswith(">"):
                lines[row - 1] = self._mended(lines[row - 1], text.file.language)
        return lines

    def _values(self, text: ReadText, lines: list[str]) -> list[str]:
        """Mend the values of fields that stand in the file as they are read, on one line."""
        for path, old, code in self._words(text):
            number, new = text.fields.line(path) - 1, self._mended(old, code)
            if new != old and lines[number].count(old) == 1:
                lines[number] = lines[number].replace(old, new)
        return lines

    def _words(self, text: ReadText) -> Iterable[tuple[tuple[str | int, ...], str, str]]:
        words = words_by_path(text.fields.data, self.codes, text.file.language)
        return [row for row in words if not text.only or row[0] == text.only]

    def _is_same(self, text: ReadText, lines: list[str]) -> bool:
        allowed: dict[tuple[str | int, ...], Any] = {
            path: self._mended(value, code) for path, value, code in self._words(text)
        }
        return is_same_but_words(text, "\n".join(lines), allowed)

    def _mended(self, line: str, code: str) -> str:
        style = self.sources.languages.of(code).style if code in self.codes else _NO_RULES
        return mended(line, style, self.names)
