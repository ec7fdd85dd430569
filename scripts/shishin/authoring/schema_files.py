"""Writes the JSON Schema files that editors read, and the lists of findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from shishin.authoring import findings_list
from shishin.content.json_schema import json_schema
from shishin.content.reading.edition import edition_languages
from shishin.forms.kinds import KINDS
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.languages.language import Languages

FOLDER = ".vscode/schemas"


def contents(languages: Languages) -> dict[str, str]:
    """Give the text of every file that is made from the code, by its path from the project's root."""
    return {**schemas(languages), **findings_list.contents()}


def schemas(languages: Languages) -> dict[str, str]:
    """Give every schema file's text by its path from the project's root."""
    return {
        f"{FOLDER}/{kind.name}.schema.json": json.dumps(json_schema(kind, languages), ensure_ascii=False, indent=2)
        + "\n"
        for kind in KINDS
    }


def write(root: Path) -> list[str]:
    """Write the files and give their paths."""
    texts = contents(edition_languages(root))
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def stale(root: Path, languages: Languages) -> list[Finding]:
    """Find files that no longer say what the code says; a project without schema files has none."""
    if not (root / FOLDER).is_dir():
        return []
    return [
        Finding.at(name, 0, "schema-stale", path=name)
        for name, text in contents(languages).items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    ]
