"""Reads the front matter of other projects: YAML between `---` and TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from shishin.content.reading import yaml_lines

TITLES = ("title", "Title")
DESCRIPTIONS = ("description", "summary", "excerpt", "subtitle", "lead", "abstract")
_KEY = re.compile(r"^([A-Za-z_][\w-]*)\s*[:=]\s*(.*?)\s*$")
_MARKUP = re.compile(r"<[^>]*>|\{[{%].{0,300}?[}%]\}|[*`]{1,3}")


@dataclass(frozen=True)
class ForeignFrontMatter:
    """Front matter that another project wrote.

    Attributes:
        title: The title, or an empty string.
        description: The description, or an empty string.
        dropped: The names of the other fields.
        lines: How many lines the front matter has.
    """

    title: str = ""
    description: str = ""
    dropped: tuple[str, ...] = ()
    lines: int = 0


def read(lines: list[str]) -> ForeignFrontMatter:
    """Read the front matter that a text begins with, if it begins with one."""
    fences = {"---": ("---", "..."), "+++": ("+++",)}.get(lines[0].rstrip()) if lines else None
    end = next((at for at, line in enumerate(lines[1:], 1) if fences and line.rstrip() in fences), None)
    if end is None or not any(_KEY.match(line) for line in lines[1:end]):
        return ForeignFrontMatter()  # A rule at the top of a page looks like a fence.
    fields = _fields(lines[1:end], toml=lines[0].rstrip() == "+++")
    title = next((name for name in TITLES if _plain(fields.get(name))), "")
    description = next((name for name in DESCRIPTIONS if _plain(fields.get(name))), "")
    dropped = tuple(str(name) for name in fields if name not in {title, description})
    return ForeignFrontMatter(_plain(fields.get(title)), _plain(fields.get(description)), dropped, end + 1)


def _fields(lines: list[str], *, toml: bool) -> dict[str, Any]:
    """Read fields; of a text that is neither YAML nor TOML, those that stand on one line each."""
    text = "\n".join(lines)
    data: object = None
    if toml:
        try:
            data = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError):
            data = None
    else:
        data = yaml_lines.load(text, first_line=2).data
    if isinstance(data, dict):
        return data
    matches = (match for line in lines if (match := _KEY.match(line)))
    return {match[1]: match[2].strip("\"'") for match in matches}


def _plain(value: object) -> str:
    return " ".join(_MARKUP.sub("", str(value)).split()) if isinstance(value, str | int | float) else ""
