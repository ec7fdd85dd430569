"""Cuts a page's HTML at its main headings, for templates that put something between its sections."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADING = re.compile(r'(?=<h2 id="([a-z0-9-]+)">)')


class HtmlSection(NamedTuple):
    """A stretch of safe HTML: what stands before the first main heading has no id."""

    id: str
    html: str


def sections(html: str) -> tuple[HtmlSection, ...]:
    """Cut safe HTML before every main heading; nothing is lost, and the order stays.

    Args:
        html: HTML whose main headings stand in no other element, as the rules for a guideline's text have it.
    """
    before, *rest = _HEADING.split(html)
    html_sections = [HtmlSection("", before), *(HtmlSection(*pair) for pair in zip(rest[::2], rest[1::2], strict=True))]
    return tuple(section for section in html_sections if section.html.strip())
