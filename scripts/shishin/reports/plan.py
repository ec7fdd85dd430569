"""Says what a release will do, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.version import last_full
from shishin.reports.summary import say

if TYPE_CHECKING:
    from shishin.languages.language import Language
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
        *(
            say("plan-change", language, id=change.id, kind=names["comparison"]["kinds"][change.kind])
            for change in plan.differences
        ),
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
        *(say("plan-write", language, path=f"{plan.folder}/{path}") for path in plan.texts),
        *(say("plan-remove", language, path=f"{plan.folder}/{path}") for path in plan.gone),
    ]
    return "\n".join(lines)
