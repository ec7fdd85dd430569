"""Writes the JSON Schema files that editors read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from shishin.content.json_schema import json_schema
from shishin.content.reading.edition import edition_languages
from shishin.forms.kinds import KINDS
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.languages.language import Languages

FOLDER = ".vscode/schemas"


def contents(languages: Languages) -> dict[str, str]:
    """Give every schema file's text by its path from the project's root."""
    return {
        f"{FOLDER}/{kind.name}.schema.json": json.dumps(json_schema(kind, languages), ensure_ascii=False, indent=2)
        + "\n"
        for kind in KINDS
    }


def write(root: Path) -> list[str]:
    """Write the schema files and give their paths."""
    texts = contents(edition_languages(root))
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def stale(root: Path, languages: Languages) -> list[Finding]:
    """Find schema files that no longer say what the field table says; a project without any has none."""
    if not (root / FOLDER).is_dir():
        return []
    return [
        Finding.at(name, 0, "schema-stale", path=name)
        for name, text in contents(languages).items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    ]
