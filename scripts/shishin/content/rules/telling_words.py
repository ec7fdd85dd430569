"""Rules for words that stand for something else: those of a link, of a figure, and of a heading."""

from __future__ import annotations

import re
from posixpath import basename, splitext
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from shishin.content.reading.markdown import Paragraph
from shishin.model.finding import Finding
from shishin.model.web_address import leaves

if TYPE_CHECKING:
    from shishin.content.reading.drafts import Draft

LONGEST_TITLE = 150
"""Characters of a figure's title: miChecker, which Japan's ministry of communications offers, warns above it."""

SHOWN = 80

_FILE = re.compile(r"\S+\.(?:svg|png|jpe?g|gif|webp|pdf)", re.IGNORECASE)
_AROUND = " \t\u3000。．.…:：、>＞»→[]［］()（）【】"
"""What may stand round a link's words and tells nobody where it leads."""

_WHOLLY_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_\n]+\1[ \t]*")


def links(draft: Draft, findings: list[Finding]) -> None:
    """A link's words say where it leads, also to those who hear them without the text beside them (WCAG 2.2, 2.4.9)."""
    for reference in draft.outline.references:
        words = " ".join(reference.text.split()).strip(_AROUND).lower()
        if not reference.image and words in draft.language.style.vague_links:
            values = {"words": reference.text[:SHOWN], "target": reference.target[:SHOWN]}
            findings.append(Finding.at(draft.file.path, reference.line, "link-vague", **values))


def forms(draft: Draft, findings: list[Finding]) -> None:
    """A link to a file says of which form it is: it may be large, or need another program."""
    for reference in draft.outline.references:
        names = draft.language.style.forms.get(_ending(reference.target)) if leaves(reference.target) else None
        said = reference.text.lower()
        if names and not reference.image and not any(name.lower() in said for name in names):
            values = {"words": reference.text[:SHOWN], "form": names[0]}
            findings.append(Finding.at(draft.file.path, reference.line, "link-form", **values))


def figures(draft: Draft, findings: list[Finding]) -> None:
    """A figure's title says what it shows, in few words (WCAG 2.2, 1.1.1)."""
    for reference in draft.outline.references:
        words = " ".join(reference.text.split())
        at = (draft.file.path, reference.line)
        if not reference.image or not words:
            continue
        plain = words.strip(_AROUND).rstrip("0123456789 ").lower()
        is_file = bool(_FILE.fullmatch(words)) or words == basename(reference.target).partition(".")[0]
        if is_file or plain in draft.language.style.vague_figures:
            findings.append(Finding.at(*at, "figure-vague", words=words[:SHOWN], target=reference.target[:SHOWN]))
        elif len(words) > LONGEST_TITLE:
            findings.append(Finding.at(*at, "figure-long", words=words[:SHOWN], limit=LONGEST_TITLE, length=len(words)))


def headings(draft: Draft, findings: list[Finding]) -> None:
    """What looks like a heading is one: a paragraph that is bold as a whole leads nobody to it (WCAG 2.2, 1.3.1)."""
    for block in draft.outline.blocks:
        if isinstance(block, Paragraph) and _WHOLLY_BOLD.fullmatch(block.text):
            words = block.text.strip("*_ \t")[:SHOWN]
            findings.append(Finding.at(draft.file.path, block.line, "heading-bold", words=words))


def _ending(target: str) -> str:
    """Give the ending of the file that an address leads to, in lower case, or nothing."""
    try:
        return splitext(urlsplit(target).path)[1].removeprefix(".").lower()
    except ValueError:
        return ""
