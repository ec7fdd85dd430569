"""Shows a mended slip: the corrected word, with a link to the note that gives the original."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Strings
    from shishin.model.data import Correction


def mark(html: str, corrections: Sequence[Correction], words: Strings) -> str:
    """Put each correction in the place of the source's slip.

    Args:
        html: Safe HTML in the source language.
        corrections: The page's mended slips; those whose original is not in the HTML are left alone.
        words: The interface's words in the page's language.
    """
    for number, item in enumerate(corrections, 1):
        label = escape(words["correction"]["mark"].format(number=number))
        name = escape(words["correction"]["mark_name"].format(number=number))
        link = f'<a class="mark" id="mark-{item.id}" href="#note-{item.id}" aria-label="{name}">{label}</a>'
        html = html.replace(escape(item.original, quote=False), escape(str(item.correction), quote=False) + link, 1)
    return html
