"""`shishin import`: reads the files, and writes all new ones or none."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from shishin.authoring.importing.convert import ImportSettings, SourceText, convert
from shishin.authoring.importing.decoding import decode
from shishin.authoring.importing.notes import Log
from shishin.content.reading import data_file
from shishin.content.reading.data_file import record
from shishin.content.reading.edition import edition_languages
from shishin.content.reading.files import below, is_name
from shishin.content.reading.limits import MAX_BYTES, MAX_PAGE_BYTES, too_much
from shishin.content.ruby import Reader
from shishin.forms import kinds
from shishin.model.data import ReadingsFile
from shishin.model.fields import WEB_ADDRESS_PATTERN
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.authoring.importing.page_files import ImportedPage
    from shishin.languages.language import Language

FOLDER = "docs"
ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".html", ".htm"})


@dataclass(frozen=True)
class ImportRequest:
    """What `shishin import` was asked to do.

    Attributes:
        files: The files to bring in.
        folder: Where the new files go, from the project's root.
        language: The language of all files, or nothing to detect it.
        base: The address that the files were published at, or nothing.
        is_dry_run: Whether nothing is written.
    """

    files: Sequence[Path]
    folder: str = FOLDER
    language: Language | None = None
    base: str = ""
    is_dry_run: bool = False


@dataclass(frozen=True)
class ImportResult:
    """What an import made.

    Attributes:
        pages: The pages, also when they were only worked out.
        findings: Why nothing was written, if nothing was.
        written: The paths of the files that were written.
    """

    pages: tuple[ImportedPage, ...]
    findings: tuple[Finding, ...]
    written: tuple[str, ...] = ()


def import_files(root: Path, request: ImportRequest) -> ImportResult:
    """Bring files of another project in, all or none.

    Args:
        root: The project's root.
        request: What to bring in, and where to.
    """
    findings: list[Finding] = []
    folder = request.folder.replace("\\", "/").rstrip("/")
    if not _is_place(root, folder):
        findings.append(Finding.at(request.folder, 0, "import-place", folder=request.folder))
    if request.base and not _is_address(request.base):
        findings.append(Finding.at(request.folder, 0, "import-base", base=request.base))
    sources = [source for path in dict.fromkeys(map(_absolute, request.files)) if (source := _read(path, findings))]
    if findings:
        return ImportResult((), tuple(findings))
    settings = ImportSettings(
        folder, edition_languages(root), request.language, request.base, frozenset(_known(root)), _reader(root)
    )
    pages = tuple(convert(sources, settings))
    texts = {f"{page.stem}.{code}.md": text for page in pages for code, text in page.texts.items()}
    for page in pages:
        for code, text in page.texts.items():
            name = f"{page.stem}.{code}.md"
            if os.path.lexists(root / name):
                findings.append(Finding.at(page.source, 0, "import-exists", path=name))
            if len(text.encode()) > MAX_PAGE_BYTES:
                findings.append(Finding.at(page.source, 0, "file-too-large", limit=f"{MAX_PAGE_BYTES:,}"))
    if findings or request.is_dry_run:
        return ImportResult(pages, tuple(findings))
    return _write(root, folder, texts, pages)


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _is_place(root: Path, folder: str) -> bool:
    """Whether pages may be written into a folder: one of docs/, whose name is fit for an address, and no link."""
    parts = folder.split("/")
    if parts[0] != FOLDER or not all(map(is_name, parts)):
        return False
    paths = [root.joinpath(*parts[:size]) for size in range(1, len(parts) + 1)]
    return paths[0].is_dir() and not any(
        os.path.lexists(path) and (path.is_symlink() or not path.is_dir()) for path in paths
    )


def _is_address(base: str) -> bool:
    try:
        return bool(re.fullmatch(WEB_ADDRESS_PATTERN, base) and urlsplit(base).hostname)
    except ValueError:
        return False


def _read(path: Path, findings: list[Finding]) -> SourceText | None:
    """Read a file of another project; it may lie anywhere, and its path may be a symbolic link."""
    name = path.as_posix()
    data = _bytes(path, name, findings)
    decoded = decode(data) if data is not None else None
    if data is not None and decoded is None:
        findings.append(Finding.at(name, 0, "import-not-text"))
    if decoded is None or too_much(name, decoded.text, findings, is_page=True):
        return None
    notes = Log()
    if decoded.encoding != "utf-8" or decoded.marked:
        notes.change("encoding", 1, f"{decoded.encoding}{' (BOM)' if decoded.marked else ''}")
    if decoded.line_ends:
        notes.change("line-ends", 1)
    if not decoded.sure:
        notes.decide("encoding-guess", 1, decoded.encoding)
    return SourceText(name, decoded.text, notes)


def _bytes(path: Path, name: str, findings: list[Finding]) -> bytes | None:
    try:
        if not path.is_file():
            findings.append(Finding.at(name, 0, "file-missing", path=name))
        elif path.suffix.lower() not in ENDINGS:
            findings.append(Finding.at(name, 0, "import-not-text"))
        elif path.stat().st_size > MAX_BYTES:
            findings.append(Finding.at(name, 0, "file-too-large", limit=f"{MAX_BYTES:,}"))
        else:
            return path.read_bytes()
    except OSError as error:
        findings.append(Finding.at(name, 0, "file-unreadable", reason=error.strerror or error))
    return None


def _known(root: Path) -> Iterator[str]:
    """Give the paths of the project's files that a page may link to or show."""
    for folder in ("principles", "guidelines", FOLDER):
        for path in below(root / folder):
            if path.suffix in {".md", ".svg"}:
                yield path.relative_to(root).as_posix()


def _reader(root: Path) -> Reader:
    """Give the readings of the project's own file; none if that file cannot be read."""
    file = data_file.read(root, kinds.READINGS, edition_languages(root), [])
    rows = record(file, ReadingsFile)
    return Reader(rows.readings if rows else ())


def _write(root: Path, folder: str, texts: dict[str, str], pages: tuple[ImportedPage, ...]) -> ImportResult:
    """Write every file under another name first, then give all their names; undo it if one cannot have its own."""
    missing_folders = _missing(root, folder)
    placed: list[Path] = []
    try:
        (root / folder).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".import-", dir=root / folder) as waiting:
            for number, text in enumerate(texts.values()):
                (Path(waiting) / str(number)).write_text(text, encoding="utf-8", newline="\n")
            for number, name in enumerate(texts):
                # A link never takes another file's place, as a renamed file would.
                _place(Path(waiting) / str(number), root / name)
                placed.append(root / name)
    except OSError as error:
        for path in placed:
            path.unlink(missing_ok=True)
        for path in missing_folders:
            if path.is_dir():
                path.rmdir()
        reason = error.strerror or str(error)
        return ImportResult(pages, (Finding.at(folder, 0, "import-unwritten", reason=reason),))
    return ImportResult(pages, (), tuple(texts))


def _missing(root: Path, folder: str) -> list[Path]:
    """List the folders that have to be made, the innermost first."""
    parts = folder.split("/")
    paths = (root.joinpath(*parts[:size]) for size in range(len(parts), 0, -1))
    return [path for path in paths if not path.exists()]


def _place(waiting: Path, path: Path) -> None:
    """Give a file its name.

    Raises:
        FileExistsError: There is a file of that name by now.
    """
    try:
        os.link(waiting, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(waiting.read_text(encoding="utf-8"))
