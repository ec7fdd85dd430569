"""Writes a file for each text into a folder, for translators."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shishin.authoring.exchange import po, xliff
from shishin.authoring.exchange.catalogue import Exchanged
from shishin.authoring.exchange.pairing import paired
from shishin.authoring.exchange.units import TextStates, UnitState
from shishin.content.digest import is_behind
from shishin.content.reading.files import FOLDERS
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from shishin.authoring.exchange.units import TextPair
    from shishin.content.reading.drafts import Draft, Family

FORMATS: Mapping[str, tuple[str, Callable[[Exchanged], str]]] = {
    "po": (po.ENDING, po.po_text),
    "xliff": (xliff.ENDING, xliff.xliff_text),
}
"""The formats: how a file's name ends, and what writes it."""


@dataclass
class HandedOut:
    """What was written.

    Attributes:
        findings: Why nothing was written, if nothing was.
        files: How many files.
        units: How many units they hold.
        open: How many of these are to be translated or looked at.
    """

    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    units: int = 0
    open: int = 0


def pairs(
    families: Sequence[Family], code: str, earlier: Mapping[str, Draft], *, only_open: bool = False
) -> Iterator[TextPair]:
    """Pair every source text with its translation.

    Args:
        families: The documents.
        code: The code of the translations' language.
        earlier: The source texts as they were translated, by the translation's path, where they have changed since.
        only_open: Whether texts are left out whose translation is there and up to date.
    """
    for family in families:
        if family.source is None:
            continue
        path, behind = f"{family.stem}.{code}.md", is_behind(family, code)
        translation = family.drafts.get(code)
        if only_open and translation and not behind:
            continue
        texts = TextStates(family.source, translation, earlier.get(path), behind)
        if pair := paired(path, family.kind, texts):
            yield pair


def hand_out(root: Path, folder: Path, form: str, texts: Iterator[TextPair]) -> HandedOut:
    """Write a file for each text below a folder, at the path of the translation with another ending.

    Args:
        root: The project's root.
        folder: The folder, which must be missing or empty: a translator's work is never written over.
        form: A key of `FORMATS`.
        texts: The texts.
    """
    done = HandedOut()
    place = os.path.realpath(folder)
    content = [os.path.realpath(root / name) for name in FOLDERS]
    is_taken = os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir()))
    if is_taken or any(place == inside or place.startswith(inside + os.sep) for inside in content):
        done.findings.append(Finding.at(str(folder), 0, "exchange-folder", folder=folder))
        return done
    ending, write = FORMATS[form]
    for pair in texts:
        path = folder / f"{pair.path.removesuffix('.md')}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(Exchanged.of(pair)), encoding="utf-8", newline="\n")
        done.files += 1
        done.units += len(pair.units)
        done.open += sum(unit.state is not UnitState.TRANSLATED for unit in pair.units)
    return done
