"""Reads what is kept of a guideline's versions: its ledger, the frozen files, and what waits for the next one."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content import data_file, files
from shishin.content.data_file import record
from shishin.content.drafts import families
from shishin.content.folders import is_file
from shishin.model import kinds
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER, NAME
from shishin.model.language import LANGUAGES
from shishin.model.portable import LONGEST_NAME, is_unkept
from shishin.model.release import ACCOUNT, ADDRESSES, CHANGES, HISTORY, LEDGER, RELEASES, STANDARDS, Ledger, leading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from shishin.content.data_file import DataFile
    from shishin.content.drafts import Family
    from shishin.content.files import SourceFile
    from shishin.model.release import Release

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
class Frozen:
    """A released version as it stands in the tree.

    Attributes:
        release: Its row of the ledger.
        own: The guideline's own files.
        guides: Its guides.
        standards: The standards that it cites.
        waiting: Its notes and its account.
        addresses: What it was published with.
        files: Every file of it.
    """

    release: Release
    own: list[Family]
    guides: list[Family]
    standards: DataFile | None
    waiting: Waiting
    addresses: tuple[str, ...]
    files: tuple[SourceFile, ...]


@dataclass(frozen=True)
class History:
    """Every version of a guideline.

    Attributes:
        folder: The guideline's folder.
        ledger: The ledger's file.
        frozen: The released versions, as far as they could be read, oldest first.
    """

    folder: str
    ledger: DataFile
    frozen: tuple[Frozen, ...]

    @property
    def latest(self) -> Frozen | None:
        """The version that readers are led to, as far as it could be read."""
        found = leading(each.release for each in self.frozen)
        return next((each for each in self.frozen if each.release is found), None)


def digest(text: str) -> str:
    """Give the SHA-256 of a file's text; line ends do not count, which some editors and checkouts change."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_kept(path: str) -> bool:
    """Whether a path below `guidelines/` belongs to what this module reads."""
    place, *names = path.split("/")
    is_file = len(names) == len(("guideline", "file"))
    return place == FOLDER and names[1:2] in ([[ACCOUNT], [HISTORY]] if is_file else [[CHANGES], [RELEASES]])


def waiting(root: Path, folder: str, findings: list[Finding], *, released: bool = False) -> Waiting:
    """Read a guideline's change notes and account, and look at its changelog; `released` as for `data_file.read`."""
    found = []
    for path in files.below(root / folder / CHANGES):
        name = path.relative_to(root).as_posix()
        is_fit = files.is_name(path.stem) and not is_unkept(path.name)
        if path.suffix != DATA_ENDING or path.parent != root / folder / CHANGES or not is_fit:
            values = {"folder": f"{folder}/{CHANGES}", "limit": LONGEST_NAME - len(DATA_ENDING)}
            findings.append(Finding.at(name, 0, "note-name", **values))
        elif each := data_file.read(root, kinds.NOTE, findings, name, released=released):
            found.append(each)
    path = root / folder / ACCOUNT
    there = os.path.lexists(path)
    name = f"{folder}/{ACCOUNT}"
    account = data_file.read(root, kinds.ACCOUNT, findings, name, released=released) if there else None
    # Nobody reads it, but a release copies it and writes it anew.
    files.plain(root, f"{folder}/{HISTORY}", findings)
    return Waiting(tuple(found), account)


def astray(root: Path, folders: Collection[str], findings: list[Finding]) -> None:
    """Find what belongs to a guideline and stands where none is; released versions have findings of their own.

    Args:
        root: The project's root.
        folders: The folders of the guidelines that could be read.
        findings: Where it is said.
    """
    known = dict.fromkeys(folders, True)
    for path in files.below(root / FOLDER):
        name = path.relative_to(root).as_posix()
        folder, _, inside = name.removeprefix(f"{FOLDER}/").partition("/")
        place = f"{FOLDER}/{folder}"
        if not is_kept(name) or inside.startswith(f"{RELEASES}/"):
            continue
        if place not in known:
            known[place] = any((root / place).glob(f"{NAME}.*.md"))
        if not known[place]:
            findings.append(Finding.at(name, 0, "file-place"))


def histories(root: Path, findings: list[Finding]) -> list[History]:
    """Read the released versions of every guideline, and hold each file against its digest."""
    # A folder that is only kept for later holds no version yet.
    kept = (path for path in root.glob(f"{FOLDER}/*/{RELEASES}") if path.is_symlink() or any(files.below(path)))
    folders = sorted(path.parent.relative_to(root).as_posix() for path in kept)
    found = (_history(root, folder, findings) for folder in folders)
    return [each for each in found if each]


def _history(root: Path, folder: str, findings: list[Finding]) -> History | None:
    base = f"{folder}/{RELEASES}"
    ledger = data_file.read(root, kinds.LEDGER, findings, f"{base}/{LEDGER}", released=True)
    rows = record(ledger, Ledger)
    if ledger is None or rows is None:
        return None
    files.plain(root, ledger.file.path, findings)
    known = {f"{base}/{row.version}/{file.path}" for row in rows.releases for file in row.files}
    for path in files.below(root / base):
        name = path.relative_to(root).as_posix()
        if name not in known and name != ledger.file.path:
            findings.append(Finding.at(name, 0, "frozen-unknown", ledger=ledger.file.path))
    frozen = (_frozen(root, ledger, number, row, findings) for number, row in enumerate(rows.releases))
    return History(folder, ledger, tuple(each for each in frozen if each))


def _base(ledger: DataFile, release: Release) -> str:
    """Give the folder of a version."""
    return f"{ledger.file.path.removesuffix(LEDGER)}{release.version}"


def _texts(
    root: Path, ledger: DataFile, number: int, release: Release, findings: list[Finding]
) -> dict[str, SourceFile] | None:
    """Read the files of a version by their paths in its folder; nothing if one is not what was released."""
    texts: dict[str, SourceFile] = {}
    names = {row.path for row in release.files}
    if len(names) < len(release.files) or not names >= {ADDRESSES, ACCOUNT, STANDARDS}:
        line = ledger.line("releases", number, "version")
        findings.append(Finding.at(ledger.file.path, line, "frozen-unfit", version=release.version))
        return None
    for place, row in enumerate(release.files):
        name = f"{_base(ledger, release)}/{row.path}"
        if not is_file(root / name):
            line = ledger.line("releases", number, "files", place)
            findings.append(Finding.at(ledger.file.path, line, "frozen-missing", path=name))
        elif file := files.read_one(root, name, findings):
            if digest(file.text) != row.digest:
                findings.append(Finding.at(name, 0, "frozen-differs", version=release.version))
            else:
                texts[row.path] = file
    return texts if len(texts) == len(release.files) else None


def _frozen(root: Path, ledger: DataFile, number: int, release: Release, findings: list[Finding]) -> Frozen | None:
    """Read a version; nothing if a file of it is not what was released."""
    texts = _texts(root, ledger, number, release, findings)
    if texts is None:
        return None
    folder, base = ledger.file.path.removesuffix(f"/{RELEASES}/{LEDGER}"), _base(ledger, release)
    documents = [_placed(path, file, folder) for path, file in texts.items() if path.endswith(".md")]
    own, guides = (
        families((each for each in documents if kinds.document_at(each.stem) is kind), kind, findings, released=True)
        for kind in (kinds.GUIDELINE, kinds.GUIDE)
    )
    notes = [path for path in texts if path.startswith(f"{CHANGES}/")]

    def read(kind: kinds.Kind, path: str) -> DataFile | None:
        return data_file.read(root, kind, findings, f"{base}/{path}", released=True)

    return Frozen(
        release,
        own,
        guides,
        read(kinds.STANDARDS, STANDARDS),
        Waiting(
            tuple(filter(None, (read(kinds.NOTE, path) for path in notes))),
            read(kinds.ACCOUNT, ACCOUNT),
        ),
        tuple(texts[ADDRESSES].text.split()) if ADDRESSES in texts else (),
        tuple(texts.values()),
    )


def _placed(path: str, file: SourceFile, folder: str) -> SourceFile:
    """Give a frozen document the stem that it had among the sources."""
    stem, _, ending = path.partition(".")
    code = ending.removesuffix(".md")
    known = {each.code for each in LANGUAGES}
    return files.SourceFile(file.path, f"{folder}/{stem}", code if code in known else "", file.text)


def every_file(found: list[History]) -> Iterator[SourceFile]:
    """Give every file that is kept of released versions."""
    for each in found:
        yield each.ledger.file
        for version in each.frozen:
            yield from version.files
