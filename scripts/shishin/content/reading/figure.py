"""Reads a figure into a tree, and writes the tree anew: what a file says in any other way reaches no page.

A browser reads the same characters as HTML, and XML's comments, sections and instructions mean something else there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from xml.parsers import expat

from shishin.model.figure import MOST_DEPTH, MOST_ELEMENTS, WORDED, Element
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.content.reading.files import SourceFile

OWN_PART = re.compile(r"url\(#([^()\s]+)\)")
"""The only address that a figure may hold: a part of its own."""


@dataclass(frozen=True)
class Figure:
    """A figure as it was read.

    Attributes:
        file: The file.
        root: Its `svg` element, not yet judged; nothing if it cannot be read.
        problems: What is neither an element nor a word, and why it cannot be read.
    """

    file: SourceFile
    root: Element | None
    problems: tuple[Finding, ...]


def read_figure(file: SourceFile) -> Figure:
    """Read a figure's file, once for all that look at it."""
    problems: list[Finding] = []
    return Figure(file, parse(file.path, file.text, problems), tuple(problems))


def parse(path: str, text: str, findings: list[Finding]) -> Element | None:
    """Read a figure.

    Args:
        path: The file's path, for findings.
        text: The file's text.
        findings: Told of all that is neither an element nor a word, and of what cannot be read.

    Returns:
        The `svg` element as it was written, not yet judged; nothing if there is none or reading was given up.
    """
    if not text.startswith("<svg"):
        findings.append(Finding.at(path, 1, "svg-unsafe", what=text[:20].split("\n", maxsplit=1)[0]))
        return None
    return _FigureReader(path, findings).read(text)


def write(root: Element, number: int) -> str:
    """Write a figure for a page.

    Args:
        root: A tree in which no rule found anything.
        number: Which figure of its page it is, from 1: no id stands twice on a page.
    """
    wanted = set(root.attributes.get("aria-labelledby", "").split())
    for element in root.every():
        wanted.update(part[1] for part in map(OWN_PART.fullmatch, element.attributes.values()) if part)
    names = [element.attributes["id"] for element in root.every() if element.attributes.get("id") in wanted]
    return _written(root, {name: f"figure-{number}--{place}" for place, name in enumerate(names, 1)})


def _written(element: Element, ids: Mapping[str, str]) -> str:
    pairs = ((name, _value(name, value, ids)) for name, value in element.attributes.items())
    start = element.name + "".join(f' {name}="{_quoted(value)}"' for name, value in pairs if value)
    # Between shapes there are no words: what stands there only lays out the file.
    children = (child for child in element.children if isinstance(child, Element) or element.name in WORDED)
    inside = "".join(
        _written(child, ids) if isinstance(child, Element) else escape(child, quote=False) for child in children
    )
    return f"<{start}>{inside}</{element.name}>" if inside else f"<{start}/>"


def _quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def _value(name: str, value: str, ids: Mapping[str, str]) -> str:
    """Give an attribute's value on the page; an id to which nothing refers has none."""
    if name == "id":
        return ids.get(value, "")
    if name == "aria-labelledby":
        return " ".join(ids[name] for name in value.split())
    part = OWN_PART.fullmatch(value)
    return f"url(#{ids[part[1]]})" if part else " ".join(value.split())


class _StopReadingError(Exception):
    """What follows could be entities or endless elements, which are not worth reading."""


class _FigureReader:
    """Builds the tree from expat's events; a document type is refused before any entity can be used."""

    def __init__(self, path: str, findings: list[Finding]) -> None:
        self.path = path
        self.findings = findings
        self.open: list[tuple[str, dict[str, str], list[Element | str], int]] = []
        self.root: Element | None = None
        self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.CommentHandler = self._comment
        self.parser.StartCdataSectionHandler = self._section
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, text: str) -> Element | None:
        try:
            self.parser.Parse(text, True)  # noqa: FBT003 - expat takes no keyword
        except _StopReadingError:
            return None
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            self.findings.append(Finding.at(self.path, error.lineno, "svg-syntax", reason=reason))
            return None
        return self.root

    def _say(self, code: str, **values: object) -> None:
        self.findings.append(Finding.at(self.path, self.parser.CurrentLineNumber, code, **values))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS:
            self._say("svg-large", limit=f"{MOST_ELEMENTS:,}")
            raise _StopReadingError
        if len(self.open) >= MOST_DEPTH:
            self._say("svg-deep", limit=MOST_DEPTH)
            raise _StopReadingError
        self.open.append((name, attributes, [], self.parser.CurrentLineNumber))

    def _end(self, _name: str) -> None:
        name, attributes, children, line = self.open.pop()
        element = Element(name, attributes, tuple(children), line)
        if self.open:
            self.open[-1][2].append(element)
        else:
            self.root = element

    def _words(self, data: str) -> None:
        self.open[-1][2].append(data)

    def _comment(self, _text: str) -> None:
        self._say("svg-unsafe", what="<!-- -->")

    def _section(self) -> None:
        self._say("svg-unsafe", what="<![CDATA[ ]]>")

    def _doctype(self, *_details: object) -> None:
        self._say("svg-unsafe", what="<!DOCTYPE>")
        raise _StopReadingError

    def _instruction(self, target: str, _data: str) -> None:
        self._say("svg-unsafe", what=f"<?{target}?>")
