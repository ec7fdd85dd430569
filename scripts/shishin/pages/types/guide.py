"""What a guide's page shows besides its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.shared.links import Link
from shishin.pages.shared.standards import standard_view
from shishin.pages.types.guideline_facts import guideline_status

if TYPE_CHECKING:
    from shishin.model.guideline import Guide, Guideline
    from shishin.pages.context import Context
    from shishin.pages.shared.requirements import RequirementView
    from shishin.pages.shared.standards import StandardView

GUIDE_LISTS = {"requirements": "requirements", "related-principles": "related_principles", "standards": "standards"}
"""What the template of a guide's page has besides the text, in order: the words' names by the anchors."""


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


def guide_facts(context: Context, guideline: Guideline, guide: Guide) -> GuideView:
    """Put what is known of a guide into words."""
    words, rows = context.words, context.requirements.of_guide(guideline, guide)
    served = {id_ for row in rows for id_ in row.principle_ids}
    cited = {citation.standard for row in rows for citation in row.citations}
    return GuideView(
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


def guide_contents(context: Context) -> tuple[Link, ...]:
    """Link to the sections of a guide's page, in order: before and after its text, what the template adds."""
    names = context.words["guide"]
    before, *after = (Link(names[title], f"#{id_}") for id_, title in GUIDE_LISTS.items())
    return (before, *(Link(title, f"#{id_}") for id_, title in context.language.sections["guide"].items()), *after)
