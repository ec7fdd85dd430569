"""Holds the files of a language against those that come with the program: what is missing, unknown or misshapen."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from shishin.languages.running_text import PLACES, RunningText
from shishin.languages.search import SearchRules
from shishin.languages.slow import slow_patterns
from shishin.languages.style import Style
from shishin.languages.tables import NAMES, Tables, path_of, program_codes, program_table, program_text
from shishin.languages.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Key = tuple[str, ...]
"""Where a word stands: the file's name without ending, the tables, and its own name."""

CHOICES: Mapping[Key, tuple[str, ...]] = {
    ("language", "script", "letters"): ("latin", "other"),
    ("language", "script", "words"): ("spaces", "phrases"),
    ("language", "script", "glossary"): ("kana", "letters"),
    ("wording", "requirement", "said"): ("end", "inside"),
}
"""Entries that take one of a few words."""

PATTERNS = ("wording", "running-text", "style")
"""Files whose texts are patterns, but for `WORDS`."""

WORDS = frozenset(
    {
        *("hints", "cardinals", "ordinals", "digits", "ten", "elsewhere", "must", "should", "may", "said", "form"),
        *("first", "vague", "forms", "longest", "words", "stems", "endings"),
    }
)
"""Entries of these files that are words."""

OPTIONAL = "style"
"""The file of which a language may lack any entry, or all: it then has no such rule."""

RANGES = frozenset({"counters", "goes_on"})
"""Entries of these files that stand within the brackets of a pattern."""

NAMES_OF_LANGUAGES = ("language", "names")
"""The table that may have more entries: what further languages are called."""

MONTHS = 12

MOST_COMPARED = 20
"""Unknown entries for which the nearest known one is looked for: that is slow, and whoever has more sees the first."""

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
    entries = {key: value for name in NAMES for key, value in leaves(tables.table(name), (name,))}
    known = reference()
    wrong = [*_missing(tables, entries, {*known, *needed}), *_unknown(tables, entries, {*known, *needed})]
    for key, value in entries.items():
        if key in known:
            wrong += _misshapen(tables, key, value, known[key])
    return tuple(wrong or [*_choices(tables, entries)] or [*_unfit(tables)] or _slow(tables))


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


def _missing(tables: Tables, entries: Mapping[Key, Any], wanted: set[Key]) -> Iterator[Problem]:
    for key in sorted(wanted):
        example = reference().get(key)
        is_empty = isinstance(example, str) and example.strip() and not str(entries.get(key, "")).strip()
        if key[0] == OPTIONAL:
            continue
        if key not in entries or (is_empty and key[0] not in (*PATTERNS, "search")):
            yield _problem(tables, key, "language-words-missing", example=_short(example))


def _unknown(tables: Tables, entries: Mapping[Key, Any], wanted: set[Key]) -> Iterator[Problem]:
    names = [".".join(key[1:]) for key in wanted]
    unknown = [key for key in entries if key not in wanted and key[:2] != NAMES_OF_LANGUAGES]
    for number, key in enumerate(unknown):
        near = difflib.get_close_matches(".".join(key[1:]), names, n=1) if number < MOST_COMPARED else []
        yield _problem(tables, key, "language-words-unknown", near=near[0] if near else "–")


def _misshapen(tables: Tables, key: Key, value: Any, example: Any) -> Iterator[Problem]:  # noqa: ANN401 - as above
    """Hold an entry against the same one of another language: its type, its places, its pattern."""
    both_lists = isinstance(value, list) and isinstance(example, list)
    if _type(value) != _type(example) and not (both_lists and (value == [] or example == [])):
        yield _problem(tables, key, "language-words-type", expected=_type(example), found=_type(value))
        return
    texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    if key[0] in PATTERNS and key[-1] not in WORDS:
        yield from (problem for text in texts for problem in _unreadable(tables, key, text))
    elif _places(value) != _places(example) or (key[0] != "search" and odd_places(value)):
        expected = _in_braces(_places(example)) or "–"
        there = ", ".join(odd_places(value)) or _in_braces(_places(value)) or "–"
        yield _problem(tables, key, "language-words-places", expected=expected, found=there)


def odd_places(text: Any) -> list[str]:  # noqa: ANN401 - as above
    """Give what stands in braces in a text and is no plain name.

    `str.format` would follow an attribute or an index to whatever hangs on a value, and make a text as long as it is
    told (Python documentation, “Format String Syntax”): a word that a partner wrote could show what nobody may see.
    """
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None] if isinstance(text, str) else []
    except ValueError as error:
        return [str(error)]
    return [f"{{{name}}}" for _, name, form, conversion in parts if form or conversion or not str(name).isidentifier()]


def _unfit(tables: Tables) -> Iterator[Problem]:
    """Make the rules of a language as the program will: what has the right type can still make no rule."""
    makers: dict[str, Callable[[], object]] = {
        "wording": lambda: Wording.of(tables.table("wording"), tables.table("language")["punctuation"]["full_stop"]),
        "running-text": lambda: RunningText.of(tables.table("running-text")),
        "style": lambda: Style.of(tables.table("style")),
        "search": lambda: SearchRules.of(tables.table("search"), tables.table("search"), 1),
    }
    for name, make in makers.items():
        try:
            make()
        except (re.error, ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError) as error:
            yield _problem(tables, (name,), "language-pattern", reason=f"{type(error).__name__}: {error}"[:200])


def _slow(tables: Tables) -> Iterator[Problem]:
    """Find the patterns that could hold up whoever uses them."""
    return (_problem(tables, key, code, **values) for key, code, values in slow_patterns(tables))


def _unreadable(tables: Tables, key: Key, pattern: str) -> Iterator[Problem]:
    if unknown := {place for place in _places(pattern) if not place.isdigit()} - PLACES:
        expected = _in_braces(PLACES)
        yield _problem(tables, key, "language-words-places", expected=expected, found=", ".join(sorted(unknown)))
        return
    filled = _PLACE.sub(lambda match: match[0] if match[1].isdigit() else ".", pattern)
    try:
        made = re.compile(f"[{filled}]" if filled and key[-1] in RANGES else filled)
    except (re.error, OverflowError, RecursionError) as error:
        yield _problem(tables, key, "language-pattern", reason=str(error))
        return
    if made.groups == 0 and _needs_group(key):
        yield _problem(tables, key, "language-pattern", reason="( )")


@cache
def _needs_group(key: Key) -> bool:
    """Whether every pattern that the program has for an entry takes something out of the text, by a group."""
    patterns = [
        re.sub(_PLACE, lambda match: match[0] if match[1].isdigit() else ".", text)
        for code in program_codes()
        for value in [dict(leaves(program_table(code, key[0]), (key[0],))).get(key)]
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str)
    ]
    return bool(patterns) and all(re.compile(pattern).groups for pattern in patterns)


def _choices(tables: Tables, entries: Mapping[Key, Any]) -> Iterator[Problem]:
    """Find what is of the right type and still no value that the program knows."""
    allowed = {**CHOICES, ("language", "code"): (tables.code,)}
    allowed |= {("search", script): (tables.code, *program_codes()) for script in ("latin", "kana")}
    for key, values in allowed.items():
        if entries[key] not in values:
            yield _problem(
                tables, key, "language-value", given=_short(entries[key]), allowed=", ".join(dict.fromkeys(values))
            )
    months = entries["language", "date", "months"]
    if len(months) != MONTHS:
        yield _problem(tables, ("language", "date", "months"), "language-value", given=str(len(months)), allowed="12")


def _in_braces(places: Iterable[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in sorted(places))


def _places(value: Any) -> set[str]:  # noqa: ANN401 - as above
    return set(_PLACE.findall(value)) if isinstance(value, str) else set()


def _type(value: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(value, list):
        return f"[{' / '.join(dict.fromkeys(map(_type, value)))}]"
    return {str: "text", bool: "true / false", int: "number"}.get(type(value), type(value).__name__)


def _problem(tables: Tables, key: Key, code: str, **values: str) -> Problem:
    name, place = key[0], ".".join(key[1:])
    text = dict(tables.project).get(name) or program_text(tables.code, name)
    return Problem(path_of(tables.code, name), _line(text, place), code, (("key", place), *values.items()))


def _line(text: str, key: str) -> int:
    """Give the line of an entry, or that of its table; 0 if neither is there."""
    entries, tables = _entry_lines(text)
    return entries.get(key) or tables.get(key.rpartition(".")[0], 0)


@lru_cache(maxsize=32)
def _entry_lines(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Give the line of each entry of a file, and of each table."""
    table, entries, tables = "", dict[str, int](), dict[str, int]()
    for number, line in enumerate(text.split("\n"), 1):
        match = _ENTRY.match(line)
        if match and match["table"]:
            table = match["table"].strip()
            tables[table] = number
        elif match:
            entries.setdefault(f"{table}.{match['name']}".removeprefix("."), number)
    return entries, tables


def _short(value: Any) -> str:  # noqa: ANN401 - as above
    text = str(value)
    return text if len(text) <= len("0123456789") * 6 else f"{text[:60]}…"
