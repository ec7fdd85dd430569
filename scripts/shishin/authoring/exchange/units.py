"""What a translator is given of a text, and what lies between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.authoring.exchange.blocks import TextBlock, TextSection, UnitKind
    from shishin.content.reading.drafts import Draft
    from shishin.forms.kinds import DocumentKind

FIELD, TEXT = "field", "text"
"""How the ids of units begin that stand in front matter, and of those in the body."""


class UnitState(StrEnum):
    """How far the translation of a unit is."""

    TRANSLATED = "translated"
    REVIEW = "review"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True)
class ExchangeUnit:
    """What a translator is given of a text at a time.

    Attributes:
        id: The unit's id, unique in its text: a name token of XML, as XLIFF asks.
        kind: What it is.
        line: Its line in the source file, counted from 1.
        requirement: The number of the requirement that it belongs to, or nothing.
        source: The source words.
        target: Their translation, or that of what they were before; nothing if there is none.
        state: How far that is.
        before: What the source words were when they were translated, if they were others and that is known.
        may_lack: Whether a translation may do without it.
    """

    id: str
    kind: UnitKind
    line: int
    requirement: str
    source: str
    target: str
    state: UnitState
    before: str = ""
    may_lack: bool = False


@dataclass(frozen=True)
class PairedSection:
    """A section of the source text, and the text in which its translation is written.

    Attributes:
        skeleton: The section that all but the words is taken from: the translation's if both are of one shape.
        is_source: Whether that is the source's own.
        blocks: The blocks of the skeleton, with the ids of the units that come into them.
    """

    skeleton: TextSection
    is_source: bool
    blocks: tuple[tuple[str, TextBlock], ...]


@dataclass(frozen=True)
class TextPair:
    """A source text and what it becomes in another language.

    Attributes:
        path: The path of the translation, from the project's root.
        kind: What kind of document it is.
        source: The source text, whose fields fit.
        translation: The translation, if there is one that could be read.
        digest: The digest of the source text.
        units: The units, in the order of the source text.
        sections: Its sections.
    """

    path: str
    kind: DocumentKind
    source: Draft
    translation: Draft | None
    digest: str
    units: tuple[ExchangeUnit, ...]
    sections: tuple[PairedSection, ...]


@dataclass(frozen=True)
class TextStates:
    """What is known of a text when it is paired.

    Attributes:
        source: The source text.
        translation: The translation, if there is one.
        earlier: The source text as it was when it was translated, if it has changed since and that is known.
        is_behind: Whether it has changed since.
    """

    source: Draft
    translation: Draft | None
    earlier: Draft | None
    is_behind: bool

    def state(self, source: str, before: str, target: str) -> tuple[UnitState, str]:
        """Tell how far a translation is, and what its source words were before if they were others."""
        if not target:
            return UnitState.UNTRANSLATED, ""
        if not self.is_behind or (self.earlier and before == source):
            return UnitState.TRANSLATED, ""
        return UnitState.REVIEW, before if before != source else ""
