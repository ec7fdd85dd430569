"""Withdraws a released version of a guideline: its pages stay and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from shishin.content.reading.characters import forbidden
from shishin.content.reading.edition import edition_languages
from shishin.forms.today.make import by_language
from shishin.model.fields import LONGEST_PARAGRAPH, Words
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES, Withdrawal
from shishin.release.freeze.records import withdrawn
from shishin.release.git.repository import GitRepository
from shishin.release.guard.ledgers import ledger_rows
from shishin.release.outcome import ReleaseOutcome
from shishin.release.plan.plan import withdrawable
from shishin.release.publish.commit import told_in_git
from shishin.release.publish.folder_change import FolderChange
from shishin.release.publish.publish import one_at_a_time, publish
from shishin.release.ready import changed_by_git, ready, rehearsed
from shishin.release.refusals import refusals_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shishin.model.by_language import ByLanguage
    from shishin.release.plan.asked import Asked
    from shishin.release.publish.journal import PendingChange

OPTION = "--why"
"""The option that the reason is given with; in findings it stands for the file."""

SHOWN = 60
"""So many characters of a value are shown that is none."""


def withdraw_version(root: Path, asked: Asked, why: Sequence[str]) -> ReleaseOutcome:
    """Withdraw a released version.

    Args:
        root: The project's root.
        asked: The guideline and the version.
        why: The reason in each language of the site, as `LANG=TEXT`.
    """
    outcome = ReleaseOutcome()
    reason = reason_of(why, edition_languages(root).codes, outcome.findings)
    with (
        refusals_in(outcome.findings, root),
        GitRepository(root) as repository,
        one_at_a_time(repository) as completed,
    ):
        if completed and reason and _is_asked(repository, completed, asked, reason):
            # What is asked for was cut short, and has just been completed.
            outcome.commit = completed.commit
            return outcome
        prepared = ready(repository, asked, outcome.findings)
        released = withdrawable(prepared.library, asked, outcome.findings) if prepared.library else ()
        if prepared.library is None or reason is None or asked.version is None or outcome.findings:
            return outcome
        withdrawal = Withdrawal(date=asked.date, why=reason)
        texts = withdrawn(released, asked.version, withdrawal, prepared.library.languages)
        message = f"Withdraw {asked.id} {asked.version}\n\n{told_in_git(reason.texts)}\n"
        change = FolderChange(f"{FOLDER}/{asked.id}", texts, (), message)
        outcome.findings += [*changed_by_git(repository, change), *rehearsed(root, change)]
        if not outcome.findings:
            outcome.commit = publish(repository, change, prepared.before)
    return outcome


def _is_asked(repository: GitRepository, completed: PendingChange, asked: Asked, why: ByLanguage) -> bool:
    """Whether a completed change is the withdrawal that is asked for, for the same reason."""
    folder = f"{FOLDER}/{asked.id}"
    if (completed.project, completed.folder, completed.tag) != (repository.places.prefix, folder, ""):
        return False
    then, now = (
        next((row.withdrawn for row in rows if row.version == asked.version), None)
        for rows in (
            ledger_rows(repository, commit, f"{folder}/{RELEASES}/{LEDGER}")
            for commit in (completed.before, completed.commit)
        )
    )
    return then is None and now is not None and now.why == why


def reason_of(why: Sequence[str], codes: Sequence[str], findings: list[Finding]) -> ByLanguage | None:
    """Read the reason of a withdrawal, and hold it against the rules of the ledger that it goes into.

    Args:
        why: The reason in each language of the site, as `LANG=TEXT`; a text may have a `=` in it.
        codes: The codes of these languages, that of the source language first.
        findings: Where it is said what is wrong.
    """
    before = len(findings)
    texts = _texts_of(why, codes, findings)
    for code, text in texts.items():
        findings += [Finding(f"{OPTION} {code}", 0, wrong, values) for wrong, values in forbidden(text)]
    missing = [code for code in codes if code not in texts]
    findings += [Finding.at(OPTION, 0, "withdraw-reason-missing", language=code) for code in missing]
    if missing:
        return None
    try:
        reason = by_language(Words.model_validate(texts))
    except ValidationError as error:
        wrong_codes = dict.fromkeys(str(problem["loc"][0]) for problem in error.errors())
        findings += [
            Finding.at(f"{OPTION} {code}", 0, "withdraw-reason", limit=LONGEST_PARAGRAPH) for code in wrong_codes
        ]
        return None
    return reason if len(findings) == before else None


def _texts_of(why: Sequence[str], codes: Sequence[str], findings: list[Finding]) -> Mapping[str, str]:
    """Give the text of each language, or say which value is not `LANG=TEXT`, of no language of the site, or twice."""
    values = {"languages": ", ".join(codes), "example": " ".join(f"{OPTION} {code}=…" for code in codes)}
    texts: dict[str, str] = {}
    for given in why:
        code, equals, text = given.partition("=")
        if not equals or code not in codes:
            findings.append(Finding.at(OPTION, 0, "withdraw-reason-language", given=given[:SHOWN], **values))
        elif code in texts:
            findings.append(Finding.at(f"{OPTION} {code}", 0, "withdraw-reason-twice", language=code))
        else:
            texts[code] = text
    return texts
