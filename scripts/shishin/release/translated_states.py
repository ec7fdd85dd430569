"""Finds in git what a source text was when it was translated, and tells which of its parts have changed since.

A translation names that state by a digest, not by a commit: it may have been stamped before anything was committed. So
the states that git keeps of the source text are read, newest first, until one has the digest. Where none has it, such
as without git, in a copy without history or after the text got another name, nothing is told but that it has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.content.behind import changed_parts
from shishin.content.digest import digest_ahead, source_digest
from shishin.content.reading.drafts import read_draft
from shishin.content.reading.files import as_read
from shishin.model.finding import Finding
from shishin.release.git.process import GitError, GitMissingError
from shishin.release.git.repository import GitRepository
from shishin.release.refusals import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.reading.files import SourceFile

MOST_STATES = 50
"""So many states of one text are read: a translation that is further behind is begun anew rather than mended."""

MOST_READ = 1_000
"""So many states are read in all, at a few milliseconds each."""

BEHIND, BEHIND_PARTS = "translation-behind", "translation-behind-parts"

_LOG = (
    "-c", "log.follow=false", "log", "-z", "--raw", "--format=", "--no-abbrev", "--no-renames", "--no-diff-merges",
    "--full-history", "--relative", "--diff-filter=AM", "--stdin",
)  # fmt: skip
"""All changes of some files, with the ids of what they became, newest first."""

_FIELDS_OF_CHANGE = 5
"""`:MODE MODE ID ID LETTER` (git-diff, “Raw output format”)."""


def sources_as_translated(root: Path, families: Iterable[Family]) -> dict[str, Draft]:
    """Give the source texts as they were translated, by the paths of the translations that are behind.

    Args:
        root: The project's root.
        families: The documents; those that are not behind cost nothing.
    """
    behind = [row for family in families if family.source and (row := _Behind.of(family)).wanted]
    if not behind or not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return {}
    try:
        with GitRepository(root) as repository:
            return dict(_matched(repository, behind))
    except (GitError, GitMissingError):
        return {}


@dataclass(frozen=True)
class _Behind:
    """A document with translations that are behind.

    Attributes:
        family: The document.
        wanted: The paths of these translations, by the digests of what they translate.
    """

    family: Family
    wanted: dict[str, list[str]]

    @classmethod
    def of(cls, family: Family) -> _Behind:
        """Find the translations of a document that are behind."""
        wanted: dict[str, list[str]] = {}
        for code, draft in family.drafts.items():
            if digest_ahead(family, code):
                wanted.setdefault(str(getattr(draft.record, "translates", "")), []).append(draft.file.path)
        return cls(family, wanted)

    @property
    def source(self) -> SourceFile:
        """The file of the source text."""
        draft = self.family.source
        assert draft is not None  # noqa: S101 - for the types; without a source nothing is behind
        return draft.file


def _matched(repository: GitRepository, behind: Sequence[_Behind]) -> Iterator[tuple[str, Draft]]:
    states = _states(repository, (row.source.path for row in behind))
    left = MOST_READ
    for row in behind:
        wanted = dict(row.wanted)
        for id_ in states.get(row.source.path, ())[:MOST_STATES]:
            if not wanted or not left:
                break
            left -= 1
            text = as_read(repository.objects.text(id_))
            draft = read_draft(replace(row.source, text=text), row.family.kind.source, row.family.languages, [])
            digest = source_digest(draft, row.family.kind.words) if draft else None
            if draft and digest:
                yield from ((path, draft) for path in wanted.pop(digest, ()))


def _states(repository: GitRepository, paths: Iterable[str]) -> dict[str, list[str]]:
    """Give the ids of all that some files ever were, by their paths, newest first; one git for all of them."""
    told = repository.run(*_LOG, text="\n".join(["HEAD", "--", *sorted(paths), ""])).split("\0")
    states: dict[str, dict[str, None]] = {}
    for change, path in zip(told[::2], told[1::2], strict=False):
        parts = change.strip().split(" ")
        if len(parts) == _FIELDS_OF_CHANGE:
            states.setdefault(path, {})[parts[3]] = None
    return {path: list(ids) for path, ids in states.items()}


def with_parts(root: Path, families: Sequence[Family], findings: Sequence[Finding]) -> list[Finding]:
    """Let the findings of translations that are behind say what has changed, where git knows.

    Args:
        root: The project's root.
        families: The documents.
        findings: All findings; the others stay as they are.
    """
    behind = {finding.file for finding in findings if finding.code == BEHIND}
    by_path = {draft.file.path: family for family in families for draft in family.drafts.values()} if behind else {}
    about = {family.stem: family for path, family in by_path.items() if path in behind}
    before = sources_as_translated(root, about.values())
    told = []
    for finding in findings:
        family, earlier = by_path.get(finding.file), before.get(finding.file)
        parts: tuple[str, ...] = ()
        if finding.code == BEHIND and family and family.source and earlier:
            parts = changed_parts(earlier, family.source, family.kind.words)
        told.append(_in_parts(finding, parts) if parts else finding)
    return told


def _in_parts(finding: Finding, parts: Sequence[str]) -> Finding:
    return Finding.at(finding.file, finding.line, BEHIND_PARTS, **dict(finding.values), parts=named(parts))
