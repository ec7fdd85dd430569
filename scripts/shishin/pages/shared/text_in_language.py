"""Words on a page that may be in another language than the page's: what was released stays in the languages it had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.by_language import ByLanguage


@dataclass(frozen=True)
class TextInLanguage:
    """Words, and the language that they are in.

    Attributes:
        text: The words.
        language: The code of their language if that is not the page's, or an empty string.
    """

    text: str
    language: str = ""


def text_in(words: ByLanguage, code: str) -> TextInLanguage:
    """Give words in the language of a page, or in one that they have.

    Args:
        words: The words.
        code: The code of the page's language.
    """
    there = words.code_for(code)
    return TextInLanguage(words.texts[there], "" if there == code else there)


def sentence_with(form: str, name: str, words: TextInLanguage, **values: str) -> tuple[TextInLanguage, ...]:
    """Put words into a sentence of the page's language, so that each piece keeps its language.

    Args:
        form: The sentence, with `{name}` where the words go.
        name: That name.
        words: The words.
        values: What else the sentence has places for.
    """
    before, _, after = form.partition(f"{{{name}}}")
    pieces = (TextInLanguage(before.format(**values)), words, TextInLanguage(after.format(**values)))
    return tuple(piece for piece in pieces if piece.text)
