"""The digest that ties a translation to the text it translates."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.content.reading.drafts import Draft, Family
    from shishin.model.fields import Record

LENGTH = 16
"""Hexadecimal digits kept: 64 bits, far beyond a chance collision among a few thousand texts."""


def digest_of(words: Record, body: str) -> str:
    """Give the digest of a source text: its words and its body, whatever its facts.

    Spaces at line ends and further blank lines do not count, nor does Unicode composition, so that an
    editor's habits never mark a translation as behind.

    Args:
        words: The words part of the front matter; further fields in a subclass must be cut off first.
        body: The Markdown after the front matter.
    """
    text = "\n".join(line.rstrip() for line in body.strip().split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", text)
    content = json.dumps([words.model_dump(exclude_defaults=True), text], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(unicodedata.normalize("NFC", content).encode()).hexdigest()[:LENGTH]


def source_digest(source: Draft, words: type[Record]) -> str | None:
    """Give the digest of a source file's words and body, or nothing if its fields do not fit."""
    return None if source.record is None else digest_of(words.cut_from(source.record), source.parts.body)


def is_behind(family: Family, code: str) -> bool:
    """Whether the source text has changed since a translation was stamped."""
    return bool(digest_ahead(family, code))


def digest_ahead(family: Family, code: str) -> str:
    """Give the digest of the source text if it has changed since a translation was stamped; nothing if not."""
    source, translation = family.source, family.drafts.get(code)
    if code == family.languages.source.code or source is None or translation is None or translation.record is None:
        return ""
    digest = source_digest(source, family.kind.words) or ""
    return digest if getattr(translation.record, "translates", digest) != digest else ""
