"""Makes text safe to print: what would steer a terminal, or a program that reads the output, is shown instead."""

from __future__ import annotations

import re

from shishin.model.visible import UNSEEN

_STEERING = re.compile(
    # Control characters, line breaks among them, and halves of characters, which stand for bytes of a file's name.
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
    rf"|{UNSEEN}"
    # The two forms of a workflow command: one at the beginning of a line, one anywhere in it.
    r"|\A:(?=:)|(?<=##)\["
)
_UNSEEN_IN_JSON = re.compile(rf"[\x7f-\x9f\u2028\u2029\ud800-\udfff]|{UNSEEN}")


def shown(value: object) -> str:
    """Give a value as one line of what a person sees; anything else is named by its code point, as `<U+001B>`.

    Sources: ECMA-48 (escape sequences), Unicode Technical Report #36, 3 (bidirectional controls), and the runner of
    GitHub Actions, which takes lines of output that begin with `::`, or hold `##[`, for commands.
    """
    text = str(value)
    lead = len(text) - len(text.lstrip())
    return text[:lead].translate(_SPACES) + _STEERING.sub(_named, text[lead:])


def shown_json(text: str) -> str:
    """Escape invisible characters in a JSON text; the values stay the same."""
    return _UNSEEN_IN_JSON.sub(lambda match: _escaped(match[0]), text)


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def _escaped(character: str) -> str:
    pair = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pair[at : at + 4]}" for at in range(0, len(pair), 4))


_SPACES = {ord(character): f"<U+{ord(character):04X}>" for character in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}
