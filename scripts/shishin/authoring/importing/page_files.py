"""Writes a text that was read as the files of a page: front matter, blocks, footnotes and the notes for a person."""

from __future__ import annotations

import json
import posixpath
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.authoring.importing import tree_builder
from shishin.authoring.importing.block_writer import BlockWriter
from shishin.authoring.importing.descriptions import first_words, shortened
from shishin.authoring.importing.headings import HeadingPlan
from shishin.authoring.importing.inline_writer import Footnotes, InlineWriter
from shishin.authoring.importing.links import LinkResolver
from shishin.authoring.importing.notes import Log, Note
from shishin.authoring.importing.pairing import LANGUAGE_ENDING
from shishin.authoring.importing.paragraphs import Block, as_list_item, with_blank_lines
from shishin.content.anchors import Names
from shishin.content.reading import yaml_lines
from shishin.content.reading.characters import SPACED
from shishin.model.visible import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.authoring.importing.convert import ImportSettings, ParsedText
    from shishin.authoring.importing.links import ImportedFile

UNTRANSLATED = "0" * 16
"""The digest of no text: a translation with it is behind, and both the check and the page say so."""

LONGEST_TITLE = 120
NOTES = "notes"
"""The anchor of the heading of the footnotes."""

_AT_THE_TOP = frozenset({"title-missing", "description", "untranslated", "encoding-guess", "name", "pair-differs"})
"""Kinds of decisions about the whole page, which stand at its front matter."""

_EMOJI = re.compile("[\U0001f300-\U0001faff\u2705\u274c\u26a0\u2b50]")


@dataclass(frozen=True)
class ImportedPage:
    """A text that was brought in.

    Attributes:
        source: The path it came from.
        stem: Its new path from the project's root, without language and ending.
        language: The code of the language that it is written in.
        texts: The files' whole content by language code.
        changes: What was changed, with lines of the source.
        decisions: What a person must decide, with lines of the new file in the text's own language.
    """

    source: str
    stem: str
    language: str
    texts: Mapping[str, str]
    changes: tuple[Note, ...]
    decisions: tuple[Note, ...]


def write_page(
    text: ParsedText, imported: Mapping[str, ImportedFile], settings: ImportSettings, *, in_all: bool
) -> ImportedPage:
    """Write the files of one page.

    Args:
        text: The text.
        imported: All files that are brought in, by their old paths.
        settings: What holds for the whole import.
        in_all: Whether the other languages' files are written too, with the same words and a notice; otherwise they
            are made of other texts.
    """
    stem = imported[text.source.path].stem
    title = _title(text, stem)
    description = _description(text, title)
    if in_all:
        other_languages = (language.name for language in settings.languages if language is not text.language)
        text.log.decide("untranslated", 1, ", ".join(other_languages))
    contents: dict[str, str] = {}
    decisions: tuple[Note, ...] = ()
    for language in settings.languages if in_all else (text.language,):
        is_own = language is text.language
        links = LinkResolver(text.source.path, stem, language, imported, settings.known, settings.base)
        body = _body(text, links, text.log if is_own else Log())
        head = _head(title, description, is_translation=not language.is_source)
        notice = (
            ()
            if is_own
            else (Block((language.command["imported"]["notice"].format(original=text.language.name),), 0, "notice"),)
        )
        content, starts = _joined(head, [*notice, *body])
        contents[language.code] = content
        if is_own:
            placed = {_in_new_file(note, content, starts) for note in text.log.decisions}
            decisions = tuple(sorted({*placed, *_for_a_person(content)}))
    changes = tuple(sorted(set(text.log.changes)))
    return ImportedPage(text.source.path, stem, text.language.code, contents, changes, decisions)


def _title(text: ParsedText, stem: str) -> str:
    """Give the title; without one, the file's old name, or else the new one."""
    title = shortened(text.title, LONGEST_TITLE)
    if not is_blank(title):
        return title
    title = LANGUAGE_ENDING.sub("", posixpath.basename(text.source.path))
    title = posixpath.basename(stem) if is_blank(title) else title
    text.log.decide("title-missing", 1, title)
    return title


def _description(text: ParsedText, title: str) -> str:
    """Give the description; without one, the first sentences, or else the title."""
    longest = text.language.longest_description
    description = shortened(text.front_matter.description, longest)
    if not is_blank(description):
        return description
    first = shortened(first_words(text.root), longest)
    description = title if is_blank(first) else first
    text.log.decide("description", 1, description)
    return description


def _head(title: str, description: str, *, is_translation: bool) -> list[str]:
    fields = [f"title: {as_scalar(title)}", f"description: {as_scalar(description)}"]
    return ["---", *fields, *([f'translates: "{UNTRANSLATED}"'] if is_translation else []), "---", ""]


def as_scalar(text: str) -> str:
    """Write a value of YAML, between quotation marks only where it needs them."""
    document = yaml_lines.load(f"x: {text}", first_line=1)
    is_plain = not document.problems and document.data == {"x": text}
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _body(text: ParsedText, links: LinkResolver, log: Log) -> list[Block]:
    """Write a text's blocks in a file of one language."""
    # A copy of the names: the other language's file gets the same anchors.
    footnotes = Footnotes(frozenset(text.prepared.footnotes))
    inline = InlineWriter(links, footnotes, log, text.has_references)
    blocks = BlockWriter(inline, text.headings, text.prepared.lines, log).write_children(text.root)
    if not text.prepared.footnotes:
        return blocks
    for name in text.prepared.footnotes:
        footnotes.number(name)
    words, anchor = links.language.command["imported"]["notes"], NOTES
    blocks.append(Block((f"## {words} {{#{Names(text.headings.names.taken).new(anchor)}}}",), 0, "h"))
    rows = [row for number, name in enumerate(footnotes.order, 1) for row in _footnote(text, name, number, inline)]
    return [*blocks, Block(tuple(rows), 0, "ol")]


def _footnote(text: ParsedText, name: str, number: int, inline: InlineWriter) -> list[str]:
    """Write a footnote as an item of the list at the end."""
    line, lines = text.prepared.footnotes[name]
    root, _has_references = tree_builder.build(lines, [line] * len(lines))
    blocks = BlockWriter(inline, HeadingPlan(), lines, inline.log).write_children(root)
    return as_list_item(with_blank_lines(blocks), f"{number}. ")


def _joined(head: Sequence[str], blocks: Sequence[Block]) -> tuple[str, list[tuple[int, int]]]:
    """Join blocks with blank lines between them.

    Returns:
        The text, and of each block the line that it came from with the line on which it now begins.
    """
    lines, starts = list(head), []
    for block in blocks:
        starts.append((block.line, len(lines) + 1))
        lines += [*block.lines, ""]
    return "\n".join(lines).rstrip("\n") + "\n", starts


def _in_new_file(note: Note, content: str, starts: Sequence[tuple[int, int]]) -> Note:
    """Give a decision the line of the new file that it is about."""
    if note.kind in _AT_THE_TOP:
        return replace(note, line={"title-missing": 2, "description": 3}.get(note.kind, 1))
    at = bisect_right(starts, (note.line, len(content)))
    first = starts[at - 1][1] if at else 1
    detail = note.detail.rstrip("…")
    rows = content.split("\n")[first - 1 :] if detail else []
    offset = next((number for number, row in enumerate(rows[:400]) if detail in row), 0)
    return replace(note, line=first + offset)


def _for_a_person(content: str) -> list[Note]:
    """Note what only a person can judge: spaces in words, emoji and quotations in the new file."""
    notes = []
    is_quoted = False
    for number, line in enumerate(content.split("\n"), 1):
        if match := SPACED.search(line):
            notes.append(Note("spaced", number, match[0]))
        if match := _EMOJI.search(line):
            notes.append(Note("emoji", number, match[0]))
        if line.startswith("> ") and not is_quoted:
            notes.append(Note("quote", number))
        is_quoted = line.startswith(">")
    return notes
