"""Writes a review as one page with its pictures, which opens from a file without any other."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from shishin.checks.pictures import HEIGHT
from shishin.findings.shown import shown
from shishin.review.comment import looked, summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.languages.language import Language
    from shishin.review.compare import Picture
    from shishin.review.model import Review

TEMPLATE = "report.html"


def as_page(review: Review, pictures: Iterable[Picture], language: Language) -> str:
    """Write a review as HTML.

    Args:
        review: The review.
        pictures: Pictures of the pages that changed.
        language: The language of the words round it.
    """
    words, comparison = language.command["review"], language.interface["comparison"]
    of_pages: dict[str, list[dict[str, object]]] = {}
    # Wide ones below each other, narrow ones side by side.
    for picture in sorted(pictures, key=lambda picture: (-picture.width, picture.after)):
        data = base64.b64encode(picture.content).decode()
        row = {"after": picture.after, "width": picture.width, "data": data}
        of_pages.setdefault(picture.url, []).append(row)
    edited, followers = ([page for page in review.pages if page.edited is wanted] for wanted in (True, False))
    counts = review.counts
    loader = PackageLoader("shishin.review", "")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, finalize=_safe)
    return environment.get_template(TEMPLATE).render(
        review=review,
        language=language,
        words=words,
        kinds=comparison["kinds"],
        marks={name: comparison[name] for name in ("deleted", "inserted", "mark_end")},
        summary=summary(review, language),
        looked=looked(review, words),
        pictures=of_pages,
        groups=(
            (words["pages"], edited, counts.edited),
            (words["followers"].format(count=counts.pages - counts.edited), followers, counts.pages - counts.edited),
        ),
        height=HEIGHT,
    )


def _safe(value: object) -> object:
    """Show what would steer how a text is read, line by line; pictures and marks of the template stay."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "\n".join(map(shown, value.split("\n")))
