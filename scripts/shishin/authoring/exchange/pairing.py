"""Pairs a source text with its translation, as finely as the two correspond.

Where both have the same blocks, block by block. Where a section differs in its blocks, it is one unit as a whole, so
that nothing of a translation is lost. What the source text was when it was translated, if that is known, tells which
translations still hold, wherever their blocks stand by now.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from shishin.authoring.exchange.blocks import UnitKind, sections
from shishin.authoring.exchange.fields import field_places
from shishin.authoring.exchange.units import FIELD, TEXT, ExchangeUnit, PairedSection, TextPair
from shishin.content.digest import source_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.authoring.exchange.blocks import TextBlock, TextSection
    from shishin.authoring.exchange.units import TextStates
    from shishin.content.reading.drafts import Draft
    from shishin.forms.kinds import DocumentKind


def paired(path: str, kind: DocumentKind, texts: TextStates) -> TextPair | None:
    """Pair a source text with its translation; nothing if the fields of the source text do not fit.

    Args:
        path: The path of the translation.
        kind: What kind of document it is.
        texts: The texts.
    """
    digest = source_digest(texts.source, kind.words)
    if digest is None:
        return None
    units = list(_fields(kind, texts))
    now, then, before = (_by_id(draft) for draft in (texts.source, texts.translation, texts.earlier))
    rows = []
    for name, section in now.items():
        part = _Part(name, section, then.get(name), texts)
        part.pair(before.get(name) if texts.earlier else section)
        units += [unit for unit, _block in part.rows]
        placed = tuple((unit.id, block) for unit, block in part.rows)
        rows.append(PairedSection(part.skeleton, part.skeleton is section, placed))
    return TextPair(path, kind, texts.source, texts.translation, digest, tuple(units), tuple(rows))


def _by_id(draft: Draft | None) -> dict[str, TextSection]:
    return {section.id: section for section in sections(draft)} if draft else {}


def _fields(kind: DocumentKind, texts: TextStates) -> Iterator[ExchangeUnit]:
    then, before = (field_places(draft, kind.words) if draft else {} for draft in (texts.translation, texts.earlier))
    for name, place in field_places(texts.source, kind.words).items():
        target = then[name].text if name in then else ""
        old = before[name].text if name in before else ""
        state, old = texts.state(place.text, old, target)
        id_ = f"{FIELD}.{name}"
        optional = not place.requirement and not kind.words.model_fields[name].is_required()
        yield ExchangeUnit(
            id_, UnitKind.FIELD, place.line, place.requirement, place.text, target, state, old, may_lack=optional
        )


class _Part:
    """A section that is being paired.

    Attributes:
        rows: Its units, each with the block of the skeleton that its translation comes into.
        skeleton: What all but the words is taken from.
    """

    def __init__(self, name: str, now: TextSection, then: TextSection | None, texts: TextStates) -> None:
        self.id, self.now, self.texts = f"{TEXT}.{name}", now, texts
        self.then = then if then and bool(then.heading) == bool(now.heading) else None
        self.rows: list[tuple[ExchangeUnit, TextBlock]] = []
        self.skeleton = now

    def pair(self, before: TextSection | None) -> None:
        """Pair it.

        Args:
            before: What it was when it was translated: today's section, if it has not changed or nothing is known.
        """
        then, now = self.then, self.now
        fits = bool(then and before and before.shape is not None and before.shape == then.shape)
        if then and now.shape is not None and fits and now.shape == then.shape:
            self.skeleton = then
        elif then and now.whole and then.whole and not (fits and now.shape is not None):
            self.skeleton = then
            self._heading(before)
            self._add("all", now.whole, then.whole, then.whole.text, before.whole if before else None)
            return
        self._heading(before)
        if now.blocks is None:
            if now.whole:
                self._add("all", now.whole, now.whole, "", None)
            return
        self._blocks(now.blocks, before if fits else None)

    def _heading(self, before: TextSection | None) -> None:
        if self.now.heading and self.skeleton.heading:
            target = self.then.heading.text if self.then and self.then.heading else ""
            self._add("", self.now.heading, self.skeleton.heading, target, before.heading if before else None)

    def _blocks(self, blocks: tuple[TextBlock, ...], before: TextSection | None) -> None:
        """Pair block by block: a block that stood anywhere in the section keeps its translation."""
        old = before.blocks or () if before else ()
        then = self.then.blocks or () if self.then and before else ()
        places = self.skeleton.blocks or ()
        # The same words can be translated in two ways: those that stand first take the translation that does.
        known: dict[str, deque[tuple[TextBlock, str]]] = defaultdict(deque)
        for block, translation in zip(old, then, strict=True):
            known[block.text].append((block, translation.text))
        for number, block in enumerate(blocks):
            was, target = None, ""
            if left := known.get(block.text):
                was, target = left.popleft() if len(left) > 1 else left[0]
            if was is None and self.skeleton is not self.now:
                was, target = old[number], then[number].text
            self._add(str(number + 1), block, places[number], target, was)

    def _add(self, name: str, block: TextBlock, place: TextBlock, target: str, before: TextBlock | None) -> None:
        state, old = self.texts.state(block.text, before.text if before else "", target)
        id_ = f"{self.id}.{name}" if name else self.id
        self.rows.append((ExchangeUnit(id_, block.kind, block.line, "", block.text, target, state, old), place))
