"""The Japanese analyser that readings are compared with: SudachiPy, which is not needed for anything else.

Of the analysers tried on this project's texts it has the fewest wrong readings; its licence is Apache-2.0. Mode C
keeps compounds whole, whose readings differ from those of their parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LONGEST_PIECE = 8_000
"""Characters handed over at once: SudachiPy takes 49,149 bytes, and a character has up to four."""

_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_SENTENCE_END = re.compile("[。\n]")
_READ = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff0-9A-Za-z]")


@dataclass(frozen=True)
class AnalysedWord:
    """A word as the analyser finds it.

    Attributes:
        begin: Where it begins in the text.
        end: Where it ends.
        reading: Its reading in hiragana; of a mark or a word that it does not know, the text itself.
        dictionary: The form under which a dictionary has it.
        inflection: How it is inflected, in the words of the dictionary: 五段-カ行, 形容詞; `*` if it is not.
    """

    begin: int
    end: int
    reading: str
    dictionary: str
    inflection: str


Analyse = Callable[[str], list[AnalysedWord]]


class AnalyserMissingError(Exception):
    """SudachiPy or its dictionary is not installed."""


def sudachi() -> Analyse:
    """Give SudachiPy with its core dictionary.

    Raises:
        AnalyserMissingError: One of the two is not installed.
    """
    try:
        import sudachidict_core  # noqa: F401, PLC0415 - an extra that nothing else needs
        from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - the same
    except ImportError as error:
        raise AnalyserMissingError(str(error)) from error
    tokenizer = Dictionary().tokenizer(SplitMode.C)

    def analyse(text: str) -> list[AnalysedWord]:
        return [
            AnalysedWord(
                begin + morpheme.begin(),
                begin + morpheme.end(),
                _reading(morpheme.surface(), morpheme.reading_form()),
                morpheme.dictionary_form(),
                morpheme.part_of_speech()[4],
            )
            for begin, piece in _pieces(text)
            for morpheme in tokenizer.tokenize(piece)
            # It reads … as three points, of which two have no place in the text.
            if morpheme.end() > morpheme.begin()
        ]

    return analyse


def hiragana(text: str) -> str:
    """Write katakana as hiragana."""
    return text.translate(_HIRAGANA)


def _reading(surface: str, reading: str) -> str:
    # Of a mark it says that it is a mark, きごう, and of an unknown word nothing.
    return hiragana(reading) if reading and _READ.search(surface) else surface


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text behind sentences."""
    begin = 0
    while len(text) - begin > LONGEST_PIECE:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, begin, begin + LONGEST_PIECE)]
        end = ends[-1] if ends else begin + LONGEST_PIECE
        yield begin, text[begin:end]
        begin = end
    yield begin, text[begin:]
