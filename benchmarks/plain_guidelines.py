"""Guidelines for the other generators: what our templates make from data, as Markdown."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from benchmarks.edition import SOURCE
from shishin.model.guideline import FOLDER, WHOLE
from shishin.pages.context import contexts
from shishin.pages.types.requirement_groups import by_phase, by_principle, by_standard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.languages.language import Language
    from shishin.model.guideline import BodyText, Guide, Guideline, GuidelineWords, GuideTitle
    from shishin.model.library import Library
    from shishin.pages.shared.requirements import RequirementView

_GROUPS = {"by-principle": by_principle, "by-phase": by_phase, "by-standard": by_standard}

GuidelinePage = tuple[str, "GuidelineWords | GuideTitle", "BodyText", tuple[str, ...]]
"""A page's name, its titles, the body it begins with, and what follows that as Markdown."""


def pages(guideline: Guideline, language: Language) -> Iterator[GuidelinePage]:
    """Give a guideline's pages."""
    code, folder = language.code, f"{FOLDER}/{guideline.facts.id}"
    title, body = guideline.titles[code], guideline.bodies[code]
    links = "\n".join(
        f"1. [{guide.titles[code].title}]({guide.facts.id}.{code}.md): {guide.titles[code].description}"
        for guide in guideline.guides
    )
    yield f"{folder}/index", title, body, (links,)
    yield f"{folder}/{WHOLE}", title, body, tuple(
        part
        for guide in guideline.guides
        for part in (f"## {guide.titles[code].title}", requirements(guide, language), _plain(guide, language))
    )  # fmt: skip
    for guide in guideline.guides:
        yield f"{folder}/{guide.facts.id}", guide.titles[code], guide.bodies[code], (requirements(guide, language),)


def places(guideline: Guideline, language: Language) -> Iterator[tuple[str, BodyText]]:
    """Give the name of the page at which each text of a guideline stands."""
    code, folder = language.code, f"{FOLDER}/{guideline.facts.id}"
    yield f"{folder}/index", guideline.bodies[code]
    yield from ((f"{folder}/{guide.facts.id}", guide.bodies[code]) for guide in guideline.guides)


def titles(guideline: Guideline, name: str, language: Language) -> Iterator[str]:
    """List a guideline's guides for the page of a name."""
    folder = posixpath.relpath(f"{FOLDER}/{guideline.facts.id}", posixpath.dirname(name) or ".")
    for guide in guideline.guides:
        title = guide.titles[language.code]
        yield f"- [{title.title}]({folder}/{guide.facts.id}.{language.code}.md): {title.description}"


def requirements(guide: Guide, language: Language) -> str:
    """Give a guide's requirements in full."""
    names, parts = language.interface, []
    for row in guide.requirements:
        text = row.texts[language.code]
        phases = names["separator"].join(names["phases"][phase] for phase in row.facts.phases)
        roles = names["separator"].join(names["roles"][role] for role in row.facts.roles)
        cited = names["separator"].join(
            f"{citation.standard} {citation.clause or ''}" for citation in row.facts.standards
        )
        facts = (text.check.method, text.check.evidence, phases, roles, ", ".join(row.facts.principles), cited)
        lines = "\n".join(f"- {fact}" for fact in facts)
        parts.append(f"### {row.id} {names['levels'][row.facts.level]}\n\n{text.statement}\n\n{lines}")
    return "\n\n".join(parts)


def lists(library: Library, layout: str, language: Language) -> Iterator[str]:
    """Give all requirements, in a table or grouped."""
    context = contexts(library)[language.code]
    if layout == "requirements":
        rows = "\n".join(_row(row, language) for row in context.requirements.all)
        names = language.interface["requirements"]
        head = " | ".join(names[column] for column in ("id", "level", "statement", "phase"))
        yield f"| {head} |\n|---|---|---|---|\n{rows}"
        return
    for group in _GROUPS[layout](context):
        yield "\n\n".join([f"## {group.title}", "\n".join(f"- {row.id} {row.statement}" for row in group.rows)])


def _row(row: RequirementView, language: Language) -> str:
    phases = language.interface["separator"].join(row.phases.values())
    return f"| {row.id} | {row.level_name} | {row.statement} | {phases} |"


def _plain(guide: Guide, language: Language) -> str:
    passages = guide.bodies[language.code].passages
    ends = "" if language is SOURCE else " "
    return "\n\n".join(f"### {passage.heading}\n\n{ends.join(passage.text.splitlines())}" for passage in passages)
