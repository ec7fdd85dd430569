"""All that a finished page may hold, in one place: elements, attributes, values, and what may stand in what.

It lists what the templates in `overrides/` write, what `safe.clean` leaves of Markdown, and what figures are made of
(`model/figure.py`). Whoever gives a template a new element or attribute adds it here, or the build stops.

Each attribute stands with a pattern for its whole value, without escapes.
"""

from __future__ import annotations

from shishin.forms.table import every_name
from shishin.model import figure

DOCTYPE = "!doctype html"

ID = rf"(?:{every_name().id}|{every_name().requirement}|{figure.ID_PATTERN})"
IDS = r"[A-Za-z0-9-]+(?: [A-Za-z0-9-]+)*"
CLASSES = r"[a-z][a-z0-9-]*(?: +[a-z][a-z0-9-]*)*"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
TEXT = r"[^\x00-\x08\x0b-\x1f\x7f]*"
EMPTY = r""
_PATH = r"[A-Za-z0-9._~%+,@-]"
ADDRESS = rf"(?!//)(?:{_PATH}|/)*(?:#[A-Za-z0-9-]+)?"
"""An address of this site, as templates write it from what they know."""

ASSET = rf"(?!//)(?:{_PATH}*/)*assets/[A-Za-z0-9.-]+"
SITE = rf"SITE_URL(?:{_PATH}|/)*"
"""A whole address of this site; the scanner puts the site's own address in."""

OWN = r"(?![A-Za-z][A-Za-z0-9+.-]*:)(?![/\\]{2})(?! )[^\x00-\x1f\x7f]*"
"""An address without a scheme or a host, as Markdown may have it.

A browser drops line breaks and tabs from an address and spaces before it, and reads a backslash as a slash (WHATWG URL
Standard, 4.4).
"""

# Markdown's links are https alone (`safe.clean`); a code host inside an organisation may be http.
LINK = rf"(?:(?i:https?)://[^\x00-\x20\x7f\\/?#]+(?:[/?#][^\x00-\x1f\x7f]*)?|(?i:mailto):[^\x00-\x20\x7f]*|{OWN})"
POLICY = r"[a-z-]+(?: '(?:none|self|script)')+(?:; [a-z-]+(?: '(?:none|self|script)')+)*"
REFRESH = rf"0; url={ADDRESS}"

_ANY = {"class": CLASSES, "id": ID, "lang": LANGUAGE}
_LABELLED = {**_ANY, "aria-label": TEXT, "aria-labelledby": IDS}
_CURRENT = {"aria-current": r"page|true"}
_HIDDEN = {"hidden": EMPTY}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

ELEMENTS: dict[str, dict[str, str]] = {
    **dict.fromkeys(("html", "body", "main", "header", "footer", "figure", "article", "section", "nav"), _LABELLED),
    **dict.fromkeys(_HEADINGS, _ANY),
    **dict.fromkeys(("div", "p", "span", "blockquote", "pre", "code", "hr", "dl", "dt", "dd", "ul", "li"), _ANY),
    **dict.fromkeys(("em", "strong", "abbr", "kbd", "mark", "sub", "sup", "del", "ins", "br", "wbr"), _ANY),
    **dict.fromkeys(("details", "summary", "fieldset", "legend", "caption", "noscript", "template"), _ANY),
    "head": {},
    "title": {},
    "main": {**_ANY, "tabindex": r"-1"},
    "section": {**_LABELLED, **_HIDDEN},
    "div": {
        **_ANY,
        **dict.fromkeys(("data-index", "data-root"), ADDRESS),
        **dict.fromkeys(("data-loading", "data-found", "data-partly", "data-corrected"), TEXT),
        **dict.fromkeys(("data-nothing", "data-failed", "data-more", "data-separator"), TEXT),
    },
    "p": {**_ANY, **_HIDDEN, "role": r"status", "data-citation": TEXT},
    "span": {**_ANY, **_CURRENT, "aria-hidden": r"true"},
    "a": {
        **_ANY,
        **_CURRENT,
        "href": LINK,
        "hreflang": LANGUAGE,
        "rel": r"next|prev",
        "aria-label": TEXT,
    },
    "details": {**_ANY, "open": EMPTY},
    "ul": {**_ANY, "aria-label": TEXT},
    "ol": {**_ANY, "start": r"[0-9]+"},
    "time": {**_ANY, "datetime": r"[0-9]{4}(?:-[0-9]{2}){0,2}"},
    "table": _LABELLED,
    "thead": {},
    "tbody": {},
    "tr": {"class": CLASSES},
    "th": {"id": ID, "scope": r"col|row"},
    "td": {"class": CLASSES},
    "form": {
        **_HIDDEN,
        "class": CLASSES,
        "role": r"search",
        "action": ADDRESS,
        "method": r"get",
        "aria-label": TEXT,
        "data-search": ADDRESS,
        "data-found": TEXT,
        **dict.fromkeys(("data-saved", "data-copied", "data-long", "data-name", "data-email"), TEXT),
        **dict.fromkeys(("data-on", "data-separator"), TEXT),
    },
    "label": {**_HIDDEN, "class": CLASSES, "for": ID, "data-facet": r"kind|guideline|phase"},
    "input": {
        "id": ID,
        "class": CLASSES,
        "type": r"search|radio|checkbox|text",
        "name": r"q|theme|furigana|old|page|requirement|version|means",
        "required": EMPTY,
        "value": r"[a-z0-9]*",
        "autocomplete": r"off",
        "enterkeyhint": r"search",
        "spellcheck": r"false",
        "data-readings": rf"{ASSET}\.json",
    },
    "select": {"name": r"kind|guideline|level|phase|role|principle"},
    "textarea": {"name": r"what|proposal", "rows": r"[0-9]", "required": EMPTY},
    "option": {"value": r"[a-z0-9-]*"},
    "button": {
        **_HIDDEN,
        "class": CLASSES,
        "type": r"button|submit|reset",
        "aria-expanded": r"false",
        "aria-controls": IDS,
        "data-copies": ID,
        "data-copied": TEXT,
        "data-other": TEXT,
    },
}
"""Every element of HTML but the three below, with the attributes that it may have."""

_OPEN_GRAPH = r"title|description|type|site_name|locale|url|image(?::(?:width|height|alt))?"

EXACT: dict[str, tuple[dict[str, str], ...]] = {
    "meta": (
        {"charset": r"utf-8"},
        {"http-equiv": r"Content-Security-Policy", "content": POLICY},
        {"http-equiv": r"refresh", "content": REFRESH},
        {"name": r"viewport|description|color-scheme|robots|twitter:card", "content": TEXT},
        {"property": rf"og:(?:{_OPEN_GRAPH})", "content": TEXT},
    ),
    "link": (
        {"rel": r"canonical", "href": SITE},
        {"rel": r"alternate", "hreflang": rf"x-default|{LANGUAGE}", "href": SITE},
        {"rel": r"alternate", "type": r"application/atom\+xml", "title": TEXT, "href": ADDRESS},
        {"rel": r"stylesheet", "href": rf"{ASSET}\.css"},
        {"rel": r"icon", "href": rf"{ASSET}\.svg", "type": r"image/svg\+xml"},
        {"rel": r"apple-touch-icon", "href": rf"{ASSET}\.png"},
        {"rel": r"manifest", "href": rf"{ASSET}\.webmanifest"},
    ),
    "script": (
        {"type": r"module", "async": EMPTY, "blocking": r"render", "src": rf"{ASSET}\.js"},
        {"src": rf"{ASSET}\.js", "data-goal": ADDRESS, "defer": EMPTY},
        {"type": r"application/ld\+json"},
    ),
}
"""What acts on the whole page: each has exactly the attributes of one of its rows."""

VOID = frozenset({"br", "hr", "input", "link", "meta", "wbr"})
"""Elements without an end tag (HTML Standard, 13.1.2)."""

PARENTS: dict[str, frozenset[str]] = {
    "html": frozenset({""}),
    **dict.fromkeys(("head", "body"), frozenset({"html"})),
    **dict.fromkeys(("title", "meta", "link", "script"), frozenset({"head"})),
    "main": frozenset({"body"}),
    "li": frozenset({"ul", "ol", "template"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dl", "div"})),
    **dict.fromkeys(("caption", "thead", "tbody"), frozenset({"table"})),
    "tr": frozenset({"thead", "tbody"}),
    **dict.fromkeys(("th", "td"), frozenset({"tr"})),
    "option": frozenset({"select"}),
    "textarea": frozenset({"label"}),
    "legend": frozenset({"fieldset"}),
    "summary": frozenset({"details"}),
    **dict.fromkeys(("noscript", "template"), frozenset({"div"})),
}
"""Where an element must stand; elsewhere a browser would move it, or close what is open (HTML Standard, 13.2.6)."""

CHILDREN: dict[str, frozenset[str]] = {
    "": frozenset({"html"}),
    "html": frozenset({"head", "body"}),
    "head": frozenset({"title", "meta", "link", "script"}),
    **dict.fromkeys(("title", "script", "option", "textarea"), frozenset()),
    "select": frozenset({"option"}),
    "table": frozenset({"caption", "thead", "tbody"}),
    **dict.fromkeys(("thead", "tbody"), frozenset({"tr"})),
    "tr": frozenset({"th", "td"}),
    "template": frozenset({"li"}),
    "figure": frozenset({"svg"}),
}
"""Elements that hold only these; all others hold anything that their children allow."""

WORDLESS = frozenset({"", "html", "head", "table", "thead", "tbody", "tr", "select", "template", "figure", "textarea"})
"""Elements in which no words stand: a browser would move them out, or read what follows as words, too."""

_CLOSES_P = frozenset(
    {
        *("address", "article", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "header"),
        *("hr", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul", "li", "dt", "dd", *_HEADINGS),
    }
)
NOT_WITHIN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_CLOSES_P, ("p",)),
    **dict.fromkeys(_HEADINGS, ("p", *_HEADINGS)),
    "a": ("a",),
    "button": ("button",),
    "form": ("p", "form"),
}
"""Elements that would close another that is open, however far out, or be left away in it."""

COUNTED = frozenset({"svg", "figure", "noscript", *(name for row in NOT_WITHIN.values() for name in row)})
"""Elements of which it matters whether one is open."""

ONCE = frozenset({"html", "head", "body", "main", "title"})
"""Elements that a page has once."""

SVG: dict[str, frozenset[str]] = {
    **figure.ATTRIBUTES,
    "svg": figure.ATTRIBUTES["svg"] | {"aria-hidden"},
}
"""Elements of figures and of the templates' own drawings; their values are those of a figure."""

MOST_DEPTH = 200
"""How deep elements may stand in each other; Chromium moves those that are deeper than 512."""
