"""A Markdown body as plain text, cut at its headings: what a reader can search for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.model.page import TARGET, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_TARGETS = re.compile(f"{TARGET}[^{TARGET}]*{TARGET}")
_FILE_NAME = re.compile(r"(?:^|(?<=/))\d+-(?=[^/]*\.md)|\.[a-z]+\.md(?=#|$)")
"""What a target in the sources says besides where it leads: the order of guides, and the language."""


def passages(tokens: Sequence[Token]) -> tuple[Passage, ...]:
    """Cut what a body was read as at its headings; what stands before the first has no heading and no anchor."""
    parts: list[tuple[str, str, list[str]]] = [("", "", [])]
    for number, token in enumerate(tokens):
        if token.type == "inline" and tokens[number - 1].type == "heading_open":
            parts.append((str(tokens[number - 1].attrGet("id") or ""), _text(token), []))
        elif token.type == "inline":
            parts[-1][2].append(_text(token))
        elif token.type in {"fence", "code_block"}:
            parts[-1][2].append(token.content.strip())
    rows = (_passage(anchor, heading, "\n".join(filter(None, texts))) for anchor, heading, texts in parts)
    return tuple(row for row in rows if row.heading or row.text)


def _passage(anchor: str, heading: str, linked: str) -> Passage:
    return Passage(anchor, _TARGETS.sub("", heading), _TARGETS.sub("", linked), linked)


def _text(inline: Token) -> str:
    """Give the words of a line without its markup."""
    return "".join(_words(inline.children or [])).strip()


def _words(children: Sequence[Token]) -> Iterator[str]:
    target = ""
    for child in children:
        if child.type == "link_open":
            target = str(child.attrs["href"])
        elif child.type == "link_close":
            yield f"{TARGET}{_plain(target)}{TARGET}"
        else:
            yield "\n" if child.type in {"softbreak", "hardbreak"} else child.content


def _plain(target: str) -> str:
    """Leave out of a target what does not tell where it leads."""
    return target if "://" in target else _FILE_NAME.sub("", target)
