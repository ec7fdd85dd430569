"""What running text says, in any language of the edition: which numbers, and whether it speaks of what was."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.languages.language import Languages


@cache
def past(languages: Languages) -> re.Pattern[str]:
    """Give what says that a sentence speaks of what was: a number that was withdrawn may stand in it."""
    words = [language.running_text.past for language in languages]
    return re.compile("|".join([*words, r"(?<![\d.])\d+\.\d+\.\d+(?:-beta\.\d+)?"]))


def value(text: str, languages: Languages) -> int | None:
    """Give the number that a text says in any language of the edition, or nothing."""
    numbers = (language.running_text.numbers.value(text) for language in languages)
    return next((number for number in numbers if number is not None), None)
