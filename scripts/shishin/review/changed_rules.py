"""What a change does to guidelines: which requirements are not as they were, and what version that asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.comparison import What, binding, differences
from shishin.model.requirement import Level
from shishin.model.version import Step, allowed, last_full
from shishin.model.versions import numbers
from shishin.pages.versions.difference import difference_view
from shishin.release.plan.judge import needed_step, reworded
from shishin.review.model import (
    LONGEST,
    MOST,
    MOST_TEXTS,
    ChangedRule,
    ChangedText,
    ComingVersion,
    Piece,
    as_name,
    as_pieces,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from shishin.model.comparison import Difference
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion
    from shishin.pages.context import Context
    from shishin.pages.versions.difference import ChangedPart


def changed_rules(before: Library, context: Context) -> Iterator[ChangedRule]:
    """Compare the working texts of all guidelines, requirements before guides.

    Args:
        before: The content as it was.
        context: The content as it is now, in the language of the review.
    """
    earlier = {version.guideline.facts.id: version for version in before.working}
    for version in context.library.working:
        old = earlier.pop(version.guideline.facts.id, None)
        if old is None:
            yield from _every_requirement(version, context.code, "added")
            continue
        musts = binding(old.guideline, version.guideline)
        for difference in differences(old.guideline, version.guideline):
            yield _rule(context, difference, old, version, is_must=difference.id in musts)
    for old in earlier.values():
        yield from _every_requirement(old, context.code, "removed")


def _rule(
    context: Context, difference: Difference, old: GuidelineVersion, new: GuidelineVersion, *, is_must: bool
) -> ChangedRule:
    view = difference_view(context, difference, old, new, ())
    return ChangedRule(
        id=difference.id if difference.what is What.REQUIREMENT else "",
        title=as_name(view.title),
        guideline=as_name(new.guideline.titles[context.code].title),
        kind=difference.kind.value,
        binding=is_must,
        texts=tuple(_text(part) for part in view.parts[:MOST_TEXTS]),
    )


def _text(part: ChangedPart) -> ChangedText:
    name = as_name(part.name.striptags())
    return ChangedText(name=name, language=part.language, pieces=as_pieces(part.pieces))


def _every_requirement(
    version: GuidelineVersion, code: str, kind: Literal["added", "removed"]
) -> Iterator[ChangedRule]:
    """Give every requirement of a guideline that came or went as a whole."""
    mark: Literal["ins", "del"] = "ins" if kind == "added" else "del"
    for row in version.guideline.requirements:
        texts = (
            ChangedText(language=language, pieces=(Piece(kind=mark, text=words.statement[:LONGEST]),))
            for language, words in row.texts.items()
        )
        yield ChangedRule(
            id=row.id,
            title=row.id,
            guideline=as_name(version.guideline.titles[code].title),
            kind=kind,
            binding=row.facts.level == Level.MUST,
            texts=tuple(texts)[:MOST_TEXTS],
        )


def coming_versions(before: Library, context: Context) -> Iterator[ComingVersion]:
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
            guideline=as_name(version.guideline.titles[context.code].title),
            step=Step(step).name if last_full(known) else "",
            expected=tuple(map(str, allowed(known, step)))[:20],
            reworded=reworded(released, version)[:MOST],
        )
