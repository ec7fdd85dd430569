"""Writes a manual that was made as sources of this project, among the real ones."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

from shishin.content.digest import digest_of
from shishin.content.reading.front_matter import FENCE
from shishin.forms.today.guideline import GuidelineWords, GuideWords
from shishin.forms.today.requirement import Check, RequirementWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.manual import NewGuide, NewGuideline, NewRequirement
    from shishin.model.library import Library

SOURCES = ("docs", "principles", "guidelines", "accessibility", "overrides")
CONFIG = "mkdocs.yml"

_ALL_GUIDELINES = re.compile(r"\bthree guidelines\b", re.IGNORECASE)
"""How the real pages count the guidelines, which would be wrong once there are more; the Japanese ones do not."""


def copy_sources(root: Path, target: Path) -> Path:
    """Copy the project's sources to a folder of their own, in place of what stood there."""
    shutil.rmtree(target, ignore_errors=True)
    for name in SOURCES:
        shutil.copytree(root / name, target / name)
    shutil.copy(root / CONFIG, target / CONFIG)
    return target


def write_manual(library: Library, made: Sequence[NewGuideline], target: Path) -> None:
    """Write guidelines among the sources of a project.

    Args:
        library: The real content; guidelines that were made are reviewed when its own are.
        made: The guidelines.
        target: The project's folder.
    """
    source = library.languages.source.code
    for guideline in made:
        for code in library.languages.codes:
            _write(target / f"{guideline.stem()}.{code}.md", _guideline(library, guideline, code, source))
            for guide in guideline.guides:
                _write(target / f"{guideline.stem(guide)}.{code}.md", _guide(guide, code, source))
    count = f"{len(library.guidelines) + len(made)} guidelines"
    for path in (target / "docs").rglob("*.en.md"):
        text = path.read_text(encoding="utf-8")
        if _ALL_GUIDELINES.search(text):
            _write(path, _ALL_GUIDELINES.sub(count, text))


def _guideline(library: Library, guideline: NewGuideline, code: str, source: str) -> str:
    facts, lines = library.guidelines[0].facts, []
    if code == source:
        lines = [
            f"id: {guideline.id}",
            f"prefix: {guideline.prefix}",
            f"number: {guideline.number}",
            f"status: {facts.status}",
            f"scope: {facts.scope}",
            f"principles: [{', '.join(facts.principles)}]",
            f'reviewed: "{facts.reviewed}"',
            f'review_by: "{facts.review_by}"',
        ]
    words = {language: _guideline_words(library, guideline, language) for language in (code, source)}
    lines += [f"{name}: {_quoted(value)}" for name, value in words[code].model_dump().items()]
    if code != source:
        lines.append(f'translates: "{digest_of(words[source], guideline.bodies[source])}"')
    return _file(lines, guideline.bodies[code])


def _guideline_words(library: Library, guideline: NewGuideline, code: str) -> GuidelineWords:
    title = guideline.titles[code]
    return GuidelineWords(
        title=title,
        short_title=title,
        description=f"{title}。" if code == "ja" else f"{title}.",
        owner=library.guidelines[0].titles[code].owner,
    )


def _guide(guide: NewGuide, code: str, source: str) -> str:
    lines = [f"id: {guide.id}", f"number: {guide.number}"] if code == source else []
    lines += [f"title: {_quoted(guide.titles[code])}", f"description: {_quoted(guide.descriptions[code])}"]
    lines.append("requirements:")
    for row in guide.requirements:
        lines += _requirement(row, code, is_source=code == source)
    if code != source:
        lines.append(f'translates: "{digest_of(_guide_words(guide, source), guide.bodies[source])}"')
    return _file(lines, guide.bodies[code])


def _guide_words(guide: NewGuide, code: str) -> GuideWords:
    rows = tuple(
        RequirementWords(
            id=row.facts.id,
            statement=row.statements[code],
            check=Check(method=row.methods[code], evidence=row.evidence[code]),
        )
        for row in guide.requirements
    )
    return GuideWords(title=guide.titles[code], description=guide.descriptions[code], requirements=rows)


def _requirement(row: NewRequirement, code: str, *, is_source: bool) -> Iterator[str]:
    facts = row.facts
    yield f"  - id: {facts.id}"
    if is_source:
        yield f"    level: {facts.level}"
    yield f"    statement: {_quoted(row.statements[code])}"
    yield "    check:"
    yield f"      method: {_quoted(row.methods[code])}"
    yield f"      evidence: {_quoted(row.evidence[code])}"
    if is_source:
        yield f"    phases: [{', '.join(facts.phases)}]"
        yield f"    roles: [{', '.join(facts.roles)}]"
        yield f"    principles: [{', '.join(facts.principles)}]"
        yield "    standards:"
        for citation in facts.standards:
            yield f"      - standard: {citation.standard}"
            if citation.clause:
                yield f"        clause: {_quoted(citation.clause)}"


def _file(lines: Sequence[str], body: str) -> str:
    return "\n".join([FENCE, *lines, FENCE, "", body]) + "\n"


def _quoted(value: str) -> str:
    # A JSON string is a YAML string.
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
