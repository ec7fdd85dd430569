"""Change notes, what is said of a version, and the ledger's rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.by_language import ByLanguage
    from shishin.model.guideline import Guideline
    from shishin.model.standard import Standard
    from shishin.model.version import Version

CHANGES = "changes"
"""The folder of a guideline's change notes that wait for the next version."""

RELEASES = "releases"
"""The folder of its released versions, each a folder called by its number."""

ACCOUNT = "release.yml"
"""The file in a guideline's folder that says what the coming version is and who examined it."""

LEDGER = "ledger.yml"
"""The file in `releases/` that lists them."""

ADDRESSES = "addresses.txt"
"""The file in a released version that lists every address and anchor it was published with."""

STANDARDS = "standards.yml"
"""The file in a released version that holds the standards which it cites, as they were."""

HISTORY = "CHANGELOG.md"
"""The file in a guideline's folder that tells of its versions to those who read the repository."""

DRAFT = "draft"
"""What stands in addresses for the working text."""

LATEST = "latest"
"""What stands in the address of a comparison for whichever version is the latest."""

FIRST_FORM = 1
"""The form of a released version whose row in the ledger states none: the first rows were written without."""

FIRST_LANGUAGES = ("ja", "en")
"""The languages of a released version whose row states none."""


class NoteKind(StrEnum):
    """What a change does; an editorial one leaves the meaning as it was."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    EDITORIAL = "editorial"


class Effect(StrEnum):
    """What a change of a MUST does to those who must meet it."""

    STRICTER = "stricter"
    LOOSER = "looser"
    SAME = "same"


@dataclass(frozen=True)
class ChangeNote:
    """What changed in a guideline, and why.

    Attributes:
        kind: What the change does; `NoteKind` has the values of today.
        about: The numbers of the requirements, or the ids of the guides or the guideline, that changed.
        text: What changed.
        why: Why; nothing for an editorial change.
        evidence: The address where the evidence or the discussion can be read.
        effect: What the change of a MUST does to those who must meet it; `Effect` has the values of today.
        suggestion: The address of the suggestion from outside that the change answers.
    """

    kind: str
    about: tuple[str, ...]
    text: ByLanguage
    why: ByLanguage | None = None
    evidence: str | None = None
    effect: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True)
class Recommendation:
    """What those who examined a version advised.

    Attributes:
        text: What was advised.
        taken: Whether it was taken.
        answer: How it was taken, or why not.
    """

    text: ByLanguage
    taken: bool
    answer: ByLanguage


@dataclass(frozen=True)
class Examination:
    """A review or an audit of a version (slide 16).

    Attributes:
        kind: `review` or `audit`.
        date: The day on which it ended, as ISO 8601 writes it.
        by: Who did it, by role.
        independent: Whether others did it than those who wrote the text.
        outcome: What came of it.
        recommendations: What was advised.
    """

    kind: str
    date: str
    by: ByLanguage
    independent: bool
    outcome: ByLanguage
    recommendations: tuple[Recommendation, ...] = ()


@dataclass(frozen=True)
class Account:
    """What is said of a version.

    Attributes:
        summary: One sentence that says what it is.
        examinations: Its reviews and audits.
    """

    summary: ByLanguage
    examinations: tuple[Examination, ...] = ()


@dataclass(frozen=True)
class FrozenFile:
    """A file of a released version.

    Attributes:
        path: Its path in the version's folder.
        digest: The SHA-256 of its content, with LF line ends, as 64 hexadecimal digits.
    """

    path: str
    digest: str


@dataclass(frozen=True)
class Withdrawal:
    """Why a released version should no longer be used.

    Attributes:
        date: The day of the withdrawal, as ISO 8601 writes it.
        why: Why.
        chain: The link that covers the withdrawal and the link of its version; see `model/chain.py`.
    """

    date: str
    why: ByLanguage
    chain: str | None = None


@dataclass(frozen=True)
class Release:
    """A row of the ledger: a version that was released.

    Attributes:
        version: The version's number.
        date: The day of its release, as ISO 8601 writes it.
        status: Its status when it was released.
        scope: Who applies it.
        files: Its frozen files.
        form: The number of the form that its files were written in; see `forms/`.
        languages: The codes of its languages, the source language first.
        chain: The link that covers this row and the link of the row before it; see `model/chain.py`.
        withdrawn: When and why it was withdrawn, if it was.
    """

    version: Version
    date: str
    status: str
    scope: str
    files: tuple[FrozenFile, ...]
    form: int = FIRST_FORM
    languages: tuple[str, ...] = FIRST_LANGUAGES
    chain: str | None = None
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True)
class GuidelineVersion:
    """A guideline as it was released, or as it is being worked on.

    Attributes:
        guideline: The text.
        standards: The standards that it cites, as they were.
        release: Its row of the ledger; nothing for the working text.
        account: What is said of it; the working text may have none yet.
        notes: What changed since the version before.
        addresses: Every address and anchor that it was published with; none for the working text.
    """

    guideline: Guideline
    standards: tuple[Standard, ...]
    release: Release | None
    account: Account | None
    notes: tuple[ChangeNote, ...]
    addresses: tuple[str, ...] = ()

    @property
    def number(self) -> Version | None:
        """The version's number; nothing for the working text."""
        return self.release.version if self.release else None

    @property
    def name(self) -> str:
        """The version's number as it is written in addresses, or `draft`."""
        return str(self.release.version) if self.release else DRAFT

    @property
    def is_beta(self) -> bool:
        """Whether it was released as a β."""
        return bool(self.release and self.release.version.beta)
