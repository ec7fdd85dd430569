"""Writes headings as Markdown, with the levels and anchors that were planned for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.authoring.importing import characters
from shishin.authoring.importing.inline_parts import InlinePart, as_one_line, code_part
from shishin.authoring.importing.paragraphs import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.authoring.importing.block_writer import BlockWriter
    from shishin.authoring.importing.headings import PlannedHeading
    from shishin.authoring.importing.notes import Log
    from shishin.authoring.importing.tree import Node

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})


def write_heading(writer: BlockWriter, node: Node) -> list[Block]:
    """Write a heading: nothing if it became the page's title, and a bold line if it stands inside another block."""
    if id(node) in writer.headings.dropped:
        if node.text().strip():
            writer.log.change("title", node.line, node.text())
        return []
    planned = writer.headings.planned.get(id(node))
    if planned is None:
        writer.log.change("heading-inside", node.line, node.text())
        bold = InlinePart("mark", written="**", inside=tuple(writer.inline.parts_of(node.children, node.line)))
        text = as_one_line([bold], " ", writer.log)
        return [Block((text,), node.line, "p")] if text.strip() else []
    _note_changes(planned, node, writer.log)
    title = characters.clean(planned.text, node.line, writer.log)
    for image in (element for element in node.all() if element.tag == "img"):
        writer.log.decide("image", image.line, image.attrs.get("src", ""))
    text = as_one_line(_without_links(writer, title, node.line), " ", writer.log).rstrip("#").rstrip()
    return [Block((f"{'#' * planned.level} {text} {{#{planned.anchor}}}",), node.line, "h")]


def _note_changes(planned: PlannedHeading, node: Node, log: Log) -> None:
    if planned.level != planned.was or "setext" in node.attrs:
        log.change("heading-level", node.line, f"{'#' * planned.was} → {'#' * planned.level}")
    if planned.anchor != planned.given:
        log.change("anchor", node.line, planned.anchor)
    if planned.numbered:
        log.decide("anchor-numbered", node.line, planned.anchor)


def _without_links(writer: BlockWriter, text: str, line: int) -> Iterator[InlinePart]:
    """Take a heading's words apart, without links: it stands in lists of contents, as a link itself."""
    for part in writer.inline.parts_of([text], line):
        if part.written.startswith("<"):
            yield code_part(part.text)
        elif part.kind == "link" or (part.kind == "raw" and "{" not in part.text and "://" not in part.text):
            yield InlinePart("text", part.plain())
        else:
            yield part
