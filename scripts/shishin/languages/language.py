"""One language of an edition, and all languages of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from shishin.languages.running_text import RunningText
from shishin.languages.search import SearchRules
from shishin.languages.style import Style
from shishin.languages.tables import Tables, program_codes, program_table
from shishin.languages.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Strings = dict[str, Any]
"""Nested tables of words."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language of an edition: how it is written, and every word that the program says in it.

    Two of them are the same only if they are the same object: each edition makes its own.

    Attributes:
        tables: What its files say.
        is_source: Whether the edition is written in it; the other languages are translations.
    """

    tables: Tables
    is_source: bool

    @property
    def code(self) -> str:
        """The BCP 47 tag, used in file names, `lang` and `hreflang`."""
        return self.tables.code

    @property
    def prefix(self) -> str:
        """What stands before a page's address: nothing for the source language, otherwise the code and a slash."""
        return "" if self.is_source else f"{self.code}/"

    @cached_property
    def name(self) -> str:
        """The language's name in itself, as the language switch shows it."""
        return str(self.tables.table("language")["name"])

    @cached_property
    def open_graph(self) -> str:
        """The locale of Open Graph's `og:locale`."""
        return str(self.tables.table("language")["open_graph"])

    def name_of(self, other: Language) -> str:
        """Give what another language is called in this one, or its own name where that is not known."""
        names = self.tables.table("language")["names"]
        return str(names.get(other.code, other.name))

    @cached_property
    def script(self) -> Script:
        """How the language is written."""
        return Script(**self.tables.table("language")["script"])

    @cached_property
    def sentence_end(self) -> str:
        """What ends a sentence within running text."""
        return str(self.tables.table("language")["punctuation"]["sentence_end"])

    @cached_property
    def longest_description(self) -> int:
        """How many characters of a page's description the results of a search show."""
        return int(self.tables.table("language")["lengths"]["description"])

    @property
    def date(self) -> Strings:
        """How a day is written: `day`, a sentence with the year, month and day, and `months`, their names."""
        return dict(self.tables.table("language")["date"])

    @property
    def interface(self) -> Strings:
        """The words of pages."""
        return self.tables.table("interface")

    @property
    def findings(self) -> dict[str, dict[str, str]]:
        """The three sentences of each finding, by its code: `what`, `expected` and `fix`."""
        return self.tables.table("findings")

    @property
    def command(self) -> dict[str, dict[str, str]]:
        """The words of the command, by the kind of what it says."""
        return self.tables.table("command")

    @property
    def help(self) -> dict[str, dict[str, str]]:
        """The help of each command: what it does, under `about`, and what each of its options does."""
        return dict(self.tables.table("command")["help"])

    @property
    def fields(self) -> dict[str, dict[str, str]]:
        """What the fields of the sources hold, by the kind of record and the field."""
        return self.tables.table("fields")

    @property
    def sections(self) -> dict[str, dict[str, str]]:
        """The fixed headings of a `principle`, a `guideline` and a `guide`, by their anchors, and other fixed words."""
        return self.tables.table("sections")

    @cached_property
    def wording(self) -> Wording:
        """The rules of wording."""
        full_stop = self.tables.table("language")["punctuation"]["full_stop"]
        return Wording.of(self.tables.table("wording"), full_stop)

    @cached_property
    def style(self) -> Style:
        """The rules of style; a language may have none."""
        return Style.of(self.tables.table("style"))

    @cached_property
    def running_text(self) -> RunningText:
        """How running text calls things by a number, a count or a name."""
        return RunningText.of(self.tables.table("running-text"))

    @cached_property
    def search(self) -> SearchRules:
        """The rules for searching: of words in Latin letters and of kana, each of the language that has them."""
        entries = self.tables.table("search")
        latin, kana = (
            entries if entries[script] == self.code else program_table(entries[script], "search")
            for script in ("latin", "kana")
        )
        return SearchRules.of(latin, kana, self.tables.table("language")["lengths"]["excerpt"])


@dataclass(frozen=True)
class Script:
    """How a language is written.

    Attributes:
        letters: The main letters: `latin` or `other`.
        words: How words stand: `spaces` between them, or `phrases`, which are cut by BudouX.
        furigana: Whether its characters can have furigana.
        glossary: How the glossary is grouped: `kana`, by rows of the fifty sounds, or `letters`, by the first one.
    """

    letters: str
    words: str
    furigana: bool
    glossary: str

    @property
    def is_latin(self) -> bool:
        """Whether the main letters are Latin ones, of which names of anchors can be made."""
        return self.letters == "latin"

    @property
    def is_spaced(self) -> bool:
        """Whether spaces stand between words."""
        return self.words == "spaces"

    @property
    def is_by_kana(self) -> bool:
        """Whether the glossary stands by the rows of the fifty sounds."""
        return self.glossary == "kana"


@dataclass(frozen=True, eq=False)
class Languages:
    """The languages of an edition.

    Attributes:
        all: Every one of them; the first is the source language, the others are translations.
    """

    all: tuple[Language, ...]

    @property
    def source(self) -> Language:
        """The language the content is written in; facts stand in its files only."""
        return self.all[0]

    @property
    def translations(self) -> tuple[Language, ...]:
        """The languages that the content is translated into."""
        return self.all[1:]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all of them, in their order."""
        return tuple(language.code for language in self.all)

    @cached_property
    def written(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """All that a project has of its own in them: each language's code, and the texts of the project's files."""
        return tuple((language.code, language.tables.project) for language in self.all)

    def __iter__(self) -> Iterator[Language]:
        """Give the languages in their order."""
        return iter(self.all)

    def of(self, code: str) -> Language:
        """Give the language with a code.

        Raises:
            KeyError: The edition is not published in that language.
        """
        return self._by_code[code]

    def of_any(self, code: str) -> Language:
        """Give the language with a code: one of the edition, one that the program has, or else the source language.

        A released version may be in a language that the edition no longer has.
        """
        if code in self._by_code:
            return self._by_code[code]
        return Language(Tables(code), is_source=False) if code in program_codes() else self.source

    @cached_property
    def _by_code(self) -> Mapping[str, Language]:
        return {language.code: language for language in self.all}
