"""Finds and reads the files that authors write; nothing here trusts a name or a byte."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.characters import named
from shishin.model.finding import Finding
from shishin.model.language import LANGUAGES
from shishin.model.portable import LONGEST_NAME, LONGEST_PATH, unkept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FOLDERS = ("principles", "guidelines", "docs")
"""The folders that content is written in."""

BYTE_ORDER_MARK = "\ufeff"

LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in folders; authors do not see them, and none reaches the site."""

MAX_BYTES = 1_000_000
"""Longer than any page a person would read; keeps a hostile file from filling the memory."""

LIMITS = {"longest": LONGEST_NAME, "path": LONGEST_PATH}
"""What a finding about a name that not every system can keep says of lengths."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE_ENDING = re.compile(rf"(.+)\.({'|'.join(language.code for language in LANGUAGES)})")


@dataclass(frozen=True)
class SourceFile:
    """A file that was read.

    Attributes:
        path: From the project's root, with forward slashes.
        stem: The path without language and ending.
        language: The language code in the name, or an empty string.
        text: The content, with line feeds only.
    """

    path: str
    stem: str
    language: str
    text: str


@dataclass(frozen=True)
class Allowed:
    """What may stand in a content folder; anything else would reach the site unread.

    Attributes:
        endings: The endings of the files to read.
        besides: Names of other files that may stand right in the folder and are read elsewhere.
        elsewhere: Whether a path from the project's root is read elsewhere.
    """

    endings: frozenset[str]
    besides: frozenset[str] = frozenset()
    elsewhere: Callable[[str], bool] = lambda _path: False


def read_tree(root: Path, folder: str, allowed: Allowed, findings: list[Finding]) -> list[SourceFile]:
    """Read every file below a folder, adding what is wrong with any of them.

    Args:
        root: The project's root.
        folder: The folder below it, such as `docs`.
        allowed: What may stand there.
        findings: Where findings go.
    """
    base = root / folder
    if not base.is_dir():
        findings.append(Finding.at(folder, 0, "folder-missing", folder=folder))
        return []
    paths = [*below(base)]
    linked = [path for path in (base, *paths) if _is_link(path)]
    findings += [Finding.at(path.relative_to(root).as_posix(), 0, "file-not-plain") for path in linked]
    found = []
    for path in (each for each in paths if each not in linked):
        name = path.relative_to(root).as_posix()
        if (path.name in allowed.besides and path.parent == base) or allowed.elsewhere(name):
            continue
        if path.suffix not in allowed.endings and path.name not in allowed.endings:
            known = ", ".join(sorted(allowed.endings | allowed.besides))
            findings.append(Finding.at(name, 0, "file-kind", allowed=known))
        elif file := _read(root, path, findings):
            found.append(file)
    return found


def read_one(root: Path, name: str, findings: list[Finding]) -> SourceFile | None:
    """Read one file that must exist, or say that it is missing."""
    path = root / name
    if not path.exists() and not path.is_symlink():
        findings.append(Finding.at(name, 0, "file-missing", path=name))
        return None
    text = _text(path, name, findings)
    return None if text is None else SourceFile(name, name.rsplit(".", 1)[0], "", text)


def is_name(text: str) -> bool:
    """Whether a file's name is fit for an address: lower-case ASCII words joined by hyphens."""
    return bool(_NAME.fullmatch(text))


def below(base: Path) -> Iterator[Path]:
    """Give every file below a folder, in order; links are not followed, not even the folder's own."""
    inside = [] if base.is_symlink() else sorted(base.rglob("*"))
    return (path for path in inside if path.is_symlink() or not (path.is_dir() or _is_left_by_system(path)))


def _is_left_by_system(path: Path) -> bool:
    """Whether a file manager left a file; a link that only has such a name could lead anywhere."""
    return path.name in LEFT_BY_SYSTEMS and path.is_file()


def _is_link(path: Path) -> bool:
    """Whether something is a link that no ending tells of."""
    return path.is_symlink() and (path.is_dir() or path.name in LEFT_BY_SYSTEMS)


def plain(root: Path, name: str, findings: list[Finding]) -> bool:
    """Whether nothing or an ordinary file has a name, not a link, a folder or a program; or say so."""
    path = root / name
    is_plain = not path.is_symlink() and (not path.exists() or (path.is_file() and not _is_program(root, path)))
    if not is_plain:
        findings.append(Finding.at(name, 0, "file-not-plain"))
    return is_plain


def _is_program(root: Path, path: Path) -> bool:
    """Whether a file is marked as a program; some file systems mark every file, and then it means nothing."""
    others = (root / FOLDERS[0]).glob("*.md")
    return _is_marked(path) and not all(map(_is_marked, others))


def _is_marked(path: Path) -> bool:
    return bool(path.lstat().st_mode & stat.S_IXUSR)


def _read(root: Path, path: Path, findings: list[Finding]) -> SourceFile | None:
    name = path.relative_to(root).as_posix()
    match = _LANGUAGE_ENDING.fullmatch(path.stem)
    parts = [*path.relative_to(root).parts[:-1], match[1] if match else path.name]
    if match is None or not all(map(is_name, parts)):
        endings = ", ".join(f".{language.code}{path.suffix}" for language in LANGUAGES)
        findings.append(Finding.at(name, 0, "file-name", name=path.name, endings=endings))
        return None
    if part := unkept(name):
        findings.append(Finding.at(name, 0, "file-name-system", part=part, **LIMITS))
        return None
    text = _text(path, name, findings)
    return None if text is None else SourceFile(name, "/".join(parts), match[2], text)


def _text(path: Path, name: str, findings: list[Finding]) -> str | None:
    """Read a file as text: a link could point out of the project, a large file could fill the memory."""
    if path.is_symlink() or not path.is_file():
        findings.append(Finding.at(name, 0, "file-not-plain"))
        return None
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        findings.append(Finding.at(name, 0, "file-unreadable", reason=error.strerror or error))
        return None
    if data is None:
        findings.append(Finding.at(name, 0, "file-too-large", limit=f"{MAX_BYTES:,}"))
        return None
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.append(Finding.at(name, line, "file-not-utf8"))
        return None
    if text.startswith(BYTE_ORDER_MARK):
        findings.append(Finding(name, 1, "text-invisible", named(BYTE_ORDER_MARK)))
    return text.removeprefix(BYTE_ORDER_MARK)
