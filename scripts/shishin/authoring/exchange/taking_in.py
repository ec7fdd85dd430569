"""Reads translators' files and writes the translations, each text whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from shishin.authoring.exchange import po, xliff
from shishin.authoring.exchange.assembly import assembled
from shishin.authoring.exchange.blocks import UnitKind
from shishin.authoring.exchange.catalogue import Returned, UnreadableError
from shishin.authoring.exchange.judged import localised, lost, unbalanced
from shishin.authoring.exchange.pairing import paired
from shishin.authoring.exchange.po import read_po_text
from shishin.authoring.exchange.units import TextStates, UnitState
from shishin.authoring.exchange.xliff_reader import read_xliff_text
from shishin.content.reading.drafts import read_draft
from shishin.content.reading.files import SourceFile, below, read_one
from shishin.content.reading.limits import too_much
from shishin.disk.whole_file import write_whole
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from shishin.authoring.exchange.catalogue import ReturnedUnit
    from shishin.authoring.exchange.units import ExchangeUnit, TextPair
    from shishin.languages.language import Languages

READERS: Mapping[str, Callable[[str], Returned]] = {po.ENDING: read_po_text, xliff.ENDING: read_xliff_text}
"""What reads a file, by how its name ends."""


@dataclass
class TakenIn:
    """What came of taking translations in.

    Attributes:
        findings: What is wrong with the files.
        looked_at: How many files were read.
        written: The paths of the translations that were written.
    """

    findings: list[Finding] = field(default_factory=list)
    looked_at: int = 0
    written: list[str] = field(default_factory=list)


def take_in(root: Path, folder: Path, languages: Languages, texts: Callable[[str], Mapping[str, TextPair]]) -> TakenIn:
    """Take translations in.

    Args:
        root: The project's root.
        folder: The folder with the translators' files.
        languages: The languages of the edition.
        texts: Gives the texts and their translations in a language, by the path of the source text.
    """
    done = TakenIn()
    known: dict[str, Mapping[str, TextPair]] = {}
    for path in below(folder) if folder.is_dir() else ():
        if path.suffix not in READERS:
            continue
        done.looked_at += 1
        returned = _returned(folder, path, done.findings)
        if returned is None:
            continue
        code, name = returned.language, str(path)
        if code not in known:
            known[code] = texts(code) if code in languages.codes[1:] else {}
        pair = known[code].get(returned.source)
        if pair is None:
            done.findings.append(Finding.at(name, 0, "exchange-file", reason="foreign"))
        elif (text := _text(name, returned, pair, languages, done.findings)) is not None:
            _write(root, pair, text, done)
    if not done.looked_at:
        done.findings.append(Finding.at(str(folder), 0, "exchange-empty", endings=", ".join(READERS)))
    return done


def _returned(folder: Path, path: Path, findings: list[Finding]) -> Returned | None:
    name = str(path)
    unread: list[Finding] = []
    file = read_one(folder, path.relative_to(folder).as_posix(), unread)
    findings += [replace(finding, file=name) for finding in unread]
    if file is None:
        return None
    try:
        return READERS[path.suffix](file.text)
    except UnreadableError as error:
        findings.append(Finding.at(name, error.line, "exchange-file", reason=error.reason))
        return None


def _text(name: str, returned: Returned, pair: TextPair, languages: Languages, findings: list[Finding]) -> str | None:
    """Give the text of a translation, or say why there is none."""
    if returned.digest != pair.digest:
        values = {"source": pair.source.file.path, "old": returned.digest, "digest": pair.digest}
        findings.append(Finding.at(name, 0, "exchange-stale", **values))
        return None
    codes = (languages.source.code, returned.language)
    rows = {row.id: row for row in returned.units}
    bad = [finding for unit in pair.units for finding in _judged(name, unit, rows.get(unit.id), codes)]
    unfinished = [row for unit in pair.units if (row := rows.get(unit.id)) and _is_open(unit, row)]
    if unfinished and not bad:
        bad.append(Finding.at(name, unfinished[0].line, "exchange-unfinished", count=len(unfinished), path=pair.path))
    if bad:
        findings += bad
        return None
    targets = {unit.id: _words(unit, rows[unit.id], codes) for unit in pair.units}
    text = assembled(pair, targets)
    if broken := _broken(pair, text, targets, languages):
        findings.append(Finding.at(name, rows[broken.id].line, "exchange-structure", unit=broken.id))
        return None
    return text


def _is_open(unit: ExchangeUnit, row: ReturnedUnit) -> bool:
    return row.state is not UnitState.TRANSLATED and not (unit.may_lack and not row.target)


def _words(unit: ExchangeUnit, row: ReturnedUnit, codes: tuple[str, str]) -> str:
    """Give the words of a unit; what came back as it went out stays as it is."""
    if row.target == unit.target:
        return row.target
    return row.target.strip("\n") if unit.kind is UnitKind.CODE else localised(row.target.strip(), codes)


def _judged(name: str, unit: ExchangeUnit, row: ReturnedUnit | None, codes: tuple[str, str]) -> Iterator[Finding]:
    """Judge a unit that came back; what came back as it went out was judged when it was written."""
    if row is None:
        yield Finding.at(name, 0, "exchange-unit-missing", unit=unit.id, place=unit.line)
    elif row.source != unit.source:
        yield Finding.at(name, row.line, "exchange-unit-source", unit=unit.id)
    elif row.target != unit.target and row.state is UnitState.TRANSLATED:
        target = _words(unit, row, codes)
        if mark := unbalanced(unit, target):
            yield Finding.at(name, row.line, "exchange-markup", unit=unit.id, mark=mark)
        if parts := lost(unit, target, codes):
            yield Finding.at(name, row.line, "exchange-lost", unit=unit.id, parts=", ".join(parts))


def _broken(pair: TextPair, text: str, targets: Mapping[str, str], languages: Languages) -> ExchangeUnit | None:
    """Give the first unit whose words are not read as that unit in the finished text: its marks made others of them."""
    file = SourceFile(pair.path, "", pair.path.removesuffix(".md").rpartition(".")[2], text)
    unread: list[Finding] = []
    if too_much(pair.path, text, unread, is_page=True):
        return pair.units[0]
    translation = read_draft(file, pair.kind.translation, languages, unread)
    again = paired(pair.path, pair.kind, TextStates(pair.source, translation, None, is_behind=False))
    read = {unit.id: unit.target for unit in again.units} if again else {}
    return next((unit for unit in pair.units if read.get(unit.id, "") != targets[unit.id]), None)


def _write(root: Path, pair: TextPair, text: str, done: TakenIn) -> None:
    if pair.translation and text == pair.translation.file.text:
        return
    write_whole(root / pair.path, text.encode())
    done.written.append(pair.path)
