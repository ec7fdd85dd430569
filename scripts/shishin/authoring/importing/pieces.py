"""Writes the parts of a paragraph as Markdown that says what they said, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.authoring.importing.sound import is_sound
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


def written(pieces: Sequence[Piece], log: Log) -> str:
    """Write the parts of one paragraph so that they mean what they meant before."""
    found = _trimmed(pieces)
    for careful, tidy in ((False, False), (True, False), (True, True)):
        text = _join(found, careful=careful, tidy=tidy)
        if _says(text, found) and is_sound(text):
            return text
    log.change("emphasis", next((each.line for each in found if each.line), 0))
    bare = _trimmed(_bare(found))
    text = _join(bare, careful=True, tidy=False)
    if _says(text, bare) and is_sound(text):
        return text
    return _LAST.sub(escaped, _join(_wordy(bare), careful=True, tidy=False))


def one_line(pieces: Iterable[Piece], between: str, log: Log) -> str:
    """Write parts on a single line, as a table's cell or a heading needs it."""
    return written(_flat(pieces, between), log).replace("\n", " ")


def _flat(pieces: Iterable[Piece], between: str) -> list[Piece]:
    """Put words in place of line breaks."""
    found: list[Piece] = []
    for each in pieces:
        if each.kind in BREAKS:
            found.append(Piece("text", between if each.kind == "hard" else " "))
        else:
            found.append(replace(each, inside=tuple(_flat(each.inside, between))))
    return found


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
                text += (MARKUP if careful else _LITTLE).sub(escaped, each.text)
            case "raw":
                # Two codes side by side would be read as one.
                text += f" {each.written}" if text.endswith("`") and each.written.startswith("`") else each.written
            case "soft":
                text = text.rstrip(" ") + "\n"
            case "hard":
                text = text.rstrip(" ") + "\\\n"
            case "link":
                text += f"[{_join(each.inside, careful=careful, tidy=tidy)}]({destination(each.written)})"
            case _:
                text += _marked(each, careful=careful, tidy=tidy)
    text = "\n".join(line.lstrip(" \t\u3000") for line in text.split("\n"))
    text = re.sub(r"^#", r"\\#", text, flags=re.MULTILINE)
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


def escaped(match: re.Match[str]) -> str:
    """Give a character that stands for itself."""
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
        if child.type == "html_inline" or (child.type == "text" and _BRACES.search(child.content)):
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
    found: list[Piece] = []
    for each in pieces:
        inside = tuple(_bare(each.inside))
        found += inside if each.kind == "mark" else [replace(each, inside=inside)]
    return found


def _wordy(pieces: Iterable[Piece]) -> list[Piece]:
    """Leave nothing but words: the last way out."""
    return [Piece("soft") if each.kind in BREAKS else Piece("text", each.plain().translate(_WIDE)) for each in pieces]


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Put words together that stand side by side: a sign is read together with what follows it."""
    found: list[Piece] = []
    for each in pieces:
        if each.kind == "text" and found and found[-1].kind == "text":
            found[-1] = replace(found[-1], text=found[-1].text + each.text)
        else:
            found.append(replace(each, inside=tuple(_merged(each.inside))) if each.inside else each)
    return found


def _soft_ends(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Let no line break stand right inside a sign of emphasis, where it would be a backslash."""
    ends = {0, len(pieces) - 1}
    return tuple(
        replace(each, kind="soft" if each.kind == "hard" and at in ends else each.kind, inside=_soft_ends(each.inside))
        for at, each in enumerate(pieces)
    )


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Take the breaks at both ends away, and those between Japanese characters."""
    found = [replace(each, inside=_soft_ends(each.inside)) if each.inside else each for each in pieces]
    while found and (found[0].kind in BREAKS or not found[0].plain().strip("　 \t\n")):
        found.pop(0)
    while found and (found[-1].kind in BREAKS or not found[-1].plain().strip("　 \t\n")):
        found.pop()
    found = _merged(found)
    if found and found[0].kind == "text":
        found[0] = replace(found[0], text=found[0].text.lstrip(" \t\u3000"))
    if found and found[-1].kind == "text":
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" \t\u3000"))
    return found
