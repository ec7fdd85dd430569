"""What is known of the site's accessibility, put into words for its pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from shishin.model.conformance import (
    EDITIONS,
    counted,
    decisions,
    decisions_beyond,
    edition_of,
    known_on,
    missing,
    stated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.languages.language import Strings
    from shishin.model.accessibility import AuditSummary, Excepted, ManualRound
    from shishin.model.conformance import Decision
    from shishin.pages.context import Context


@dataclass(frozen=True)
class CriterionView:
    """A success criterion in words.

    Attributes:
        number: Its number.
        name: Its name.
        level: Its level.
        applies: Whether the site has anything that it is about, in words.
        result: Whether it is met, in words.
        state: met, not-met or unknown.
        note: Who decided, and what was found.
        checks: The checks that look for failures of it.
        look: What a tester looks at.
    """

    number: str
    name: str
    level: str
    applies: str
    result: str
    state: str
    note: str
    checks: tuple[str, ...]
    look: str


@dataclass(frozen=True)
class Statement:
    """What can be said of the whole site.

    Attributes:
        standard: The standard, with its year.
        address: Where to read about it.
        target: The degree that is aimed for, in words.
        reached: The degree that is stated now, in words.
        counts: How many criteria are met, not met, and not tested.
        wording: The sentence that says where the words for the degrees come from.
    """

    standard: str
    address: str
    target: str
    reached: str
    counts: str
    wording: str


@dataclass(frozen=True)
class AuditView:
    """An audit in words.

    Attributes:
        day: The day.
        released: The newest versions on that day.
        row: What it looked at and found.
    """

    day: str
    released: str
    row: AuditSummary


class AccessibilityView:
    """Puts what is known of the site's accessibility into words."""

    def __init__(self, context: Context) -> None:
        """Work out what is known.

        Raises:
            ValueError: The edition says nothing of its accessibility; the rules find that before.
        """
        known = context.library.accessibility
        edition = edition_of(known) if known else None
        if known is None or edition is None:
            raise ValueError("accessibility/ has no policy")
        self.known, self._edition, self._context = known, edition, context
        self._day = known_on(known)

    @cached_property
    def _words(self) -> Strings:
        words: Strings = self._context.words["accessibility"]
        return words

    @cached_property
    def rows(self) -> tuple[Decision, ...]:
        """What is known of each criterion of the edition and level."""
        return decisions(self.known, self._day)

    @cached_property
    def rows_beyond(self) -> tuple[Decision, ...]:
        """What is known of each criterion beyond them."""
        return decisions_beyond(self.known, self._day)

    @property
    def beyond_name(self) -> str:
        """The editions of WCAG beyond that of the standard, in words."""
        beyond = self.known.policy.beyond
        if beyond is None:
            return ""
        later = EDITIONS[EDITIONS.index(self._edition.wcag) + 1 : EDITIONS.index(beyond) + 1]
        return str(self._context.words["separator"]).join(f"WCAG {name}" for name in later)

    @cached_property
    def statement(self) -> Statement:
        """What can be said of the whole site."""
        policy, words, code = self.known.policy, self._words, self._context.code
        standard = self._edition.name.in_(code)
        counts = {
            "all": len(self.rows),
            "met": sum(row.met is True for row in self.rows),
            "unmet": sum(row.met is False for row in self.rows),
            "untested": len(missing(self.rows)),
        }

        def said(name: str) -> str:
            return str(words["degrees"][name]).format(standard=standard, level=policy.level)

        wording = {
            "name": policy.wording.name.in_(code),
            "edition": policy.wording.edition.in_(code) if policy.wording.edition else "",
        }
        return Statement(
            standard,
            self._edition.address,
            said(policy.target),
            said(stated(self.known, self.rows)),
            str(words["counts"]).format(**counts),
            str(words["wording_edition"] if wording["edition"] else words["wording"]).format(
                standard=standard, **wording
            ),
        )

    def criterion(self, row: Decision) -> CriterionView:
        """Put a criterion into words."""
        words, code = self._words, self._context.code
        state = {True: "met", False: "not-met", None: "unknown"}[row.met]
        applies = {True: "yes", False: "no", None: "unknown"}[row.applies]
        earlier = row.criterion.earlier_name if self._edition.wcag == EDITIONS[0] else None
        return CriterionView(
            row.criterion.number,
            (earlier or row.criterion.wcag_name).in_(code),
            row.criterion.level,
            words["applies"][applies],
            words["results"][state],
            state,
            str(words["between"]).join(self._notes(row)),
            row.run.checks,
            row.criterion.look.in_(code),
        )

    def _notes(self, row: Decision) -> Iterator[str]:
        words, code = self._words["notes"], self._context.code
        if row.judge == "nobody" and not row.run.checks:
            yield str(words["unchecked"])
        else:
            date = self._context.day(row.tested.last_day) if row.tested else ""
            yield str(words[row.judge]).format(failures=row.run.failures, day=date)
        if row.run.excepted:
            yield str(words["excepted"]).format(count=row.run.excepted)
        if row.manual and row.manual.note:
            yield row.manual.note.in_(code)

    def translations(self) -> Iterator[tuple[str, str, str]]:
        """Say of each translation whether its pages are of the set: the language, whether, and why."""
        words, code = self._words["counted"], self._context.code
        for row in self.known.policy.translations:
            language = self._context.languages.of(row.language)
            yield self._context.language.name_of(language), words[row.counted], row.why.in_(code)

    def audits(self) -> Iterator[AuditView]:
        """Put the audits into words, newest first."""
        titles = {id_: link.title for id_, link in self._context.links.guidelines.items()}
        for row in self.known.audit.audits:
            versions = (f"{titles.get(then.guideline, then.guideline)} {then.version}" for then in row.released)
            yield AuditView(self._context.day(row.date), self._context.words["separator"].join(versions), row)

    def exceptions(self) -> Iterator[tuple[Excepted, str]]:
        """Give the exceptions, each with its language if that is another: it is written in that of its page."""
        for row in self.known.audit.exceptions:
            prefixes = {language.prefix: language.code for language in self._context.languages.translations}
            code = next((code for prefix, code in prefixes.items() if row.page.startswith(prefix)), "")
            code = code or self._context.source.code
            yield row, "" if code == self._context.code else code

    def rounds(self) -> Iterator[tuple[str, ManualRound]]:
        """Give the tests by people that count, each with its days in words."""
        for row in counted(self.known.manual.rounds, self.known.manual.valid_days, self._day):
            days = dict.fromkeys((row.first_day, row.last_day))
            yield "–".join(map(self._context.day, days)), row
