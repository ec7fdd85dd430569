"""Writes the parts of a paragraph as Markdown, and makes sure that a parser reads what was meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.authoring.importing.mark_rules import passes_mark_rules
from shishin.authoring.importing.tree import parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shishin.authoring.importing.notes import Log

_LITTLE = re.compile(
    r"[\\`*]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|\[(?=[^\]\n]{0,200}\](?:[(\[:]))|~(?=~)|(?<=~)~"
)
MARKUP = re.compile(r"[\\`*_\[\]<>&|~!$]")
_BRACES = re.compile(r"\{(?!lang=[a-z]{2}\})[^{}\n]*\}")
_LAST = re.compile(r"(?<!\\)[:=]")
"""What else makes a mark; to escape it everywhere would be hard to read."""

_WIDE = {ord("{"): "｛", ord("}"): "｝"}
_BLOCK_START = re.compile(r"^([#>+=-]|\d{1,9}(?=[.)]))(.?)", re.MULTILINE)


@dataclass(frozen=True)
class InlinePart:
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
    inside: tuple[InlinePart, ...] = ()
    line: int = 0

    def plain(self) -> str:
        """Give the words without any Markdown."""
        return self.text + "".join(part.plain() for part in self.inside) + ("\n" if self.kind in BREAKS else "")


BREAKS = frozenset({"soft", "hard"})


def as_markdown(parts: Sequence[InlinePart], log: Log) -> str:
    """Write the parts of one paragraph as Markdown that means what was meant before.

    It is written with few escapes, and with more if a parser would read something else; emphasis that cannot be kept
    is left out and noted.

    Args:
        parts: The parts.
        log: Where left-out emphasis is noted.
    """
    trimmed = _trimmed(parts)
    for careful, tidy in ((False, False), (True, False), (True, True)):
        text = _join(trimmed, careful=careful, tidy=tidy)
        if _reads_as_meant(text, trimmed) and passes_mark_rules(text):
            return text
    log.change("emphasis", next((part.line for part in trimmed if part.line), 0))
    bare = _trimmed(_without_emphasis(trimmed))
    text = _join(bare, careful=True, tidy=False)
    if _reads_as_meant(text, bare) and passes_mark_rules(text):
        return text
    return _LAST.sub(escape_match, _join(_words_only(bare), careful=True, tidy=False))


def as_one_line(parts: Iterable[InlinePart], between: str, log: Log) -> str:
    """Write parts on a single line, as a table's cell or a heading needs it.

    Args:
        parts: The parts.
        between: What stands in place of a line break of HTML.
        log: Where left-out emphasis is noted.
    """
    return as_markdown(_without_breaks(parts, between), log).replace("\n", " ")


def _without_breaks(parts: Iterable[InlinePart], between: str) -> list[InlinePart]:
    """Put words in place of line breaks."""
    flat: list[InlinePart] = []
    for part in parts:
        if part.kind in BREAKS:
            flat.append(InlinePart("text", between if part.kind == "hard" else " "))
        else:
            flat.append(replace(part, inside=tuple(_without_breaks(part.inside, between))))
    return flat


def code_part(text: str) -> InlinePart:
    """Write words as code."""
    words = " ".join(text.split("\n"))
    if not words.strip():
        return InlinePart("text", words)
    fence = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return InlinePart("raw", words, f"{fence}{pad}{words}{pad}{fence}")


def link_destination(href: str) -> str:
    """Write an address of a link."""
    plain = re.sub(r"[\s\x00-\x1f]", lambda match: f"%{ord(match[0]):02X}", href)
    if re.search(r"[()<>\\]|&#?\w+;", plain) or not plain:
        return "<" + re.sub(r"[<>\\]", lambda match: f"%{ord(match[0]):02X}", plain) + ">"
    return plain


def _join(parts: Sequence[InlinePart], *, careful: bool, tidy: bool) -> str:
    text = ""
    for part in parts:
        match part.kind:
            case "text":
                text += (MARKUP if careful else _LITTLE).sub(escape_match, part.text)
            case "raw":
                # Two codes side by side would be read as one.
                text += f" {part.written}" if text.endswith("`") and part.written.startswith("`") else part.written
            case "soft":
                text = text.rstrip(" ") + "\n"
            case "hard":
                text = text.rstrip(" ") + "\\\n"
            case "link":
                text += f"[{_join(part.inside, careful=careful, tidy=tidy)}]({link_destination(part.written)})"
            case _:
                text += _marked(part, careful=careful, tidy=tidy)
    text = "\n".join(line.lstrip(" \t\u3000") for line in text.split("\n"))
    text = re.sub(r"^#", r"\\#", text, flags=re.MULTILINE)
    if careful:
        text = _BLOCK_START.sub(_unblocked, text)
    return text


def _marked(part: InlinePart, *, careful: bool, tidy: bool) -> str:
    """Write emphasis, its sign right at a word as CommonMark wants it."""
    inner = _join(part.inside, careful=careful, tidy=tidy)
    core = inner.strip(" \n")
    before, after = inner[: len(inner) - len(inner.lstrip(" \n"))], inner[len(inner.rstrip(" \n")) :]
    while tidy and core and _is_sign(core[0]):
        before, core = before + core[0], core[1:]
    while tidy and core and _is_sign(core[-1]) and core[-2:-1] != "\\":
        after, core = core[-1] + after, core[:-1]
    return f"{before}{part.written}{core}{part.written}{after}" if core else before + after


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and character not in "*_`~[]\\<>()&"


def escape_match(match: re.Match[str]) -> str:
    """Give a character that stands for itself."""
    return f"\\{match[0]}"


def _unblocked(match: re.Match[str]) -> str:
    """Keep a line from beginning a heading, a list or a quotation."""
    return f"{match[1]}\\{match[2]}" if match[1].isdigit() else f"\\{match[0]}"


def _reads_as_meant(text: str, parts: Sequence[InlinePart]) -> bool:
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
        if child.type == "html_inline" or (child.type == "text" and _BRACES.search(child.content)):
            return False
    counted = [_count(part) for part in parts]
    wanted = "".join(part.plain() for part in parts)
    same = _letters(words) == _letters(wanted)
    return same and (links, marks) == (sum(pair[0] for pair in counted), sum(pair[1] for pair in counted))


def _letters(text: str) -> str:
    return re.sub(r"[\s\u3000]+", "", text)


def _count(part: InlinePart) -> tuple[int, int]:
    inside = [_count(inner) for inner in part.inside]
    filled = bool(part.plain().strip())
    return (
        (part.kind == "link") + sum(pair[0] for pair in inside),
        (part.kind == "mark" and filled) + sum(pair[1] for pair in inside),
    )


def _without_emphasis(parts: Iterable[InlinePart]) -> list[InlinePart]:
    """Take the emphasis away."""
    bare: list[InlinePart] = []
    for part in parts:
        inside = tuple(_without_emphasis(part.inside))
        bare += inside if part.kind == "mark" else [replace(part, inside=inside)]
    return bare


def _words_only(parts: Iterable[InlinePart]) -> list[InlinePart]:
    """Leave nothing but words, when nothing else can be written."""
    return [
        InlinePart("soft") if part.kind in BREAKS else InlinePart("text", part.plain().translate(_WIDE))
        for part in parts
    ]


def _merged(parts: Iterable[InlinePart]) -> list[InlinePart]:
    """Put words together that stand side by side: a sign is read together with what follows it."""
    merged: list[InlinePart] = []
    for part in parts:
        if part.kind == "text" and merged and merged[-1].kind == "text":
            merged[-1] = replace(merged[-1], text=merged[-1].text + part.text)
        else:
            merged.append(replace(part, inside=tuple(_merged(part.inside))) if part.inside else part)
    return merged


def _soft_ends(parts: tuple[InlinePart, ...]) -> tuple[InlinePart, ...]:
    """Let no line break stand right inside a sign of emphasis, where it would be a backslash."""
    ends = {0, len(parts) - 1}
    return tuple(
        replace(part, kind="soft" if part.kind == "hard" and at in ends else part.kind, inside=_soft_ends(part.inside))
        for at, part in enumerate(parts)
    )


def _trimmed(parts: Sequence[InlinePart]) -> list[InlinePart]:
    """Take the breaks at both ends away, and those between Japanese characters."""
    kept = [replace(part, inside=_soft_ends(part.inside)) if part.inside else part for part in parts]
    while kept and (kept[0].kind in BREAKS or not kept[0].plain().strip("　 \t\n")):
        kept.pop(0)
    while kept and (kept[-1].kind in BREAKS or not kept[-1].plain().strip("　 \t\n")):
        kept.pop()
    kept = _merged(kept)
    if kept and kept[0].kind == "text":
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(" \t\u3000"))
    if kept and kept[-1].kind == "text":
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \t\u3000"))
    return kept
