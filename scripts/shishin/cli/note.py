"""`shishin note`: writes the change notes that are missing, and asks what only a person can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.cli.options import today
from shishin.cli.questions import MEANINGS, GivenAnswers, Questions
from shishin.content.load import load
from shishin.findings.shown import shown
from shishin.release.note_draft import NoteDraft, drafts, unnoted_changes
from shishin.release.reason import reason_of

if TYPE_CHECKING:
    from shishin.model.finding import Finding
    from shishin.session import Session


@click.command()
@click.option("--meaning", type=click.Choice(MEANINGS))
@click.option("--why", multiple=True, metavar="LANG=TEXT")
@click.option("--evidence", metavar="URL")
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def note(session: Session, meaning: str | None, why: tuple[str, ...], evidence: str, *, dry_run: bool) -> None:
    """Write the change notes that are missing."""
    loaded = load(session.root, today())
    if loaded.library is None:
        session.finish(loaded.findings, "failed")
        return
    findings: list[Finding] = []
    languages = loaded.library.languages
    reason = reason_of(why, languages.codes, findings) if why else None
    questions = Questions(session.language, languages, GivenAnswers(meaning or "", reason, evidence or ""), findings)
    written: list[NoteDraft] = []
    for change in unnoted_changes(loaded.library):
        meanings = {row: meant for row in change.differences if (meant := questions.meaning(row, change))}
        written += drafts(change, meanings, languages, session.root)
    if findings:
        session.finish(findings, "failed")
        return
    for draft in written:
        click.echo(f"{draft.path}\n\n" + "\n".join(map(shown, draft.text.splitlines())), err=session.for_programs)
        if not dry_run:
            _write(session, draft)
    session.finish([], "note-planned" if dry_run else "noted", count=len(written))


def _write(session: Session, draft: NoteDraft) -> None:
    with session.told_of_disk(session.root):
        path = session.root / draft.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draft.text, encoding="utf-8", newline="\n")
