"""Words that stand in several languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class ByLanguage:
    """The same words in several languages.

    Attributes:
        texts: The words by language code (BCP 47).
    """

    texts: Mapping[str, str]

    def in_(self, code: str) -> str:
        """Give the words in a language.

        Raises:
            KeyError: There are none in that language.
        """
        return self.texts[code]

    def __hash__(self) -> int:
        """Give equal words, in whatever order of their languages, the same hash."""
        return hash(frozenset(self.texts.items()))
