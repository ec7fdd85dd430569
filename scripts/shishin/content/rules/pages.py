"""Rules for the free pages of docs/: permanent anchors, no HTML, one page of each special layout."""

from __future__ import annotations

import re
from html import unescape
from itertools import zip_longest
from typing import TYPE_CHECKING

from shishin.content.addresses import address_of, kept_by_site
from shishin.content.advice import anchors_for, way_for
from shishin.content.reading.files import LIMITS
from shishin.forms.today.guideline import GuidelineSource
from shishin.model.fields import ID_PATTERN
from shishin.model.finding import Finding
from shishin.model.guideline import RESERVED as OF_GUIDELINES
from shishin.model.page import FIRST_LEVEL, PLAIN, REQUIRED_LAYOUTS, PageSource
from shishin.model.portable import unkept
from shishin.model.visible import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.ruby import Reader
    from shishin.languages.language import Languages


def headings(family: Family, reader: Reader, findings: list[Finding]) -> None:
    """Headings begin at level 2, skip none, and each has its own permanent ASCII anchor.

    Args:
        family: A document in its languages: an anchor is proposed that is the same in all of them.
        reader: What gives kanji their readings.
        findings: Where findings go.
    """
    nameless = any(not heading.id for draft in family.drafts.values() for heading in draft.outline.headings)
    proposed = anchors_for(family, reader) if nameless else []
    for draft in family.drafts.values():
        _headings(draft, proposed, findings)


def _headings(draft: Draft, proposed: Sequence[str], findings: list[Finding]) -> None:
    path = draft.file.path
    level = FIRST_LEVEL - 1
    seen: dict[str, int] = {}
    for number, heading in enumerate(draft.outline.headings):
        if heading.level < FIRST_LEVEL or heading.level > level + 1:
            findings.append(Finding.at(path, heading.line, "heading-level", found=heading.level, most=level + 1))
        level = max(heading.level, FIRST_LEVEL - 1)
        if is_blank(unescape(heading.text)):
            findings.append(Finding.at(path, heading.line, "heading-empty"))
        if not heading.id:
            anchor = proposed[number] if number < len(proposed) else f"section-{number + 1}"
            findings.append(Finding.at(path, heading.line, "heading-id-missing", heading=heading.text, id=anchor))
        elif not re.fullmatch(ID_PATTERN, heading.id):
            findings.append(Finding.at(path, heading.line, "heading-id-form", id=heading.id))
        elif heading.id in seen:
            findings.append(Finding.at(path, heading.line, "heading-id-twice", id=heading.id, first=seen[heading.id]))
        seen.setdefault(heading.id, heading.line)


def same_headings(family: Family, findings: list[Finding]) -> None:
    """A translation has the source's headings: the same anchors, in the same order."""
    if family.source is None:
        return
    expected = [(heading.level, heading.id) for heading in family.source.outline.headings]
    if not all(id_ for _level, id_ in expected):
        return  # The source's own fault, reported there.
    for draft in family.drafts.values():
        written = [(heading.level, heading.id) for heading in draft.outline.headings]
        if not draft.language.is_source and written != expected:
            findings.append(
                Finding.at(
                    draft.file.path,
                    _first_difference(draft, expected),
                    "headings-differ",
                    expected=_ids(expected), found=_ids(written), source=family.source.file.path,
                )
            )  # fmt: skip


def _first_difference(draft: Draft, expected: list[tuple[int, str]]) -> int:
    """Give the line of the first heading that is not as expected."""
    pairs = zip_longest(draft.outline.headings, expected)
    differing = (heading for heading, pair in pairs if heading and (heading.level, heading.id) != pair)
    return next((heading.line for heading in differing), draft.parts.body_line)


def _ids(headings: list[tuple[int, str]]) -> str:
    return ", ".join(f"{'#' * level} {id_ or '?'}" for level, id_ in headings) or "–"


def markup(draft: Draft, findings: list[Finding]) -> None:
    """No raw HTML."""
    first_on_line = dict(reversed(draft.outline.html))
    findings.extend(
        Finding.at(draft.file.path, line, "raw-html", html=html[:60], way=way_for(html, draft.file.language))
        for line, html in first_on_line.items()
    )


def wrapping(draft: Draft, findings: list[Finding]) -> None:
    """A Japanese sentence stands on one line; in a principle, a bullet over two lines is a finding already."""
    findings.extend(Finding.at(draft.file.path, line, "line-wrapped") for line in draft.outline.wraps)


def addresses(families: list[Family], findings: list[Finding]) -> None:
    """No two documents stand at the same address, and none where the site keeps something else."""
    seen = {
        f"{address_of(family)}/{name}": family.source.file.path
        for family in families
        if family.source and isinstance(family.source.record, GuidelineSource)
        for name in (*OF_GUIDELINES, family.source.record.id)  # a change note names both by their ids
    }
    for family in families:
        draft = family.source or next(iter(family.drafts.values()))
        address = address_of(family)
        taken = seen.get(address) or kept_by_site(address, family.languages)
        both_principles = draft.file.stem.startswith("principles/") and str(taken).startswith("principles/")
        if taken and not both_principles:  # Two principles with one id are reported as that.
            findings.append(Finding.at(draft.file.path, 0, "address-twice", address=f"/{address}/", other=taken))
        seen.setdefault(address, draft.file.path)
        if part := unkept(address):
            findings.append(Finding.at(draft.file.path, draft.line("id"), "address-system", part=part, **LIMITS))


def layouts(families: list[Family], languages: Languages, findings: list[Finding]) -> None:
    """A page with a part made from data stands at most once, and those that every site needs stand once."""
    sources = [family.source for family in families if family.source and isinstance(family.source.record, PageSource)]
    first: dict[str, Draft] = {}
    for source in sources:
        layout = getattr(source.record, "layout", PLAIN)
        if layout != PLAIN and layout in first:
            values = {"layout": layout, "other": first[layout].file.path}
            findings.append(Finding.at(source.file.path, source.line("layout"), "layout-twice", **values))
        first.setdefault(layout, source)
    if len(sources) == len(families):  # A page that could not be read may be the one that is missed.
        missing = (layout for layout in REQUIRED_LAYOUTS if layout not in first)
        ending = f".{languages.source.code}.md"
        findings.extend(Finding.at("docs", 0, "layout-missing", layout=layout, ending=ending) for layout in missing)
