"""A Markdown body as plain text, cut at its headings: what a reader can search for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.content.markdown import parser
from shishin.model.page import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_ATTRIBUTES = re.compile(r"\s*\{:?[^{}\n]*\}")
_DEFINITION = re.compile(r"^:\s+", re.MULTILINE)


def passages(body: str) -> tuple[Passage, ...]:
    """Cut a body at its headings; what stands before the first has no heading and no anchor."""
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    tokens = parser().parse(body)
    for number, token in enumerate(tokens):
        if token.type == "inline" and tokens[number - 1].type == "heading_open":
            found.append((_anchor(token.content), _text(token), []))
        elif token.type == "inline":
            found[-1][2].append(_text(token))
        elif token.type in {"fence", "code_block"}:
            found[-1][2].append(token.content.strip())
    rows = (Passage(anchor, heading, "\n".join(filter(None, texts))) for anchor, heading, texts in found)
    return tuple(row for row in rows if row.heading or row.text)


def _anchor(heading: str) -> str:
    match = re.search(r"\{[^{}]*#([^\s{}]+)[^{}]*\}\s*$", heading)
    return match[1] if match else ""


def _text(inline: Token) -> str:
    """Give the words of a line without its markup."""
    words = "".join(_words(inline.children or []))
    return _DEFINITION.sub("", _ATTRIBUTES.sub("", words)).strip()


def _words(children: Sequence[Token]) -> list[str]:
    return ["\n" if child.type in {"softbreak", "hardbreak"} else child.content for child in children]
