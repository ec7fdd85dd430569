"""Rules for the ten principles: their facts together, and their fixed sections."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from shishin.content.addresses import markdown_endings
from shishin.content.reading.markdown import Bullet, HeadingAt, Paragraph
from shishin.model.finding import Finding
from shishin.model.principle import HOW_MANY, PrincipleSource, SectionKey

if TYPE_CHECKING:
    from shishin.content.reading.drafts import Draft, Family
    from shishin.languages.language import Languages

SECTION_LEVEL = 2


def facts(families: list[Family], languages: Languages, findings: list[Finding]) -> None:
    """Ids and numbers fit the file's name, are unique, and run from 1 without a gap."""
    sources = [(family.source, family.source.record) for family in families if family.source]
    named = [(draft, record) for draft, record in sources if isinstance(record, PrincipleSource)]
    fitting = [(draft, record) for draft, record in named if _fits_its_name(draft, record, findings)]
    seen: dict[tuple[str, object], str] = {}
    for draft, record in fitting:
        for field in ("id", "number"):
            key = (field, getattr(record, field))
            if key in seen:
                findings.append(
                    Finding.at(draft.file.path, draft.line(field), f"{field}-twice", value=key[1], other=seen[key])
                )
            seen.setdefault(key, draft.file.path)
    if len(fitting) == len(families):  # A file that could not be read may be the one that is missed.
        numbers = {value for field, value in seen if field == "number"}
        gaps = [str(number) for number in range(1, HOW_MANY + 1) if number not in numbers]
        if gaps:
            values = {"numbers": ", ".join(gaps), "last": HOW_MANY, "endings": markdown_endings(languages)}
            findings.append(Finding.at("principles", 0, "number-gap", **values))


def _fits_its_name(draft: Draft, record: PrincipleSource, findings: list[Finding]) -> bool:
    """Check that a file is called by its principle's number and id; the field that differs is to blame."""
    name = f"{record.number:02}-{record.id}"
    if draft.file.stem == f"principles/{name}":
        return True
    field = "id" if draft.file.stem.startswith(f"principles/{record.number:02}-") else "number"
    values = {"name": name, "path": f"principles/{name}.{draft.file.language}.md"}
    findings.append(Finding.at(draft.file.path, draft.line(field), "principle-name", **values))
    return False


def sections(draft: Draft, findings: list[Finding]) -> None:
    """The body is the fixed sections in order: lists of plain lines, the last with its closing words."""
    expected = list(draft.language.sections["principle"].values())
    headings = draft.outline.headings
    wrong = [
        heading
        for heading, title in zip_longest(headings, expected)
        if heading and (heading.text, heading.level, heading.id) != (title, SECTION_LEVEL, "")
    ]
    if wrong or len(headings) < len(expected):
        written = " / ".join(heading.text for heading in headings) or "–"
        line = wrong[0].line if wrong else draft.parts.body_line
        findings.append(Finding.at(draft.file.path, line, "sections", expected=" / ".join(expected), found=written))
    _contents(draft, findings)


def _contents(draft: Draft, findings: list[Finding]) -> None:
    """Check what stands between the headings; what is reported once is not reported again."""
    path, closing = draft.file.path, _closing(draft)
    blocks = draft.outline.blocks
    with_html = {line for line, _html in draft.outline.html}
    strays = [line for line, _kind in draft.outline.other]
    in_section = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, HeadingAt):
            in_section = True
            end = following.line if following else draft.parts.body_line + len(draft.parts.body)
            if not isinstance(following, Bullet) and not any(block.line < line < end for line in strays):
                findings.append(Finding.at(path, block.line, "section-empty", section=block.text))
        elif isinstance(block, Paragraph):
            if following or block.text != closing:
                strays.append(block.line)
        elif not in_section:
            strays.append(block.line)
        elif not block.plain and block.line not in with_html:
            findings.append(Finding.at(path, block.line, "bullet-rich"))
    findings.extend(Finding.at(path, line, "body-stray", closing=closing) for line in strays)


def same_shape(family: Family, findings: list[Finding]) -> None:
    """A translation has as many bullets in each section as the source, and its closing words."""
    source = family.source
    if source is None:
        return
    expected = _shape(source)
    for draft in family.drafts.values():
        if draft.language.is_source:
            continue
        counts = _shape(draft)
        for key in SectionKey:
            if counts.get(key) != expected.get(key) and key in counts and key in expected:
                findings.append(
                    Finding.at(
                        draft.file.path, _line(draft, key), "bullet-count",
                        section=draft.language.sections["principle"][key], found=counts[key], expected=expected[key],
                        source=source.file.path,
                    )
                )  # fmt: skip
        if _closes(draft) != _closes(source) and set(counts) == set(expected):
            line = draft.outline.blocks[-1].line
            values = {"closing": _closing(draft), "original": _closing(source), "source": source.file.path}
            findings.append(Finding.at(draft.file.path, line, "closing-differs", **values))


def _shape(draft: Draft) -> dict[SectionKey, int]:
    """Count the bullets of each section."""
    keys = {title: SectionKey(key) for key, title in draft.language.sections["principle"].items()}
    counts: Counter[SectionKey] = Counter()
    section: SectionKey | None = None
    for block in draft.outline.blocks:
        if isinstance(block, HeadingAt):
            section = keys.get(block.text)
        elif isinstance(block, Bullet) and section is not None:
            counts[section] += 1
    return dict(counts)


def _closing(draft: Draft) -> str:
    """Give the words that say of a list that it is not complete."""
    return draft.language.sections["closing"]["words"]


def _closes(draft: Draft) -> bool:
    return bool(draft.outline.blocks) and isinstance(draft.outline.blocks[-1], Paragraph)


def _line(draft: Draft, key: SectionKey) -> int:
    title = draft.language.sections["principle"][key]
    return next((h.line for h in draft.outline.headings if h.text == title), draft.parts.body_line)
