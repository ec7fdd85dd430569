"""How every Markdown body is read, for checking, comparing and publishing alike: one parser, so one reading.

CommonMark 0.31.2 with the tables and the struck-out text of GitHub Flavored Markdown, lists of definitions, and two
attributes: an anchor at the end of a heading, `## Words {#anchor}`, and a language right after emphasised words or a
link, `*words*{lang=en}`. Code hosts show CommonMark too: but for these, an author sees there what the site will show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MAX_NESTING = 40
"""Levels of lists and quotations within each other, two for a list; the parser passes over what lies deeper."""

DEEPEST = MAX_NESTING - 2
"""A block at this level may have held something that was passed over."""

KEPT = 512
"""So many bodies stay read, at about 50 KB each: those of a small site, or those that stand near each other in a large
one. Most are asked for several times, for the checks, the search, a page of their own and one with the whole text."""

NOT_TEXT = "\ufffc"
"""What stands in a line of text for code, a picture, an escaped character or another mark."""

# What looks ahead and behind changes no match: without it, time would grow with the square of a line's length.
_ANCHOR = re.compile(r"(?<![ \t])[ \t]*\{(?=[^{}\n]*\}[ \t]*$):?[ \t]*#([^\s{}.=]+)[ \t]*([^{}\n]*)\}[ \t]*$")
_LANGUAGE = re.compile(r"\{:?[ \t]*lang=\"?([a-z]{2})\"?[ \t]*\}")
_MAY_HAVE_LANGUAGE = frozenset({"em_close", "strong_close", "link_close"})
_TEXTS = "texts"
_BREAKS = frozenset({"softbreak", "hardbreak"})


class TextLine(NamedTuple):
    """A line of words as readers see them.

    Attributes:
        line: Its place in the body, counted from 0.
        text: The words, with `NOT_TEXT` for what is no plain text.
        inside: The kind of block that it stands in, by its token, such as `paragraph` or `th`.
        first: Whether it is the first line of that block.
        within: The kind of block round that one if it begins with it, such as `list_item`; otherwise empty.
    """

    line: int
    text: str
    inside: str
    first: bool
    within: str


@dataclass(frozen=True)
class ParsedBody:
    """What a body holds.

    Attributes:
        tokens: The blocks, with the words and marks inside each block.
        texts: Every line of words.
        definitions: The targets that are defined apart from their links, as lines and targets.
        repeated: The lines of definitions that come too late: another has the same name.
    """

    tokens: list[Token]
    texts: list[TextLine] = field(default_factory=list)
    definitions: list[tuple[int, str, str]] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)


@cache
def parser() -> MarkdownIt:
    """Give the one parser."""
    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    markdown.enable(["table", "strikethrough"]).use(deflist_plugin)
    # See every target, dangerous ones too: the rules judge them, and the page's sanitiser drops them.
    markdown.validateLink = lambda url: bool(url) or True  # type: ignore[method-assign] # as its documentation says
    # And see it as it was written: the parser would turn a host into punycode and a backslash into its code.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign] # as its documentation says
    # Before escaped characters become ordinary ones: `\\*` is a star on purpose.
    markdown.core.ruler.before("text_join", "attributes", _attributes)
    markdown.core.ruler.before("text_join", "texts", _note_texts)
    for kind in ("html_block", "html_inline"):
        # Raw HTML is a finding in every source; where it was frozen all the same, it is left out.
        markdown.add_render_rule(kind, lambda *_arguments: "")
    return markdown


def html_of(tokens: Sequence[Token]) -> str:
    """Give what was read as HTML; it is not yet safe."""
    return str(parser().renderer.render(tokens, parser().options, {}))


@lru_cache(maxsize=KEPT)
def read(body: str) -> ParsedBody:
    """Read a body: the Markdown after the front matter.

    Nobody changes what was read: the checks, the search and the pages are given the same reading.
    """
    env: dict[str, Any] = {}
    tokens = parser().parse(body, env)
    defined = [(row["map"][0], name, str(row["href"])) for name, row in env.get("references", {}).items()]
    repeated = [row["map"][0] for row in env.get("duplicate_refs", ())]
    return ParsedBody(tokens, env.get(_TEXTS, []), defined, repeated)


def _attributes(state: StateCore) -> None:
    """Take anchors and languages from the text and give them to their elements."""
    for number, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        children = token.children or []
        last = children[-1] if children else None
        if state.tokens[number - 1].type == "heading_open" and last and last.type == "text":
            match = _ANCHOR.search(last.content)
            if match:
                state.tokens[number - 1].attrSet("id", match[1])
            # What else stands in the braces is none of a heading's business: the rules find it in the text.
            if match and not match[2]:
                last.content = last.content[: match.start()]
                token.content = _ANCHOR.sub("", token.content)
        _languages(children)


def _languages(children: list[Token]) -> None:
    opened: list[Token] = []
    closed: Token | None = None
    for child in children:
        if closed and child.type == "text" and (match := _LANGUAGE.match(child.content)):
            closed.attrSet("lang", match[1])
            child.content = child.content[match.end() :]
        closed = None
        if child.tag == "s":
            # The words were taken out of the text: HTML has an element for that (HTML Standard, 4.7.2).
            child.tag = "del"
        if child.nesting > 0:
            opened.append(child)
        elif child.nesting < 0 and opened:
            closed = opened.pop() if child.type in _MAY_HAVE_LANGUAGE else opened.pop() and None


def _note_texts(state: StateCore) -> None:
    """Note every line of words, for the rules that look at what readers see."""
    lines: list[TextLine] = state.env.setdefault(_TEXTS, [])
    for number, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        block, around = state.tokens[number - 1], state.tokens[number - 2] if number > 1 else None
        within = around.type.removesuffix("_open") if around and around.nesting > 0 else ""
        start = token.map[0] if token.map else 0
        inside = block.type.removesuffix("_open")
        lines += [
            TextLine(start + at, text, inside, at == 0, within) for at, text in enumerate(_lines(token.children or []))
        ]


def _lines(children: list[Token]) -> Iterator[str]:
    parts: list[str] = []
    in_link = 0
    for child in children:
        in_link += child.nesting if child.type in {"link_open", "link_close"} else 0
        if child.type in _BREAKS:
            yield "".join(parts)
            parts = []
        elif child.type == "text":
            # An address that is the words of a link is no longer a bare one.
            parts.append(NOT_TEXT if in_link and "://" in child.content else child.content)
        elif child.nesting == 0:
            parts.append(NOT_TEXT)
    yield "".join(parts)
