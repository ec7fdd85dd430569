"""What the builders of pages are given: the content in one language, and all that was looked up before."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shishin.pages.shared.address import guide_url
from shishin.pages.shared.dates import day
from shishin.pages.shared.links import Alternate, Links
from shishin.pages.shared.lookup import Lookup
from shishin.pages.shared.requirements import Requirements

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from shishin.languages.language import Language, Languages, Strings
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion
    from shishin.model.standard import Standard


class Context:
    """The content in one language, with its words, links and requirements, each made once.

    Attributes:
        lookup: Finds what stands in the library, whatever the language.
        language: The language of the pages.
        languages: All languages of this edition.
        standards: The standards by id, as the text that is shown cites them.
        links: The links to pages, principles and guidelines.
    """

    def __init__(
        self,
        lookup: Lookup,
        languages: Languages,
        language: Language,
        links: Links | None = None,
        standards: Mapping[str, Standard] | None = None,
    ) -> None:
        self.lookup, self.languages, self.language = lookup, languages, language
        self.links = links or Links(lookup, language)
        self.standards = lookup.standards if standards is None else standards

    @property
    def library(self) -> Library:
        """The content."""
        return self.lookup.library

    @property
    def code(self) -> str:
        """The language's code, by which texts are kept."""
        return self.language.code

    @property
    def source(self) -> Language:
        """The language that the content is written in."""
        return self.languages.source

    @property
    def is_source(self) -> bool:
        """Whether the language is the one that the content is written in."""
        return self.language.is_source

    @cached_property
    def words(self) -> Strings:
        """The interface's words."""
        return self.language.interface

    @cached_property
    def source_words(self) -> Strings:
        """The interface's words in the source language."""
        return self.source.interface

    @cached_property
    def requirements(self) -> Requirements:
        """The requirements in words."""
        return Requirements(self.lookup, self.links, self.language, self.words, self.standards)

    @cached_property
    def guides_by_address(self) -> dict[str, tuple[Guideline, Guide]]:
        """The guides that readers are led to by their addresses in the source language, each with its guideline."""
        return {
            guide_url(guideline, guide, self.source): (guideline, guide)
            for guideline in reversed(self.library.guidelines)
            for guide in reversed(guideline.guides)
        }

    def day(self, text: str) -> str:
        """Write an ISO day in words."""
        return day(text, self.language)

    def alternates(
        self, address: Callable[[Language], str], codes: Container[str] | None = None
    ) -> tuple[Alternate, ...]:
        """Give a page in every language that has it; nothing in an edition that has one language only.

        Args:
            address: Its address in a language.
            codes: The codes of the languages that have it beside the page's own; all of the edition if left out.
        """
        return tuple(
            Alternate(language, address(language))
            for language in self.languages
            if self.languages.translations and (codes is None or language.code in codes or language is self.language)
        )

    def has(self, guideline: Guideline) -> bool:
        """Whether a guideline's text has words in the language: a version may be older than the language."""
        return self.code in guideline.languages

    def original(self, title: str) -> str:
        """Give the title of a translation in the source language, and an empty string on a page of that language."""
        return "" if self.is_source else title

    def of_version(self, version: GuidelineVersion) -> Context:
        """Give the same context for one version's text, with the standards as they were at its release."""
        return Context(
            self.lookup, self.languages, self.language, self.links, {row.id: row for row in version.standards}
        )


def guideline_title(context: Context, guideline: Guideline) -> str:
    """Give a guideline's whole title; of a text that is older than the language, as the working text has it."""
    text = guideline if context.has(guideline) else context.lookup.working(guideline)
    return text.titles[context.code].title


def contexts(library: Library) -> dict[str, Context]:
    """Give the context of each language of the edition by its code, the source language first."""
    lookup = Lookup(library)
    return {language.code: Context(lookup, library.languages, language) for language in library.languages}
