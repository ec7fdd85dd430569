"""What a review of a suggested change found: the one form that its report, its comment and its data are made from.

A comment is written from this data alone, by a program that has not run any code of the suggestion: every field is
limited, and none is trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shishin.findings.shown import shown
from shishin.model.accessibility import SITE_PAGE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.pages.versions.marks import MarkedPiece

LONGEST, LONGEST_NAME = 2_000, 300
"""Characters of a text, and of a name or title; what is longer is cut when the review is made."""

MOST, MOST_TEXTS = 500, 40
"""Rows of a list, and texts of one row; what is more is counted."""

Text = Annotated[str, StringConstraints(max_length=LONGEST)]
Name = Annotated[str, StringConstraints(max_length=LONGEST_NAME)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Url = Annotated[str, StringConstraints(pattern=SITE_PAGE_PATTERN, max_length=LONGEST_NAME)]
Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}(?:[0-9a-f]{24})?$")]
Kind = Literal["added", "changed", "withdrawn", "moved", "removed"]


def as_name(text: str) -> str:
    """Give a name as one line that can be shown, cut to its longest."""
    return shown(text)[:LONGEST_NAME]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Piece(_Row):
    """A stretch of words: as before, deleted or inserted."""

    kind: Literal["same", "del", "ins"]
    text: Text


def as_pieces(marks: Sequence[MarkedPiece]) -> tuple[Piece, ...]:
    """Give words that were marked, cut to what a review may hold."""
    return tuple(Piece(kind=mark.kind, text=mark.text[:LONGEST]) for mark in marks[:MOST_TEXTS])


class ChangedText(_Row):
    """A text before and after.

    Attributes:
        name: What it is a part of; empty on a page.
        language: The code of the language of its words; empty for a fact.
        pieces: Its words, marked.
    """

    name: Name = ""
    language: Name = ""
    pieces: Annotated[tuple[Piece, ...], Field(max_length=MOST_TEXTS)] = ()


class ChangedPage(_Row):
    """A page that is not as it was.

    Attributes:
        url: Its address from the site's root.
        title: Its title now, or before if it is gone.
        language: The code of its language.
        kind: What happened to it.
        source: The file that it is made from; empty for a page that is gone.
        edited: Whether that file was changed; otherwise the page follows from another.
        earlier: The address of the page that it is compared with, where the same text stood at another before: a draft
            is compared with what readers are led to.
        texts: What changed of its words, of pages that were edited or opened; nothing if only what cannot be read
            did, such as the target of a link.
    """

    url: Url
    title: Name
    language: Name
    kind: Kind
    source: Name = ""
    edited: bool = False
    earlier: Url | None = None
    texts: Annotated[tuple[ChangedText, ...], Field(max_length=MOST_TEXTS)] = ()


class ChangedRule(_Row):
    """A requirement, guide or guideline that is not as it was.

    Attributes:
        id: Its number; empty for a guide or a guideline.
        title: What it is.
        guideline: The title of its guideline.
        kind: What happened to it.
        binding: Whether it is a MUST, or was one.
        texts: Its parts before and after, in every language.
    """

    id: Name
    title: Name
    guideline: Name
    kind: Kind
    binding: bool = False
    texts: Annotated[tuple[ChangedText, ...], Field(max_length=MOST_TEXTS)] = ()


class ComingVersion(_Row):
    """The version of a guideline that its changes ask for.

    Attributes:
        guideline: Its title.
        step: The part of the number that is raised at least; empty as long as only a β was released.
        expected: The numbers that can come next.
        reworded: The numbers of every MUST with new words: whoever did not write them must review and audit these.
    """

    guideline: Name
    step: Name
    expected: Annotated[tuple[Name, ...], Field(max_length=20)]
    reworded: Annotated[tuple[Name, ...], Field(max_length=MOST)] = ()


class FoundThing(_Row):
    """A finding that was not there before."""

    file: Name
    line: Count
    severity: Literal["error", "warning"]
    code: Name
    what: Text
    expected: Text
    fix: Text


class Looked(_Row):
    """What the audit looked at.

    Attributes:
        pages: How many of the pages that changed were opened in a browser.
        left: How many were not.
        ways: In how many ways of reading.
        axe: The version of axe-core.
    """

    pages: Count
    left: Count
    ways: Count
    axe: Name


class ReviewCounts(_Row):
    """How much there is of everything, whether or not it is listed.

    Attributes:
        errors: New errors.
        warnings: New warnings.
        mended: Findings that are gone.
        changed: Pages that are not as they were.
        added: New pages.
        removed: Pages that are gone.
        edited: Those of all these whose own file was changed.
        rules: Requirements, guides and guidelines that are not as they were.
    """

    errors: Count = 0
    warnings: Count = 0
    mended: Count = 0
    changed: Count = 0
    added: Count = 0
    removed: Count = 0
    edited: Count = 0
    rules: Count = 0

    @property
    def findings(self) -> int:
        """All that is new and wrong."""
        return self.errors + self.warnings

    @property
    def pages(self) -> int:
        """All pages that differ."""
        return self.changed + self.added + self.removed


class Review(_Row):
    """What a suggested change does.

    Attributes:
        form: The number of this form.
        base: The commit that it is compared with.
        language: The code of the language of its words.
        counts: How much there is of everything.
        findings: What is wrong that was not before, errors first.
        pages: The pages that are not as they were.
        rules: The requirements, guides and guidelines that are not as they were.
        versions: What version each changed guideline asks for.
        behind: The translations that are behind by it.
        caught_up: The translations that were behind and are no more.
        looked: What the browser looked at; nothing if it did not.
        unmade: Which of the two sites could not be made: `before`, `after` or nothing.
        looks: Whether files were changed that decide how every page looks or what it does.
    """

    form: Literal[1] = 1
    base: Commit
    language: Name
    counts: ReviewCounts = ReviewCounts()
    findings: Annotated[tuple[FoundThing, ...], Field(max_length=MOST)] = ()
    pages: Annotated[tuple[ChangedPage, ...], Field(max_length=MOST)] = ()
    rules: Annotated[tuple[ChangedRule, ...], Field(max_length=MOST)] = ()
    versions: Annotated[tuple[ComingVersion, ...], Field(max_length=MOST)] = ()
    behind: Annotated[tuple[Name, ...], Field(max_length=MOST)] = ()
    caught_up: Annotated[tuple[Name, ...], Field(max_length=MOST)] = ()
    looked: Looked | None = None
    unmade: Literal["", "before", "after"] = ""
    looks: bool = False
