"""YAML with the line of every value, and without YAML's surprises.

PyYAML's safe loader keeps the last of two equal keys, expands aliases without bound and recurses as deep as
the input says. What authors write needs none of that, so each is a finding here. Nor does it need YAML 1.1's
guesses: `no` is a word, 010 is not eight and 2024-04-01 is not a date, as in YAML 1.2's core schema.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.reader import ReaderError

from shishin.content.reading.characters import forbidden
from shishin.content.reading.limits import TODAY
from shishin.disk.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.forms.form import Limits

Path = tuple[str | int, ...]


def values(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - any value that YAML can hold
    """Give every value that is no list and no group of fields, by its path."""
    rows = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else None
    if rows is None:
        yield path, data
        return
    for key, value in rows:
        yield from values(value, (*path, key))


class _PlainLoader(yaml.CSafeLoader):
    """The safe loader with YAML 1.2's short list of plain values: nothing, true or false, decimal numbers.

    It is libyaml's, which every wheel of PyYAML carries: four times as fast as the one in Python.
    """


# PyYAML keeps a class's resolvers in a table that subclasses share until they have one of their own.
_PlainLoader.yaml_implicit_resolvers = {}

_PLAIN = (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"-?(?:0|[1-9][0-9]{0,14})", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}", list("-0123456789")),
)
for _tag, _pattern, _first in _PLAIN:
    _PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first)


@dataclass(frozen=True)
class YamlProblem:
    """A place where the YAML cannot be read, with the catalogue's code."""

    line: int
    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Document:
    """What a YAML text holds.

    Attributes:
        data: Plain lists, dictionaries and scalars.
        lines: The line of each value by its path; the empty path is the whole.
        problems: What could not be read; `data` is then None.
    """

    data: Any
    lines: dict[Path, int]
    problems: tuple[YamlProblem, ...]

    def line(self, path: Path) -> int:
        """Give the line of a value, or of the nearest value round it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True)
class _Lines:
    """Turns the reader's marks into lines of the file; a mark may lie just past the end."""

    first: int
    last: int

    def at(self, mark: Any) -> int:  # noqa: ANN401 - libyaml's marks and PyYAML's share no class
        return min(self.first + mark.line, self.last) if mark else self.first


def load(text: str, first_line: int = 1, *, released: Limits | None = None) -> Document:
    """Read a YAML text, or remember it; nobody may change what it holds.

    Args:
        text: The YAML.
        first_line: The line of the file on which it begins, counted from 1.
        released: The limits of a text that was released; its characters were judged then, by the rules of that day.
    """
    return remembered("yaml", (text, first_line, released), lambda: _load(text, first_line, released=released))


def _load(text: str, first_line: int, *, released: Limits | None) -> Document:
    place = _Lines(first_line, first_line + text.count("\n"))
    try:
        problems = tuple(_forbidden(text, place, released=released))
        if problems:
            return Document(None, {(): first_line}, problems)
        loader = _PlainLoader(text)
        try:
            node = loader.get_single_node()
            lines: dict[Path, int] = {(): first_line}
            if node is None:
                return Document(None, lines, ())
            problems = tuple(_index(node, (), lines, place))
            data = None if problems else loader.construct_document(node)
        finally:
            loader.dispose()
    except ReaderError:
        return Document(None, {(): first_line}, tuple(_unreadable(text, first_line)))
    except yaml.YAMLError as error:
        return Document(None, {(): first_line}, (_syntax(error, place),))
    return Document(data, lines, problems)


def _forbidden(text: str, place: _Lines, *, released: Limits | None) -> list[YamlProblem]:
    """Look for what is refused before anything recursive reads the text."""
    problems = []
    size = _Size(released or TODAY)
    # What an escape such as "\u202e" brings in does not show in the file's own text.
    may_hold = not released and ("\\" in text or bool(forbidden(text)))
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = place.at(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problems.append(YamlProblem(line, "yaml-alias"))
        if may_hold and isinstance(event, yaml.ScalarEvent):
            problems += [YamlProblem(line, code, values) for code, values in forbidden(event.value)]
        tag = getattr(event, "tag", None)
        if tag:
            problems.append(YamlProblem(line, "yaml-tag", (("tag", str(tag)),)))
        if too_much := size.passed(event):
            code, limit = too_much
            return [*problems, YamlProblem(line, code, (("limit", f"{limit:,}"),))]
    return problems


class _Size:
    """Counts what a text holds, event by event."""

    def __init__(self, most: Limits) -> None:
        self.most = most
        self.nodes = 0
        # Of every list and group of fields that is open: its rows, and how many rows a node is there.
        self.open: list[tuple[float, float]] = []

    def passed(self, event: yaml.Event) -> tuple[str, int] | None:
        """Count an event; give the limit that it passes, as a finding's code and a figure."""
        if isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        if not isinstance(event, yaml.NodeEvent):
            return None
        self.nodes += 1
        rows = 0.0
        if self.open:
            rows, of_node = self.open[-1]
            rows += of_node
            self.open[-1] = (rows, of_node)
        if isinstance(event, yaml.CollectionStartEvent):
            # A field is a name and a value.
            self.open.append((0, 0.5 if isinstance(event, yaml.MappingStartEvent) else 1))
        most = self.most
        if len(self.open) > most.depth:
            return "yaml-depth", most.depth
        if rows > most.rows:
            return "yaml-rows", most.rows
        return ("yaml-many", most.nodes) if self.nodes > most.nodes else None


def _index(node: yaml.Node, path: Path, lines: dict[Path, int], place: _Lines) -> list[YamlProblem]:
    """Note the line of every value, and find keys that stand twice or are not words."""
    lines[path] = place.at(node.start_mark)
    problems: list[YamlProblem] = []
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            problems += _index(item, (*path, number), lines, place)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            line = place.at(key.start_mark)
            if key.tag != "tag:yaml.org,2002:str":
                problems.append(YamlProblem(line, "yaml-key", (("key", str(key.value)[:40]),)))
                continue
            key_path = (*path, key.value)
            if key_path in lines:
                problems.append(
                    YamlProblem(line, "yaml-key-twice", (("key", key.value), ("first", str(lines[key_path]))))
                )
            problems += _index(value, key_path, lines, place)
            lines[key_path] = line
    return problems


def _unreadable(text: str, first_line: int) -> list[YamlProblem]:
    """Name the characters that YAML refuses to read."""
    return [
        YamlProblem(number, code, values)
        for number, line in enumerate(text.split("\n"), first_line)
        for code, values in forbidden(line)
    ]


def _syntax(error: yaml.YAMLError, place: _Lines) -> YamlProblem:
    context = str(getattr(error, "context", None) or "")
    # A bracket or quotation mark left open shows only at the end: the place to look is where it began.
    began = getattr(error, "context_mark", None) if context.startswith("while scanning") or "flow" in context else None
    mark = began or getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return YamlProblem(place.at(mark), "yaml-syntax", (("reason", str(reason)),))
