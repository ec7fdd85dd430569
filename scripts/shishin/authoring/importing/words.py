"""Writes the words of a paragraph as Markdown: emphasis, code, links and line breaks, and no HTML."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from shishin.authoring.importing import characters
from shishin.authoring.importing.tree import Node, parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.authoring.importing.links import Links
    from shishin.authoring.importing.notes import Log

MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*", "var": "*", "del": "~~", "s": "~~"}
MARKS["strike"] = "~~"
CODE = frozenset({"code", "kbd", "samp", "tt"})
PLAIN = frozenset(
    "span font u small big abbr acronym label ins mark time center nobr sup sub bdi bdo ruby rb data wbr softbreak "
    "noscript".split()
)
"""Elements whose words stay and whose tags go without anybody missing them."""

PROGRAMS = frozenset({"script", "style", "template"})
EMBEDDED = frozenset({"iframe", "video", "audio", "object", "embed", "svg", "canvas", "math"})

_SPECIAL = re.compile(
    r"(?P<footnote>\[\^[^\]\s]+\])"
    r"|(?P<wiki>\[\[[^\[\]\n]+\]\])"
    r"|(?P<url>https?://[^\s<>\"`{}|\\^\x80-\U0010ffff]+)"
    r"|(?P<emoji>(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:]))"
    r"|(?P<formula>(?<![\\$\w])\$(?!\s)[^$\n]{0,120}?[\\^_={}][^$\n]{0,120}?(?<!\s)\$(?![\w$]))"
    r"|(?P<braces>\{:?[^{}\n]*\})"
)
_LANGUAGE = re.compile(r"\{lang=\"?[a-z]{2}\"?\}")
_ATTRIBUTE_LIKE = re.compile(r"\{:|\{\s*[.#]|\{[^{}]*=")
_JAPANESE = "\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e"
_WRAPPED = re.compile(rf"(?<=[{_JAPANESE}])\n(?=[{_JAPANESE}])")
_LITTLE = re.compile(r"(?m:^#)|[\\`*]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|\[(?=[^\]\n]*\](?:[(\[:]))|~(?=~)|(?<=~)~")
_MUCH = re.compile(r"[\\`*_\[\]<>&|~!]")
_BLOCK_START = re.compile(r"^([#>+=-]|\d{1,9}(?=[.)]))(.?)", re.MULTILINE)
NEW_PARAGRAPH = re.compile(r"^[\u3000※]")
BULLET = re.compile(r"^[・●○■◆][\s\u3000]*")


@dataclass(frozen=True)
class Piece:
    """A part of a paragraph.

    Attributes:
        kind: `text`, `raw` for Markdown that is finished, `mark` for emphasis, `link`, `soft` or `hard` for breaks.
        text: The words.
        written: For `raw` the Markdown, for `mark` the sign, for `link` the address.
        inside: For `mark` and `link`, the parts in it.
        line: The line of the file.
    """

    kind: str
    text: str = ""
    written: str = ""
    inside: tuple[Piece, ...] = ()
    line: int = 0

    def plain(self) -> str:
        """Give the words alone."""
        return self.text + "".join(each.plain() for each in self.inside) + ("\n" if self.kind in BREAKS else "")


BREAKS = frozenset({"soft", "hard"})


@dataclass
class Footnotes:
    """The footnotes of a text, numbered in the order in which it names them."""

    known: frozenset[str] = frozenset()
    order: list[str] = field(default_factory=list)

    def number(self, name: str) -> int:
        """Give a footnote's number, counted from 1."""
        if name not in self.order:
            self.order.append(name)
        return self.order.index(name) + 1


@dataclass(frozen=True)
class Writer:
    """Writes words.

    Attributes:
        links: Where links lead.
        footnotes: The footnotes.
        log: Where changes and decisions are noted.
        references: Whether addresses of links stand elsewhere than in the links.
    """

    links: Links
    footnotes: Footnotes
    log: Log
    references: bool = False

    @property
    def japanese(self) -> bool:
        """Whether the file that is written is the Japanese one."""
        return self.links.language == "ja"

    def pieces(self, children: Iterable[Node | str], line: int, *, in_link: bool = False) -> Iterator[Piece]:
        """Take words and elements apart."""
        for each in children:
            if isinstance(each, str):
                yield from self._text(characters.clean(each, line, self.log), line, in_link=in_link)
            else:
                line = each.line
                yield from self._element(each, in_link=in_link)

    def _element(self, node: Node, *, in_link: bool) -> Iterator[Piece]:
        tag, line = node.tag, node.line
        if node.html:
            self.log.change("comment" if tag == "comment" else "html", line, node.attrs["text"] if tag == "comment" else tag)
        inside = tuple(self.pieces(node.children, line, in_link=in_link or tag == "a")) if tag not in PROGRAMS else ()
        if tag == "softbreak":
            yield Piece("soft", line=line)
        elif tag == "br":
            yield Piece("hard", line=line)
        elif tag in MARKS:
            yield Piece("mark", written=MARKS[tag], inside=inside, line=line)
        elif tag in CODE:
            yield code(characters.clean(" ".join(node.text().split("\n")), line, self.log))
        elif tag == "a" and not in_link:
            yield from self._link(node, inside)
        elif tag == "img":
            yield from self._image(node)
        elif tag == "q":
            quotes = "「」" if self.japanese else "“”"
            yield from (Piece("text", quotes[0]), *inside, Piece("text", quotes[1]))
        elif tag == "rt":
            yield from (Piece("text", "（"), *inside, Piece("text", "）"))
        elif tag not in {"comment", "rp"}:
            self._strange(node)
            yield from inside

    def _strange(self, node: Node) -> None:
        """Note an element that has no like here."""
        if node.tag in PROGRAMS:
            self.log.decide("script", node.line, node.tag)
        elif node.tag in EMBEDDED:
            self.log.decide("embedded", node.line, f"{node.tag} {node.attrs.get('src', '')}".strip())
        elif node.tag not in PLAIN and node.tag != "a":
            self.log.decide("html", node.line, node.tag)

    def _link(self, node: Node, inside: tuple[Piece, ...]) -> Iterator[Piece]:
        target = node.attrs.get("href", "")
        if not target:
            yield from inside
            return
        if self.references:
            self.log.change("reference", node.line, target)
        yield from self._to(characters.clean(target, node.line, self.log), inside, node.line)

    def _to(self, target: str, inside: tuple[Piece, ...], line: int) -> Iterator[Piece]:
        """Write a link, or its words and its address where it can lead nowhere."""
        goal = self.links.goal(target)
        if goal.change and goal.href != target:
            self.log.change(goal.change, line, target)
        if goal.decision:
            self.log.decide(goal.decision, line, goal.href if goal.decision in {"link-http", "link-opens"} else target)
        words = "".join(each.plain() for each in inside).strip()
        if goal.href and words:
            yield Piece("link", written=goal.href, inside=inside, line=line)
            return
        yield from inside
        if goal.decision != "link-anchor" and words != target:
            opening, closing = "（）" if self.japanese else (" (", ")")
            yield from (Piece("text", opening), code(target), Piece("text", closing))

    def _image(self, node: Node) -> Iterator[Piece]:
        source = characters.clean(node.attrs.get("src", ""), node.line, self.log)
        alt = " ".join(characters.clean(node.attrs.get("alt", ""), node.line, self.log).split())
        goal = self.links.figure(source)
        if goal.href and alt:
            if goal.change:
                self.log.change(goal.change, node.line, source)
            yield Piece("raw", alt, f"![{_MUCH.sub(_escaped, alt)}]({destination(goal.href)})")
            return
        self.log.decide("image", node.line, source)
        if alt:
            yield Piece("text", f"（図：{alt}）" if self.japanese else f"(Figure: {alt})")

    def _text(self, text: str, line: int, *, in_link: bool) -> Iterator[Piece]:
        """Take apart what other kinds of Markdown write in words."""
        end = 0
        for match in _SPECIAL.finditer(text):
            made = list(self._special(match, line, in_link=in_link))
            if made != [Piece("text", match[0])]:
                yield Piece("text", text[end : match.start()], line=line)
                yield from made
                end = match.end()
        yield Piece("text", text[end:], line=line)

    def _special(self, match: re.Match[str], line: int, *, in_link: bool) -> Iterator[Piece]:
        kind, text = str(match.lastgroup), match[0]
        if kind == "footnote":
            yield self._footnote(text, line)
        elif kind == "wiki" and not in_link:
            page, _, label = text[2:-2].partition("|")
            goal = self.links.wiki(page)
            self.log.change("link", line, text)
            words = Piece("text", label or page)
            if goal.decision:
                self.log.decide(goal.decision, line, text)
            yield Piece("link", written=goal.href, inside=(words,)) if goal.href else words
        elif kind == "url" and not in_link:
            yield from self._url(text, line)
        elif kind == "emoji":
            self.log.change("emoji-code", line, text)
        elif kind == "formula":
            self.log.change("formula", line, text)
            yield code(text[1:-1])
        elif kind == "braces":
            yield from self._braces(text, line)
        else:
            yield Piece("text", text)

    def _footnote(self, text: str, line: int) -> Piece:
        name = text[2:-1]
        if name not in self.footnotes.known:
            self.log.decide("footnote-missing", line, text)
            return Piece("text", text)
        self.log.change("footnote", line, name)
        number = self.footnotes.number(name)
        return Piece("text", f"（注{number}）" if self.japanese else f" (note {number})")

    def _url(self, text: str, line: int) -> Iterator[Piece]:
        address = text.rstrip(".,;:!?'*_")
        if address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1]
        goal = self.links.goal(address)
        if not goal.href or not address.partition("//")[2]:
            yield Piece("text", text)
            return
        self.log.change("bare-url", line, address)
        if goal.decision:
            self.log.decide(goal.decision, line, goal.href)
        yield Piece("raw", goal.href, f"<{goal.href}>")
        yield Piece("text", text[len(address) :])

    def _braces(self, text: str, line: int) -> Iterator[Piece]:
        if _LANGUAGE.fullmatch(text):
            yield Piece("text", text)
        elif _ATTRIBUTE_LIKE.match(text):
            self.log.change("attributes", line, text)
        else:
            self.log.change("braces", line, text)
            yield code(text)

    def written(self, pieces: Sequence[Piece]) -> str:
        """Write the parts of one paragraph so that they mean what they meant before."""
        found = _trimmed(pieces)
        for careful, tidy in ((False, False), (True, False), (True, True)):
            text = _join(found, careful=careful, tidy=tidy)
            if _says(text, found):
                return text
        self.log.change("emphasis", next((each.line for each in found if each.line), 0))
        bare = _bare(found)
        text = _join(bare, careful=True, tidy=False)
        return text if _says(text, bare) else _join(_wordy(bare), careful=True, tidy=False)

    def one_line(self, pieces: Iterable[Piece], between: str) -> str:
        """Write parts on a single line, as a table's cell or a heading needs it."""
        flat = []
        for each in pieces:
            flat.append(Piece("text", between if each.kind == "hard" else " ") if each.kind in BREAKS else each)
        return self.written(flat).replace("\n", " ")


def code(text: str) -> Piece:
    """Write words as code."""
    words = " ".join(text.split("\n"))
    if not words.strip():
        return Piece("text", words)
    fence = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return Piece("raw", words, f"{fence}{pad}{words}{pad}{fence}")


def destination(href: str) -> str:
    """Write an address of a link."""
    plain = re.sub(r"[\s\x00-\x1f]", lambda match: f"%{ord(match[0]):02X}", href)
    if re.search(r"[()<>\\]|&#?\w+;", plain) or not plain:
        return "<" + re.sub(r"[<>\\]", lambda match: f"%{ord(match[0]):02X}", plain) + ">"
    return plain


def _join(pieces: Sequence[Piece], *, careful: bool, tidy: bool) -> str:
    text = ""
    for each in pieces:
        match each.kind:
            case "text":
                text += (_MUCH if careful else _LITTLE).sub(_escaped, each.text)
            case "raw":
                text += each.written
            case "soft":
                text = text.rstrip(" ") + "\n"
            case "hard":
                text = text.rstrip(" ") + "\\\n"
            case "link":
                text += f"[{_join(each.inside, careful=careful, tidy=tidy)}]({destination(each.written)})"
            case _:
                text += _marked(each, careful=careful, tidy=tidy)
    text = "\n".join(line.lstrip(" \t\u3000") for line in text.split("\n"))
    if careful:
        text = _BLOCK_START.sub(_unblocked, text)
    return text


def _marked(piece: Piece, *, careful: bool, tidy: bool) -> str:
    """Write emphasis, its sign right at a word as CommonMark wants it."""
    inner = _join(piece.inside, careful=careful, tidy=tidy)
    core = inner.strip(" \n")
    before, after = inner[: len(inner) - len(inner.lstrip(" \n"))], inner[len(inner.rstrip(" \n")) :]
    while tidy and core and _is_sign(core[0]):
        before, core = before + core[0], core[1:]
    while tidy and core and _is_sign(core[-1]) and core[-2:-1] != "\\":
        after, core = core[-1] + after, core[:-1]
    return f"{before}{piece.written}{core}{piece.written}{after}" if core else before + after


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and character not in "*_`~[]\\<>()&"


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _unblocked(match: re.Match[str]) -> str:
    """Keep a line from beginning a heading, a list or a quotation."""
    return f"{match[1]}\\{match[2]}" if match[1].isdigit() else f"\\{match[0]}"


def _says(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether Markdown reads a text as one paragraph with the words, links and emphasis that were meant."""
    if not text.strip():
        return True
    tokens = parser().parse(text)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return False
    words, links, marks = "", 0, 0
    for child in tokens[1].children or []:
        words += "\n" if child.type in {"softbreak", "hardbreak"} else child.content
        links += child.type == "link_open" and child.markup != "autolink"
        marks += child.type in {"strong_open", "em_open", "s_open"}
        if child.type == "html_inline":
            return False
    counted = [_count(each) for each in pieces]
    wanted = "".join(each.plain() for each in pieces)
    same = _letters(words) == _letters(wanted)
    return same and (links, marks) == (sum(each[0] for each in counted), sum(each[1] for each in counted))


def _letters(text: str) -> str:
    return re.sub(r"[\s\u3000]+", "", text)


def _count(piece: Piece) -> tuple[int, int]:
    inside = [_count(each) for each in piece.inside]
    filled = bool(piece.plain().strip())
    return (
        (piece.kind == "link") + sum(each[0] for each in inside),
        (piece.kind == "mark" and filled) + sum(each[1] for each in inside),
    )


def _bare(pieces: Iterable[Piece]) -> list[Piece]:
    """Take the emphasis away."""
    found = []
    for each in pieces:
        inside = tuple(_bare(each.inside))
        found += inside if each.kind == "mark" else [replace(each, inside=inside)]
    return found


def _wordy(pieces: Iterable[Piece]) -> list[Piece]:
    """Leave nothing but words: the last way out."""
    return [Piece("soft") if each.kind in BREAKS else Piece("text", each.plain()) for each in pieces]


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Take the breaks at both ends away, and those between Japanese characters."""
    found = list(pieces)
    while found and (found[0].kind in BREAKS or not found[0].plain().strip("　 \t\n")):
        found.pop(0)
    while found and (found[-1].kind in BREAKS or not found[-1].plain().strip("　 \t\n")):
        found.pop()
    if found and found[0].kind == "text":
        found[0] = replace(found[0], text=found[0].text.lstrip(" \t\u3000"))
    if found and found[-1].kind == "text":
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" \t\u3000"))
    return found


def joined(pieces: Sequence[Piece], log: Log) -> list[Piece]:
    """Join Japanese lines: a browser would show the line break as a space."""
    found: list[Piece] = []
    for at, each in enumerate(pieces):
        before = "".join(piece.plain() for piece in found[-2:]).rstrip(" ")[-1:]
        after = pieces[at + 1].plain()[:1] if at + 1 < len(pieces) else ""
        if each.kind == "soft" and _WRAPPED.search(f"{before}\n{after}"):
            log.change("wrapped", each.line)
        else:
            found.append(each)
    return found
