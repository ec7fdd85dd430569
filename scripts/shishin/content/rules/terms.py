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

_NOT_OURS = re.compile(
    r"^>.*|`[^`]*`|「[^」]*」|『[^』]*』|“[^”]*”|\*[^*]+\*\{lang=[a-z]+\}|\]\([^)]*\)|https?://\S+", re.MULTILINE
)
"""What a text only repeats: quotations, code, names in another language, addresses."""


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
            blank = _NOT_OURS.sub(lambda match: " " * len(match[0]), text)
            for language, pattern, word, right in patterns:
                if language != draft.file.language:
                    continue
                for match in pattern.finditer(blank):
                    if match["found"]:
                        line = first_line + blank.count("\n", 0, match.start())
                        findings.append(Finding.at(draft.file.path, line, "term-avoided", found=word, term=right))


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
