"""What a translator's file holds, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.authoring.exchange.units import ExchangeUnit, TextPair, UnitState


@dataclass(frozen=True)
class Exchanged:
    """A text as it is handed out.

    Attributes:
        source: The path of the source text, from the project's root.
        digest: Its digest.
        codes: The codes of the source language and of the translation's.
        units: Its units.
    """

    source: str
    digest: str
    codes: tuple[str, str]
    units: tuple[ExchangeUnit, ...]

    @classmethod
    def of(cls, pair: TextPair) -> Exchanged:
        """Give what is handed out of a text and its translation."""
        code = pair.path.removesuffix(".md").rpartition(".")[2]
        return cls(pair.source.file.path, pair.digest, (pair.source.file.language, code), pair.units)


@dataclass(frozen=True)
class ReturnedUnit:
    """A unit as it came back.

    Attributes:
        id: The unit's id.
        line: Its line in the translator's file, counted from 1; 0 if that is not known.
        source: The source words.
        target: The translation; nothing if there is none.
        state: How far it is.
    """

    id: str
    line: int
    source: str
    target: str
    state: UnitState


@dataclass(frozen=True)
class Returned:
    """A translator's file that came back.

    Attributes:
        source: The path of the source text, from the project's root.
        digest: The digest of the source text as it was handed out.
        language: The code of the translation's language.
        units: Its units.
    """

    source: str
    digest: str
    language: str
    units: tuple[ReturnedUnit, ...]


class UnreadableError(Exception):
    """A file is none that was handed out, or no longer one.

    Attributes:
        reason: Why, as the name of a row of `exchange_reasons` in command.toml, or in the words of its reader.
        line: On which line, counted from 1; 0 if that is not known.
    """

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def notes(unit: ExchangeUnit) -> list[str]:
    """Give what a translator is told of a unit besides where it stands: what it is, and its requirement's number."""
    return [unit.kind.value, *([unit.requirement] if unit.requirement else [])]
