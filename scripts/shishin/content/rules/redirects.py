"""Rules for addresses that moved: each leads in one step to where it should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.content.addresses import kept_by_site
from shishin.content.reading.files import LIMITS, is_name
from shishin.forms.table import every_name
from shishin.model.finding import Finding
from shishin.model.portable import unkept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.content.reading.data_file import DataFile
    from shishin.languages.language import Languages
    from shishin.model.data import Redirect


def redirects(rows: Sequence[Redirect], source: DataFile, languages: Languages, findings: list[Finding]) -> None:
    """No address moved twice, in a circle, to one that moved itself, or from one that was never a page's."""
    seen: dict[str, int] = {}
    leads = {row.old: row.new for row in rows}
    for number, row in enumerate(rows):
        line, path = source.line("redirects", number), source.file.path
        if row.old in seen:
            findings.append(Finding.at(path, line, "id-twice", value=row.old, other=f"{path}:{seen[row.old]}"))
        seen.setdefault(row.old, line)
        findings += _never_a_page(row.old, languages, path, line)
        if row.new in leads:
            code = "redirect-loop" if _comes_back(row.old, leads) else "redirect-chain"
            findings.append(Finding.at(path, line, code, old=row.old, new=row.new, then=leads[row.new]))


def _never_a_page(old: str, languages: Languages, path: str, line: int) -> Iterator[Finding]:
    """A page made at such an address would overwrite a file of the site, or could not be kept everywhere.

    The parts of a page's address are words as in the names of files, or a version's number: so none is a file such
    as `sitemap.xml`, and none differs from another in capitals only.
    """
    address = old.partition("#")[0].rstrip("/")
    odd = [part for part in address.split("/") if not is_name(part) and not re.fullmatch(every_name().version, part)]
    if odd:
        yield Finding.at(path, line, "redirect-name", old=old, part=odd[0])
    elif taken := kept_by_site(address, languages):
        yield Finding.at(path, line, "redirect-taken", old=old, taken=taken)
    elif part := unkept(address):
        yield Finding.at(path, line, "address-system", part=part, **LIMITS)


def _comes_back(start: str, leads: dict[str, str]) -> bool:
    seen: set[str] = set()
    address = start
    while address in leads and address not in seen:
        seen.add(address)
        address = leads[address]
    return address in seen
