"""Finds and reads the files that authors write; nothing here trusts a name or a byte."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from shishin.content.reading import limits
from shishin.content.reading.characters import named
from shishin.content.reading.folders import Tree, is_file, is_folder, is_link, scan
from shishin.content.reading.leftovers import has_left_name
from shishin.model.finding import Finding
from shishin.model.portable import LONGEST_NAME, LONGEST_PATH, unkept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from shishin.forms.form import Limits

FOLDERS = ("principles", "guidelines", "docs")
"""The folders that content is written in."""

BYTE_ORDER_MARK = "\ufeff"

LIMITS = {"longest": LONGEST_NAME, "path": LONGEST_PATH}
"""What a finding about a name that not every system can keep says of lengths."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE_ENDING = re.compile(r"(.+)\.([a-z0-9-]+)")


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

    @cached_property
    def digest(self) -> str:
        """The digest of the text."""
        return hashlib.blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Allowed:
    """What may stand in a content folder; anything else would reach the site unread.

    Attributes:
        endings: The endings of the files to read.
        languages: The codes of the languages that a file can be in, of which one stands before its ending.
        besides: Names of other files that may stand right in the folder and are read elsewhere.
        elsewhere: Whether a path from the project's root is read elsewhere.
        folder_elsewhere: Whether a folder is read elsewhere, with all that stands below it.
    """

    endings: frozenset[str]
    languages: tuple[str, ...]
    besides: frozenset[str] = frozenset()
    elsewhere: Callable[[str], bool] = lambda _path: False
    folder_elsewhere: Callable[[Path], bool] = lambda _path: False


def read_tree(root: Path, folder: str, allowed: Allowed, findings: list[Finding]) -> list[SourceFile]:
    """Read every file below a folder, adding what is wrong with any of them.

    Args:
        root: The project's root.
        folder: The folder below it, such as `docs`.
        allowed: What may stand there.
        findings: Where findings go.
    """
    base = root / folder
    if not is_folder(base):
        findings.append(Finding.at(folder, 0, "folder-missing", folder=folder))
        return []
    tree = scan(base, without=allowed.folder_elsewhere)
    texts = []
    for path in plain_paths(root, base, tree, findings):
        name = path.relative_to(root).as_posix()
        if (path.name in allowed.besides and path.parent == base) or allowed.elsewhere(name):
            continue
        if path.suffix not in allowed.endings and path.name not in allowed.endings:
            known = ", ".join(sorted(allowed.endings | allowed.besides))
            findings.append(Finding.at(name, 0, "file-kind", allowed=known))
        elif file := read_text(root, path, allowed.languages, findings):
            texts.append(file)
    return texts


def read_one(root: Path, name: str, findings: list[Finding], most: Limits = limits.TODAY) -> SourceFile | None:
    """Read one file that must exist, or say that it is missing.

    Args:
        root: The project's root.
        name: The file's path from there.
        findings: Where it is said what is wrong.
        most: The limits of what it may hold.
    """
    path = root / name
    if not os.path.lexists(path):
        findings.append(Finding.at(name, 0, "file-missing", path=name))
        return None
    text = _text(path, name, findings, most)
    return None if text is None else SourceFile(name, name.rsplit(".", 1)[0], "", text)


def as_read(text: str) -> str:
    """Give the text of a file in git as reading the file gives it."""
    return text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")


def is_name(text: str) -> bool:
    """Whether a file's name is fit for an address: lower-case ASCII words joined by hyphens."""
    return bool(_NAME.fullmatch(text))


def below(base: Path, *, without: Callable[[Path], bool] = lambda _folder: False) -> Iterator[Path]:
    """Give every file below a folder, in order; reading the whole content says which folders were not looked into.

    Args:
        base: The folder.
        without: Whether a folder is left out.
    """
    return iter(scan(base, without=without).paths)


def plain_paths(root: Path, base: Path, tree: Tree, findings: list[Finding]) -> list[Path]:
    """Give what stands below a folder and is no link; say what is one, and what was not looked into."""
    findings += tree.findings(root)
    linked = dict.fromkeys(path for path in (base, *tree.paths) if _is_link(path))
    findings += [Finding.at(path.relative_to(root).as_posix(), 0, "file-not-plain") for path in linked]
    return [path for path in tree.paths if path not in linked]


def _is_link(path: Path) -> bool:
    """Whether a path is a link that its ending would not give away: one to a folder, or one called like a leftover."""
    return is_link(path) and (is_folder(path) or has_left_name(path.name))


def plain(root: Path, name: str, findings: list[Finding]) -> bool:
    """Whether nothing or an ordinary file has a name, not a link, a folder or a program; or say so."""
    path = root / name
    is_plain = not os.path.lexists(path) or (_is_ordinary(path) and not _is_program(root, path))
    if not is_plain:
        findings.append(Finding.at(name, 0, "file-not-plain"))
    return is_plain


def _is_ordinary(path: Path) -> bool:
    """Whether something is a file and no link; what may not even be looked at is neither."""
    return is_file(path) and not is_link(path)


def _is_program(root: Path, path: Path) -> bool:
    """Whether a file is marked as a program; some file systems mark every file, and then it means nothing."""
    others = (root / FOLDERS[0]).glob("*.md")
    return _is_marked(path) and not all(map(_is_marked, others))


def _is_marked(path: Path) -> bool:
    return bool(path.lstat().st_mode & stat.S_IXUSR)


def read_text(root: Path, path: Path, languages: tuple[str, ...], findings: list[Finding]) -> SourceFile | None:
    """Read a file that is written once per language, or say what is wrong with it or its name.

    Args:
        root: The project's root.
        path: The file.
        languages: The codes of the languages that a file can be in.
        findings: Where findings go.
    """
    name = path.relative_to(root).as_posix()
    match = _LANGUAGE_ENDING.fullmatch(path.stem)
    parts = [*path.relative_to(root).parts[:-1], match[1] if match else path.name]
    if match is None or match[2] not in languages or not all(map(is_name, parts)):
        endings = [f".{code}{path.suffix}" for code in languages]
        values = {"endings": ", ".join(endings), "example": f"preface{endings[0]}"}
        findings.append(Finding.at(name, 0, "file-name", name=path.name, **values))
        return None
    if part := unkept(name):
        findings.append(Finding.at(name, 0, "file-name-system", part=part, **LIMITS))
        return None
    text = _text(path, name, findings, limits.TODAY)
    return None if text is None else SourceFile(name, "/".join(parts), match[2], text)


def _text(path: Path, name: str, findings: list[Finding], most: Limits) -> str | None:
    """Read a file as text: a link could point out of the project, a large file could fill the memory."""
    if not _is_ordinary(path):
        findings.append(Finding.at(name, 0, "file-not-plain"))
        return None
    try:
        with path.open("rb") as file:
            data = file.read(limits.most_bytes(name, most) + 1)
    except OSError as error:
        findings.append(Finding.at(name, 0, "file-unreadable", reason=error.strerror or error))
        return None
    if limits.too_large(name, len(data), findings, most):
        return None
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.append(Finding.at(name, line, "file-not-utf8"))
        return None
    if text.startswith(BYTE_ORDER_MARK):
        findings.append(Finding(name, 1, "text-invisible", named(BYTE_ORDER_MARK)))
    if limits.too_much(name, text, findings, most):
        return None
    return text.removeprefix(BYTE_ORDER_MARK)
