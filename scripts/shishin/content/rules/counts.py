"""A rule for counts in running text: as many principles, guidelines, guides and requirements as there are.

In English, “the six guides” means all of them. Japanese has no such word: only what cannot mean a part is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.content import written_numbers as numbers
from shishin.model.finding import Finding
from shishin.model.guideline import NAME

if TYPE_CHECKING:
    from shishin.content.named import Counts, Named
    from shishin.content.own_words import OwnWords

_ENGLISH = re.compile(
    rf"(?P<count>{numbers.ENGLISH}) (?:technical |functional )*(?P<noun>principles|guidelines|guides|requirements)\b"
)
_JAPANESE = re.compile(
    rf"(?P<count>\d{{1,4}}|{numbers.KANJI})(?:つ|個|件|本)?の(?P<noun>原則|ガイド(?!ブック)(?:ライン)?|要件)"
)
_WHOLE = re.compile(r"(?:\b(?:the|all|all the|its|our) |(?<![一-龥])全|(?<![一-龥])全部で)\Z")
"""What stands before a count of all; patterns begin with the count, which is found fastest."""

_NOUNS = {"原則": "principles", "ガイドライン": "guidelines", "ガイド": "guides", "要件": "requirements"}
_PART = re.compile(
    r"(?:この|その|らの|次の|ほかの|うち|つ|[0-9年月、の]|(?<![a-z])(?:these|those|other) |[a-z0-9.-])\Z"
)
"""What stands before a count of some, or of others."""


def counts(words: OwnWords, named: Named, known: Counts, findings: list[Finding]) -> None:
    """A count of all principles, guidelines, guides or requirements is right; history tells what was."""
    if words.is_history:
        return
    is_front = bool(words.folder) and words.path.split("/")[-1].startswith(f"{NAME}.")
    text = words.text.lower()
    for pattern in (_ENGLISH, _JAPANESE):
        for match in pattern.finditer(text):
            noun = _NOUNS.get(match["noun"], match["noun"])
            said = numbers.value(match["count"])
            before = text[max(0, match.start() - len("all the ..")) : match.start()]
            # A guideline's own page says how many guides it has; a guide's “the three requirements” are its own.
            is_whole = (
                _WHOLE.search(before)
                or (is_front and noun == "guides")
                or (noun == "principles" and match["count"].isdigit())
            )
            is_of_guide = bool(words.folder) and not is_front and noun in known.parts
            if said in {None, 1} or not is_whole or is_of_guide or _PART.search(before):
                continue
            parts = known.parts.get(noun, {})
            right = [parts[words.folder]] if words.folder in parts else [known.whole[noun], *parts.values()]
            sentence = words.sentence(match.start(), match.end()).replace(match[0], "", 1)
            if said not in right and not named.elsewhere.search(sentence):
                line, found = words.line(match.start()), words.written[match.start() : match.end()].strip()
                findings.append(Finding.at(words.path, line, "count-differs", found=found, count=right[0]))
