"""The words in the front matter of a text: where each value stands, and how it is written anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from shishin.authoring.exchange.blocks import Span
from shishin.authoring.importing.page_files import as_scalar
from shishin.content.reading.front_matter import FENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.content.reading.drafts import Draft
    from shishin.model.fields import Record

ID = "id"
"""The field by which rows of a list are told apart; it is no words."""

STEP = "  "


@dataclass(frozen=True)
class FieldPlace:
    """A value in front matter.

    Attributes:
        name: The fields that lead to it, with the ids of rows, such as `UX-07.check.method`.
        requirement: The number of the requirement that it belongs to, or nothing.
        line: Its line, counted from 1.
        span: Where it stands in the file, with its quotation marks.
        text: Its words.
    """

    name: str
    requirement: str
    line: int
    span: Span
    text: str


def field_places(draft: Draft, words: type[Record]) -> dict[str, FieldPlace]:
    """Give the words of a front matter by name, in the file's order; none if its fields do not fit.

    Args:
        draft: The text.
        words: The class of the fields that hold words.
    """
    if draft.record is None:
        return {}
    named = dict(_named(words.cut_from(draft.record).model_dump(exclude_defaults=True), ()))
    text = draft.file.text
    start = len(FENCE) + 1
    matter = text[start : text.index(f"\n{FENCE}", start)]
    node = yaml.compose(matter, Loader=yaml.CSafeLoader)
    places = {}
    for path, value in _scalars(node, ()):
        name = ".".join(path)
        if name in named:
            span = Span(start + value.start_mark.index, start + value.end_mark.index)
            row = path[0] if len(path) > 1 else ""
            places[name] = FieldPlace(name, row, value.start_mark.line + 2, span, named[name])
    return places


def _named(data: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any field's value
    """Give every text with its name; what leads to a list is left out of it, because rows have ids."""
    if isinstance(data, str):
        yield ".".join(path), data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != ID:
                yield from _named(value, (*path, key))
    elif isinstance(data, list | tuple):
        for row in data:
            yield from _named(row, (str(row[ID]),))


def _scalars(node: yaml.Node | None, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value != ID:
                yield from _scalars(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for row in node.value:
            pairs = row.value if isinstance(row, yaml.MappingNode) else []
            id_ = next((value.value for key, value in pairs if key.value == ID), "")
            if id_:
                yield from _scalars(row, (id_,))


def replaced(text: str, changes: Mapping[Span, str]) -> str:
    """Put other words into some places of a text.

    Args:
        text: The text.
        changes: What comes into each place; no two of them overlap.
    """
    parts, at = [], 0
    for span, words in sorted(changes.items()):
        parts += [text[at : span.start], words]
        at = span.end
    return "".join([*parts, text[at:]])


def written_in_place(text: str, span: Span, value: str) -> str:
    """Write a value so that it fits where another stood: a text of several lines ends with the line after it."""
    return as_scalar(value) + ("\n" if text[span.start : span.end].endswith("\n") else "")


def written_anew(source: Draft, words: type[Record], targets: Mapping[str, str]) -> str:
    """Write the front matter of a translation, without the mark that ends it.

    Args:
        source: The source text, whose fields fit.
        words: The class of the fields that hold words.
        targets: The words by name.
    """
    assert source.record is not None  # noqa: S101 - for the types; who calls has looked
    data = words.cut_from(source.record).model_dump(exclude_defaults=True)
    return "\n".join([FENCE, *_lines(data, (), targets), ""])


def _lines(
    data: Mapping[str, Any], path: tuple[str, ...], targets: Mapping[str, str], indent: str = ""
) -> Iterator[str]:
    for key, value in data.items():
        if key == ID:
            yield f"{indent}{key}: {as_scalar(str(value))}"
        elif isinstance(value, str):
            if words := targets.get(".".join((*path, key))):
                yield f"{indent}{key}: {as_scalar(words)}"
        elif isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _lines(value, (*path, key), targets, indent + STEP)
        else:
            yield f"{indent}{key}:"
            for row in value:
                first, *rest = _lines(row, (str(row[ID]),), targets, indent + STEP * 2)
                yield f"{indent}{STEP}- {first.lstrip()}"
                yield from rest
