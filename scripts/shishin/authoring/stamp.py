"""Stamps a translation with the digest of the text it now translates."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from shishin.content.addresses import markdown_endings
from shishin.content.digest import source_digest
from shishin.content.reading import files, front_matter, schema
from shishin.content.reading.drafts import Draft
from shishin.content.reading.edition import edition_languages
from shishin.content.reading.markdown import outline
from shishin.forms import kinds
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from shishin.languages.language import Languages

FIELD = "translates"
_LINE = re.compile(rf"^{FIELD}:.*$", re.MULTILINE)


def name_in(root: Path, file: Path) -> str:
    """Give a file's path from the project's root, with links followed; a file outside keeps the name it was given.

    Args:
        root: The project's root, resolved.
        file: The file, from the current folder. If it is itself a link, it is not followed; `stamp` refuses it.
    """
    place = Path(os.path.realpath(file.absolute().parent)) / file.name
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else str(file)


def stamp(root: Path, name: str, findings: list[Finding]) -> bool:
    """Write the source text's digest into a translation's front matter; touch nothing else.

    Args:
        root: The project's root.
        name: The translation's path from the root.
        findings: Where it is said why that cannot be done.

    Returns:
        Whether the file was written; a file that already had the digest is left as it is.
    """
    stem, _, ending = name.partition(".")
    code = ending.removesuffix(".md")
    path, languages = root / name, edition_languages(root)
    is_translation = ending.endswith(".md") and code in languages.codes[1:]
    if not is_translation or not path.is_file() or path.is_symlink() or root not in path.resolve().parents:
        endings = markdown_endings(languages.translations)
        findings.append(Finding.at(name, 0, "translated-source", path=name, endings=endings))
        return False
    digest = _digest(root, f"{stem}.{languages.source.code}.md", languages, findings)
    translation = files.read_one(root, name, findings)
    if digest is None or translation is None or front_matter.split(translation, findings) is None:
        return False
    text = stamped(translation.text, digest)
    if text == translation.text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def stamped(text: str, digest: str) -> str:
    """Write a digest into the front matter of a translation that has one.

    Args:
        text: The translation.
        digest: The digest of the text that it translates.
    """
    head, fence, body = text[len(front_matter.FENCE) :].partition(f"\n{front_matter.FENCE}")
    # In quotes: a digest that has only digits would be a number in YAML.
    line = f'{FIELD}: "{digest}"'
    new = _LINE.sub(line, head) if _LINE.search(head) else f"{head}\n{line}"
    return f"{front_matter.FENCE}{new}{fence}{body}"


def _digest(root: Path, name: str, languages: Languages, findings: list[Finding]) -> str | None:
    file = files.read_one(root, name, findings)
    parts = front_matter.split(file, findings) if file else None
    if file is None or parts is None:
        return None
    document = kinds.document_at(name.partition(".")[0])
    if document is None:
        findings.append(Finding.at(name, 0, "file-place"))
        return None
    record = schema.check(parts.matter, document.source, name, languages, findings)
    return source_digest(Draft(file, languages.source, record, parts, outline("", 1)), document.words)
