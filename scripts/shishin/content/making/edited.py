"""Makes the content anew after some texts were edited, and takes over all that does not follow from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.addresses import guideline_of
from shishin.content.making.assemble import cited, free_page, lost_links, principle
from shishin.content.making.guidelines import guidelines, versions
from shishin.content.reading.data_file import record
from shishin.forms import kinds
from shishin.forms.today import make
from shishin.model.data import ChangesFile, ReadingsFile
from shishin.model.guideline import FOLDER
from shishin.model.synonyms import SynonymsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from shishin.content.link_targets import Target
    from shishin.content.reading.drafts import Family
    from shishin.content.reading.sources import Sources
    from shishin.model.library import Library
    from shishin.model.page import FreePage
    from shishin.model.principle import Principle
    from shishin.model.standard import Standard
    from shishin.model.versions import GuidelineVersions


def edited_library(
    before: Library,
    everything: Sources,
    edited: Sequence[Family],
    known: Callable[[], Mapping[str, Target]] | None,
) -> Library:
    """Make the content of sources of which only some documents are others than before.

    Args:
        before: The content before.
        everything: The files as they are now.
        edited: The documents that are others.
        known: Gives every file that can be linked to; nothing if that is the same as before.
    """
    library = replace(
        before,
        principles=_principles(before, edited),
        pages=_pages(before, edited),
        lost=lost_links(everything, known()) if known else before.lost,
        terms=everything.term_rows,
        corrections=everything.correction_rows,
    )
    library = _with_data(library, everything)
    folders = {guideline_of(family.stem) for family in edited if family.kind in (kinds.GUIDELINE, kinds.GUIDE)}
    if not folders:
        return library
    standards = tuple(map(make.standard, everything.standard_rows))
    made = (_histories(before, everything, folder, standards) for folder in folders)
    anew = {history.id: history for of_folder in made for history in of_folder}
    histories = tuple(anew.get(history.id, history) for history in before.histories)
    return replace(
        library,
        guidelines=tuple(history.shown for history in histories),
        histories=histories,
        standards=cited([history.led_to for history in histories], standards),
    )


def _with_data(library: Library, everything: Sources) -> Library:
    readings, synonyms = record(everything.readings, ReadingsFile), record(everything.synonyms, SynonymsFile)
    changes = record(everything.changes, ChangesFile)
    return replace(
        library,
        readings=readings.readings if readings else library.readings,
        synonyms=synonyms.synonyms if synonyms else library.synonyms,
        changes=changes.changes if changes else library.changes,
    )


def _principles(before: Library, edited: Sequence[Family]) -> tuple[Principle, ...]:
    anew = {row.facts.id: row for row in (principle(family) for family in edited if family.kind is kinds.PRINCIPLE)}
    if not anew:
        return before.principles
    rows = (anew.get(row.facts.id, row) for row in before.principles)
    return tuple(sorted(rows, key=lambda row: row.facts.number))


def _pages(before: Library, edited: Sequence[Family]) -> tuple[FreePage, ...]:
    anew = {page.name: page for page in (free_page(family) for family in edited if family.kind is kinds.PAGE)}
    return tuple(anew.get(page.name, page) for page in before.pages) if anew else before.pages


def _histories(
    before: Library, everything: Sources, folder: str, standards: Sequence[Standard]
) -> tuple[GuidelineVersions, ...]:
    """Make the versions of the guideline in a folder."""
    text = [family for family in everything.guidelines if guideline_of(family.stem) == folder]
    guides = [family for family in everything.guides if guideline_of(family.stem) == folder]
    history = next((history for history in everything.histories if history.folder == folder), None)
    return tuple(
        versions(guideline, history, everything.waiting.get(folder), standards, before.redirects)
        for guideline in guidelines(text, guides)
        if f"{FOLDER}/{guideline.facts.id}" == folder
    )
