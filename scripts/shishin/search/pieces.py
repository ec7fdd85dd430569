"""Cuts an index into parts, and names each after its content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from shishin.search.numbers import code
from shishin.search.spellings import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from shishin.search.records import SearchRecord

HASH_LENGTH = 10
"""Hexadecimal digits of a digest: equal names are then equal content, however many parts there ever are."""

COARSER = 1.25
"""Where there would be too many parts, each becomes so much larger: by steps, or every word would move all cuts."""


@dataclass(frozen=True)
class IndexParts:
    """IndexParts of one kind, of which a reader fetches the one that holds a key.

    Attributes:
        kind: What their names begin with.
        firsts: The first key of each.
        contents: What stands in each.
    """

    kind: str
    firsts: list[Any]
    contents: list[bytes]

    @cached_property
    def names(self) -> list[str]:
        """A digest of each, which its name holds."""
        return [*map(digest, self.contents)]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give each part's file: its name, and its content."""
        # Equal parts are one file.
        for name, content in dict(zip(self.names, self.contents, strict=True)).items():
            yield f"{self.kind}-{name}.json", content

    @property
    def terms(self) -> list[Any]:
        """What a reader must know to find the part of a term: the first terms, and the names of the parts."""
        return [self.firsts, "".join(self.names)]

    @property
    def numbers(self) -> list[str]:
        """The same where the keys are ascending numbers: each is written as the step from the one before."""
        steps = (number - before for before, number in zip([0, *self.firsts], self.firsts, strict=False))
        return ["".join(map(code, steps)), "".join(self.names)]


def digest(content: bytes) -> str:
    """Give what a part with some content is named after."""
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]


def bounds(terms: Sequence[str], firsts: Iterable[str]) -> list[str]:
    """Give each part's first term, cut to the shortest beginning that tells it from the term before."""
    before = dict(zip(terms[1:], terms, strict=False))
    return [term[: shared(term, before.get(term, "")) + 1] for term in firsts]


def facets(records: Sequence[SearchRecord]) -> dict[str, dict[str, list[int]]]:
    """Give the records of each value that results can be narrowed to; a single value narrows nothing.

    They are given as runs, for like stands by like; the facets stand in the order of their names.
    """
    facets: dict[str, dict[str, list[int]]] = {"guideline": {}, "kind": {}, "phase": {}}
    for number, record in enumerate(records):
        for name, values in (("kind", (record.kind,)), ("guideline", (record.guideline,)), ("phase", record.phases)):
            for value in filter(None, values):
                facets[name].setdefault(value, []).append(number)
    return {
        name: {value: runs(numbers) for value, numbers in values.items()}
        for name, values in facets.items()
        if len(values) > 1
    }


def runs(numbers: Iterable[int]) -> list[int]:
    """Give ascending numbers as runs: the first number of each run, and how many follow it."""
    written: list[int] = []
    for number in numbers:
        if written and number == written[-2] + written[-1] + 1:
            written[-1] += 1
        else:
            written += [number, 0]
    return written


def part_size(sizes: Iterable[int], least: float, most: int) -> float:
    """Give how large a part should be, in bytes.

    Args:
        sizes: How long the rows are.
        least: How large a part is of an index that is not large.
        most: About the highest number of parts.
    """
    total, size = sum(sizes), least
    while total / size > most:
        size *= COARSER
    return size


def cut(sizes: Sequence[int], size: float, alike: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    """Cut rows into parts of about a size; give where each begins, and where it ends.

    A part has a third more or less than the size. Within that it is cut where the rows are least alike, which depends
    on these rows only: so a change in one part moves few of the cuts after it.

    Args:
        sizes: How long each row is. One longer than a part has a part of its own, so that nobody who asks for a short
            one beside it waits for it.
        size: In bytes.
        alike: How much a row is like the one before it.
    """
    least, most = size * 2 / 3, size * 4 / 3
    start = 0
    while start < len(sizes):
        end, length, places = start, 0, list[int]()
        while end < len(sizes) and (not places or length + sizes[end] <= most):
            if end > start and sizes[end] > most:
                places.append(end)
                break
            length += sizes[end]
            end += 1
            if length >= least:
                places.append(end)
        if end < len(sizes):
            end = min(places, key=alike)
        yield start, end
        start = end


def as_json(value: object) -> bytes:
    """Write a value in as few characters as JSON allows."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
