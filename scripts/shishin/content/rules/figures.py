"""Rules for figures: an SVG becomes part of the page, so it may hold shapes and words and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

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
    reader = _Reader(file.path, findings)
    reader.read(file.text)
    if not file.text.startswith("<svg") and not reader.broken:
        findings.append(Finding.at(file.path, 1, "svg-unsafe", what=file.text[:20].split("\n")[0]))
    if not reader.broken:
        missing = [name for name in ("title", "desc") if not reader.text.get(name, "").strip()]
        missing += [name for name in ("viewBox", "role", "aria-labelledby") if name not in reader.root]
        if missing:
            findings.append(Finding.at(file.path, 1, "svg-parts", missing=", ".join(missing)))


class _Reader:
    """Walks an SVG and notes what is not on the list; entities and document types are refused outright."""

    def __init__(self, path: str, findings: list[Finding]) -> None:
        self.path = path
        self.findings = findings
        self.root: dict[str, str] = {}
        self.text: dict[str, str] = {}
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
            local = value.replace(" ", "").startswith("url(#")
            if attribute not in ATTRIBUTES or ("url(" in value.lower() and not local):
                self._unsafe(f"{attribute}=…")

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _words(self, data: str) -> None:
        self.text[self.open[-1]] = self.text.get(self.open[-1], "") + data

    def _doctype(self, *_details: object) -> None:
        self._unsafe("<!DOCTYPE>")

    def _instruction(self, target: str, _data: str) -> None:
        self._unsafe(f"<?{target}?>")
