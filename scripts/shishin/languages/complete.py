"""Holds the files of a language against those that come with the program: what is missing, unknown or misshapen."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from shishin.languages.running_text import PLACES
from shishin.languages.tables import NAMES, Tables, path_of, program_codes, program_table, program_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Key = tuple[str, ...]
"""Where a word stands: the file's name without ending, the tables, and its own name."""

CHOICES: Mapping[Key, tuple[str, ...]] = {
    ("language", "script", "letters"): ("latin", "other"),
    ("language", "script", "words"): ("spaces", "phrases"),
    ("language", "script", "glossary"): ("kana", "letters"),
    ("wording", "requirement", "said"): ("end", "inside"),
}
"""Entries that take one of a few words."""

PATTERNS = ("wording", "running-text")
"""Files whose texts are patterns, but for `WORDS`."""

WORDS = frozenset(
    {"hints", "cardinals", "ordinals", "digits", "ten", "elsewhere", "must", "should", "may", "said", "form"}
)
"""Entries of these files that are words."""

NAMES_OF_LANGUAGES = ("language", "names")
"""The table that may have more entries: what further languages are called."""

MONTHS = 12

_PLACE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_ENTRY = re.compile(r"""^\s*(?:\[+(?P<table>[^\]]+)\]+|(?P<quote>["']?)(?P<name>[\w-]+)(?P=quote)\s*=)""")


@dataclass(frozen=True)
class Problem:
    """Something that is wrong with a language's files.

    Attributes:
        file: The file's path, from the folder that holds `languages/`.
        line: Its line, or 0 where there is none.
        code: The code of the finding that tells of it.
        values: What that says besides.
    """

    file: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...]


@lru_cache(maxsize=16)
def problems(tables: Tables, needed: tuple[Key, ...] = ()) -> tuple[Problem, ...]:
    """Give everything that is wrong with a language's files, all at once.

    Args:
        tables: The language's files.
        needed: Entries that there must be besides those that the program's languages have, such as the words for a
            value that a released version may still have.
    """
    if tables.unread:
        return tuple(
            Problem(file.file, file.line, "language-file", (("reason", file.reason),)) for file in tables.unread
        )
    own = {key: value for name in NAMES for key, value in leaves(tables.table(name), (name,))}
    known = reference()
    wrong = [*_missing(tables, own, {*known, *needed}), *_unknown(tables, own, {*known, *needed})]
    for key, value in own.items():
        if key in known:
            wrong += _misshapen(tables, key, value, known[key])
    return tuple(wrong or _choices(tables, own))


@cache
def reference() -> dict[Key, Any]:
    """Give an example of every entry that the program's languages have."""
    return {
        key: value
        for code in reversed(program_codes())
        for name in NAMES
        for key, value in leaves(program_table(code, name), (name,))
    }


def leaves(value: Any, path: Key = ()) -> Iterator[tuple[Key, Any]]:  # noqa: ANN401 - any TOML value
    """Give every value that is no table, with the names that lead to it."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, (*path, name))
    else:
        yield path, value


def _missing(tables: Tables, own: Mapping[Key, Any], wanted: set[Key]) -> Iterator[Problem]:
    for key in sorted(wanted):
        example = reference().get(key)
        is_empty = isinstance(example, str) and example.strip() and not str(own.get(key, "")).strip()
        if key not in own or (is_empty and key[0] not in (*PATTERNS, "search")):
            yield _problem(tables, key, "language-words-missing", example=_short(example))


def _unknown(tables: Tables, own: Mapping[Key, Any], wanted: set[Key]) -> Iterator[Problem]:
    names = [".".join(key[1:]) for key in wanted]
    for key in own:
        if key not in wanted and key[:2] != NAMES_OF_LANGUAGES:
            near = difflib.get_close_matches(".".join(key[1:]), names, n=1)
            yield _problem(tables, key, "language-words-unknown", near=near[0] if near else "–")


def _misshapen(tables: Tables, key: Key, value: Any, example: Any) -> Iterator[Problem]:  # noqa: ANN401 - as above
    """Hold an entry against the same one of another language: its type, its places, its pattern."""
    if _type(value) != _type(example) and value != [] and example != []:
        yield _problem(tables, key, "language-words-type", expected=_type(example), found=_type(value))
        return
    texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    if key[0] in PATTERNS and key[-1] not in WORDS:
        yield from (problem for text in texts for problem in _unreadable(tables, key, text))
    elif _places(value) != _places(example):
        expected, there = (_in_braces(_places(text)) or "–" for text in (example, value))
        yield _problem(tables, key, "language-words-places", expected=expected, found=there)


def _unreadable(tables: Tables, key: Key, pattern: str) -> Iterator[Problem]:
    if unknown := {place for place in _places(pattern) if not place.isdigit()} - PLACES:
        expected = _in_braces(PLACES)
        yield _problem(tables, key, "language-words-places", expected=expected, found=", ".join(sorted(unknown)))
        return
    try:
        # A range of characters, which stands within brackets, is a pattern too.
        re.compile(_PLACE.sub(lambda match: match[0] if match[1].isdigit() else ".", pattern))
    except re.error as error:
        yield _problem(tables, key, "language-pattern", reason=str(error))


def _choices(tables: Tables, own: Mapping[Key, Any]) -> Iterator[Problem]:
    """Find what is of the right type and still no value that the program knows."""
    allowed = {**CHOICES, ("language", "code"): (tables.code,)}
    allowed |= {("search", script): (tables.code, *program_codes()) for script in ("latin", "kana")}
    for key, values in allowed.items():
        if own[key] not in values:
            yield _problem(
                tables, key, "language-value", given=_short(own[key]), allowed=", ".join(dict.fromkeys(values))
            )
    months = own["language", "date", "months"]
    if len(months) != MONTHS:
        yield _problem(tables, ("language", "date", "months"), "language-value", given=str(len(months)), allowed="12")


def _in_braces(places: Iterable[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in sorted(places))


def _places(value: Any) -> set[str]:  # noqa: ANN401 - as above
    return set(_PLACE.findall(value)) if isinstance(value, str) else set()


def _type(value: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(value, list):
        return f"[{_type(value[0])}]" if value else "[]"
    return {str: "text", bool: "true / false", int: "number"}.get(type(value), type(value).__name__)


def _problem(tables: Tables, key: Key, code: str, **values: str) -> Problem:
    name, place = key[0], ".".join(key[1:])
    text = dict(tables.project).get(name) or program_text(tables.code, name)
    return Problem(path_of(tables.code, name), _line(text, place), code, (("key", place), *values.items()))


def _line(text: str, key: str) -> int:
    """Give the line of an entry, or that of its table; 0 if neither is there."""
    table, tables = "", {}
    for number, line in enumerate(text.split("\n"), 1):
        match = _ENTRY.match(line)
        if match and match["table"]:
            table = match["table"].strip()
            tables[table] = number
        elif match and f"{table}.{match['name']}".removeprefix(".") == key:
            return number
    return tables.get(key.rpartition(".")[0], 0)


def _short(value: Any) -> str:  # noqa: ANN401 - as above
    text = str(value)
    return text if len(text) <= len("0123456789") * 6 else f"{text[:60]}…"
