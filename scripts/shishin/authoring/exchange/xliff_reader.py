"""Reads XLIFF 2 that came back: events only, and no document type, so that no entity can be declared.

Tools may cut a unit into segments (XLIFF 2.1, “Segmentation Modification”): their parts are put together again. Marks
round words (“Inline Elements”: `mrk`, `sm`, `em`) are passed over, but codes that stand for what we never handed out
are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from shishin.authoring.exchange.catalogue import Returned, ReturnedUnit, UnreadableError
from shishin.authoring.exchange.units import UnitState
from shishin.authoring.exchange.xliff import FILE_ID, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_DEPTH = 40
"""Elements within each other: XLIFF needs seven, and groups and marks may add to them."""

_CODES = frozenset({"ph", "pc", "sc", "ec"})
_PASSED = frozenset({"mrk", "sm", "em", "cp"})


def read_xliff_text(text: str) -> Returned:
    """Read an XLIFF file.

    Args:
        text: The file.

    Raises:
        UnreadableError: It cannot be read, or it is none that was handed out.
    """
    reader = _XliffReader()
    try:
        reader.parser.Parse(text.encode(), True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        raise UnreadableError(expat.ErrorString(error.code), error.lineno) from error
    except ValueError as error:
        raise UnreadableError(str(error)) from error
    if reader.source is None:
        raise UnreadableError("foreign")
    return Returned(reader.source, reader.digest, reader.language, tuple(reader.units))


class _XliffReader:
    """What is gathered of a file, event by event."""

    def __init__(self) -> None:
        self.source: str | None = None
        self.digest = self.language = ""
        self.units: list[ReturnedUnit] = []
        self.open: list[str] = []
        self.unit = ("", 0)
        self.words: dict[str, list[str]] = {}
        self.states: list[UnitState] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_details: object) -> None:
        raise UnreadableError("doctype", self.parser.CurrentLineNumber)

    def _start(self, full_name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, name = full_name.rpartition(" ")
        is_in_words = bool(self._place)
        self.open.append(name if namespace == NAMESPACE else full_name)
        line = self.parser.CurrentLineNumber
        if len(self.open) > MOST_DEPTH:
            raise UnreadableError("depth", line)
        if namespace != NAMESPACE:
            return
        match name:
            case "xliff":
                self.language = attributes.get("trgLang", "")
            case "file":
                if self.source is not None or not attributes.get("id", "").startswith(FILE_ID):
                    raise UnreadableError("foreign", line)
                self.source = attributes.get("original", "")
                self.digest = attributes["id"].removeprefix(FILE_ID)
            case "unit":
                self.unit = (attributes.get("id", ""), line)
                self.words, self.states = {"source": [], "target": []}, []
            case "segment":
                done = attributes.get("state", "initial") != "initial"
                self.states.append(UnitState.TRANSLATED if done else UnitState.REVIEW)
            case "cp" if is_in_words:
                self._characters(_character(attributes.get("hex", ""), line))
            case _ if name in _CODES and is_in_words:
                raise UnreadableError("codes", line)

    @property
    def _place(self) -> str:
        """Whether words are of a source or of a target: the innermost element but for marks."""
        inner = next((name for name in reversed(self.open) if name not in _PASSED), "")
        return inner if inner in self.words and "unit" in self.open else ""

    def _characters(self, text: str) -> None:
        if place := self._place:
            self.words[place].append(text)

    def _end(self, _name: str) -> None:
        if self.open.pop() != "unit":
            return
        source, target = ("".join(self.words.get(name, ())) for name in ("source", "target"))
        state = UnitState.TRANSLATED if all(row is UnitState.TRANSLATED for row in self.states) else UnitState.REVIEW
        self.units.append(ReturnedUnit(*self.unit, source, target, state if target else UnitState.UNTRANSLATED))
        self.words = {}


def _character(code: str, line: int) -> str:
    """Give the character of a `cp` element, which XML cannot hold."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError) as error:
        raise UnreadableError("codes", line) from error
