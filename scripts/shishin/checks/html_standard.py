"""What the HTML Standard says of where elements may stand, as tables (HTML Standard, 3.2.5 and chapter 4).

A word with a capital letter is a category or one of the names below; all others are names of elements.
"""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """Give the words of a row of a table."""
    return frozenset(text.split())


METADATA = words("base link meta noscript script style template title")
"""Metadata content (3.2.5.2.1)."""

PHRASING = words("""
    a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input ins kbd
    label link map mark math meta meter noscript object output picture progress q ruby s samp script select
    selectedcontent slot small span strong sub sup svg template textarea time u var video wbr
""")
"""Phrasing content (3.2.5.2.5); `link` and `meta` only as `BODY_OK` says, `area` only within a map."""

HEADINGS = words("h1 h2 h3 h4 h5 h6 hgroup")
"""Heading content (3.2.5.2.4)."""

SECTIONING = words("article aside nav section")
"""Sectioning content (3.2.5.2.3)."""

FLOW = (
    PHRASING
    | HEADINGS
    | SECTIONING
    | words("""
    address blockquote details dialog div dl fieldset figure footer form header hr main menu ol p pre search table ul
""")
)
"""Flow content (3.2.5.2.2)."""

SCRIPTS = words("script template")
"""Script-supporting elements (3.2.5.2.9)."""

TRANSPARENT = words("a audio canvas del ins map noscript object slot video")
"""Elements that may hold what their parent may hold (3.2.5.3)."""

VOID = words("area base br col embed hr img input link meta source track wbr")
"""Elements without content (13.1.2)."""

_IN_SELECT = SCRIPTS | words("option hr button div noscript")

CHILDREN: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        words("""
            abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label mark meter output p pre progress q
            rt s samp selectedcontent small span strong sub sup time u var
        """),
        PHRASING,
    ),
    **dict.fromkeys(
        words("""
            address article aside blockquote body caption dd dialog div dt figcaption footer form header li main nav
            search section td th
        """),
        FLOW,
    ),
    **dict.fromkeys(("ul", "ol", "menu"), SCRIPTS | {"li"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), SCRIPTS | {"tr"}),
    **dict.fromkeys(("option", "summary", "legend"), PHRASING | HEADINGS),
    **dict.fromkeys(("iframe", "rp", "script", "style", "textarea", "title"), frozenset()),
    "colgroup": words("col template"),
    "datalist": PHRASING | {"option"},
    "details": FLOW | {"summary"},
    "dl": SCRIPTS | words("dt dd div"),
    "dl div": SCRIPTS | words("dt dd"),
    "fieldset": FLOW | {"legend"},
    "figure": FLOW | {"figcaption"},
    "head": METADATA,
    "hgroup": SCRIPTS | (HEADINGS - {"hgroup"}) | {"p"},
    "html": words("head body"),
    "optgroup": _IN_SELECT | {"legend"},
    "picture": SCRIPTS | words("source img"),
    "ruby": PHRASING | words("rt rp"),
    **dict.fromkeys(("select", "select div"), _IN_SELECT | {"optgroup"}),
    "table": SCRIPTS | words("caption colgroup thead tbody tfoot tr"),
    "tr": SCRIPTS | words("td th"),
}
"""The elements that may be children of each element that is neither void nor transparent (chapter 4: Content model).

`dl div` is a div that is a child of a dl (4.4.9), `select div` of a select (3.2.5.2.10).
"""

MORE_CHILDREN = {"audio": words("source track"), "video": words("source track")}
"""What transparent elements may hold besides (4.8.8 and 4.8.9)."""

WORDLESS = frozenset(name for name, names in CHILDREN.items() if names and not names >= PHRASING and name != "option")
"""Elements in which no words stand, other than in a child."""

KNOWN = frozenset(name for name in CHILDREN if " " not in name) | TRANSPARENT | VOID | words("svg math template embed")
"""Every element of the standard that is not obsolete (16.2)."""

INTERACTIVE = words("button details embed iframe label select textarea")
"""Interactive content (3.2.5.2.7), other than what `INTERACTIVE_WITH` says."""

INTERACTIVE_WITH = {"a": "href", "audio": "controls", "img": "usemap", "video": "controls"}
"""Elements that are interactive content only with an attribute; `input` is if its type is not hidden."""

CLICKED = "(interactive)"
"""Stands for all interactive content, and for what has a tabindex."""

PART = "(part)"
"""Stands for every element but those of `AROUND_MAIN`."""

AROUND_MAIN = words("html body div form")
"""The elements within which the main part of a page may stand (4.4.14)."""

_SECTIONS = SECTIONING | HEADINGS

NOT_WITHIN: dict[str, frozenset[str]] = {
    **dict.fromkeys(_SECTIONS, words("address dt th")),
    **dict.fromkeys(("header", "footer"), words("address dt footer header th")),
    **dict.fromkeys(("audio", "video"), words("audio video")),
    **{name: frozenset({name}) for name in words("dfn form label meter noscript progress")},
    CLICKED: words("a button"),
    "a": words("a button"),
    "address": frozenset({"address"}),
    "main": frozenset({PART}),
    "table": frozenset({"caption"}),
}
"""Elements that may not stand anywhere within others (chapter 4: with no … descendants)."""

NEEDS_WITHIN = {"area": words("map template")}
"""Elements that stand only somewhere within others (4.8.13)."""

BODY_OK = words("dns-prefetch modulepreload pingback preconnect prefetch preload stylesheet")
"""The values of rel with which a link may stand in the body (4.6.7)."""

ORDER = {
    "datalist": "(option)* | (…)*",
    "details": "summary (…)*",
    "dl": "((dt)+ (dd)+)* | (div)+",
    "dl div": "((dt)+ (dd)+)+",
    "fieldset": "(legend)? (…)*",
    "figure": "(figcaption)? (…)* | (…)* figcaption",
    "head": "(…)* title (…)*",
    "hgroup": "(p)* heading (p)*",
    "picture": "(source)* img",
    "ruby": "((…)* (rt | rp (rt rp)+))+",
    "table": "(caption)? (colgroup)* (thead)? ((tbody)* | (tr)+) (tfoot)?",
}
"""The order in which children stand (chapter 4: Content model), scripts and templates left out.

`…` is any other element that may stand there, `heading` one of h1 to h6.
"""

_PARTS = re.compile(r"[a-z][a-z0-9]*|…| ")
_REPEAT = re.compile(r"(?<=\))[*+?]")


def pattern(name: str) -> re.Pattern[str]:
    """Give the order of an element's children as a pattern of their names, each with a space after it.

    Repeats give nothing back: no order needs it, and a thousand children are judged as fast as ten.
    """
    text = _REPEAT.sub(r"\g<0>+", ORDER[name])
    named = {part for part in _PARTS.findall(text) if part not in ("…", " ")}
    other = f"(?!(?:{'|'.join(sorted(named))}) )[^ ]+ "
    return re.compile(_PARTS.sub(lambda match: _part(match[0], other), text))


def _part(text: str, other: str) -> str:
    if text == " ":
        return ""
    return {"…": other, "heading": "h[1-6] "}.get(text, f"(?:{text} )")
