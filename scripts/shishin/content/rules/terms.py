"""Rules for terms: our own texts use the glossary's words, not others for the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.model.finding import Finding
from shishin.model.principle import PrincipleWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.content.drafts import Draft
    from shishin.model.data import Term

_CLOSES = {"`": "`", "「": "」", "『": "』", "“": "”", "](": ")"}
"""How what a text only repeats begins and ends: code, quoted words, addresses."""

_OPENS = re.compile(r"^>.*|https?://\S+|\*[^*]+\*\{lang=[a-z]+\}|`|「|『|“|\]\(", re.MULTILINE)
"""The same beginnings, and whole: quotations, bare addresses, names in another language."""


def avoided(terms: Sequence[Term], drafts: Iterable[Draft], findings: list[Finding]) -> None:
    """Find words that the glossary says are not used.

    The principles quote the source, so only their own summaries are looked at.
    """
    patterns = [
        (each.language, _pattern(each.word, each.unless, each.language), each.word, getattr(term, each.language))
        for term in terms
        for each in term.avoid
    ]
    for draft in drafts:
        for first_line, text in _own_texts(draft):
            blank = _own(text)
            for language, pattern, word, right in patterns:
                if language != draft.file.language:
                    continue
                line, before = first_line, 0
                for match in pattern.finditer(blank):
                    if match["found"]:
                        line += blank.count("\n", before, match.start())
                        before = match.start()
                        findings.append(Finding.at(draft.file.path, line, "term-avoided", found=word, term=right))


def _own(text: str) -> str:
    """Put spaces in the place of what a text only repeats.

    Each end is looked for from its beginning on, and never again once there is none: a pattern would go through the
    rest of the text for every beginning.
    """
    parts, at = [], 0
    closes = dict(_CLOSES)
    while match := _OPENS.search(text, at):
        end = match.end()
        if match[0] in _CLOSES:
            close = closes.get(match[0])
            found = text.find(close, end) if close else -1
            if close is None or found < 0:
                closes.pop(match[0], None)
                parts.append(text[at:end])
                at = end
                continue
            end = found + len(close)
        parts += [text[at : match.start()], " " * (end - match.start())]
        at = end
    return "".join([*parts, text[at:]])


def _own_texts(draft: Draft) -> Iterator[tuple[int, str]]:
    if isinstance(draft.record, PrincipleWords):
        yield draft.line("plain"), draft.record.plain
    else:
        yield 1, draft.file.text


def _pattern(word: str, unless: Sequence[str], language: str) -> re.Pattern[str]:
    """Match a word, or before it the longer words that may hold it; in English only as a whole word."""
    allowed = "|".join(re.escape(each) for each in sorted(unless, key=len, reverse=True))
    edge = r"\b" if language == "en" else ""
    wanted = f"(?P<found>{edge}{re.escape(word)}{edge})"
    return re.compile(f"(?:{allowed})|{wanted}" if allowed else wanted, re.IGNORECASE)
