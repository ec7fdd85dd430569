"""What the preview says on its pages: the findings, in the page's language. Nothing in them is trusted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from shishin.findings.catalogue import explain
from shishin.findings.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Language
    from shishin.model.finding import Finding

OWN = "/-preview/"
"""Where the preview's own files are; no page of a site can have such an address."""

UNCHECKED = "~"
"""What ends a number as long as the whole content is still being checked."""

MOST = 20
"""Findings that a notice shows; the terminal has them all."""


def still_checking(language: Language) -> str:
    """Say at the edge of a page that the whole content is still being checked."""
    return f'<p class="preview-checking" role="status">{language.command["preview"]["checking"]}</p>\n'


def notice(errors: Sequence[Finding], language: Language, *, is_fresh: bool) -> str:
    """Give the notice at the top of a page.

    Args:
        errors: What is wrong; one at least.
        language: The page's language.
        is_fresh: Whether the page shows the sources of now all the same.
    """
    words = language.command["preview"]
    return (
        '<section class="preview-notice" role="alert" aria-labelledby="preview-notice-title">\n'
        f'<h2 id="preview-notice-title">{words["title"].format(count=len(errors))}</h2>\n'
        f"<p>{words['fresh' if is_fresh else 'stale']}</p>\n{_list(errors, language)}</section>\n"
    )


def page(errors: Sequence[Finding], language: Language, number: str) -> str:
    """Give a whole page with the findings, for when there are no pages yet.

    Args:
        errors: What is wrong.
        language: The language to say it in.
        number: What the preview's script compares.
    """
    words = language.command["preview"]
    title = words["title"].format(count=len(errors))
    return (
        f'<!doctype html>\n<html lang="{language.code}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n{links(number)}</head>\n<body class="preview-alone">\n'
        f'<main class="preview-notice" aria-labelledby="preview-notice-title">\n'
        f'<h1 id="preview-notice-title">{title}</h1>\n<p>{words["none"]}</p>\n{_list(errors, language)}</main>\n'
        "</body>\n</html>\n"
    )


def links(number: str) -> str:
    """Give what a page's head needs for the preview: a file each, because the pages' policy forbids anything inline."""
    return (
        f'<link rel="stylesheet" href="{OWN}preview.css">\n'
        f'<script src="{OWN}preview.js" data-number="{escape(number)}" defer></script>\n'
    )


def _list(errors: Sequence[Finding], language: Language) -> str:
    words = language.command["preview"]
    items = "".join(_item(finding, language) for finding in errors[:MOST])
    rest = f"<p>{words['more'].format(count=len(errors) - MOST)}</p>\n" if len(errors) > MOST else ""
    return f"<ul>\n{items}</ul>\n{rest}"


def _item(finding: Finding, language: Language) -> str:
    explanation = explain(finding, language)
    line = f" <span>{language.command['preview']['line'].format(line=finding.line)}</span>" if finding.line else ""
    return (
        f"<li>\n<p><code>{_safe(visible(finding.file, keep=''))}</code>{line}</p>\n"
        f"<p>{_safe(visible(explanation.what))}</p>\n"
        f"{_part('expected', explanation.expected, language)}{_part('fix', explanation.fix, language)}</li>\n"
    )


def _part(name: str, text: str, language: Language) -> str:
    label = language.command["finding"][name]
    gap = " " if label.endswith(" ") else ""
    return f"<p><b>{label.strip()}</b>{gap}{_safe(visible(text))}</p>\n"


def _safe(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")
