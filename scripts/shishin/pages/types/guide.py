"""What a guide's page shows besides its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.page import Text
from shishin.pages.shared.address import guide_url
from shishin.pages.shared.links import Link
from shishin.pages.shared.standards import standard_view
from shishin.pages.types.guideline_facts import guideline_status
from shishin.pages.versions.place import VersionBody

if TYPE_CHECKING:
    from shishin.model.guideline import Guide, Guideline
    from shishin.pages.context import Context
    from shishin.pages.page import Neighbours
    from shishin.pages.shared.requirements import RequirementView
    from shishin.pages.shared.standards import StandardView
    from shishin.pages.versions.place import VersionPlace

MAIN_HEADING = 2
"""The level of the main headings of a text."""

GUIDE_LISTS = {"requirements": "requirements", "related-principles": "related_principles", "standards": "standards"}
"""What the template of a guide's page has besides the text, in order: the words' names by the anchors."""


@dataclass(frozen=True, kw_only=True)
class GuideBody(VersionBody):
    """What a guide's page shows.

    Attributes:
        contents: The sections of the page.
        neighbours: The guides before and after it.
        number: Its number within the guideline.
        guideline: The guideline.
        status: The guideline's status in words.
        owner: Who answers for the guideline.
        phases: The phases in which a requirement of it is met, in words.
        roles: Who meets one, in words.
        requirements: Its requirements.
        principles: The principles that they serve.
        standards: The standards that they cite.
    """

    layout = "guide"

    contents: tuple[Link, ...]
    neighbours: Neighbours
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
class GuidePart:
    """A guide as a part of the page with the whole guideline.

    Attributes:
        number: Its number within the guideline.
        title: Its title.
        description: A sentence about it.
        url: The address of its own page.
        text: Its text.
        requirements: Its requirements.
    """

    number: int
    title: str
    description: str
    url: str
    text: Text
    requirements: tuple[RequirementView, ...]


def guide_part(context: Context, guideline: Guideline, guide: Guide) -> GuidePart:
    """Make the part of the page with the whole guideline that shows a guide."""
    title, body = guide.titles[context.code], guide.bodies[context.code]
    return GuidePart(
        number=guide.facts.number,
        title=title.title,
        description=title.description,
        url=guide_url(guideline, guide, context.language),
        text=Text(body.markdown, body.path),
        requirements=context.requirements.of_guide(guideline, guide),
    )


def guide_body(
    context: Context, guideline: Guideline, guide: Guide, place: VersionPlace, neighbours: Neighbours
) -> GuideBody:
    """Make what a guide's page shows."""
    body = guide.bodies[context.code]
    words, rows = context.words, context.requirements.of_guide(guideline, guide)
    served = {id_ for row in rows for id_ in row.principle_ids}
    cited = {citation.standard for row in rows for citation in row.citations}
    return GuideBody(
        text=Text(body.markdown, body.path),
        place=place,
        contents=_contents(context, guide),
        neighbours=neighbours,
        number=guide.facts.number,
        guideline=context.links.guideline(guideline),
        status=guideline_status(context, guideline),
        owner=guideline.titles[context.code].owner,
        phases=tuple(words["phases"][phase] for phase in guide.phases),
        roles=tuple(words["roles"][role] for role in guide.roles),
        requirements=rows,
        principles=tuple(link for id_, link in context.links.principles.items() if id_ in served),
        standards=tuple(
            standard_view(standard, context.language, context.source)
            for id_, standard in context.standards.items()
            if id_ in cited
        ),
    )


def _contents(context: Context, guide: Guide) -> tuple[Link, ...]:
    """Link to the sections of a guide's page, in order: before and after its text, what the template adds."""
    names = context.words["guide"]
    before, *after = (Link(names[title], f"#{id_}") for id_, title in GUIDE_LISTS.items())
    headings = (row for row in guide.bodies[context.code].headings if row.level == MAIN_HEADING)
    return (before, *(Link(heading.text, f"#{heading.id}") for heading in headings), *after)
