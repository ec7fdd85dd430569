"""Reads what is kept of a guideline's versions: its ledger, the frozen files, and what waits for the next one."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from shishin.content.reading import data_file, files
from shishin.content.reading import ledger as ledgers
from shishin.content.reading.failures import explained
from shishin.content.reading.files import SourceFile
from shishin.content.reading.folders import is_file, scan
from shishin.content.reading.frozen import Frozen, frozen
from shishin.forms import kinds
from shishin.forms.table import form_of, widest_limits
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER, NAME
from shishin.model.portable import LONGEST_NAME, is_unkept
from shishin.model.release import ACCOUNT, CHANGES, HISTORY, LEDGER, RELEASES
from shishin.model.versions import leading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.folders import Tree
    from shishin.content.reading.ledger import LedgerFile
    from shishin.languages.language import Languages

DATA_ENDING = ".yml"


@dataclass(frozen=True)
class Waiting:
    """What is said of the version that comes next.

    Attributes:
        notes: The change notes.
        account: What the version is and who examined it, if that is written.
    """

    notes: tuple[DataFile, ...]
    account: DataFile | None

    @property
    def files(self) -> tuple[DataFile, ...]:
        """Every file of it."""
        return (*self.notes, *((self.account,) if self.account else ()))


@dataclass(frozen=True)
class History:
    """Every version of a guideline.

    Attributes:
        folder: The guideline's folder.
        ledger: The ledger.
        frozen: The released versions that could be read, oldest first.
    """

    folder: str
    ledger: LedgerFile
    frozen: tuple[Frozen, ...]

    @property
    def latest(self) -> Frozen | None:
        """The version that readers are led to, or nothing if it could not be read."""
        release = leading(version.release for version in self.frozen)
        return next((version for version in self.frozen if version.release is release), None)


def digest(text: str) -> str:
    """Give the SHA-256 of a file's text; line ends do not count, which some editors and checkouts change."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_kept(path: str) -> bool:
    """Whether a path below `guidelines/` belongs to what this module reads."""
    place, *names = path.split("/")
    is_file = len(names) == len(("guideline", "file"))
    return place == FOLDER and names[1:2] in ([[ACCOUNT], [HISTORY]] if is_file else [[CHANGES], [RELEASES]])


def is_of_releases(root: Path, folder: Path) -> bool:
    """Whether a folder of a project holds a guideline's released versions, which are read by their forms."""
    return folder.name == RELEASES and folder.parent.parent == root / FOLDER


def waiting(root: Path, folder: str, languages: Languages, findings: list[Finding]) -> Waiting:
    """Read a guideline's change notes and account, and look at its changelog."""
    notes = []
    for path in files.below(root / folder / CHANGES):
        name = path.relative_to(root).as_posix()
        is_fit = files.is_name(path.stem) and not is_unkept(path.name)
        if path.suffix != DATA_ENDING or path.parent != root / folder / CHANGES or not is_fit:
            values = {"folder": f"{folder}/{CHANGES}", "limit": LONGEST_NAME - len(DATA_ENDING)}
            findings.append(Finding.at(name, 0, "note-name", **values))
        elif note := data_file.read(root, kinds.NOTE, languages, findings, name):
            notes.append(note)
    path = root / folder / ACCOUNT
    exists = os.path.lexists(path)
    name = f"{folder}/{ACCOUNT}"
    account = data_file.read(root, kinds.ACCOUNT, languages, findings, name) if exists else None
    # Nobody reads it, but a release copies it and writes it anew.
    files.plain(root, f"{folder}/{HISTORY}", findings)
    return Waiting(tuple(notes), account)


def astray(root: Path, folders: Collection[str], findings: list[Finding]) -> None:
    """Find what belongs to a guideline and stands where none is; released versions have findings of their own.

    Args:
        root: The project's root.
        folders: The folders of the guidelines that could be read.
        findings: Where it is said.
    """
    known = dict.fromkeys(folders, True)
    for path in files.below(root / FOLDER, without=partial(is_of_releases, root)):
        name = path.relative_to(root).as_posix()
        folder, _, _inside = name.removeprefix(f"{FOLDER}/").partition("/")
        place = f"{FOLDER}/{folder}"
        if not is_kept(name):
            continue
        if place not in known:
            known[place] = any((root / place).glob(f"{NAME}.*.md"))
        if not known[place]:
            findings.append(Finding.at(name, 0, "file-place"))


def histories(root: Path, findings: list[Finding]) -> list[History]:
    """Read the released versions of every guideline, and hold each file against its digest."""
    histories = []
    for path in sorted(root.glob(f"{FOLDER}/*/{RELEASES}")):
        tree = scan(path, widest_limits())
        files.plain_paths(root, path, tree, findings)
        # A folder that is only kept for later holds no version yet.
        if tree.paths or path.is_symlink():
            histories.append(_history(root, path.parent.relative_to(root).as_posix(), tree, findings))
    return [history for history in histories if history]


def _history(root: Path, folder: str, tree: Tree, findings: list[Finding]) -> History | None:
    base = f"{folder}/{RELEASES}"
    ledger = ledgers.read(root, f"{base}/{LEDGER}", findings)
    if ledger is None:
        return None
    files.plain(root, ledger.file.path, findings)
    known = {f"{base}/{row.version}/{file.path}" for row in ledger.rows for file in row.files}
    for path in tree.paths:
        name = path.relative_to(root).as_posix()
        if name not in known and name != ledger.file.path:
            findings.append(Finding.at(name, 0, "frozen-unknown", ledger=ledger.file.path))
    read = (_frozen(root, folder, ledger, number, findings) for number in range(len(ledger.rows)))
    return History(folder, ledger, tuple(version for version in read if version))


def _frozen(root: Path, folder: str, ledger: LedgerFile, number: int, findings: list[Finding]) -> Frozen | None:
    """Read a version; nothing if a file of it is not what was released, or if its form cannot read them."""
    row, before = ledger.rows[number], len(findings)
    texts = _texts(root, folder, ledger, number, findings)
    version = None
    with explained(f"{folder}/{RELEASES}/{row.version}", findings):
        version = frozen(texts, row, folder) if texts is not None else None
    if version is None and len(findings) == before:
        line = ledger.line(number, "version")
        findings.append(Finding.at(ledger.file.path, line, "frozen-unfit", version=row.version))
    return version


def _texts(
    root: Path, folder: str, ledger: LedgerFile, number: int, findings: list[Finding]
) -> dict[str, SourceFile] | None:
    """Read the files of a version by their paths in its folder; nothing if one is not what was released."""
    row, texts = ledger.rows[number], dict[str, SourceFile]()
    form = form_of(row.form)
    if form is None or len({file.path for file in row.files}) < len(row.files):
        return None
    for place, frozen_file in enumerate(row.files):
        name = f"{folder}/{RELEASES}/{row.version}/{frozen_file.path}"
        if not is_file(root / name):
            line = ledger.line(number, "files", place)
            findings.append(Finding.at(ledger.file.path, line, "frozen-missing", path=name))
        elif file := files.read_one(root, name, findings, form.limits):
            if digest(file.text) != frozen_file.digest:
                findings.append(Finding.at(name, 0, "frozen-differs", version=row.version))
            else:
                texts[frozen_file.path] = file
    return texts if len(texts) == len(row.files) else None


def every_file(histories: Iterable[History]) -> Iterator[SourceFile]:
    """Give every file that is kept of released versions."""
    for history in histories:
        yield history.ledger.file
        for version in history.frozen:
            yield from version.files
