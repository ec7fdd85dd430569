"""What a template is given of guidelines and their requirements: finished words and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.pages.page import Link


@dataclass(frozen=True)
class CitationView:
    """A place in a standard that a requirement rests on.

    Attributes:
        standard: The standard's id.
        label: Its number, or its name.
        title: Its name.
        clause: The clause, as the standard writes it; empty for the whole document.
        url: The address of the standard on the page of all standards; empty if that no longer lists it.
    """

    standard: str
    label: str
    title: str
    clause: str
    url: str


@dataclass(frozen=True)
class StandardView:
    """A standard in words: empty strings for what is not known."""

    id: str
    name: str
    number: str
    original_name: str
    translated: bool
    edition: str
    published: str
    publisher: str
    address: str
    checked: str
    status: str
    note: str


@dataclass(frozen=True)
class RequirementView:
    """A requirement in words.

    Attributes:
        id: Its number.
        level: Its level, as data has it.
        level_name: Its level in words.
        statement: What it asks for.
        method: How it is checked.
        evidence: What is handed over.
        phases: The phases in which it is met, by id.
        roles: Who meets it, by id.
        principles: The principles that it serves.
        citations: What it rests on.
        introduced: The version that brought it, or an empty string before its release.
        changed: The version that last changed it, or an empty string.
        withdrawn: The version that withdrew it, or an empty string.
        withdrawn_name: The word for what was withdrawn.
        url: Its address from the site's root.
        guide: The guide that it stands in.
        guideline: The guideline that it belongs to.
        guideline_id: That guideline's id.
        principle_ids: The ids of the principles.
    """

    id: str
    level: str
    level_name: str
    statement: str
    method: str
    evidence: str
    phases: dict[str, str]
    roles: dict[str, str]
    principles: tuple[Link, ...]
    citations: tuple[CitationView, ...]
    introduced: str
    changed: str
    withdrawn: str
    withdrawn_name: str
    url: str
    guide: Link
    guideline: Link
    guideline_id: str
    principle_ids: tuple[str, ...]


@dataclass(frozen=True)
class RequirementGroup:
    """Requirements under a heading.

    Attributes:
        id: The heading's anchor.
        title: The heading.
        rows: The requirements.
        clauses: For each of them the clause that it rests on, in a group by standard.
        lead: A sentence about the group, or an empty string.
        link: The page that the group is about, if it has one.
        standard: The standard that the group is about, if it is about one.
    """

    id: str
    title: str
    rows: tuple[RequirementView, ...]
    clauses: tuple[str, ...] = ()
    lead: str = ""
    link: Link | None = None
    standard: StandardView | None = None


@dataclass(frozen=True)
class PhaseView:
    """A phase of a project: its anchor, its name, and what is done in it."""

    id: str
    title: str
    lead: str


@dataclass(frozen=True)
class MatrixRow:
    """A guide and what it asks for in each phase.

    Attributes:
        number: The guide's number.
        guide: The guide.
        cells: For each phase, in order, the requirements to meet then.
    """

    number: int
    guide: Link
    cells: tuple[tuple[RequirementView, ...], ...]


@dataclass(frozen=True)
class GuideView:
    """What only a guide's page shows."""

    number: int
    guideline: Link
    status: str
    owner: str
    phases: tuple[str, ...]
    roles: tuple[str, ...]
    requirements: tuple[RequirementView, ...]
    principles: tuple[Link, ...]
    standards: tuple[StandardView, ...]


@dataclass(frozen=True)
class GuidelineView:
    """What only a guideline's own pages show.

    Attributes:
        id: Its id.
        prefix: The letters that its requirements' numbers begin with.
        status: How far it is, in words.
        scope: Who applies it, in words.
        owner: Who answers for it.
        reviewed: The day of its last review, as ISO 8601 writes it.
        reviewed_day: The same in words.
        review_by: The day by which it is reviewed next.
        review_by_day: The same in words.
        principles: The principles that lean on it.
        phases: The phases of a project, in order.
        matrix: Its guides, in order, each with what it asks for by phase.
        counts: How many requirements in force it has, by level in words.
        home: Its topic page.
        whole: The page with its whole text.
        data: The page about the data, or nothing.
        version_data: The requirements of the version shown as data; nothing for a text that is not released.
        requirements: The page with all requirements, or nothing.
    """

    id: str
    prefix: str
    status: str
    scope: str
    owner: str
    reviewed: str
    reviewed_day: str
    review_by: str
    review_by_day: str
    principles: tuple[Link, ...]
    phases: tuple[PhaseView, ...]
    matrix: tuple[MatrixRow, ...]
    counts: dict[str, int]
    home: Link
    whole: Link
    data: Link | None
    version_data: Link | None
    requirements: Link | None
