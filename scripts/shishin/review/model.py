"""What a review of a suggested change found: the one form that its report, its comment and its data are made from.

A comment is written from this data alone, by a program that has not run any code of the suggestion: every field is
limited, and none is trusted.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shishin.model.accessibility import SITE_PAGE_PATTERN

LONGEST = 2_000
"""Characters of a text; what is longer is cut when the review is made."""

MOST = 500
"""Rows of a list; what is more is counted."""

FORM = 1
"""The number of the form of review.json."""

Text = Annotated[str, StringConstraints(max_length=LONGEST)]
Name = Annotated[str, StringConstraints(max_length=300)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Url = Annotated[str, StringConstraints(pattern=SITE_PAGE_PATTERN, max_length=300)]
Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}(?:[0-9a-f]{24})?$")]
Kind = Literal["added", "changed", "withdrawn", "moved", "removed"]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Piece(_Row):
    """A stretch of words: as before, deleted or inserted."""

    kind: Literal["same", "del", "ins"]
    text: Text


class ChangedText(_Row):
    """A text before and after.

    Attributes:
        name: What it is a part of; empty on a page.
        language: The code of the language of its words; empty for a fact.
        pieces: Its words, marked.
        before: Its whole words before, on a page: a picture is taken where they stand.
        after: The same for the state after.
    """

    name: Name = ""
    language: Name = ""
    pieces: Annotated[tuple[Piece, ...], Field(max_length=MOST)] = ()
    before: Text = ""
    after: Text = ""


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
        passages: What changed of its words; nothing if only what cannot be read did, such as the target of a link.
    """

    url: Url
    title: Name
    language: Name
    kind: Kind
    source: Name = ""
    edited: bool = False
    earlier: Url | None = None
    passages: Annotated[tuple[ChangedText, ...], Field(max_length=MOST)] = ()


class ChangedRule(_Row):
    """A requirement, guide or guideline that is not as it was.

    Attributes:
        id: Its number or id.
        title: What it is.
        guideline: The title of its guideline.
        kind: What happened to it.
        binding: Whether it is a MUST, or was one.
        passages: Its parts before and after, in every language.
    """

    id: Name
    title: Name
    guideline: Name
    kind: Kind
    binding: bool = False
    passages: Annotated[tuple[ChangedText, ...], Field(max_length=MOST)] = ()


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


class Review(_Row):
    """What a suggested change does.

    Attributes:
        form: The number of this form.
        base: The commit that it is compared with.
        language: The code of the language of its words.
        findings: What is wrong that was not before.
        mended: How many findings are gone.
        pages: The pages that are not as they were.
        rules: The requirements, guides and guidelines that are not as they were.
        versions: What version each changed guideline asks for.
        behind: The translations that are behind by it.
        caught_up: The translations that were behind and are no more.
        looked: What the browser looked at; nothing if it did not.
        unmade: Which of the two sites could not be made: `before`, `after` or nothing.
        left: How many rows were left out, by the name of the list.
    """

    form: Literal[1] = 1
    base: Commit
    language: Name
    findings: Annotated[tuple[FoundThing, ...], Field(max_length=MOST)] = ()
    mended: Count = 0
    pages: Annotated[tuple[ChangedPage, ...], Field(max_length=MOST)] = ()
    rules: Annotated[tuple[ChangedRule, ...], Field(max_length=MOST)] = ()
    versions: Annotated[tuple[ComingVersion, ...], Field(max_length=MOST)] = ()
    behind: Annotated[tuple[Name, ...], Field(max_length=MOST)] = ()
    caught_up: Annotated[tuple[Name, ...], Field(max_length=MOST)] = ()
    looked: Looked | None = None
    unmade: Literal["", "before", "after"] = ""
    left: Annotated[dict[Literal["findings", "pages", "rules"], Count], Field(max_length=3)] = {}
