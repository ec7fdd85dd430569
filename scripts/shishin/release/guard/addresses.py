"""Makes sure that every address that was ever published still leads somewhere, now and after the next release."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.reading import data_file
from shishin.forms import kinds
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import ADDRESSES, RELEASES
from shishin.model.version import Unnumbered
from shishin.pages.outputs.permanent import redirected, standing

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library


def check_addresses(root: Path, library: Library) -> list[Finding]:
    """Find published addresses that lead nowhere, and redirects that lead nowhere or are not needed.

    Args:
        root: The project's root.
        library: The content.
    """
    # What is gone from the working text is lost with the next release, and must be mended before it.
    next_texts = (replace(working.guideline, shown_at=Unnumbered.LATEST) for working in library.working)
    coming = replace(library, guidelines=tuple(next_texts))
    states = [(standing(content), redirected(content)) for content in (library, coming)]
    arrived = [there | {old for old, new in leads.items() if new in there} for there, leads in states]
    findings = []
    for version in library.versions:
        path = f"{FOLDER}/{version.guideline.facts.id}/{RELEASES}/{version.name}/{ADDRESSES}"
        for line, address in enumerate(version.addresses, 1):
            if not all(
                _arrives(address, addresses, leads) for addresses, (_, leads) in zip(arrived, states, strict=True)
            ):
                findings.append(Finding.at(path, line, "address-lost", address=f"/{address}", version=version.name))
    # Whether a redirect is needed shows where there are none.
    bare = [standing(replace(content, redirects=())) for content in (library, coming) if library.redirects]
    return [*findings, *_redirects(root, library, bare)]


def _arrives(address: str, arrived: frozenset[str] | set[str], leads: dict[str, str]) -> bool:
    """Whether an address leads somewhere, the anchor that it names included."""
    page, _, anchor = address.partition("#")
    return address in arrived or (bool(anchor) and f"{leads.get(page)}#{anchor}" in arrived)


def _redirects(root: Path, library: Library, states: list[frozenset[str]]) -> list[Finding]:
    """A redirect is for an address at which nothing stands, and leads to one at which something does."""
    source = data_file.read(root, kinds.REDIRECTS, library.languages, [])
    findings = []
    for number, row in enumerate(library.redirects):
        line = source.line("redirects", number) if source else 0
        olds, news = (
            [f"{language.prefix}{address}" for language in library.languages] for address in (row.old, row.new)
        )
        used = [there for there in states if not there.issuperset(olds)]
        if not used:
            findings.append(Finding.at(kinds.REDIRECTS.files[0], line, "redirect-needless", old=row.old))
        elif not all(there.issuperset(news) for there in used):
            findings.append(Finding.at(kinds.REDIRECTS.files[0], line, "redirect-nowhere", new=row.new))
    return findings
