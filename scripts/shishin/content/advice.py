"""What to write here instead of the HTML or the link at hand: the words that findings fill in."""

from __future__ import annotations

import difflib
import posixpath
import re
from typing import TYPE_CHECKING

from shishin.content.anchors import Names, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.content.reading.drafts import Family
    from shishin.content.ruby import Reader

_TAG = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9-]*)")

_WAYS: tuple[tuple[str, str], ...] = (
    ("strong b", "**…**"),
    ("em i cite dfn var", "*…*"),
    ("del s strike", "~~…~~"),
    ("code kbd samp tt", "`…`"),
    ("a", "[…](FILE.{lang}.md), […](https://…)"),
    ("img picture figure svg", "![…](figures/NAME.{lang}.svg)"),
    ("h1 h2", "## … {#name}"),
    ("h3", "### … {#name}"),
    ("h4", "#### … {#name}"),
    ("h5 h6", "##### … {#name}"),
    ("ul li", "- …"),
    ("ol", "1. …"),
    ("dl dt dd", "…⏎:   …"),
    ("table tr td th thead tbody tfoot caption colgroup col", "| … | … |⏎|---|---|⏎| … | … |"),
    ("pre", "```⏎…⏎```"),
    ("blockquote q", "> …"),
    ("hr", "---"),
    ("br p", "⏎⏎"),
    ("summary", "## … {#name}"),
)
"""Elements, and the Markdown that says the same; ⏎ is the end of a line."""

_BY_ELEMENT = {name: way for names, way in _WAYS for name in names.split()}

NEAR = 2
"""How many existing files a finding names: more would be a list to search in again."""

ALIKE = 0.6
"""How alike two paths are before one is taken for the other misspelt, from 0 to 1; difflib's own default."""

MOST_COMPARED = 100
"""Names that one broken link is held against letter by letter: that is slow, and a project may have many of both."""


def way_for(html: str, lang: str) -> str:
    """Give the Markdown for an element of HTML; `…` for one without its like here, `–` for what is no element."""
    tag = _TAG.match(html.strip())
    return _BY_ELEMENT.get(tag[1].lower(), "…").replace("{lang}", lang) if tag else "–"


def near(path: str, goal: str, known: Iterable[str], lang: str) -> str:
    """Name the existing files that a broken link most likely means, as a link in a file says it, or `–`.

    Args:
        path: The file that the link stands in.
        goal: The path that the link means, from the project's root; with a slash at its start, from the site's.
        known: Every file that a link can lead to.
        lang: The language of the file: a link leads to one in the same.
    """
    ending = f".{lang}.md"
    stems = [name.removesuffix(ending) for name in known if name.endswith(ending)]
    wanted = _stem(goal)
    tail = posixpath.basename(wanted)
    same = [stem for stem in stems if stem.endswith(f"/{wanted}") or stem == f"docs/{wanted}/index"]
    meant = [*same, *(stem for stem in stems if tail and posixpath.basename(stem) == tail)]
    if not meant and tail:
        names = {posixpath.basename(stem): stem for stem in stems if stem.rpartition("/")[2][:1] == tail[0]}
        close = difflib.get_close_matches(tail, [*names][:MOST_COMPARED], n=NEAR, cutoff=ALIKE)
        meant = [names[name] for name in close]
    meant = list(dict.fromkeys(meant))[:NEAR]
    folder = posixpath.dirname(path)
    return ", ".join(posixpath.relpath(f"{stem}{ending}", folder) for stem in meant) or "–"


def _stem(goal: str) -> str:
    """Take the language and the ending off a path or an address."""
    name = goal.strip("/").removesuffix("/index.html")
    return re.sub(r"(\.[a-z]{2})?\.(md|html?)$", "", name)


def anchors_for(family: Family, reader: Reader | None) -> list[str]:
    """Propose an anchor for each heading of a document that has none in any language, the same in all of them.

    Args:
        family: The document in its languages.
        reader: What gives kanji their readings.

    Returns:
        By the heading's place on the page: the anchor it has in some language, or the one proposed.
    """
    # Latin letters before others: their words are the name, where there are any.
    drafts = sorted(family.drafts.values(), key=lambda draft: not draft.language.script.is_latin)
    columns = [draft.outline.headings for draft in drafts]
    rows = [[column[at] for column in columns if at < len(column)] for at in range(max(map(len, columns), default=0))]
    names = Names(heading.id for column in columns for heading in column if heading.id)
    anchors = []
    for number, row in enumerate(rows, 1):
        anchor = next((heading.id for heading in row if heading.id), "")
        words = (slug(heading.text, reader) for heading in row)
        anchors.append(anchor or names.new(next((word for word in words if word), f"section-{number}")))
    return anchors
