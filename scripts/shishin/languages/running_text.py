"""How a language's running text calls things by a number, a count or a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("slides", "guides", "figures", "principles", "sections")
"""What is called by a number of its own."""

COUNTABLE = ("principles", "guidelines", "guides", "requirements")
"""What a text may say how many there are of."""

NEVER = "(?!)"
"""A pattern that nothing fits."""


@dataclass(frozen=True)
class Numbers:
    """Numbers as people write them in running text: digits, and words or characters up to ninety-nine.

    Attributes:
        cardinals: The words for numbers, from one.
        ordinals: The words for places in a row, from the first.
        ordinal_endings: What follows the digits of such a place.
        digits: Characters for the digits 1 to 9, or nothing.
        ten: The character for ten, or nothing.
        goes_on: A range of characters after which such digits are the beginning of another word.
    """

    cardinals: tuple[str, ...]
    ordinals: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    digits: str
    ten: str
    goes_on: str

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Numbers:
        """Make it of the table `numbers`."""
        cardinals, ordinals, endings = (tuple(table[name]) for name in ("cardinals", "ordinals", "ordinal_endings"))
        return cls(cardinals, ordinals, endings, table["digits"], table["ten"], table["goes_on"])

    @property
    def number(self) -> str:
        """A pattern for a number; what follows it never makes it shorter, so that it fits in one way."""
        characters = f"{self._characters}(?![{self.goes_on}])" if self.goes_on else self._characters
        ways = [f"(?:{_longest_first(self.cardinals)})" if self.cardinals else "", characters if self.digits else ""]
        return f"(?>{'|'.join(filter(None, ['[0-9]{1,4}', *ways]))})"

    @property
    def place(self) -> str:
        """The same without number words and the lookahead: the word that follows shows where the number ends."""
        return f"(?>{'|'.join(filter(None, ['[0-9]{1,4}', self._characters if self.digits else '']))})"

    @property
    def ordinal(self) -> str:
        """A pattern for a place in a row that is a word of its own."""
        counted = f"[0-9]{{1,3}}(?:{'|'.join(self.ordinal_endings)})" if self.ordinal_endings else ""
        words = _longest_first(self.ordinals) if self.ordinals else ""
        return f"(?>{'|'.join(filter(None, [counted, words])) or NEVER})"

    def value(self, text: str) -> int | None:
        """Give the number that a text says, or nothing."""
        plain = text.casefold()
        if match := re.fullmatch(rf"([0-9]+)(?:{'|'.join(self.ordinal_endings)})?", plain):
            return int(match[1])
        for words in (self.cardinals, self.ordinals):
            if plain in words:
                return words.index(plain) + 1
        match = re.fullmatch(f"([{self.digits}]?)({self.ten}?)([{self.digits}]?)", plain) if self.digits else None
        if not plain or match is None or (match[1] and match[3] and not match[2]):
            return None
        tens = (self._digit(match[1]) if match[1] else 1) if match[2] else 0
        ones = match[3] if match[2] else match[1]
        return tens * 10 + (self._digit(ones) if ones else 0)

    def _digit(self, character: str) -> int:
        return self.digits.index(character) + 1

    @property
    def _characters(self) -> str:
        return f"[{self.digits}{self.ten}]{{1,3}}"


@dataclass(frozen=True)
class Calls:
    """How a kind of thing is called by its number.

    Attributes:
        hints: Words of which one is in every text that does so; looking for these is quick.
        patterns: How it is done; the group of each holds the number, or the numbers.
    """

    hints: tuple[str, ...]
    patterns: tuple[str, ...]


@dataclass(frozen=True)
class Counting:
    """How texts say how many there are.

    Attributes:
        pattern: A count and a noun: the first group holds the count, groups of the nouns' names hold the noun.
        whole: What stands before a count of all, as patterns.
        part: What stands before a count of some, or of others.
    """

    pattern: re.Pattern[str]
    whole: tuple[str, ...]
    part: tuple[str, ...]


@dataclass(frozen=True)
class RunningText:
    """How running text calls things; all but `counting` are patterns to be joined with those of other languages.

    Attributes:
        numbers: How numbers are written.
        between: What stands between the numbers of requirements.
        counters: A range of characters after a number that then only counts.
        calls: How each of `KINDS` is called by its number.
        named_sections: How a section is called by its name, which the group holds.
        named_guides: How a guide is.
        headed: How a heading with a number begins; the group holds it.
        before_number: What stands before the number of a `guide` or of a `principle` in a link's words.
        not_principle: Words before a # that is no principle's.
        past: What says that a sentence speaks of what was.
        elsewhere: Words of a sentence that may speak of another document.
        counting: How texts say how many there are.
    """

    numbers: Numbers
    between: tuple[str, ...]
    counters: str
    calls: Mapping[str, Calls]
    named_sections: tuple[str, ...]
    named_guides: tuple[str, ...]
    headed: str
    before_number: Mapping[str, str]
    not_principle: tuple[str, ...]
    past: str
    elsewhere: tuple[str, ...]
    counting: Counting

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> RunningText:
        """Make it of what `running-text.toml` says."""
        lists, named, sentence = table["lists"], table["named"], table["sentence"]
        numbers = Numbers.of(table["numbers"])
        fill = Filling.of(table)
        return cls(
            numbers,
            tuple(lists["between"]),
            lists["counters"],
            {kind: Calls(tuple(table[kind]["hints"]), fill.all(table[kind]["patterns"])) for kind in KINDS},
            fill.all(named["sections"]),
            fill.all(named["guides"]),
            fill.one(named["headed"]),
            {kind: named[kind] for kind in ("guide", "principle")},
            tuple(named["not_principle"]),
            sentence["past"],
            tuple(sentence["elsewhere"]),
            _counting(table["counts"], fill),
        )


@dataclass(frozen=True)
class Filling:
    """What stands in the places of a pattern, such as `{number}`.

    Attributes:
        numbers: How numbers are written.
        counters: A range of characters after a number that then only counts.
        list_: How numbers go on, with places of its own.
        not_in_name: A range of characters that cannot stand in a name.
        count: How a count is written, with places of its own.
        nouns: What is counted.
    """

    numbers: Numbers
    counters: str
    list_: str
    not_in_name: str
    count: str
    nouns: Mapping[str, str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Filling:
        """Make it of what `running-text.toml` says."""
        lists, counts = table["lists"], table["counts"]
        numbers, not_in_name = Numbers.of(table["numbers"]), table["named"]["not_in_name"]
        return cls(numbers, lists["counters"], lists["list"], not_in_name, counts["count"], counts["nouns"])

    def one(self, pattern: str) -> str:
        """Fill a pattern; braces that are no place of it stay."""
        for name, part in self._parts.items():
            pattern = pattern.replace(f"{{{name}}}", part)
        return pattern

    def all(self, patterns: list[str]) -> tuple[str, ...]:
        """Fill patterns."""
        return tuple(map(self.one, patterns))

    @cached_property
    def _parts(self) -> dict[str, str]:
        # The list and the count come first: they have places of their own.
        return {
            "list": self.list_,
            "count": self.count,
            "noun": "|".join(f"(?P<{noun}>{self.nouns[noun]})" for noun in COUNTABLE),
            "counted": counted(self.counters),
            "number": self.numbers.number,
            "place": self.numbers.place,
            "ordinal": self.numbers.ordinal,
            "name": rf"[^{self.not_in_name}\n]{{1,80}}+",
        }


PLACES = frozenset({"list", "counted", "number", "place", "ordinal", "name", "count", "noun"})
"""What may stand in braces in a pattern of `running-text.toml`."""


def counted(counters: str) -> str:
    """Give the lookahead that refuses a number before a digit, a counter, % or thousands: it counts, or goes on."""
    return rf"(?![\d{counters}%]|, ?\d{{3}})"


def _counting(table: Mapping[str, Any], fill: Filling) -> Counting:
    return Counting(re.compile(fill.one(table["pattern"])), tuple(table["whole"]), tuple(table["part"]))


def _longest_first(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
