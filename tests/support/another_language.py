"""Gives a project and a copy of the package one more language: an invented one, whose words are the English ones."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

NEW = "xx"

WORDS = '    en: Paragraph = described("英語の文", "The words in English", example="guideline for action")\n'
"""The field of words in English, as long as each language has a field of its own."""


def add_to_project(root: Path) -> int:
    """Write the working texts and the data in one more language; give how many texts there are."""
    looked_at = 0
    for path in sorted(root.rglob("*")):
        if "releases" in path.parts or not path.is_file():
            continue
        if ".en." in path.name:
            text = path.read_text(encoding="utf-8").replace(".en.md", f".{NEW}.md").replace(".en.svg", f".{NEW}.svg")
            path.with_name(path.name.replace(".en.", f".{NEW}.")).write_text(text, encoding="utf-8")
            looked_at += 1
        elif path.suffix == ".yml" and path.relative_to(root).parts[0] in ("principles", "guidelines"):
            data = _with_new(yaml.safe_load(path.read_text(encoding="utf-8")))
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return looked_at


def _with_new(value: Any) -> Any:  # noqa: ANN401 - whatever stands in a file
    if isinstance(value, list):
        return [_with_new(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {name: _with_new(item) for name, item in value.items()}
    # A term has fields of these names as well.
    return made | ({NEW: made["en"]} if {"ja", "en"} <= made.keys() and "id" not in made else {})


def add_to_package(package: Path) -> None:
    """Let a copy of the package know the language, and let every edition have it."""
    languages = package / "languages"
    shutil.copytree(languages / "en", languages / NEW)
    own = {'code = "en"': f'code = "{NEW}"', 'name = "English"': 'name = "Invented"', "en_GB": "xx_XX"}
    for name, changes in (
        (f"languages/{NEW}/language.toml", own),
        ("languages/reader.py", {'DEFAULT = ("ja", "en")': f'DEFAULT = ("ja", "en", "{NEW}")'}),
        ("model/fields.py", {WORDS: WORDS + WORDS.replace("    en:", f"    {NEW}:")}),
    ):
        path = package / name
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
