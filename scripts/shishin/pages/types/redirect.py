"""The page that stands where another once stood, and leads on at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.forms.kinds import REDIRECTS
from shishin.pages.page import Body, Head, Page
from shishin.pages.shared.links import Link
from shishin.pages.versions.moved import kept_anchors, redirects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.data import Redirect
    from shishin.pages.context import Context
    from shishin.pages.versions.moved import MovedAnchor


@dataclass(frozen=True, kw_only=True)
class RedirectBody(Body):
    """Where a page leads that is only a redirect.

    Attributes:
        goal: Where it leads.
        moved: Anchors of the page that lead elsewhere.
    """

    layout = "redirect"

    goal: Link
    moved: tuple[MovedAnchor, ...]


def redirect_pages(context: Context) -> Iterator[Page[RedirectBody]]:
    """Make a page for each address that moved as a whole."""
    return (_redirect(context, row) for row in redirects(context))


def _redirect(context: Context, row: Redirect) -> Page[RedirectBody]:
    names, prefix = context.words["moved"], context.language.prefix
    goal = f"{prefix}{row.new}"
    title = names["title"].format(address=f"/{prefix}{row.old}")
    head = Head(
        language=context.language,
        url=f"{prefix}{row.old}",
        title=title,
        short_title=title,
        original_title=context.original(context.source_words["moved"]["title"].format(address=f"/{row.old}")),
        description=names["text"],
        source_path=REDIRECTS.files[0],
        # A folder of its own: a redirect may have the name of a source file, such as `docs/about/`.
        key=f"redirects/{row.old.rstrip('/')}.{context.code}.md",
        alternates=context.alternates(lambda language: f"{language.prefix}{row.old}"),
    )
    moved = kept_anchors(context, f"{prefix}{row.old}")
    return Page(head, RedirectBody(goal=Link(f"/{goal}", goal), moved=moved))
