"""Where a document belongs: the guideline whose folder it stands in, and the address that its page asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.forms.today.guideline import GuidelineSource, GuideSource
from shishin.model.principle import PrincipleSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.content.reading.drafts import Family
    from shishin.languages.language import Language, Languages

ASSETS = {"assets": "overrides/assets/"}
"""The first part of an address that the site itself uses for its style and pictures, and where they come from."""

DATA = "data/"
"""Below it stand the files of the open data; the page about them stands at the address itself."""


def kept_by_site(address: str, languages: Languages) -> str:
    """Say what the site itself keeps at an address without language and slash at its end, or nothing."""
    kept = ASSETS | {language.code: f"/{language.prefix}" for language in languages.translations}
    return kept.get(address.split("/", 1)[0]) or (f"/{DATA}" if address.startswith(DATA) else "")


def markdown_endings(languages: Iterable[Language]) -> str:
    """Say how the names of Markdown files in some languages end: `.en.md, .fr.md`, or `–` for no language."""
    return ", ".join(f".{language.code}.md" for language in languages) or "–"


def guideline_of(stem: str) -> str:
    """Give the folder of the guideline that a document belongs to: `guidelines/ui-ux`."""
    return "/".join(stem.split("/")[:2])


def address_of(family: Family) -> str:
    """Give the address that a document asks for, without language and slashes at its ends."""
    record = family.source.record if family.source else None
    if isinstance(record, PrincipleSource):
        return f"principles/{record.id}"
    if isinstance(record, GuidelineSource | GuideSource):
        folder = guideline_of(family.stem)
        return folder if isinstance(record, GuidelineSource) else f"{folder}/{record.id}"
    return family.stem.removeprefix("docs/").removesuffix("index").removesuffix("/")
