"""The commands that release and withdraw a version: everything in the way is found, then all is done or nothing."""

from __future__ import annotations

import shutil
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pydantic import ValidationError

from shishin.checks.permanence import check_addresses
from shishin.content.characters import forbidden
from shishin.content.files import FOLDERS
from shishin.content.load import load
from shishin.disk.lock import LockedError
from shishin.model.fields import LONGEST_PARAGRAPH, Words
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES, Withdrawal
from shishin.release import freeze
from shishin.release.carry_out import OvertakenError, alone, carry_out, cut_short
from shishin.release.git import TAGS, GitError, GitMissingError, Repository
from shishin.release.plan import plan, released_of
from shishin.release.since import ledger_rows, unexplained, unfit_notes
from shishin.release.tags import differing
from shishin.release.writing import Change, replace_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from shishin.model.library import Library
    from shishin.release.journal import Step
    from shishin.release.plan import Asked, Plan

NAMED = 10
"""So many uncommitted files are named; more would push everything else off the screen."""

ELLIPSIS = "…"


@dataclass
class Outcome:
    """What came of a command: what stands in the way, or the new commit; neither if it was only tried."""

    findings: list[Finding] = field(default_factory=list)
    commit: str = ""


def release(root: Path, asked: Asked, show: Callable[[Plan], None], *, dry_run: bool) -> Outcome:
    """Release the working text of a guideline as a version.

    Args:
        root: The project's root.
        asked: The guideline and the version.
        show: Told what will be done, before it is.
        dry_run: Whether that is all.
    """
    outcome, repository = Outcome(), Repository(root)
    with _told(outcome.findings, root), nullcontext() if dry_run else alone(repository) as completed:
        if completed and (completed.project, completed.tag) == (repository.place, f"{TAGS}{asked.id}/v{asked.version}"):
            # What is asked for was cut short, and has just been completed.
            outcome.commit = completed.commit
            return outcome
        if dry_run and (left := _unfinished(root, repository)):
            outcome.findings += left
            return outcome
        # Read first: what is read from here on must be what this commit holds.
        head = repository.commit_of("HEAD")
        found = _prepared(root, repository, asked, head, outcome.findings)
        if found is None:
            return outcome
        message = f"Release {asked.id} {asked.version}\n\n{found.account.summary.en}\n"
        change = Change(found.folder, found.texts, found.gone, message, found.tag)
        outcome.findings += _rehearsed(root, change)
        if outcome.findings:
            return outcome
        show(found)
        if not dry_run:
            outcome.commit = carry_out(repository, change, head)
    return outcome


def _prepared(root: Path, repository: Repository, asked: Asked, head: str, findings: list[Finding]) -> Plan | None:
    """Work out what a release writes, or say everything that stands in its way."""
    library = _sound(root, repository, asked, findings)
    planned = plan(library, asked, findings) if library else None
    if planned and repository.reference(f"{TAGS}{planned.tag}"):
        findings.append(Finding.at(planned.folder, 0, "release-tagged", tag=planned.tag))
    if planned and (other := repository.in_the_way(planned.tag)):
        findings.append(Finding.at(planned.folder, 0, "release-tag-taken", tag=other, wanted=planned.tag))
    if planned and planned.released:
        findings += unfit_notes(root, planned.released[-1], planned.working)
    if planned is None or findings:
        return None
    found = freeze.complete(root, planned)
    if paths := _uncommitted(repository, head, found):
        findings.append(_unclean(root, paths))
    findings += _changed_by_git(repository, found.folder, found.texts)
    return None if findings else found


def _changed_by_git(repository: Repository, folder: str, texts: Mapping[str, str]) -> list[Finding]:
    """Find what git would not keep as it is written: digests are of the text, and others get git's."""
    paths = repository.filtered([f"{folder}/{path}" for path in texts])
    return [Finding.at(folder, 0, "release-filtered", paths=_named(paths))] if paths else []


def _uncommitted(repository: Repository, head: str, found: Plan) -> list[str]:
    """Give the paths of the sources that would not be frozen as a commit has them."""
    there = repository.entries(head, found.folder)
    frozen = {f"{found.folder}/{path}": text for path, text in freeze.sources(found).items()}
    return [
        path
        for path, text in frozen.items()
        if path not in there or freeze.as_read(repository.text(head, path)) != text
    ]


def withdraw(root: Path, asked: Asked, why: Mapping[str, str]) -> Outcome:
    """Withdraw a released version: its pages stay and say why.

    Args:
        root: The project's root.
        asked: The guideline and the version.
        why: The reason, by language.
    """
    outcome, repository = Outcome(), Repository(root)
    reason = _reason(why, outcome.findings)
    with _told(outcome.findings, root), alone(repository) as completed:
        if completed and reason and _is_withdrawn(repository, completed, asked, reason):
            # What is asked for was cut short, and has just been completed.
            outcome.commit = completed.commit
            return outcome
        head = repository.commit_of("HEAD")
        library = _sound(root, repository, asked, outcome.findings)
        released = released_of(library, asked, outcome.findings) if library else ()
        if reason and not outcome.findings:
            texts = freeze.withdrawn(released, asked.version, Withdrawal(date=asked.date, why=reason))
            message = f"Withdraw {asked.id} {asked.version}\n\n{reason.en}\n"
            change = Change(f"{FOLDER}/{asked.id}", texts, (), message)
            outcome.findings += _changed_by_git(repository, change.folder, texts)
            outcome.findings += _rehearsed(root, change)
            outcome.commit = "" if outcome.findings else carry_out(repository, change, head)
    return outcome


def _is_withdrawn(repository: Repository, completed: Step, asked: Asked, why: Words) -> bool:
    """Whether a completed step is the withdrawal that is asked for, for the same reason."""
    path = f"{FOLDER}/{asked.id}/{RELEASES}/{LEDGER}"
    if (completed.project, completed.folder, completed.tag) != (repository.place, f"{FOLDER}/{asked.id}", ""):
        return False
    then, now = (
        next((row.withdrawn for row in ledger_rows(repository, commit, path) if row.version == asked.version), None)
        for commit in (completed.before, completed.commit)
    )
    return then is None and now is not None and now.why == why


def _rehearsed(root: Path, change: Change) -> list[Finding]:
    """Carry out a change in a copy of the content, and find what would be wrong after it: it is for ever."""
    with TemporaryDirectory() as place:
        copy = Path(place)
        for folder in FOLDERS:
            shutil.copytree(root / folder, copy / folder, symlinks=True)
        replace_files(copy, change)
        loaded = load(copy)
        return [*loaded.findings, *(check_addresses(copy, loaded.library) if loaded.library else ())]


def _reason(why: Mapping[str, str], findings: list[Finding]) -> Words | None:
    """Hold a reason against the rules of the ledger that it goes into; the option stands for the file."""
    for code, text in why.items():
        findings += [Finding(f"--why-{code}", 0, found, values) for found, values in forbidden(text)]
    try:
        return Words.model_validate(why)
    except ValidationError as error:
        options = (f"--why-{each['loc'][0]}" for each in error.errors())
        findings += [Finding.at(each, 0, "withdraw-reason", limit=LONGEST_PARAGRAPH) for each in options]
        return None


def since(root: Path, library: Library, name: str) -> list[Finding]:
    """Find changes since a commit that no note names, and notes that name nothing changed."""
    findings: list[Finding] = []
    with _told(findings, root):
        findings += unexplained(library, Repository(root), name)
    return findings


def forged(root: Path, library: Library) -> list[Finding]:
    """Find released versions that are not as git's tags have them; without git or a repository, there are none."""
    if not any((each / ".git").exists() for each in (root, *root.parents)):
        return []
    try:
        return differing(library, Repository(root))
    except GitMissingError:
        return []
    except GitError as error:
        return [Finding.at(str(root), 0, "tags-unread", reason=error.reason)]


def unfinished(root: Path) -> list[Finding]:
    """Find a release that was cut short or is under way; what git refuses is found by `since`."""
    findings: list[Finding] = []
    with _told(findings, root):
        findings += _unfinished(root, Repository(root))
    return [each for each in findings if each.code in ("release-cut-short", "release-locked")]


def _unfinished(root: Path, repository: Repository) -> list[Finding]:
    step = cut_short(repository)
    what = step.tag.removeprefix(TAGS) or step.folder if step else ""
    return [Finding.at(str(root), 0, "release-cut-short", what=what)] if step else []


@contextmanager
def _told(findings: list[Finding], root: Path) -> Iterator[None]:
    """Put what git refuses into words."""
    try:
        yield
    except GitMissingError:
        findings.append(Finding.at(str(root), 0, "git-missing"))
    except GitError as error:
        findings.append(Finding.at(str(root), 0, "git-failed", command=error.command, reason=error.reason))
    except LockedError:
        findings.append(Finding.at(str(root), 0, "release-locked"))
    except OvertakenError as error:
        findings.append(Finding.at(str(root), 0, "release-overtaken", changed=_named(error.changed)))
    except OSError as error:
        place = str(error.filename or root)
        findings.append(Finding.at(place, 0, "release-disk", reason=error.strerror or error))


def _sound(root: Path, repository: Repository, asked: Asked, findings: list[Finding]) -> Library | None:
    """Read the content, on a branch and with nothing uncommitted.

    A translation that is behind is in the way like any other finding.
    """
    if not asked.without_hooks and (hooks := repository.hooks):
        findings.append(Finding.at(str(root), 0, "git-hooks", hooks=", ".join(hooks)))
    if encoding := repository.settings.foreign_encoding:
        findings.append(Finding.at(str(root), 0, "git-encoding", encoding=encoding))
    if paths := repository.unclean(FOLDERS):
        findings.append(_unclean(root, paths))
    if not repository.branch:
        findings.append(Finding.at(str(root), 0, "branch-missing"))
    if repository.busy:
        findings.append(Finding.at(str(root), 0, "git-busy", sign=f".git/{repository.busy}"))
    if repository.nameless:
        findings.append(Finding.at(str(root), 0, "git-nameless", reason=repository.nameless))
    loaded = load(root)
    findings += loaded.findings
    if loaded.library is not None:
        findings += check_addresses(root, loaded.library)
        findings += differing(loaded.library, repository)
    return loaded.library


def _unclean(root: Path, paths: Sequence[str]) -> Finding:
    return Finding.at(str(root), 0, "tree-unclean", paths=_named(paths))


def _named(paths: Sequence[str]) -> str:
    return ", ".join([*paths[:NAMED], *([ELLIPSIS] if len(paths) > NAMED else [])])
