"""The chain of a ledger: each row's link covers what the row says and the link of the row before it.

Whoever changes a row must change every link after it, so no part of the history can change unseen beside a copy that
somebody else has of its last link. What may still be forged whole is held against git's tags and an earlier commit.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.model.release import FIRST_FORM, FIRST_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shishin.model.release import Release, Withdrawal


def link(row: Release, before: str) -> str:
    """Give the link that a row of the ledger must have.

    It is the SHA-256 (FIPS 180-4), as 64 lower-case hexadecimal digits, of a JSON object (RFC 8259) in UTF-8 that has
    the keys `before` (the link of the row before it; empty for the first row), `date`, `files` (a list in the
    ledger's order of objects with the keys `digest` and `path`), `scope`, `status` and `version`, in this order, with
    no spaces and no escapes but those that JSON demands. A row whose form is not 1 or whose languages are not Japanese
    and English has the keys `form` (a number) and `languages` (a list of codes in the row's order) as well, after
    `files`; the first rows stated neither. A withdrawal is left out, because it comes later: see `seal`.

    Args:
        row: The row.
        before: The link of the row before it, or an empty string.
    """
    files = [{"digest": file.digest, "path": file.path} for file in row.files]
    covered: dict[str, object] = {
        "before": before,
        "date": row.date,
        "files": files,
        "scope": row.scope,
        "status": row.status,
    }
    if (row.form, row.languages) != (FIRST_FORM, FIRST_LANGUAGES):
        covered |= {"form": row.form, "languages": list(row.languages)}
    return _digest(covered | {"version": str(row.version)})


def seal(withdrawal: Withdrawal, of: str) -> str:
    """Give the link that a withdrawal must have.

    It is made as `link` makes it, of an object with the keys `date`, `of` (the link of the row that is withdrawn) and
    `why` (an object with the codes of its languages as keys, such as `en` and `ja`). That a withdrawal was taken back
    shows in no link; a later release's tag and an earlier commit tell.

    Args:
        withdrawal: The withdrawal.
        of: The link of its row.
    """
    return _digest({"date": withdrawal.date, "of": of, "why": dict(withdrawal.why.texts)})


def chained(rows: Sequence[Release]) -> tuple[Release, ...]:
    """Give rows of a ledger, oldest first, with the links that they must have."""
    return tuple(
        replace(row, chain=chain, withdrawn=row.withdrawn and replace(row.withdrawn, chain=seal(row.withdrawn, chain)))
        for row, chain in zip(rows, _links(rows), strict=True)
    )


def _links(rows: Sequence[Release]) -> Iterator[str]:
    before = ""
    for row in rows:
        before = link(row, before)
        yield before


def _digest(covered: Mapping[str, object]) -> str:
    text = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
