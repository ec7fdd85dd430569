"""`shishin review`: what a change does to the site, in one report."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from shishin.cli.check import checked
from shishin.cli.options import address_of_site, remembered_results, today
from shishin.model.finding import Finding
from shishin.release.check import forged_history
from shishin.release.git.export import export
from shishin.release.git.repository import GitRepository
from shishin.release.refusals import refusals_in
from shishin.reports.progress import step_progress
from shishin.reports.sarif import as_sarif
from shishin.review.comment import as_comment
from shishin.review.model import Review

if TYPE_CHECKING:
    from shishin.review.make import Reviewed
    from shishin.session import Session

COMMENT, DATA, PAGE, SARIF = "review.md", "review.json", "review.html", "review.sarif"
"""The names of the files that are written."""

OPENS = 4
"""So many of the pages that changed are opened in a browser, unless another number is given."""

MOST_BYTES = 20_000_000
"""Of review.json: 500 rows of each list stay far below it."""


@click.command()
@click.option("--base", metavar="REF")
@click.option("--from", "data", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--opens", type=click.IntRange(0, 500), default=OPENS)
@click.pass_obj
def review(session: Session, base: str | None, data: Path | None, out: Path, opens: int) -> None:
    """Say what a change does to the site."""
    if (base is None) == (data is None):
        raise click.UsageError("--base REF | --from FILE")
    if data is not None:
        _comment(session, data, out)
        return
    with remembered_results(session, no_cache=False), TemporaryDirectory() as place:
        reviewed = _reviewed(session, base or "", Path(place), opens)
    from shishin.review.report import as_page  # noqa: PLC0415 - an optional package

    said = reviewed.review
    files = {
        COMMENT: as_comment(said, session.language),
        DATA: said.model_dump_json(indent=1),
        SARIF: as_sarif(reviewed.findings, session.language),
        PAGE: as_page(said, reviewed.pictures, session.language),
    }
    _write(session, out, files)
    counts = said.counts
    session.finish(reviewed.findings, "reviewed", pages=counts.pages, rules=counts.rules, target=out / PAGE)


def _reviewed(session: Session, name: str, place: Path, opens: int) -> Reviewed:
    """Compare what lies on the disk with a commit; leave with findings if git does not have it."""
    from shishin.review.compare import Circumstances  # noqa: PLC0415 - an optional package
    from shishin.review.make import ReviewedState, make_review  # noqa: PLC0415 - the same

    before, findings, root = place / "before", list[Finding](), session.root
    commit, edited = _exported(root, name, before, findings)
    if findings:
        session.finish(findings, "failed")
    with step_progress("review", session.language) as progress:
        loaded, of_before = checked(before, None)
        if loaded.library:
            # The tags are the repository's, which the exported files know nothing of.
            of_before += forged_history(root, loaded.library)
        now, of_now = checked(root, commit)
        known = Circumstances(root, session.language, address_of_site(session), today(), edited, opens, progress)
        states = (
            ReviewedState(before, place / "site-before", loaded.library, of_before),
            ReviewedState(root, place / "site-after", now.library, of_now),
        )
        return make_review(commit, *states, known)


def _exported(root: Path, name: str, folder: Path, findings: list[Finding]) -> tuple[str, frozenset[str]]:
    """Write the files of the commit that a change began from into a folder; give its id, and what was edited since."""
    folder.mkdir()
    with refusals_in(findings, root), GitRepository(root) as repository:
        if not repository.commit_called(name):
            findings.append(Finding.at(str(root), 0, "since-unknown", since=name))
            return "", frozenset()
        commit = repository.split_from(name)
        if not commit:
            findings.append(Finding.at(str(root), 0, "since-unrelated", since=name))
            return "", frozenset()
        export(repository, commit, folder)
        return commit, frozenset(repository.edited_since(commit))
    return "", frozenset()


def _comment(session: Session, data: Path, out: Path) -> None:
    """Write the comment of a review that another program has made; nothing of it is run or trusted."""
    try:
        said = Review.model_validate_json(_content(data))
    except (OSError, ValueError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        session.finish([Finding.at(str(data), 0, "review-unreadable", reason=reason)], "failed")
        return
    _write(session, out, {COMMENT: as_comment(said, session.language)})
    session.finish([], "commented", target=out / COMMENT)


def _content(data: Path) -> bytes:
    if data.stat().st_size > MOST_BYTES:
        raise ValueError(f"> {MOST_BYTES:,}")
    return data.read_bytes()


def _write(session: Session, out: Path, files: dict[str, str]) -> None:
    with session.told_of_disk(out):
        out.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (out / name).write_text(text, encoding="utf-8", newline="\n")
