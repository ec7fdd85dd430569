"""Words whose characters stand apart, such as 「行 動 指 針」: a screen reader spells them out (WCAG technique F32)."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_LETTER = r"[\u3041-\u30ff\u3400-\u9fff]"
_SPACE = r"[ \u00a0\u3000]+"
_APART = re.compile(rf"(?<!{_LETTER}){_LETTER}(?:{_SPACE}{_LETTER})+(?!{_LETTER})")


def has_letters_apart(text: str) -> bool:
    """Whether a text has such a word."""
    return bool(_APART.search(text))


def with_letters_joined(text: str) -> Markup:
    """Escape a text; what it spaces out is shown as it is, and said as the word that it is."""
    shown = Markup('<span aria-hidden="true">{}</span><span class="spoken">{}</span>')
    pieces, end = Markup(), 0
    for match in _APART.finditer(text):
        pieces += escape(text[end : match.start()]) + shown.format(match[0], re.sub(_SPACE, "", match[0]))
        end = match.end()
    return pieces + escape(text[end:])
