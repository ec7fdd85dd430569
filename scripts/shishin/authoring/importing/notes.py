"""What an import has to say: what it changed by itself, and what a person must decide."""

from __future__ import annotations

from dataclasses import dataclass, field

CHANGES = (
    "encoding",
    "line-ends",
    "characters",
    "front-matter",
    "title",
    "heading-level",
    "anchor",
    "heading-inside",
    "html",
    "comment",
    "line-break",
    "wrapped",
    "paragraph",
    "reference",
    "bare-url",
    "link",
    "footnote",
    "task",
    "admonition",
    "emoji-code",
    "contents",
    "template",
    "attributes",
    "braces",
    "formula",
    "hash",
    "code-block",
    "emphasis",
)
"""Kinds of changes, in the order of a report."""

DECISIONS = (
    "encoding-guess",
    "name",
    "title-missing",
    "description",
    "untranslated",
    "pair-differs",
    "anchor-numbered",
    "link-place",
    "link-http",
    "link-anchor",
    "link-opens",
    "link-scheme",
    "link-words",
    "image",
    "html",
    "script",
    "embedded",
    "table",
    "list-place",
    "quote",
    "template",
    "footnote-missing",
    "spaced",
    "private-use",
    "emoji",
)
"""Kinds of decisions, in the order of a report."""


@dataclass(frozen=True, order=True)
class Note:
    """One thing to tell.

    Attributes:
        kind: One of `CHANGES` or `DECISIONS`.
        line: The line, counted from 1: of the file that was brought in for a change, of the new one for a decision.
        detail: What it is about: an element, an address, a few words.
    """

    kind: str
    line: int
    detail: str = ""


LONGEST_DETAIL = 100
"""Characters of a detail: enough to find the place by."""


@dataclass
class Log:
    """Collects notes, all with lines of the file that is brought in."""

    changes: list[Note] = field(default_factory=list)
    decisions: list[Note] = field(default_factory=list)

    def change(self, kind: str, line: int, detail: str = "") -> None:
        """Note a change."""
        self.changes.append(Note(kind, line, _short(detail)))

    def decide(self, kind: str, line: int, detail: str = "") -> None:
        """Note a decision."""
        self.decisions.append(Note(kind, line, _short(detail)))

    def __len__(self) -> int:
        """Count what was noted."""
        return len(self.changes) + len(self.decisions)


def _short(detail: str) -> str:
    text = " ".join(detail.split())
    return text if len(text) <= LONGEST_DETAIL else text[:LONGEST_DETAIL] + "…"
