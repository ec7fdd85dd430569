"""Reads a search index as the browser does."""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from shishin.search.index import ENTRY, index_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.search.records import SearchRecord
    from shishin.search.words import SearchWords


def numbers(written: str) -> list[int]:
    """Read whole numbers as the browser does."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    read, number, shift = [], 0, 0
    for digit in map(digits.index, written):
        number += (digit & 31) << shift
        shift += 5
        if digit < 32:
            read.append(number)
            number = shift = 0
    return read


def names(joined: str) -> list[str]:
    return [joined[at : at + 10] for at in range(0, len(joined), 10)]


def row_parts(files: dict[str, bytes]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give each part of rows with the bound that leads to it; each row as its term and its figures as written."""
    for list_name in names(json.loads(files[ENTRY])["rows"][1]):
        bounds, joined = json.loads(files[f"lists-{list_name}.json"])
        for bound, name in zip(bounds, names(joined), strict=True):
            terms, *written = json.loads(files[f"rows-{name}.json"])
            yield bound, [*zip(unfolded(terms), written, strict=True)]


def row_of(files: dict[str, bytes], term: str) -> dict[int, int]:
    """Read a term's row as the browser does."""
    part = [rows for bound, rows in row_parts(files) if bound <= term][-1]
    read = numbers(next((written for name, written in part if name == term), ""))
    steps, figures = read[: len(read) // 2], read[len(read) // 2 :]
    return dict(zip(accumulate(steps), figures, strict=True))


def make(entries: list[SearchRecord], known: SearchWords) -> dict[str, bytes]:
    return dict(index_files(entries, known))


def facets_of(files: dict[str, bytes]) -> dict[str, dict[str, list[int]]]:
    about = json.loads(files[ENTRY])
    facets, written = about["facets"]
    by_facet = {
        facet: json.loads(files[f"facets-{name}.json"]) for facet, name in zip(facets, names(written), strict=True)
    }
    assert about["choices"] == {facet: [*values] for facet, values in by_facet.items()}
    return by_facet


def spelt(files: dict[str, bytes], kind: str) -> list[str]:
    """Give the known words of a kind, which stand beside the letter that they begin with."""
    parts = [json.loads(files[f"{kind}-{name}.json"]) for name in names(json.loads(files[ENTRY])[kind][1])]
    return [word for part in parts for lists in part.values() for word in unfolded(lists[0])]


def unfolded(content: str) -> list[str]:
    """Give the words of a part back as the script does."""
    words = [""]
    for entry in content.split("|") if content else ():
        words.append(words[-1][: int(entry[0])] + entry[1:])
    return words[1:]


def listed(files: dict[str, bytes], about: dict[str, Any], kind: str) -> list[list[Any]]:
    """Give the parts of what stands for each record, and make sure that each begins where the list says."""
    parts: list[list[Any]] = [json.loads(files[f"{kind}-{name}.json"]) for name in names(about[kind][1])]
    assert [*accumulate(map(len, parts[:-1]), initial=0)] == [*accumulate(numbers(about[kind][0]))]
    return parts
