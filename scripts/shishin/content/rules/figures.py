"""Rules for figures: an SVG becomes part of the page, so it may hold shapes and words and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from shishin.content.characters import forbidden
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from shishin.content.files import SourceFile

ELEMENTS = frozenset(
    {
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "defs",
        "marker",
    }
)
ATTRIBUTES = frozenset(
    {
        "xmlns",
        "viewBox",
        "width",
        "height",
        "role",
        "aria-labelledby",
        "id",
        "class",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "d",
        "points",
        "transform",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "fill-opacity",
        "opacity",
        "font-family",
        "font-size",
        "font-weight",
        "text-anchor",
        "dominant-baseline",
        "dx",
        "dy",
        "letter-spacing",
        "marker-start",
        "marker-mid",
        "marker-end",
        "markerWidth",
        "markerHeight",
        "markerUnits",
        "refX",
        "refY",
        "orient",
        "preserveAspectRatio",
        "lang",
        "xml:lang",
        "focusable",
    }
)


def figure(file: SourceFile, findings: list[Finding]) -> None:
    """An SVG file is well formed, safe to inline, and has a title, a description and a role."""
    if any(forbidden(line) for line in file.text.split("\n")):
        return  # Reported as what it is; XML would only call it a syntax error.
    if not file.text.startswith("<svg"):
        findings.append(Finding.at(file.path, 1, "svg-unsafe", what=file.text[:20].split("\n")[0]))
        return
    reader = _Reader(file.path, findings)
    reader.read(file.text)
    if not reader.broken:
        missing = [name for name in ("title", "desc") if not "".join(reader.text.get(name, [])).strip()]
        missing += [] if "viewBox" in reader.root else ["viewBox"]
        missing += [] if reader.root.get("role") == "img" else ['role="img"']
        labels = reader.root.get("aria-labelledby", "").split()
        missing += [] if labels and set(labels) <= reader.ids else ["aria-labelledby"]
        if missing:
            findings.append(Finding.at(file.path, 1, "svg-parts", missing=", ".join(missing)))


_OWN_PART = re.compile(r"\s*url\(#[A-Za-z][\w-]*\)\s*")
"""The only address an attribute may hold: a part of the same figure."""


class _StopReadingError(Exception):
    """A document type was met: what follows could be entities, which are not worth reading."""


class _Reader:
    """Walks an SVG and notes what is not on the list; entities and document types are refused outright."""

    def __init__(self, path: str, findings: list[Finding]) -> None:
        self.path = path
        self.findings = findings
        self.root: dict[str, str] = {}
        self.text: dict[str, list[str]] = {}
        self.ids: set[str] = set()
        self.open: list[str] = []
        self.broken = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, text: str) -> None:
        try:
            self.parser.Parse(text, True)  # noqa: FBT003 - expat takes no keyword
        except _StopReadingError:
            return
        except expat.ExpatError as error:
            self.broken = True
            reason = expat.ErrorString(error.code)
            self.findings.append(Finding.at(self.path, error.lineno, "svg-syntax", reason=reason))

    def _unsafe(self, what: str) -> None:
        self.findings.append(Finding.at(self.path, self.parser.CurrentLineNumber, "svg-unsafe", what=what))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.open:
            self.root = attributes
            if name != "svg":
                self._unsafe(f"<{name}>")
        self.open.append(name)
        if name not in ELEMENTS:
            self._unsafe(f"<{name}>")
        for attribute, value in attributes.items():
            points = "url" in value.lower() or "\\" in value
            if attribute not in ATTRIBUTES or (points and not _OWN_PART.fullmatch(value)):
                self._unsafe(f"{attribute}=…")
        self.ids.add(attributes.get("id", ""))

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _words(self, data: str) -> None:
        self.text.setdefault(self.open[-1], []).append(data)

    def _doctype(self, *_details: object) -> None:
        self._unsafe("<!DOCTYPE>")
        self.broken = True
        raise _StopReadingError

    def _instruction(self, target: str, _data: str) -> None:
        self._unsafe(f"<?{target}?>")
