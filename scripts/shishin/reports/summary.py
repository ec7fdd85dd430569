"""The last line of a command: what was done, and how much was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.findings.shown import shown

if TYPE_CHECKING:
    from shishin.languages.language import Language


def say(name: str, language: Language, **values: object) -> str:
    """Give a summary in words that are safe to print.

    Args:
        name: The name of the summary in the command's words.
        language: The language to say it in.
        values: What is filled in; characters that would steer a terminal are shown by their code points.
    """
    return language.command["summary"][name].format_map({key: shown(value) for key, value in values.items()})
