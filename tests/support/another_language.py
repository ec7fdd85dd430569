"""Gives a project one more language: an invented one, whose words are the English ones."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import yaml

from shishin.languages.tables import NAMES, program_text

if TYPE_CHECKING:
    from pathlib import Path

NEW = "xx"


def add_to_project(root: Path) -> int:
    """Write the language, the working texts and the data in it, and its row; give how many texts there are."""
    looked_at = 0
    for path in sorted(root.rglob("*")):
        if "releases" in path.parts or not path.is_file():
            continue
        if ".en." in path.name:
            text = path.read_text(encoding="utf-8").replace(".en.md", f".{NEW}.md").replace(".en.svg", f".{NEW}.svg")
            path.with_name(path.name.replace(".en.", f".{NEW}.")).write_text(text, encoding="utf-8")
            looked_at += 1
        elif path.suffix == ".yml" and path.relative_to(root).parts[0] in ("principles", "guidelines", "accessibility"):
            data = _with_new(yaml.safe_load(path.read_text(encoding="utf-8")))
            if path.name == "publication.yml":
                data["languages"].append(NEW)
            if path.name == "policy.yml":
                data["translations"].append(deepcopy(data["translations"][0]) | {"language": NEW})
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    _add_language(root / "languages" / NEW)
    return looked_at


def _with_new(value: Any) -> Any:  # noqa: ANN401 - whatever stands in a file
    if isinstance(value, list):
        return [_with_new(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {name: _with_new(item) for name, item in value.items()}
    return made | ({NEW: made["en"]} if {"ja", "en"} <= made.keys() else {})


def _add_language(folder: Path) -> None:
    """Write the folder of the language, beside the content."""
    folder.mkdir(parents=True)
    for name in NAMES:
        text = program_text("en", name)
        if name == "language":
            text = text.replace('code = "en"', f'code = "{NEW}"').replace('name = "English"', 'name = "Invented"')
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
