"""Writes a review as one page with its pictures, which opens from a file without any other."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from shishin.checks.pictures import HEIGHT
from shishin.review.comment import looked, summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.languages.language import Language
    from shishin.review.make import Picture
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
    of_pages: dict[str, list[dict[str, object]]] = {page.url: [] for page in review.pages}
    # Wide ones below each other, narrow ones side by side.
    for picture in sorted(pictures, key=lambda picture: (-picture.width, picture.after)):
        data = base64.b64encode(picture.content).decode()
        of_pages[picture.url].append({"after": picture.after, "width": picture.width, "data": data})

    def more(name: str) -> str:
        left = dict(review.left).get(name, 0)  # type: ignore[call-overload]
        return Markup("<p>{}</p>").format(words["more"].format(count=left)) if left else Markup()

    loader = PackageLoader("shishin.review", "")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template(TEMPLATE).render(
        review=review,
        language=language,
        words=words,
        kinds=comparison["kinds"],
        marks={name: comparison[name] for name in ("deleted", "inserted", "mark_end")},
        summary=summary(review, language),
        looked=looked(review, words),
        pictures={url: rows for url, rows in of_pages.items() if rows},
        more=more,
        height=HEIGHT,
    )
