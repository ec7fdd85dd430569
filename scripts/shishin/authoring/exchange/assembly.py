"""Writes a translation: the skeleton with the words of its units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.authoring.exchange.blocks import Span, UnitKind
from shishin.authoring.exchange.fields import field_places, replaced, written_anew, written_in_place
from shishin.authoring.exchange.units import FIELD
from shishin.authoring.stamp import stamped
from shishin.content.reading.front_matter import FENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.authoring.exchange.blocks import TextBlock
    from shishin.authoring.exchange.units import PairedSection, TextPair


def assembled(pair: TextPair, targets: Mapping[str, str]) -> str:
    """Write a translation with the digest of the text that it translates.

    Args:
        pair: The text and its translation.
        targets: The words of every unit, by its id. A unit whose words are as they were stays as it is, byte for byte.
    """
    body = "".join(_section(pair, section, targets) for section in pair.sections)
    if not pair.sections:
        body = (pair.translation or pair.source).parts.body
    return stamped(f"{_matter(pair, targets)}{FENCE}\n{body}", pair.digest)


def _matter(pair: TextPair, targets: Mapping[str, str]) -> str:
    """Write the front matter up to the mark that ends it."""
    start = f"{FIELD}."
    wanted = {name.removeprefix(start): words for name, words in targets.items() if name.startswith(start) and words}
    places = field_places(pair.translation, pair.kind.words) if pair.translation else {}
    # A field that a language may do without stays, whatever the source text has; a row without its like does not.
    fits = set(wanted) <= set(places) and list(filter(_is_of_row, wanted)) == list(filter(_is_of_row, places))
    if pair.translation is None or not fits:
        return written_anew(pair.source, pair.kind.words, wanted)
    text = pair.translation.file.text
    changes = {
        place.span: written_in_place(text, place.span, wanted[name])
        for name, place in places.items()
        if wanted.get(name, place.text) != place.text
    }
    end = text.index(f"\n{FENCE}", len(FENCE)) + 1
    return replaced(text[:end], changes)


def _is_of_row(name: str) -> bool:
    return "." in name


def _section(pair: TextPair, section: PairedSection, targets: Mapping[str, str]) -> str:
    draft = pair.source if section.is_source or pair.translation is None else pair.translation
    text, start = draft.file.text, section.skeleton.span.start
    changes: dict[Span, str] = {}
    for name, block in section.blocks:
        changes |= _written(text, block, targets[name])
    moved = {Span(span.start - start, span.end - start): words for span, words in changes.items()}
    return replaced(text[start : section.skeleton.span.end], moved)


def _written(text: str, block: TextBlock, words: str) -> dict[Span, str]:
    """Give what comes into each place of a block; lines that are too many follow the last, set in as it is."""
    if block.kind is UnitKind.SECTION:
        return {block.spans[0]: words}
    lines = words.split("\n")
    count = len(block.spans)
    changes = dict(zip(block.spans, lines, strict=False))
    if len(lines) > count:
        before = "\n" + _before_line(text, block)
        changes[block.spans[-1]] = before.join(lines[count - 1 :])
    for span in block.spans[len(lines) :]:
        # The line goes, with what stands before it and the break that ends the line before.
        changes[Span(text.rindex("\n", 0, span.start + 1 if span.start == span.end else span.start), span.end)] = ""
    return changes


def _before_line(text: str, block: TextBlock) -> str:
    """Give what stands before a further line of a block: the marks of quotations, and spaces for all others."""
    span = block.spans[-1]
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    if len(block.spans) > 1 or block.kind is UnitKind.CODE:
        return before
    return "".join(character if character == ">" else " " for character in before)
