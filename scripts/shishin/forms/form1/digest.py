"""Whether a translation in form 1 was behind its source when it was released."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shishin.forms.form1.records import GuidelineSource, GuideSource


def digest_of(source: GuidelineSource | GuideSource, body: str) -> str:
    """Give the digest that a translation carries of the source text that it translates: of its words and its body."""
    text = "\n".join(line.rstrip() for line in body.strip().split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", text)
    content = json.dumps([_words(source), text], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(unicodedata.normalize("NFC", content).encode()).hexdigest()[:16]


def _words(source: GuidelineSource | GuideSource) -> dict[str, Any]:
    names = ("title", "short_title", "description", "owner")
    words: dict[str, Any] = {name: getattr(source, name) for name in names if hasattr(source, name)}
    if hasattr(source, "requirements"):
        words["requirements"] = [
            {"id": row.id, "statement": row.statement, "check": row.check.model_dump()} for row in source.requirements
        ]
    return words
