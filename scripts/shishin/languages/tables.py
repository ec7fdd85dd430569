"""Reads the TOML files of a language: those that come with the program, and over them those of the project."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

FOLDER = "languages"
"""The name of the folder of languages, in the program and in a project."""

NAMES = (
    "language",
    "interface",
    "findings",
    "command",
    "fields",
    "sections",
    "wording",
    "running-text",
    "search",
    "style",
)
"""The files of a language, without their ending."""

ENDING = ".toml"

LARGEST, MOST_LINES, LONGEST_LINE = 300_000, 5_000, 4_000
"""Bytes, lines, and characters of a line that a project's file may have: about three, three and ten times as many as
the program's longest file has. The time that a reader of TOML takes grows faster than the length of a line.
"""

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
"""What the folder of a language is called: a BCP 47 tag in lower case. Other folders are nobody's language."""

Table = dict[str, Any]


@dataclass(frozen=True)
class Unread:
    """A file that is no TOML, or that could not be read at all.

    Attributes:
        file: Its path, from the folder that holds `languages/`.
        line: The line of the first mistake, or 0.
        reason: What the reader says.
    """

    file: str
    line: int
    reason: str


@dataclass(frozen=True)
class Tables:
    """The files of a language.

    Attributes:
        code: The language's code, which is the folder's name.
        project: The project's texts of files by their names without ending; they win over the program's.
        failed: The project's files that could not be read as text.
    """

    code: str
    project: tuple[tuple[str, str], ...] = ()
    failed: tuple[Unread, ...] = ()

    def table(self, name: str) -> Table:
        """Give what a file says; nothing if there is none.

        Args:
            name: The file's name without ending, one of `NAMES`.

        Raises:
            tomllib.TOMLDecodeError: The project's file is no TOML; `unread` tells of it.
        """
        return self._tables[name]

    @cached_property
    def _tables(self) -> dict[str, Table]:
        texts = dict(self.project)
        return {name: _over(program_table(self.code, name), tomllib.loads(texts.get(name, ""))) for name in NAMES}

    @cached_property
    def unread(self) -> tuple[Unread, ...]:
        """The project's files that are no TOML, or no text at all."""
        unread = [*self.failed]
        for name, text in self.project:
            try:
                tomllib.loads(text)
            except tomllib.TOMLDecodeError as error:
                unread.append(Unread(path_of(self.code, name), _line_of(error), str(error)))
            except RecursionError as error:
                unread.append(Unread(path_of(self.code, name), 0, str(error)))
        return tuple(unread)


def path_of(code: str, name: str) -> str:
    """Give the path of a language's file, from the folder that holds `languages/`."""
    return f"{FOLDER}/{code}/{name}{ENDING}"


@cache
def program_table(code: str, name: str) -> Table:
    """Give what a file that comes with the program says; nothing if it has none of that name."""
    return tomllib.loads(program_text(code, name))


def program_text(code: str, name: str) -> str:
    """Give the text of a file that comes with the program; nothing if it has none of that name."""
    path = _folder().joinpath(code).joinpath(f"{name}{ENDING}")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@cache
def program_codes() -> tuple[str, ...]:
    """Give the codes of the languages that come with the program, in alphabetical order."""
    return tuple(sorted(path.name for path in _folder().iterdir() if program_table(path.name, NAMES[0])))


def read_tables(code: str, root: Path | None = None) -> Tables:
    """Read the files of a language.

    Args:
        code: The language's code.
        root: The project's root; without one, only what comes with the program is read.
    """
    if root is None:
        return Tables(code)
    texts: list[tuple[str, str]] = []
    failed: list[Unread] = []
    for name in NAMES:
        path = root / path_of(code, name)
        try:
            if path.is_symlink() or path.exists():
                texts.append((name, _text(path)))
        except (OSError, ValueError) as error:
            failed.append(Unread(path_of(code, name), 0, str(error)))
    return Tables(code, tuple(texts), tuple(failed))


def _text(path: Path) -> str:
    """Read a file that a partner may have written.

    Raises:
        OSError: The system refuses.
        ValueError: It is a link, which may lead out of the project, or no file; or it is too large, or no UTF-8.
    """
    if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
        raise ValueError("not a plain file")
    if path.stat().st_size > LARGEST:
        raise ValueError(f"> {LARGEST:,} bytes")
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    if len(lines) > MOST_LINES or max(map(len, lines)) > LONGEST_LINE:
        raise ValueError(f"> {MOST_LINES:,} lines, or a line of > {LONGEST_LINE:,} characters")
    return text


def project_codes(root: Path) -> tuple[str, ...]:
    """Give the codes of the languages for which a project has a folder, in alphabetical order."""
    try:
        names = [path.name for path in (root / FOLDER).iterdir() if path.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(name for name in names if _CODE.fullmatch(name)))


def _folder() -> Traversable:
    return files("shishin.languages")


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> Table:
    """Lay a table over another: what only one of them has stays, tables within are laid over each other."""
    table = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            table[key] = _over(below[key], above[key])
    return table


def _line_of(error: tomllib.TOMLDecodeError) -> int:
    """Give the line that TOML's reader names in its words: only newer versions of Python have it as a value."""
    _, _, after = str(error).partition("(at line ")
    return int(after.partition(",")[0]) if after.partition(",")[0].isdigit() else 0
