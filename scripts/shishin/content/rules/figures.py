"""Rules for figures: an SVG becomes part of the page, so it may hold shapes and words and nothing else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from shishin.content.figure_values import VALUES, fits
from shishin.content.reading.characters import forbidden
from shishin.content.reading.figure import OWN_PART
from shishin.model.figure import ATTRIBUTES, CHILDREN, WORDED, Element
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from shishin.content.reading.figure import Figure

_SHOWN = 60
"""How much of a value is shown; a path may have thousands of characters."""


def figure(read: Figure, findings: list[Finding]) -> None:
    """An SVG file is well formed, holds only what is listed, and has a title, a description and a role."""
    file, root = read.file, read.root
    if any(forbidden(line) for line in file.text.split("\n")):
        return  # Reported as what it is; XML would only call it a syntax error.
    findings.extend(read.problems)
    if root is None:
        return
    if root.name != "svg":
        findings.append(Finding.at(file.path, 1, "svg-unsafe", what=f"<{root.name[:_SHOWN]}>"))
    for element in root.every():
        _element(file.path, element, findings)
    _parts(file.path, root, findings)
    _ids(file.path, root, findings)


def _element(path: str, element: Element, findings: list[Finding]) -> None:
    for name, value in element.attributes.items():
        _attribute(path, element, name, value, findings)
    for child in element.children:
        if isinstance(child, str):
            if child.strip() and element.name in ATTRIBUTES.keys() - WORDED:
                text = " ".join(child.split())[:_SHOWN]
                findings.append(Finding.at(path, element.line, "svg-text", text=text, element=element.name))
        elif child.name not in ATTRIBUTES:
            findings.append(Finding.at(path, child.line, "svg-unsafe", what=f"<{child.name[:_SHOWN]}>"))
        elif child.name not in CHILDREN.get(element.name, ()):
            findings.append(Finding.at(path, child.line, "svg-place", child=child.name, parent=element.name))


def _attribute(path: str, element: Element, name: str, value: str, findings: list[Finding]) -> None:
    kind = VALUES.get(name)
    if kind is None:
        findings.append(Finding.at(path, element.line, "svg-unsafe", what=f"{name[:_SHOWN]}=…"))
    elif name not in ATTRIBUTES.get(element.name, (name,)):
        findings.append(Finding.at(path, element.line, "svg-attribute", attribute=name, element=element.name))
    elif not fits(name, value):
        shown = " ".join(value.split())[:_SHOWN]
        findings.append(Finding.at(path, element.line, "svg-value", attribute=name, value=shown, form=kind.form))


def _parts(path: str, root: Element, findings: list[Finding]) -> None:
    """A screen reader says a figure's title and description."""
    children = [child for child in root.children if isinstance(child, Element)]
    missing = [
        name for name in ("title", "desc") if not any(child.name == name and child.words.strip() for child in children)
    ]
    missing += [] if "viewBox" in root.attributes else ["viewBox"]
    missing += [] if "role" in root.attributes else ['role="img"']
    labels = root.attributes.get("aria-labelledby", "").split()
    worded = {child.attributes.get("id") for child in children if child.name in ("title", "desc")}
    missing += [] if labels and worded.issuperset(labels) else ["aria-labelledby"]
    if missing:
        findings.append(Finding.at(path, 1, "svg-parts", missing=", ".join(missing)))


def _ids(path: str, root: Element, findings: list[Finding]) -> None:
    """No id stands twice, and what is referred to exists."""
    elements = list(root.every())
    counts = Counter(element.attributes["id"] for element in elements if "id" in element.attributes)
    findings += [Finding.at(path, 0, "svg-id-twice", id=name[:_SHOWN]) for name, count in counts.items() if count > 1]
    markers = {element.attributes.get("id") for element in elements if element.name == "marker"}
    for element in elements:
        for name, value in element.attributes.items():
            part = OWN_PART.fullmatch(value)
            if name.startswith("marker-") and part and part[1] not in markers:
                findings.append(Finding.at(path, element.line, "svg-reference", attribute=name, id=part[1][:_SHOWN]))
