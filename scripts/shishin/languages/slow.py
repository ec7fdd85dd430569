"""Finds the patterns of a language's files that could hold up whoever searches a text with them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from shishin.languages.patterns import MOST_STEPS, MOST_STEPS_OF_A_WHOLE, RefusedError, cost
from shishin.languages.running_text import Filling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.languages.tables import Table, Tables

Slow = tuple[tuple[str, ...], str, dict[str, str]]
"""An entry of a file, the code of its finding, and what that says."""

PARTS = (
    (("numbers", "digits"), "{place}"), (("numbers", "goes_on"), "{number}"), (("lists", "counters"), "{counted}"),
    (("lists", "list"), "{list}"), (("named", "not_in_name"), "{name}"), (("counts", "count"), "{count}"),
)  # fmt: skip
"""Entries of `running-text.toml` that stand in the places of others, and the place that each fills."""

PATTERNS = (
    ("named", "headed"),
    ("named", "guide"),
    ("named", "principle"),
    ("sentence", "past"),
    ("counts", "pattern"),
)
"""Entries that are patterns by themselves."""

LISTS = (
    ("lists", "between"), ("slides", "patterns"), ("guides", "patterns"), ("figures", "patterns"),
    ("principles", "patterns"), ("sections", "patterns"), ("named", "sections"), ("named", "guides"),
    ("counts", "whole"), ("counts", "part"),
)  # fmt: skip
"""Entries that are lists of patterns: a text is searched for all of a list at once."""

WORDS = (
    ("slides", "hints"), ("guides", "hints"), ("figures", "hints"), ("principles", "hints"), ("sections", "hints"),
    ("named", "not_principle"), ("sentence", "elsewhere"),
)  # fmt: skip
"""Entries that are lists of words, for all of which a text is searched."""

LEVELS = ("must", "should", "may")
STEM = ("plurals", "spellings", "last")


def slow_patterns(tables: Tables) -> Iterator[Slow]:
    """Give each entry whose patterns, with their places filled, may take too many steps or are none of those allowed.

    Args:
        tables: The language's files; nothing else is wrong with them.
    """
    yield from _of_running_text(tables.table("running-text"))
    wording, search = tables.table("wording"), tables.table("search")
    note = wording["note"]["pattern"]
    yield from _judged(("wording", "note", "pattern"), [note], most=MOST_STEPS_OF_A_WHOLE)
    words = [re.escape(word) for level in LEVELS for word in wording["requirement"][level]]
    yield from _judged(("wording", "requirement", LEVELS[0]), words)
    for edge in ("before", "after"):
        yield from _judged(("wording", "word", edge), [wording["word"][edge]])
    for name in STEM:
        rows = [pattern for pattern, _ in search["stem"][name]]
        yield from _judged(("search", "stem", name), rows, is_shared=True)
    yield from _of_style(tables.table("style"))
    endings = [ending for ending, _ in search["stem"]["endings"]]
    yield from _judged(("search", "stem", "endings"), map(re.escape, endings))


def _of_style(table: Table) -> Iterator[Slow]:
    for name, pattern in table.get("sought", {}).items():
        yield from _judged(("style", "sought", name), [pattern])
    for name, rows in table.get("mended", {}).items():
        yield from _judged(("style", "mended", name), [pattern for pattern, _ in rows])
    yield from _judged(("style", "eras", "year"), [table.get("eras", {}).get("year", "")])


def _of_running_text(table: Table) -> Iterator[Slow]:
    # What is wrong with a part is wrong with every pattern that it stands in, and is said once.
    yield from [*_words(table)] or [*islice(_parts(table), 1)] or _patterns(table)


def _words(table: Table) -> Iterator[Slow]:
    numbers, nouns = table["numbers"], table["counts"]["nouns"]
    for name in ("cardinals", "ordinals", "ordinal_endings"):
        yield from _judged(("running-text", "numbers", name), numbers[name])
    yield from _judged(("running-text", "numbers", "ten"), [f"({numbers['ten']}?)"] if numbers["ten"] else [])
    for noun, pattern in nouns.items():
        yield from _judged(("running-text", "counts", "nouns", noun), [pattern])


def _parts(table: Table) -> Iterator[Slow]:
    fill = Filling.of(table)
    for path, place in PARTS:
        yield from _judged(("running-text", *path), [fill.one(place)])


def _patterns(table: Table) -> Iterator[Slow]:
    fill = Filling.of(table)
    for group, name in PATTERNS:
        yield from _judged(("running-text", group, name), [fill.one(table[group][name])])
    for group, name in LISTS:
        yield from _judged(("running-text", group, name), map(fill.one, table[group][name]))
    for group, name in WORDS:
        yield from _judged(("running-text", group, name), map(re.escape, table[group][name]))


def _judged(
    key: tuple[str, ...], patterns: Iterable[Any], *, most: int = MOST_STEPS, is_shared: bool = False
) -> Iterator[Slow]:
    """Judge the patterns of an entry together."""
    steps = 0
    try:
        for pattern in patterns:
            steps += cost(re.compile(pattern).pattern, is_shared=is_shared).steps
    except RefusedError as error:
        yield key, error.code, {"part": error.part}
    except (re.error, OverflowError, RecursionError) as error:
        yield key, "language-pattern", {"reason": str(error)}
    else:
        if steps > most:
            yield key, "language-pattern-slow", {"steps": f"{steps:,}", "limit": f"{most:,}"}
