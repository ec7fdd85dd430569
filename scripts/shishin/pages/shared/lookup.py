"""What page builders look up in the library by a name or an id: each table is made once for all pages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.comparison import Difference
    from shishin.model.data import Change, Correction
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.library import Library
    from shishin.model.page import FreePage, Layout
    from shishin.model.principle import Principle
    from shishin.model.release import GuidelineVersion
    from shishin.model.standard import Standard
    from shishin.model.versions import GuidelineVersions


class Lookup:
    """Finds what stands in a library without going through all of it for every page."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def pages(self) -> dict[str, FreePage]:
        """The free pages by name."""
        return {page.name: page for page in self.library.pages}

    @cached_property
    def layouts(self) -> dict[Layout, FreePage]:
        """The first page of each layout; of a special layout there is one at most."""
        return {page.facts.layout: page for page in reversed(self.library.pages)}

    @cached_property
    def principles(self) -> dict[str, Principle]:
        """The principles by id, in order."""
        return {principle.facts.id: principle for principle in self.library.principles}

    @cached_property
    def standards(self) -> dict[str, Standard]:
        """The standards by id, in order."""
        return {standard.id: standard for standard in self.library.standards}

    @cached_property
    def guidelines(self) -> dict[str, Guideline]:
        """The guidelines by id, in order, each as readers are led to it."""
        return {guideline.facts.id: guideline for guideline in self.library.guidelines}

    @cached_property
    def _histories(self) -> dict[str, GuidelineVersions]:
        return {history.id: history for history in self.library.histories}

    def history(self, guideline: Guideline) -> GuidelineVersions:
        """Give the versions of a guideline, whatever version is given."""
        return self._histories[guideline.facts.id]

    def versions(self, guideline: Guideline) -> tuple[GuidelineVersion, ...]:
        """Give the versions of a guideline, oldest first, the working text last if it differs."""
        return self.history(guideline).all

    def released(self, guideline: Guideline) -> tuple[GuidelineVersion, ...]:
        """Give the released versions of a guideline, oldest first."""
        return self.history(guideline).released

    def latest(self, guideline: Guideline) -> GuidelineVersion | None:
        """Give the version that readers are led to, or nothing as long as none was released."""
        return self.history(guideline).latest

    def version_of(self, guideline: Guideline) -> GuidelineVersion | None:
        """Give the version that a guideline's text is of; nothing for a text of which nothing was released."""
        return self.history(guideline).shown_at(guideline.shown_at)

    def current(self, guideline: Guideline) -> Guideline:
        """Give a guideline as readers are led to it, whatever version is given."""
        return self.guidelines[guideline.facts.id]

    def working(self, guideline: Guideline) -> Guideline:
        """Give the working text of a guideline, whatever version is given."""
        return self.history(guideline).working.guideline

    def working_guide(self, guideline: Guideline, id_: str) -> Guide | None:
        """Find a guide in the working text of a guideline by its id, whatever version is given."""
        return self._working_guides.get((guideline.facts.id, id_))

    @cached_property
    def _working_guides(self) -> dict[tuple[str, str], Guide]:
        return {
            (version.guideline.facts.id, guide.facts.id): guide
            for version in self.library.working
            for guide in reversed(version.guideline.guides)
        }

    def state(self, version: GuidelineVersion) -> str:
        """Say what a version is by now: `latest`, `superseded`, `trial`, `withdrawn` or `draft`.

        A trial ends with the version that it led to, even if that was withdrawn, and with the next trial.
        """
        return self.history(version.guideline).state(version)

    def differences(self, before: GuidelineVersion, after: GuidelineVersion) -> tuple[Difference, ...]:
        """Compare two versions of a guideline; two that were compared before are not compared again."""
        return self.history(after.guideline).differences(before, after)

    @cached_property
    def _changes(self) -> dict[str, list[int]]:
        """The places among the changes of those that name a document, by its path without language and ending."""
        places: dict[str, list[int]] = {}
        for place, change in enumerate(self.library.changes):
            for stem in change.pages or ("",):
                places.setdefault(stem, []).append(place)
        return places

    def changes_of(self, stem: str, *, of_site: bool = True) -> tuple[Change, ...]:
        """Give the changes that name a document, in their order, and if asked for those of the whole site."""
        places = {*self._changes.get(stem, ()), *(self._changes.get("", ()) if of_site else ())}
        return tuple(self.library.changes[place] for place in sorted(places))

    @cached_property
    def _corrections(self) -> dict[str, list[Correction]]:
        rows: dict[str, list[Correction]] = {}
        for row in self.library.corrections:
            if row.kind == "typo":
                rows.setdefault(row.page or "", []).append(row)
        return rows

    def corrections_on(self, stem: str) -> tuple[Correction, ...]:
        """Give the slips that are mended in a document, named by its path without language and ending."""
        return tuple(self._corrections.get(stem, ()))

    @cached_property
    def kept_anchors(self) -> dict[str, list[tuple[str, str]]]:
        """The redirects of single anchors by their page's address: the anchor, and where it leads."""
        anchors: dict[str, list[tuple[str, str]]] = {}
        for row in self.library.redirects:
            page, _, anchor = row.old.partition("#")
            if anchor:
                anchors.setdefault(page, []).append((anchor, row.new))
        return anchors
