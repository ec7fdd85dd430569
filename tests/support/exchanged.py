"""Hands texts out, changes what a translator would change, and takes them in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.authoring.exchange.handing_out import FORMATS, hand_out, pairs
from shishin.authoring.exchange.taking_in import TakenIn, take_in
from shishin.content.reading.edition import edition_languages
from shishin.content.reading.sources import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shishin.authoring.exchange.handing_out import HandedOut
    from shishin.content.reading.drafts import Draft

Earlier = dict[str, "Draft"]


def given(root: Path, folder: Path, form: str, earlier: Earlier | None = None, *, only_open: bool = False) -> HandedOut:
    """Hand the texts of a project out."""
    texts = pairs(read(root, []).documents, "en", earlier or {}, only_open=only_open)
    done = hand_out(root, folder, form, texts)
    assert done.findings == []
    return done


def taken(root: Path, folder: Path, earlier: Earlier | None = None) -> TakenIn:
    """Take translations in."""
    documents = read(root, []).documents
    return take_in(
        root,
        folder,
        edition_languages(root),
        lambda code: {pair.source.file.path: pair for pair in pairs(documents, code, earlier or {})},
    )


def place(folder: Path, stem: str, form: str) -> Path:
    """Give the file of a text."""
    return folder / f"{stem}.en{FORMATS[form][0]}"


def edit(path: Path, old: str, new: str, count: int = 1) -> None:
    """Change words of a file that are there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (path.name, old)
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def translate(path: Path, unit: str, target: str) -> None:
    """Give a unit another translation, as a tool saves it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".po":
        quoted = target.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        pattern = rf'(?:#, fuzzy\n)?(?:#\| .*\n)*(msgctxt "{re.escape(unit)}"\nmsgid (?:".*"\n)+)msgstr (?:".*"\n)+'
        text, count = re.subn(pattern, lambda match: f'{match[1]}msgstr "{quoted}"\n', text)
    else:
        escaped = target.replace("&", "&amp;").replace("<", "&lt;")
        pattern = (
            rf'(<unit id="{re.escape(unit)}">(?:(?!</unit>).)*?)<segment[^>]*>(.*?</source>)(?:\n<target.*?</target>)?'
        )
        text, count = re.subn(
            pattern,
            lambda match: f'{match[1]}<segment state="translated">{match[2]}\n<target>{escaped}</target>',
            text,
            flags=re.DOTALL,
        )
    assert count == 1, unit
    path.write_text(text, encoding="utf-8")


def contents(root: Path) -> Mapping[str, bytes]:
    """Give every text of a project, byte for byte."""
    paths = (path for folder in ("principles", "guidelines", "docs") for path in (root / folder).rglob("*"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}
