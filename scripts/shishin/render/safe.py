"""Turns what Markdown made into HTML that may be published, whatever the author wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import nh3

from shishin.model.web_address import fault, leaves

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
TAGS = frozenset(
    {
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "dl",
        "dt",
        "em",
        "hr",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
) | frozenset(_HEADINGS)
ATTRIBUTES: dict[str, set[str]] = {
    **{tag: {"id"} for tag in _HEADINGS},
    "a": {"href", "lang", "hreflang"},
    **{tag: {"lang"} for tag in ("code", "em", "pre", "span", "strong")},
    "img": {"src", "alt"},
    "ol": {"start"},
    "table": {"aria-label", "aria-labelledby"},
    "th": {"scope"},
}

NUMBER = "number"
"""The one class that may stand in a text: of a link that is a requirement's number, which must not break."""

_IMAGE = re.compile(r"""<img (?:[^">]|"[^"]*")*>""")
_ALONE = re.compile(rf"<p>\s*{_IMAGE.pattern}\s*</p>")


_RELATIVE = re.compile(r"[^/\\\x00-\x20\x7f][^\\\x00-\x20\x7f]*")
"""An address within the site: it begins with no slash of either kind, which could name another server."""


def clean(html: str, root: str = "") -> str:
    """Keep the tags and attributes that Markdown's own syntax makes, and drop all else.

    Source: OWASP Cross Site Scripting Prevention Cheat Sheet, “HTML Sanitization”.

    Args:
        html: Any HTML.
        root: The way from the page to the site's root, which may be a path from the server's.
    """

    def within_site(url: str) -> str | None:
        way = url.removeprefix(root)
        return url if not way or _RELATIVE.fullmatch(way) else None

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        tag_attribute_values={"a": {"class": {NUMBER}}},
        attribute_filter=_kept,
        url_schemes={"https", "mailto"},
        url_relative=within_site,
        link_rel=None,
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """Drop an address out of the site that the rules for sources would refuse; the link's words stay.

    A released text is not judged by rules that came later.
    """
    is_refused = (tag, attribute) == ("a", "href") and leaves(value) and fault(value, mail=True) is not None
    return None if is_refused else value


def with_figures(html: str, figures: Sequence[str]) -> str:
    """Put each SVG figure itself where its image stands, so that the page's colours reach it.

    Args:
        html: Clean HTML.
        figures: The checked SVG texts of the page's images, in order.
    """
    remaining = iter(figures)
    shown = _ALONE.sub(lambda match: f'<figure class="figure">{next(remaining, match[0])}</figure>', html)
    # An image within a text, or of a frozen text, has no figure: it stays out.
    return _IMAGE.sub("", shown)
