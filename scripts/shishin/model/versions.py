"""The versions of one guideline, and which of them readers are led to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from shishin.model.comparison import differences
from shishin.model.release import DRAFT
from shishin.model.version import Unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.model.comparison import Difference
    from shishin.model.guideline import Guideline, Status
    from shishin.model.release import ChangeNote, GuidelineVersion, Release
    from shishin.model.version import ShownAt, Version


@dataclass(frozen=True)
class GuidelineVersions:
    """The versions of one guideline: those that were released, and the text that is worked on.

    What is asked of it more than once is worked out once and kept.

    Attributes:
        released: The released versions, oldest first.
        working: The working text.
    """

    released: tuple[GuidelineVersion, ...]
    working: GuidelineVersion

    @property
    def id(self) -> str:
        """The guideline's id."""
        return self.working.guideline.facts.id

    @cached_property
    def draft(self) -> GuidelineVersion | None:
        """The working text, if a version was released and the text differs from the newest."""
        if self.newest and differences(self.newest.guideline, self.working.guideline):
            return self.working
        return None

    @cached_property
    def all(self) -> tuple[GuidelineVersion, ...]:
        """The released versions, oldest first, then the draft if there is one."""
        return (*self.released, *((self.draft,) if self.draft else ()))

    @property
    def newest(self) -> GuidelineVersion | None:
        """The version that was released last, or nothing as long as none was."""
        return self.released[-1] if self.released else None

    @cached_property
    def latest(self) -> GuidelineVersion | None:
        """The version that readers are led to, or nothing as long as none was released."""
        row = leading(version.release for version in self.released if version.release)
        return self.at(row.version) if row else None

    @property
    def led_to(self) -> GuidelineVersion:
        """What readers are led to: the latest version, or the working text as long as there is none."""
        return self.latest or self.working

    @cached_property
    def shown(self) -> Guideline:
        """The text that readers are led to, at the address without a version's number."""
        return replace(self.led_to.guideline, shown_at=Unnumbered.LATEST)

    @cached_property
    def standing(self) -> tuple[GuidelineVersion, ...]:
        """The released versions that were not withdrawn, oldest first."""
        return tuple(version for version in self.released if version.release and version.release.withdrawn is None)

    @cached_property
    def withdrawn(self) -> tuple[GuidelineVersion, ...]:
        """The released versions that were withdrawn, oldest first."""
        return tuple(version for version in self.released if version.release and version.release.withdrawn)

    @cached_property
    def _by_number(self) -> dict[Version | None, GuidelineVersion]:
        return {version.number: version for version in self.released}

    @cached_property
    def _order(self) -> dict[str, int]:
        # A working text that is a released version itself has that version's place.
        places = [*enumerate((*self.released, self.working))]
        return {version.name: place for place, version in reversed(places)}

    def at(self, number: Version) -> GuidelineVersion | None:
        """Give the released version with a number, if there is one."""
        return self._by_number.get(number)

    def shown_at(self, place: ShownAt) -> GuidelineVersion | None:
        """Give the version that stands somewhere in the site: the latest, the draft, or the one with a number."""
        if isinstance(place, Unnumbered):
            return self.draft if place is Unnumbered.DRAFT else self.latest
        return self.at(place)

    def following(self, version: GuidelineVersion) -> tuple[GuidelineVersion, ...]:
        """Give the versions after one, oldest first, the draft among them."""
        return self.all[self._order[version.name] + 1 :]

    @cached_property
    def neighbours(self) -> tuple[tuple[GuidelineVersion, GuidelineVersion], ...]:
        """The pairs with a permanent comparison.

        Each version is compared with the one before, each full version also with the full one before, and the first
        full version with the first β: that is what the notes of a version count from (`notes_since`).
        """
        return tuple(
            (before, after)
            for earlier, later in neighbours(version.release.version for version in self.released if version.release)
            if (before := self.at(earlier)) and (after := self.at(later))
        )

    @cached_property
    def _differences(self) -> dict[tuple[str, str], tuple[Difference, ...]]:
        return {}

    def differences(self, before: GuidelineVersion, after: GuidelineVersion) -> tuple[Difference, ...]:
        """Give what differs between two versions; each pair is compared once."""
        pair = (before.name, after.name)
        if pair not in self._differences:
            self._differences[pair] = differences(before.guideline, after.guideline)
        return self._differences[pair]

    def notes_since(self, version: GuidelineVersion) -> tuple[GuidelineVersion | None, tuple[ChangeNote, ...]]:
        """Give what a version changed for those who hold the one before: that version, and the notes since it.

        Who holds a version that is no β has not followed the βs of the next, so what these changed is counted with it.
        """
        before = [*self.released[: self._order[version.name]]]
        trials: list[GuidelineVersion] = []
        if version.release and not version.is_beta:
            while before and before[-1].is_beta:
                trials.insert(0, before.pop())
        start = next(iter([*before[-1:], *trials]), None)
        return start, (*(note for trial in trials for note in trial.notes), *version.notes)

    def state(self, version: GuidelineVersion) -> str:
        """Say what a version is by now: `latest`, `superseded`, `trial`, `withdrawn` or `draft`.

        A trial ends with the version that it led to, even if that was withdrawn, and with the next trial.
        """
        if version.release is None:
            return DRAFT
        if version.release.withdrawn:
            return "withdrawn"
        if version is self.latest:
            return "latest"
        return "superseded" if version.release.version < self._last_end else "trial"

    @cached_property
    def _last_end(self) -> Version:
        """The highest version that ended earlier trials: a β that stands, or any full version, withdrawn or not."""
        rows = [version.release for version in self.released if version.release]
        return max(row.version for row in rows if row.withdrawn is None or not row.version.beta)


def numbers(versions: Iterable[GuidelineVersion]) -> list[Version]:
    """Give the numbers of those versions that were released."""
    return [version.number for version in versions if version.number]


def neighbours(released: Iterable[Version]) -> tuple[tuple[Version, Version], ...]:
    """Give the pairs of numbers with a permanent comparison.

    Each version is compared with the one before, each full version also with the full one before, and the first full
    version with the first β.

    Args:
        released: The numbers of a guideline's released versions, oldest first.
    """
    every = tuple(released)
    full = [number for number in every if not number.beta]
    trials = [number for number in every[:1] if number.beta]
    return tuple(dict.fromkeys([*pairwise(every), *pairwise([*trials, *full])]))


def leading(releases: Iterable[Release]) -> Release | None:
    """Give the release that readers are led to: the highest that is no β, or the highest β until there is one.

    A withdrawn version is passed over, unless nothing else is left.
    """
    rows = tuple(releases)
    in_force = [row for row in rows if row.withdrawn is None] or rows
    return max(in_force, key=lambda row: _rank(row.version), default=None)


def status_of(version: Version) -> Status:
    """Give the status that a version is released with."""
    return "beta" if version.beta else "current"


def will_lead(version: Version, releases: Iterable[Release]) -> bool:
    """Whether readers will be led to a version that is released next."""
    row = leading(releases)
    return row is None or row.withdrawn is not None or _rank(version) > _rank(row.version)


def _rank(version: Version) -> tuple[bool, Version]:
    return (not version.beta, version)
