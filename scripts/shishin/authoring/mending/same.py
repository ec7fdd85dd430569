"""Tells whether a mended text is read as before but for its words: the same fields, marks, code and addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from shishin.content.reading import commonmark, limits, yaml_lines
from shishin.content.reading.front_matter import FENCE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from shishin.content.reading.files import SourceFile
    from shishin.content.reading.yaml_lines import Document, Path

_CODE = frozenset({"code_inline", "code_block", "fence", "html_inline", "html_block"})
_MARKDOWN = ".md"


@dataclass(frozen=True)
class ReadText:
    """A text as it is read for mending.

    Attributes:
        file: The file.
        fields: What its front matter says, or the whole of a data file.
        body: The Markdown after the front matter.
        rows: The lines of the file that hold words of the body.
        only: The path of the one field that holds words of this project's own; all may, if it is empty.
    """

    file: SourceFile
    fields: Document
    body: str
    rows: Collection[int] = ()
    only: Path = ()


def read_again(file: SourceFile, rows: Collection[int], only: Path = ()) -> ReadText:
    """Read a text whatever characters it has: those that are refused are what is to be mended.

    Args:
        file: The file.
        rows: The lines of the file that hold words of the body.
        only: The path of the one field whose words are this project's own, if only one has any.
    """
    lines = file.text.split("\n")
    if not file.path.endswith(_MARKDOWN):
        return ReadText(file, yaml_lines.load(file.text, released=limits.TODAY), "")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), len(lines))
    fields = yaml_lines.load("\n".join(lines[1:end]), first_line=2, released=limits.TODAY)
    return ReadText(file, fields, "\n".join(lines[end + 1 :]), rows, only)


def is_same_but_words(text: ReadText, new: str, allowed: Mapping[Path, Any]) -> bool:
    """Whether a new text is read like the old one, but for words.

    Args:
        text: The old text.
        new: The new one.
        allowed: What fields with words may say instead, by their paths.
    """
    other = read_again(replace(text.file, text=new), text.rows, text.only)
    old, others = (dict(yaml_lines.values(read.fields.data)) for read in (text, other))
    is_read = text.fields.problems == other.fields.problems == () and old.keys() == others.keys()
    if not is_read:
        return False
    has_same_fields = all(others[path] in (value, allowed.get(path, value)) for path, value in old.items())
    return has_same_fields and _shape(text.body) == _shape(other.body)


def _shape(body: str) -> list[tuple[object, ...]]:
    """Give all that a body is read as, but for its words."""
    return [*_parts(commonmark.read(body).tokens)]


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[object, ...]]:
    for token in tokens:
        content = token.content if token.type in _CODE else ""
        yield token.type, token.tag, token.level, token.info, content, tuple(token.attrs.items())
        yield from _parts(token.children or ())
