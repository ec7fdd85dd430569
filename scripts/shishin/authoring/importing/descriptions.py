"""Makes titles and descriptions of a page from words of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.authoring.importing import characters
from shishin.authoring.importing.notes import Log

if TYPE_CHECKING:
    from shishin.authoring.importing.tree import Node

_SENTENCE = re.compile(r"[。.!?！？][」』）)”\"]?$", re.MULTILINE)
_LATIN = re.compile("[A-Za-z]")


def first_words(root: Node) -> str:
    """Give the words of the first paragraph that holds a sentence, or else of the first paragraph."""
    paragraphs = (child.text() for child in root.nodes if child.tag == "p")
    plain = (re.sub(r"\{[^{}]*\}|\[\^[^\]]*\]", "", text).strip("\u3000 \n") for text in paragraphs)
    texts = [text for text in plain if text]
    for text in texts:
        # A line above a list, or a word in bold, says nothing of the page.
        if match := _SENTENCE.search(text):
            return " ".join(text[: match.end()].split())
    return " ".join(texts[0].split()) if texts else ""


def shortened(text: str, longest: int) -> str:
    """Cut a text at the end of a sentence, or else of a word.

    Args:
        text: The text.
        longest: How many characters it may have.
    """
    plain = " ".join(characters.clean(text, 0, Log()).split())
    if len(plain) <= longest:
        return plain
    cut = plain[: longest - 1]
    ends = [match.end() for match in re.finditer(r"[。！？]|[.!?](?= )", cut)]
    if ends:
        return plain[: ends[-1]]
    return f"{cut.rpartition(' ')[0] or cut}…" if _LATIN.search(cut[-20:]) else f"{cut}…"
