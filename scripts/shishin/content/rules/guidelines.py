"""Rules for guidelines and guides: their names and numbers, their fixed headings, what they are tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.content.addresses import guideline_of
from shishin.forms.today.guideline import GuidelineSource, GuideSource
from shishin.model.comparison import WIDEST
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER, GUIDES, NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.reading.sources import Sources

SECTION_LEVEL = 2

BETA, CURRENT = "beta", "current"
"""The status that a guideline gives itself: its next version is a β, or in force."""


def names(guidelines: Sequence[Family], findings: list[Finding]) -> None:
    """A guideline's folder has its id; ids' prefixes and numbers are unique."""
    seen: dict[tuple[str, object], str] = {}
    for family in guidelines:
        draft = family.source
        if draft is None or not isinstance(draft.record, GuidelineSource):
            continue
        record, path = draft.record, draft.file.path
        if draft.file.stem != f"{FOLDER}/{record.id}/{NAME}":
            findings.append(Finding.at(path, draft.line("id"), "guideline-folder", folder=path.split("/")[1]))
        _once(draft, {"prefix": record.prefix, "number": record.number}, "", seen, findings)
        if record.review_by < record.reviewed:
            findings.append(
                Finding.at(path, draft.line("review_by"), "review-order", reviewed=record.reviewed, by=record.review_by)
            )


def status_and_scope(guidelines: Sequence[Family], findings: list[Finding]) -> None:
    """A β is for projects that a bureau leads (slide 16); only a version in force can be for the work of every one."""
    for family in guidelines:
        draft, record = family.source, _record(family)
        if draft and record and (record.status, record.scope) == (BETA, WIDEST):
            findings.append(Finding.at(draft.file.path, draft.line("scope"), "guideline-scope", scope=WIDEST))


def beta_words(guidelines: Sequence[Family], guides: Sequence[Family], findings: list[Finding]) -> None:
    """No text of a guideline that says it is in force calls itself a β; what it quotes may."""
    records = ((guideline_of(family.stem), _record(family)) for family in guidelines)
    in_force = {folder for folder, record in records if record and record.status == CURRENT}
    for family in (*guidelines, *guides):
        drafts = family.drafts.values() if guideline_of(family.stem) in in_force else ()
        for draft in drafts:
            for line, text in enumerate(draft.file.text.split("\n"), 1):
                words = next((words for words in draft.language.wording.of_betas if words in text.lower()), "")
                if words and not text.lstrip().startswith(">"):
                    findings.append(Finding.at(draft.file.path, line, "guideline-beta", words=words))


def _record(family: Family) -> GuidelineSource | None:
    """Give the front matter of a guideline; nothing if it cannot be read."""
    record = family.source.record if family.source else None
    return record if isinstance(record, GuidelineSource) else None


def guide_names(guides: Sequence[Family], guidelines: Collection[str], findings: list[Finding]) -> None:
    """A guide is called by its number and id, its number is its own, and it belongs to a guideline.

    Args:
        guides: The guides.
        guidelines: Paths of the guidelines' own files that are there, without language and ending.
        findings: Where findings go.
    """
    seen: dict[tuple[str, object], str] = {}
    for family in guides:
        draft, folder = family.source, guideline_of(family.stem)
        if draft is not None and isinstance(draft.record, GuideSource):
            name = f"{draft.record.number:02}-{draft.record.id}"
            if draft.file.stem == f"{folder}/{GUIDES}/{name}":
                _once(draft, {"number": draft.record.number}, folder, seen, findings)
            else:
                values = {"name": name, "path": f"{folder}/{GUIDES}/{name}.{draft.file.language}.md"}
                findings.append(Finding.at(draft.file.path, draft.line("id"), "guide-name", **values))
        if f"{folder}/{NAME}" not in guidelines:
            path = f"{folder}/{NAME}.{family.languages.source.code}.md"
            findings.append(Finding.at(path, 0, "file-missing", path=path))


def overdue(sources: Sources, day: str, findings: list[Finding]) -> None:
    """A guideline is reviewed again by the day that it names, as readers are told in its latest version."""
    latest = {history.folder: history.latest for history in sources.histories}
    for family in sources.guidelines:
        if frozen := latest.get(guideline_of(family.stem)):
            text = frozen.version.guideline
            path, by = text.bodies[text.languages[0]].path, text.facts.review_by
        elif family.source and isinstance(family.source.record, GuidelineSource):
            path, by = family.source.file.path, family.source.record.review_by
        else:
            continue
        if by < day:
            findings.append(Finding.at(path, 0, "review-overdue", by=by))


def _once(
    draft: Draft,
    values: Mapping[str, object],
    among: str,
    seen: dict[tuple[str, object], str],
    findings: list[Finding],
) -> None:
    for field, value in values.items():
        key = (f"{among}{field}", value)
        if key in seen:
            code = "number-twice" if field == "number" else "id-twice"
            findings.append(Finding.at(draft.file.path, draft.line(field), code, value=value, other=seen[key]))
        seen.setdefault(key, draft.file.path)


def sections(draft: Draft, expected: Mapping[str, str], findings: list[Finding]) -> None:
    """The main headings are the fixed ones, with their anchors, in order, and none is empty.

    Args:
        draft: A guideline or a guide.
        expected: The headings' words by their anchors, in the file's language.
        findings: Where findings go.
    """
    main = [heading for heading in draft.outline.headings if heading.level == SECTION_LEVEL]
    written = [(heading.id, heading.text) for heading in main]
    if written != list(expected.items()):
        wrong = (
            heading.line
            for heading, pair in zip(main, expected.items(), strict=False)
            if (heading.id, heading.text) != pair
        )
        line = next(wrong, main[-1].line if main else draft.parts.body_line)
        findings.append(
            Finding.at(
                draft.file.path, line, "guide-sections", expected=_shown(expected.items()), found=_shown(written)
            )
        )
    for passage_line in _empty(draft):
        findings.append(Finding.at(draft.file.path, passage_line, "guide-section-empty"))


def _empty(draft: Draft) -> list[int]:
    """Give the lines of headings with nothing below them, not even a further heading."""
    lines = draft.parts.body.split("\n")
    headings = draft.outline.headings
    empty = []
    for number, heading in enumerate(headings):
        following = headings[number + 1] if number + 1 < len(headings) else None
        end = following.line - draft.parts.body_line if following else len(lines)
        between = lines[heading.line - draft.parts.body_line + 1 : end]
        if not any(map(str.strip, between)) and not (following and following.level > heading.level):
            empty.append(heading.line)
    return empty


def _shown(headings: Collection[tuple[str, str]]) -> str:
    return " / ".join(f"## {text} {{#{anchor}}}" for anchor, text in headings) or "–"


def ties(guidelines: Sequence[Family], principles: Collection[str], findings: list[Finding]) -> None:
    """A guideline serves principles that exist."""
    for family in guidelines:
        draft = family.source
        if draft is None or not isinstance(draft.record, GuidelineSource):
            continue
        for number, name in enumerate(draft.record.principles):
            if name not in principles:
                line = draft.parts.matter.line(("principles", number))
                findings.append(Finding.at(draft.file.path, line, "principle-unknown", name=name))
