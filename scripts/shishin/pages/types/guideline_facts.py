"""What a guideline's own pages show of it: its facts in words, and its guides by phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.release import DRAFT, LATEST
from shishin.pages.shared.address import whole_guideline_url
from shishin.pages.shared.data_address import json_name, version_name
from shishin.pages.shared.links import Link

if TYPE_CHECKING:
    from shishin.languages.language import Strings
    from shishin.model.guideline import Guide, Guideline
    from shishin.pages.context import Context
    from shishin.pages.shared.requirements import RequirementView


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
class GuidelineView:
    """What is known of a guideline, in words.

    Attributes:
        id: Its id.
        prefix: The letters that its requirements' numbers begin with.
        status: Its status in words.
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


def guideline_facts(context: Context, guideline: Guideline) -> GuidelineView:
    """Put what is known of a guideline into words."""
    facts, names, links = guideline.facts, context.words, context.links
    version = context.lookup.version_of(guideline)
    data = json_name(version_name(version.guideline)) if version and version.release else ""
    return GuidelineView(
        id=facts.id,
        prefix=facts.prefix,
        status=guideline_status(context, guideline),
        scope=names["guideline"]["scopes"][facts.scope],
        owner=guideline.titles[context.code].owner,
        reviewed=facts.reviewed,
        reviewed_day=context.day(facts.reviewed),
        review_by=facts.review_by,
        review_by_day=context.day(facts.review_by),
        principles=tuple(link for id_, link in links.principles.items() if id_ in facts.principles),
        phases=_phases(guideline, names),
        matrix=tuple(_row(context, guideline, guide) for guide in guideline.guides),
        counts={names["levels"][level]: count for level, count in guideline.by_level.items()},
        home=links.guideline(guideline),
        whole=Link(names["guideline"]["whole_link"], whole_guideline_url(guideline, context.language)),
        data=links.layout("data"),
        version_data=Link(names["guideline"]["version_data_link"], data) if data else None,
        # The table has the requirements of the latest version only.
        requirements=links.layout("requirements") if guideline.is_led_to else None,
    )


def guideline_status(context: Context, guideline: Guideline) -> str:
    """Say what a guideline's text is by now: a version that was in force when it was released may be so no more."""
    names = context.words["guideline"]
    version = context.lookup.version_of(guideline)
    if version is None:
        return str(names["status_coming"].format(status=names["statuses"][guideline.facts.status]))
    if version.release is None:
        return str(names["statuses"][DRAFT])
    state = context.lookup.state(version)
    status = names["statuses"][version.release.status if state == LATEST else state]
    day = context.day(version.release.date)
    return str(names["status_released"].format(status=status, version=version.name, day=day))


def _phases(guideline: Guideline, words: Strings) -> tuple[PhaseView, ...]:
    return tuple(
        PhaseView(f"phase-{phase}", words["phases"][phase], words["phase_texts"][phase])
        for phase in guideline.vocabulary.phases
    )


def _row(context: Context, guideline: Guideline, guide: Guide) -> MatrixRow:
    """Give what a guide asks for in each phase; what was withdrawn is asked of nobody."""
    rows = [context.requirements.view(guideline, guide, row) for row in guide.requirements if not row.facts.withdrawn]
    cells = tuple(tuple(row for row in rows if phase in row.phases) for phase in guideline.vocabulary.phases)
    return MatrixRow(guide.facts.number, context.links.guide(guideline, guide), cells)
