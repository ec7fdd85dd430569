"""Words that stand in several languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Text = TypeVar("Text")


class Texts(dict[str, Text]):
    """Texts by language code, the language that they were written in first.

    Asked for a language that it lacks, it gives the text in that first language: a version that was released before a
    language was added has no words in it. Which languages there are can still be asked: `code in texts`.
    """

    def __missing__(self, code: str) -> Text:
        """Give the text in the first language."""
        return next(iter(self.values()))


@dataclass(frozen=True)
class ByLanguage:
    """The same words in several languages.

    Attributes:
        texts: The words by language code (BCP 47).
    """

    texts: Mapping[str, str]

    def in_(self, code: str) -> str:
        """Give the words in a language, or in the first that there are if they are not in that one."""
        return self.texts[self.code_for(code)]

    def code_for(self, code: str) -> str:
        """Give the code of the language in which `in_` gives the words."""
        return code if code in self.texts else next(iter(self.texts))

    def __hash__(self) -> int:
        """Give equal words, in whatever order of their languages, the same hash."""
        return hash(frozenset(self.texts.items()))
