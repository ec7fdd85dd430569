"""What a change does to guidelines: which requirements are not as they were, and what version that asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.comparison import What, binding, differences
from shishin.model.version import Step, allowed, last_full
from shishin.model.versions import numbers
from shishin.pages.versions.difference import difference_view
from shishin.release.plan.judge import needed_step, reworded
from shishin.review.model import LONGEST, MOST, ChangedRule, ChangedText, ComingVersion, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.comparison import Difference
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion
    from shishin.pages.context import Context
    from shishin.pages.versions.difference import ChangedPart


def changed_rules(before: Library, context: Context) -> list[ChangedRule]:
    """Compare the working texts of all guidelines.

    Args:
        before: The content as it was.
        context: The content as it is now, in the language of the review.

    Returns:
        What differs: requirements before guides, of each guideline in turn.
    """
    earlier = {version.guideline.facts.id: version for version in before.working}
    rows: list[ChangedRule] = []
    for version in context.library.working:
        old = earlier.get(version.guideline.facts.id)
        if old is None or not context.has(old.guideline):
            continue
        musts = binding(old.guideline, version.guideline)
        for difference in differences(old.guideline, version.guideline):
            rows.append(_rule(context, difference, old, version, is_must=difference.id in musts))
    return rows


def _rule(
    context: Context, difference: Difference, old: GuidelineVersion, new: GuidelineVersion, *, is_must: bool
) -> ChangedRule:
    view = difference_view(context, difference, old, new, ())
    return ChangedRule(
        id=difference.id if difference.what is What.REQUIREMENT else "",
        title=view.title[:300],
        guideline=new.guideline.titles[context.code].title[:300],
        kind=difference.kind.value,
        binding=is_must,
        passages=tuple(_passage(part) for part in view.parts)[:MOST],
    )


def _passage(part: ChangedPart) -> ChangedText:
    marks = tuple(Piece(kind=mark.kind, text=mark.text[:LONGEST]) for mark in part.pieces[:MOST])
    return ChangedText(name=part.name.striptags()[:300], language=part.language, pieces=marks)


def next_versions(before: Library, context: Context) -> Iterator[ComingVersion]:
    """Say what version each guideline that was changed asks for.

    Args:
        before: The content as it was.
        context: The content as it is now, in the language of the review.
    """
    earlier = {version.guideline.facts.id: version for version in before.working}
    for version in context.library.working:
        facts = version.guideline.facts
        old, released = earlier.get(facts.id), context.library.released(facts.id)
        if old is not None and not differences(old.guideline, version.guideline):
            continue
        known, step = numbers(released), needed_step(released, version)
        yield ComingVersion(
            guideline=version.guideline.titles[context.code].title[:300],
            step=Step(step).name if last_full(known) else "",
            expected=tuple(map(str, allowed(known, step)))[:20],
            reworded=reworded(released, version)[:MOST],
        )
