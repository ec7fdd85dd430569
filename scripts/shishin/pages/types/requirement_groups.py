"""All requirements, grouped by what they are tied to: guidelines, principles, phases of a project, standards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.shared.address import principle_anchor
from shishin.pages.shared.standards import standard_anchor, standard_view
from shishin.pages.types.free import FreeBody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.pages.context import Context
    from shishin.pages.page import Neighbours, Text
    from shishin.pages.shared.links import Link
    from shishin.pages.shared.requirements import RequirementView
    from shishin.pages.shared.standards import StandardView


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


@dataclass(frozen=True, kw_only=True)
class RequirementsBody(FreeBody):
    """The table of all requirements.

    Attributes:
        requirements: Every one.
        groups: The same by guideline.
        principles: All principles, which are a choice there.
        choices: The levels, phases and roles that requirements can have, each value with its name.
    """

    layout = "requirements"

    requirements: tuple[RequirementView, ...]
    groups: tuple[RequirementGroup, ...]
    principles: tuple[Link, ...]
    choices: dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class GroupedBody(FreeBody):
    """All requirements under the headings of what they are tied to."""

    groups: tuple[RequirementGroup, ...]


@dataclass(frozen=True, kw_only=True)
class ByPrincipleBody(GroupedBody):
    """All requirements by the principles that they serve."""

    layout = "by-principle"


@dataclass(frozen=True, kw_only=True)
class ByPhaseBody(GroupedBody):
    """All requirements by the phases in which they are met."""

    layout = "by-phase"


@dataclass(frozen=True, kw_only=True)
class ByStandardBody(GroupedBody):
    """All requirements by the standards that they cite."""

    layout = "by-standard"


def requirements_body(context: Context, text: Text, neighbours: Neighbours) -> RequirementsBody:
    """Make the table of all requirements."""
    words, values = context.words, context.library.vocabulary
    lists = {"level": ("levels", values.levels), "phase": ("phases", values.phases), "role": ("roles", values.roles)}
    return RequirementsBody(
        text=text,
        neighbours=neighbours,
        requirements=context.requirements.all,
        groups=tuple(by_guideline(context)),
        principles=tuple(context.links.principles.values()),
        choices={name: {value: words[group][value] for value in known} for name, (group, known) in lists.items()},
    )


def by_principle_body(context: Context, text: Text, neighbours: Neighbours) -> ByPrincipleBody:
    """Make the page with all requirements by principle."""
    return ByPrincipleBody(text=text, neighbours=neighbours, groups=tuple(by_principle(context)))


def by_phase_body(context: Context, text: Text, neighbours: Neighbours) -> ByPhaseBody:
    """Make the page with all requirements by phase."""
    return ByPhaseBody(text=text, neighbours=neighbours, groups=tuple(by_phase(context)))


def by_standard_body(context: Context, text: Text, neighbours: Neighbours) -> ByStandardBody:
    """Make the page with all requirements by standard."""
    return ByStandardBody(text=text, neighbours=neighbours, groups=tuple(by_standard(context)))


def by_guideline(context: Context) -> Iterator[RequirementGroup]:
    """Group all requirements by their guidelines, in the guidelines' order."""
    for guideline in context.library.guidelines:
        link = context.links.guideline(guideline)
        rows = [context.requirements.of_guide(guideline, guide) for guide in guideline.guides]
        yield RequirementGroup(
            guideline.facts.id, link.title, tuple(row for of_guide in rows for row in of_guide), link=link
        )


def by_principle(context: Context) -> Iterator[RequirementGroup]:
    """Group all requirements by the principles that they serve, in the principles' order."""
    excuses = {row.principle: row.why.in_(context.code) for row in context.library.publication.unserved}
    for id_, link in context.links.principles.items():
        rows = context.requirements.by_principle[id_]
        yield RequirementGroup(principle_anchor(id_), link.title, rows, link=link, lead=excuses.get(id_, ""))


def by_phase(context: Context) -> Iterator[RequirementGroup]:
    """Group all requirements by the phases in which they are met, in order."""
    names = context.words
    for phase in context.library.vocabulary.phases:
        rows = tuple(row for row in context.requirements.all if phase in row.phases)
        yield RequirementGroup(f"phase-{phase}", names["phases"][phase], rows, lead=names["phase_texts"][phase])


def by_standard(context: Context) -> Iterator[RequirementGroup]:
    """Group all requirements by the standards that they cite, by the standards' names, clauses in order."""
    cited: dict[str, list[tuple[str, RequirementView]]] = {}
    for row in context.requirements.all:
        for citation in row.citations:
            cited.setdefault(citation.standard, []).append((citation.clause, row))
    for standard in sorted(context.library.standards, key=lambda row: row.label.in_(context.code)):
        rows = sorted(cited.get(standard.id, ()), key=lambda pair: _clause_order(pair[0]))
        yield RequirementGroup(
            standard_anchor(standard.id),
            standard.label.in_(context.code),
            tuple(row for _clause, row in rows),
            clauses=tuple(clause for clause, _row in rows),
            standard=standard_view(standard, context.language, context.source),
        )


def _clause_order(clause: str) -> list[tuple[int, str]]:
    """Order 1.4.3 before 1.4.10, and the whole document before its clauses."""
    pieces = "".join(sign if sign.isdigit() else " " for sign in clause).split()
    return [(int(piece), "") for piece in pieces] + [(0, clause)]
