"""What a form can do: read released versions that were written in it, and write its rows of the ledger."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from shishin.model.guideline import BodyText, Guideline
    from shishin.model.release import ChangeNote, GuidelineVersion, Release
    from shishin.model.standard import Standard
    from shishin.model.vocabulary import Vocabulary


class UnfitError(ValueError):
    """The files of a version cannot be read by its form."""


@dataclass(frozen=True)
class FrozenText:
    """A file of a version, taken apart but not yet understood.

    Attributes:
        data: The front matter of a Markdown file, or the whole of a YAML file, as lists, dictionaries and values.
        text: The Markdown after the front matter, or the whole of any other file.
    """

    data: Any
    text: str


@dataclass(frozen=True)
class Limits:
    """How much files may hold; what is beyond a limit is refused before a parser sees it.

    Attributes:
        bytes_: Bytes of a file that is no Markdown.
        page_bytes: Bytes of a Markdown file.
        lines: Lines of a file that is no Markdown.
        page_lines: Lines of a Markdown file.
        line: Characters of a line.
        marks: Characters of a Markdown file that may begin or end something.
        mark_characters: These characters.
        cells: Cells of a Markdown file's tables.
        nodes: Values and names in a YAML text.
        rows: Rows of a list, or fields of a group.
        depth: Levels of YAML.
        folders: Folders within each other.
        files: Files below a folder.
    """

    bytes_: int
    page_bytes: int
    lines: int
    page_lines: int
    line: int
    marks: int
    mark_characters: str
    cells: int
    nodes: int
    rows: int
    depth: int
    folders: int
    files: int

    def joined(self, other: Limits) -> Limits:
        """Give the wider of both limits, each by itself."""
        wider = {name: max(value, getattr(other, name)) for name, value in asdict(self).items() if name != MARKS}
        both = "".join(mark for mark in self.mark_characters if mark in other.mark_characters)
        return Limits(**wider, mark_characters=both)


MARKS = "mark_characters"


@dataclass(frozen=True)
class NamePatterns:
    """What things are called, as patterns for whole names.

    Attributes:
        id: Ids of guidelines, guides and headings.
        requirement: Numbers of requirements.
        version: Numbers of versions.
    """

    id: str
    requirement: str
    version: str


class Form(Protocol):
    """A form that released versions were written in."""

    @property
    def number(self) -> int:
        """The number that the ledger states."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The values that facts can have."""

    @property
    def limits(self) -> Limits:
        """How much the files of a version may hold."""

    @property
    def names(self) -> NamePatterns:
        """What things are called."""

    def fields(self) -> tuple[str, ...]:
        """Give the names of a ledger row's fields, for messages."""

    def read_row(self, data: dict[str, Any]) -> Release:
        """Read a row of the ledger.

        Raises:
            ValidationError: It does not fit; the error says why, field by field.
        """

    def write_row(self, row: Release) -> dict[str, Any]:
        """Give a row of the ledger as it is written."""

    def write_standards(self, standards: Sequence[Standard]) -> dict[str, Any]:
        """Give the standards that a version cites as they are written in its file of standards."""

    def read_text(
        self,
        languages: tuple[str, ...],
        files: Mapping[str, FrozenText],
        body: Callable[[str, bool], BodyText],
    ) -> tuple[Guideline, tuple[ChangeNote, ...]]:
        """Read a guideline's text and its notes, whether they were released or not.

        Args:
            languages: The codes of its languages, the source language first.
            files: Its files by their paths in the guideline's folder.
            body: Gives the body of the file at a path; told whether it is a translation that was behind its source.

        Raises:
            UnfitError: The files do not make a text of this form.
        """

    def read_version(
        self,
        guideline: str,
        row: Release,
        files: Mapping[str, FrozenText],
        body: Callable[[str, bool], BodyText],
    ) -> GuidelineVersion:
        """Read a version.

        Args:
            guideline: The guideline's id, which is its folder's name.
            row: The version's row of the ledger.
            files: Its files by their paths in its folder.
            body: Gives the body of the file at a path; told whether it is a translation that was behind its source.

        Raises:
            UnfitError: The files do not make a version of this form.
        """
