"""Cuts an index into small files, and writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shishin.search.spellings import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from shishin.search.records import SearchRecord


def bounds(terms: Sequence[str], firsts: Iterable[str]) -> list[str]:
    """Give each file's first term, cut to the shortest beginning that tells it from the term before.

    Every search loads these.
    """
    before = dict(zip(terms[1:], terms, strict=False))
    return [term[: shared(term, before.get(term, "")) + 1] for term in firsts]


def facets(records: Sequence[SearchRecord]) -> dict[str, dict[str, list[int]]]:
    """Give the records of each value that results can be narrowed to; a single value narrows nothing.

    They are given as runs, for like stands by like: the first, how many follow, the first of the next run …
    """
    facets: dict[str, dict[str, list[int]]] = {"kind": {}, "guideline": {}, "phase": {}}
    for number, record in enumerate(records):
        for name, values in (("kind", (record.kind,)), ("guideline", (record.guideline,)), ("phase", record.phases)):
            for value in filter(None, values):
                facets[name].setdefault(value, []).append(number)
    return {
        name: {value: _runs(numbers) for value, numbers in values.items()}
        for name, values in facets.items()
        if len(values) > 1
    }


def _runs(numbers: Sequence[int]) -> list[int]:
    """Give ascending numbers as runs: the first number of each run, and how many follow it."""
    runs: list[int] = []
    for number in numbers:
        if runs and number == runs[-2] + runs[-1] + 1:
            runs[-1] += 1
        else:
            runs += [number, 0]
    return runs


def cut(
    rows: Sequence[tuple[Any, list[Any]]], size: int, alike: Callable[[Any, Any], int] | None = None
) -> tuple[list[bytes], list[Any]]:
    """Cut rows into files of about a size; give the files and the first key of each file.

    Args:
        rows: The rows, each with its key.
        size: In bytes. A file has a third more at most, but for a row that is longer by itself: that has a file of its
            own, so that nobody who asks for a short one beside it waits for it.
        alike: How much two keys in a row are alike: of the places near the size, the files are cut where it is least.
    """
    sizes = [len(as_json(row)) for _, row in rows]
    files: list[bytes] = []
    first: list[Any] = []
    start = 0
    while start < len(rows):
        least, most = (size * 2 / 3, size * 4 / 3) if alike else (size, size)
        end, length, places = start, 0, list[int]()
        while end < len(rows) and (not places or length + sizes[end] <= most):
            if end > start and sizes[end] > most:
                places.append(end)
                break
            length += sizes[end]
            end += 1
            if length >= least:
                places.append(end)
        if alike and end < len(rows):
            end = min(places, key=lambda place: alike(rows[place - 1][0], rows[place][0]))
        files.append(as_json([row for _, row in rows[start:end]]))
        first.append(rows[start][0])
        start = end
    return files, first


def as_json(value: object) -> bytes:
    """Write a value in as few characters as JSON allows."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
