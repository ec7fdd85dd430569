"""What a template is given of a guideline's versions: finished words and addresses, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.pages.shared.links import Link
    from shishin.pages.versions.marks import Piece
    from shishin.pages.versions.notes import NoteView


@dataclass(frozen=True)
class VersionLink:
    """A version in a list of them.

    Attributes:
        name: Its number, or the word for the draft.
        url: The same page in that version.
        date: The day of its release as ISO 8601 writes it; empty for the draft.
        day: The same in words.
        state: What it is by now, in words.
        summary: A sentence about it.
        current: Whether it is the version of the page itself.
    """

    name: str
    url: str
    date: str
    day: str
    state: str
    summary: str
    current: bool


@dataclass(frozen=True)
class VersionView:
    """Which version of a guideline a page shows, and the way to the others.

    Attributes:
        name: Its number, or the word for the draft.
        called: The same as a reader would call it: "version 1.0.0".
        status: What it is by now, in words: a beta, in force, superseded.
        released: The day of its release in words; empty for a draft.
        citation: What a contract writes before the address in `this`; empty for a draft.
        citation_form: The same for one of its requirements, with `{id}` for the number.
        title: The version and its state.
        mark: What the page's title adds, so that no two pages share one; empty on the page that readers are led to.
        state: `latest`, `superseded`, `trial`, `withdrawn` or `draft`.
        banner: What readers must know of it first; empty for the latest.
        why: Why it was withdrawn, if it was.
        this: The address that shows this version for ever; empty for a draft.
        latest: The way to the same page in the latest version, if the page is of another.
        comparison: What changed between it and the latest, if there is such a page.
        menu: Every version, newest first.
        all: The list of all versions.
        files: The version's text and data, each as a whole.
    """

    name: str
    called: str
    status: str
    released: str
    citation: str
    citation_form: str
    title: str
    mark: str
    state: str
    banner: str
    why: str
    this: str
    latest: Link | None
    comparison: Link | None
    menu: tuple[VersionLink, ...]
    all: Link
    files: tuple[Link, ...] = ()


@dataclass(frozen=True)
class ExaminationView:
    """A review or an audit in words."""

    kind: str
    date: str
    day: str
    by: str
    independent: str
    outcome: str
    recommendations: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class VersionEntry:
    """A version in the list of a guideline's versions.

    Attributes:
        anchor: Its anchor in the list, which never changes.
        link: The version; it leads to the address that shows it for ever.
        files: Its text and its data, each as a whole.
        scope: Who applies it, in words.
        withdrawn: When and why it was withdrawn; an empty string if it was not.
        changes_title: The heading of what it changed.
        notes: What it changed.
        examinations: Who examined it.
        comparisons: The pages that compare it with others.
    """

    anchor: str
    link: VersionLink
    files: tuple[Link, ...]
    scope: str
    withdrawn: str
    changes_title: str
    notes: tuple[NoteView, ...]
    examinations: tuple[ExaminationView, ...]
    comparisons: tuple[Link, ...]


@dataclass(frozen=True)
class ChangedPart:
    """A part of something that changed: its name, the language of its words or nothing, and the words."""

    name: str
    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class DifferenceView:
    """A requirement, guide or guideline that changed.

    Attributes:
        id: Its anchor.
        title: What it is.
        url: Its address in the later version, or in the earlier if it is gone.
        kind: How it changed, in words.
        editorial: Whether every note that names it says that the meaning stayed the same.
        parts: What changed of it.
        notes: The notes that name it and stand nowhere before it on the page.
        told: What stands before it on the page with the other notes that name it.
    """

    id: str
    title: str
    url: str
    kind: str
    editorial: bool
    parts: tuple[ChangedPart, ...]
    notes: tuple[NoteView, ...]
    told: tuple[Link, ...] = ()


@dataclass(frozen=True)
class ComparisonView:
    """Two versions side by side.

    Attributes:
        before: The earlier version.
        after: The later version.
        groups: What changed, by kind of thing, with the group's anchor and title.
        counts: How many things changed, by how, in words.
    """

    before: Link
    after: Link
    groups: tuple[tuple[str, str, tuple[DifferenceView, ...]], ...]
    counts: dict[str, int]


@dataclass(frozen=True)
class MovedView:
    """Something that once stood on a page: the anchor that others may cite, and where it is now."""

    id: str
    link: Link
