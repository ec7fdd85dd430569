"""Takes out of a text, before Markdown is read, what its parser would misread: templates, notes, boxes, contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from shishin.authoring.importing.notes import Log

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_CONTENTS = re.compile(r"^\s*(?:\[TOC\]|\[\[_?toc_?\]\]|\$\{toc\}|<!-- ?toc ?-->)\s*$", re.IGNORECASE)
_KRAMDOWN_CONTENTS = re.compile(r"^\s*\{:[^}]*\btoc\b[^}]*\}\s*$")
_CONTENTS_SEED = re.compile(r"^\s*(?:[*+-]|1\.)\s+\S.*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]*\}")
_ID = re.compile(r"#([^\s{}.]+)")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s")
_CROWDED = re.compile(r"^ {0,3}(#{2,6})([^#\s{].*)$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)\s*$")
_BOX = re.compile(r"^\s*:{3,}\s*(?:\{?\.?([A-Za-z][\w-]*)[^}]*\}?\s*(.*))?$")
_ADMONITION = re.compile(r"^(\s*)(?:!!!|\?\?\?)\+?\s*([A-Za-z][\w-]*)?[^\"]*(?:\"(.*)\")?\s*$")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$")
_INDENTED = re.compile(r"^(?: {4}|\t| {2,3}(?=\S))")
_FORMULA = re.compile(r"^\s*(?:\$\$|\\\[|\\\])\s*$")
_LIQUID = re.compile(r"[ \t]*(\{%.{0,300}?%\}|\{\{.{0,300}?\}\})(?=(\s|$|[).,;:])?)")
_MARKDOWN_DIV = re.compile(r"^\s*<(?:div|section|aside)\b[^>]*\bmarkdown\b[^>]*>\s*$", re.IGNORECASE)
_COMMENT = re.compile(r"\{%-?\s*(end)?comment\s*-?%\}")
_HIGHLIGHT = re.compile(r"^\s*\{%-?\s*(?:highlight\s+(\w+).*?|(endhighlight)\s*)-?%\}\s*$")
_QUOTED = re.compile(r"\{\{-?\s*[\"']([^\"']*)[\"']\s*\|.*?\}\}")
_ADDRESS = re.compile(r"\{\{-?\s*(?:site\.(?:base)?url|page\.url|base_?url|root)\s*-?\}\}")
_LINK = re.compile(r"\{%-?\s*(?:link|post_url)\s+(\S+?)\s*-?%\}")
_SILENT = re.compile(r"\{%-?\s*(?:end)?(?:raw|capture|assign|if|else|elsif|unless|for|case|when)\b.*?%\}")


@dataclass
class PreparedText:
    """A text that Markdown's parser can read.

    Attributes:
        lines: The lines.
        numbers: The number of each line in the file, counted from 1.
        footnotes: The words of each footnote by its name, with its line.
    """

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    footnotes: dict[str, tuple[int, list[str]]] = field(default_factory=dict)

    def add(self, number: int, *lines: str) -> None:
        """Add lines that stand for one of the file."""
        self.lines += lines
        self.numbers += [number] * len(lines)


def prepare(lines: list[str], first_line: int, log: Log) -> PreparedText:
    """Read lines and take out what is not Markdown.

    Args:
        lines: The body, in ordinary characters.
        first_line: The number of the first, counted from 1.
        log: Where changes are noted.
    """
    return _LineReader(PreparedText(), log).run(lines, first_line)


class _LineReader:
    """Reads a text line by line and remembers what is open: code, a formula, a comment, a box, a footnote.

    A method whose name ends in `_line` gives whether it dealt with a line; such a line goes to no other.
    """

    def __init__(self, prepared: PreparedText, log: Log) -> None:
        self.prepared, self.log = prepared, log
        self.fence = ""
        self.formula = False
        self.comment = False
        self.box = -1  # By how much the lines of an admonition are indented, or -1 outside of one.
        self.footnote = ""

    def run(self, lines: list[str], first_line: int) -> PreparedText:
        for number, line in enumerate(lines, first_line):
            text = self._dedented(line)
            if self._in_code(text) or self._in_footnote(number, text):
                self.prepared.add(number, *([] if self.footnote else [text]))
            elif not any(rule(self, number, text) for rule in _RULES):
                self.prepared.add(number, self._inline(number, text))
        if self.formula:
            self.prepared.add(first_line + len(lines), "```")
        return self.prepared

    def _dedented(self, line: str) -> str:
        """Take the indentation of an admonition's content away; the first line without it ends the box."""
        if self.box < 0:
            return line
        if not line.strip():
            return line
        if not line.startswith(" " * (self.box + 4)) and not line.startswith("\t"):
            self.box = -1
            return line
        return line[self.box + 4 :] if line.startswith(" ") else line[1:]

    def _in_code(self, line: str) -> bool:
        """Whether a line belongs to a fenced block of code, its fences too."""
        match = _FENCE.match(line)
        if not self.fence:
            if match and not self.footnote and not ("`" in match[1] and "`" in line[match.end() :]):
                self.fence = match[1]
                return True
            return False
        if match and match[1].startswith(self.fence) and not line[match.end() :].strip():
            self.fence = ""
        return True

    def _in_footnote(self, number: int, line: str) -> bool:
        match = _FOOTNOTE.match(line)
        if match:
            self.footnote = match[1]
            self.prepared.footnotes.setdefault(match[1], (number, []))[1].append(match[2])
            self.log.change("footnote", number, match[1])
            return True
        if self.footnote and _INDENTED.match(line):
            self.prepared.footnotes[self.footnote][1].append(line.strip())
            return True
        self.footnote = ""
        return False

    def comment_line(self, number: int, line: str) -> bool:
        for match in _COMMENT.finditer(line):
            self.comment = not match[1]
            self.log.change("comment", number, match[0])
        return self.comment or bool(_COMMENT.search(line))

    def highlight_line(self, number: int, line: str) -> bool:
        match = _HIGHLIGHT.match(line)
        if match:
            self.log.change("template", number, line)
            self.prepared.add(number, f"```{match[1] or ''}")
        return bool(match)

    def contents_line(self, number: int, line: str) -> bool:
        is_kramdown = bool(_KRAMDOWN_CONTENTS.match(line))
        if is_kramdown or _CONTENTS.match(line):
            if is_kramdown and self.prepared.lines and _CONTENTS_SEED.match(self.prepared.lines[-1]):
                self.prepared.lines[-1] = ""
            self.log.change("contents", number, line)
            return True
        return False

    def box_line(self, number: int, line: str) -> bool:
        match = _BOX.match(line)
        if match:
            self.log.change("admonition", number, line)
            self.prepared.add(number, *_lead(match[2] or match[1] or ""))
        return bool(match)

    def admonition_line(self, number: int, line: str) -> bool:
        match = _ADMONITION.match(line)
        if match and (match[2] or match[3]):
            self.log.change("admonition", number, line)
            self.box = len(match[1])
            self.prepared.add(number, *_lead(match[3] or match[2]))
            return True
        return False

    def formula_line(self, number: int, line: str) -> bool:
        if _FORMULA.match(line):
            self.log.change("formula", number)
            self.prepared.add(number, *(["```", ""] if self.formula else ["", "```"]))
            self.formula = not self.formula
            return True
        if self.formula:
            self.prepared.add(number, line.replace("```", "` ` `"))
        return self.formula

    def crowded_line(self, number: int, line: str) -> bool:
        """Read a line such as `##Title` as a heading, as other renderers do."""
        match = _CROWDED.match(line)
        if match:
            self.log.change("hash", number, line)
            self.prepared.add(number, "", self._inline(number, f"{match[1]} {match[2]}"))
        return bool(match)

    def division_line(self, number: int, line: str) -> bool:
        if _MARKDOWN_DIV.match(line):
            self.log.change("html", number, "div")
            self.prepared.add(number, "")
            return True
        return False

    def _inline(self, number: int, line: str) -> str:
        """Take templates and attribute lists out of a line, but not out of its code."""
        line = _outside_code(line, lambda text: _LIQUID.sub(lambda match: self._template(number, match), text))
        attributes = "".join(match[0] for match in _ATTRIBUTES.finditer(_CODE_SPAN.sub("", line)))
        if not attributes:
            return line
        self.log.change("attributes", number, attributes.strip())
        rest = _outside_code(line, lambda text: _ATTRIBUTES.sub("", text))
        if id_ := _ID.search(attributes):
            if _HEADING.match(rest):
                return f"{rest.rstrip()} {{#{id_[1]}}}"
            self._name_heading(id_[1])
        return rest

    def _name_heading(self, id_: str) -> None:
        """Give the heading right above an attribute list its id."""
        lines = self.prepared.lines
        at = len(lines) - 1
        if at > 0 and _UNDERLINE.match(lines[at]):
            at -= 1
        elif at < 0 or not _HEADING.match(lines[at]):
            return
        lines[at] = f"{lines[at].rstrip()} {{#{id_}}}"

    def _template(self, number: int, match: re.Match[str]) -> str:
        """Give what stands for a command, with the space before it if more words follow."""
        words = self._liquid(number, match[1])
        at_end = not words and match[2] is not None and match.start() > 0
        return words if at_end else match[0][: match.start(1) - match.start()] + words

    def _liquid(self, number: int, tag: str) -> str:
        self.log.change("template", number, tag)
        for pattern in (_QUOTED, _LINK):
            if match := pattern.fullmatch(tag):
                return match[1]
        if not _ADDRESS.fullmatch(tag) and not _SILENT.fullmatch(tag):
            self.log.decide("template", number, tag)
        return ""


_RULES: tuple[Callable[[_LineReader, int, str], bool], ...] = (
    _LineReader.formula_line,
    _LineReader.comment_line,
    _LineReader.highlight_line,
    _LineReader.contents_line,
    _LineReader.box_line,
    _LineReader.admonition_line,
    _LineReader.division_line,
    _LineReader.crowded_line,
)


def _lead(word: str) -> list[str]:
    """Give the bold word that stands for a box's sign."""
    text = re.sub(r"[*_\\`]", "", word).strip()
    return ["", f"**{text[:1].upper()}{text[1:]}**", ""] if text else [""]


def _outside_code(line: str, change: Callable[[str], str]) -> str:
    """Change a line but for the code in it."""
    changed, end = "", 0
    for match in _CODE_SPAN.finditer(line):
        changed += change(line[end : match.start()]) + match[0]
        end = match.end()
    return changed + change(line[end:])
