"""Says what a release will do, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.comparison import DifferenceKind, What
from shishin.model.version import last_full
from shishin.pages.versions.marks import marked
from shishin.reports.summary import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.languages.language import Language, Languages
    from shishin.model.comparison import Difference, Part
    from shishin.release.plan.plan import Plan


def plan_in_words(plan: Plan, language: Language) -> str:
    """List what a release will do, a line for each change and file.

    Args:
        plan: The release.
        language: The language to say it in.
    """
    names, code = language.interface, language.code
    title = plan.working.guideline.titles[code].title
    lines = [
        say("plan-version", language, title=title, version=plan.version, tag=plan.tag),
        *([say("plan-step", language, step=plan.step.name)] if last_full(plan.numbers) else []),
        say("plan-expected", language, expected=", ".join(map(str, plan.expected))),
        *(line for change in plan.differences for line in _change(change, plan.languages, language)),
        *(say("plan-note", language, text=note.text.in_(code)) for note in plan.working.notes),
        *(
            say(
                "plan-examination",
                language,
                kind=names["versions"]["examinations"][examination.kind],
                by=examination.by.in_(code),
                date=examination.date,
            )
            for examination in plan.account.examinations
        ),
        say("plan-read", language, people=", ".join(plan.read_by)) if plan.read_by else say("plan-unread", language),
        *(say("plan-write", language, path=f"{plan.folder}/{path}") for path in plan.texts),
        *(say("plan-remove", language, path=f"{plan.folder}/{path}") for path in plan.gone),
    ]
    return "\n".join(lines)


def _change(change: Difference, languages: Languages, language: Language) -> Iterator[str]:
    """Say what changed; of a requirement also every sentence, its words marked, in each language: people judge them."""
    yield say("plan-change", language, id=change.id, kind=language.interface["comparison"]["kinds"][change.kind])
    if change.what is not What.REQUIREMENT or change.kind is not DifferenceKind.CHANGED:
        return
    for part in change.parts:
        text = f"{part.before} → {part.after}"
        if part.language:
            text = _marked(part, languages.of_any(part.language), language)
        yield say("plan-words", language, part=part.name, code=part.language, text=text)


def _marked(part: Part, of_words: Language, language: Language) -> str:
    """Give the words of a part with what was deleted and inserted between marks."""
    marks = language.interface["comparison"]
    forms = {"del": marks["deleted"], "ins": marks["inserted"]}
    return "".join(
        f"{forms[piece.kind]}{piece.text}{marks['mark_end']}" if piece.kind in forms else piece.text
        for piece in marked(part.before, part.after, of_words)
    )
