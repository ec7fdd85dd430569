"""A rule for counts in running text: as many principles, guidelines, guides and requirements as there are.

In English, “the six guides” means all of them. Japanese has no such word: only what cannot mean a part is looked at.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from shishin.content.running_text import value
from shishin.model.finding import Finding
from shishin.model.guideline import NAME

if TYPE_CHECKING:
    from shishin.content.named import Counts, Named
    from shishin.content.own_words import OwnWords
    from shishin.languages.language import Languages


@cache
def _before(languages: Languages, name: str) -> re.Pattern[str]:
    """Give the pattern of the words right before a count of the `whole` or a `part`.

    The count is looked for first: that is fastest.
    """
    ways = (way for language in languages for way in getattr(language.running_text.counting, name))
    return re.compile(rf"(?:{'|'.join(ways)})\Z")


def counts(words: OwnWords, named: Named, known: Counts, findings: list[Finding]) -> None:
    """A count of all principles, guidelines, guides or requirements is right; history tells what was."""
    if words.is_history:
        return
    is_front = bool(words.folder) and words.path.split("/")[-1].startswith(f"{NAME}.")
    text = words.text.lower()
    whole, part = (_before(named.languages, name) for name in ("whole", "part"))
    for language in named.languages:
        for match in language.running_text.counting.pattern.finditer(text):
            noun = next(noun for noun, word in match.groupdict().items() if word)
            number = value(match[1], named.languages)
            before = text[max(0, match.start() - len("all the ..")) : match.start()]
            # A guideline's own page says how many guides it has; a guide's “the three requirements” are its own.
            is_whole = (
                whole.search(before) or (is_front and noun == "guides") or (noun == "principles" and match[1].isdigit())
            )
            is_of_guide = bool(words.folder) and not is_front and noun in known.parts
            if number in {None, 1} or not is_whole or is_of_guide or part.search(before):
                continue
            parts = known.parts.get(noun, {})
            right = [parts[words.folder]] if words.folder in parts else [known.whole[noun], *parts.values()]
            sentence = words.sentence(match.start(), match.end()).replace(match[0], "", 1)
            if number not in right and not named.elsewhere.search(sentence):
                line, written = words.line(match.start()), words.written[match.start() : match.end()].strip()
                findings.append(Finding.at(words.path, line, "count-differs", found=written, count=right[0]))
