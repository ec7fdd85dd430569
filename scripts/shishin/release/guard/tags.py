"""Holds the released versions against the tags that their releases made in git.

A chain of digests can be worked out anew by whoever changes what it covers; a tag that others have fetched cannot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.forms.table import every_name
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES
from shishin.release.git.repository import TAGS
from shishin.release.guard.ledgers import is_unchanged, ledger_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shishin.model.library import Library
    from shishin.model.release import Release
    from shishin.release.git.objects import Entry
    from shishin.release.git.repository import GitRepository

_NAME = re.compile(f"{every_name().id}/v{every_name().version}")


@dataclass(frozen=True)
class Tag:
    """A tag that has the name of a release's.

    Attributes:
        guideline: The guideline's id.
        version: The version's number.
        kept: What the folder of the guideline's released versions has in the commit that it leads to, by name.
    """

    guideline: str
    version: str
    kept: Mapping[str, Entry]

    @property
    def name(self) -> str:
        """Its name, such as `ui-ux/v1.0.0`."""
        return f"{self.guideline}/v{self.version}"

    @property
    def commit(self) -> str:
        """What git finds the commit by."""
        return f"{TAGS}{self.name}^{{commit}}"

    @property
    def ledger(self) -> str:
        """The ledger's path."""
        return f"{FOLDER}/{self.guideline}/{RELEASES}/{LEDGER}"


def forged_history(library: Library, repository: GitRepository, names: Mapping[str, bool]) -> list[Finding]:
    """Find released versions that are not as their tags have them, and those that are gone.

    A tag counts if it is annotated, as a release makes it, has the name of a release's, and leads to a commit that has
    the version's folder and the ledger; others are somebody else's. A version that is not there counts as lost only if
    its tag is in the history of what is checked out: work that was begun before a release can have its tag too.

    The files on the disk are what the ledger says, or there would be no library. So it is enough that the ledger has
    the rows of the newest tag's, and that every other tag has the files that the newest has.

    Args:
        library: The content.
        repository: The repository.
        names: The names of its tags, and whether they are annotated.

    Raises:
        GitError: Git refused.
        GitMissingError: There is no git on this machine.
    """
    tags = _of_releases(repository, names)
    findings: dict[tuple[str, str], Finding] = {}
    for id_ in dict.fromkeys(tag.guideline for tag in tags):
        rows_now = {version.name: version.release for version in library.released(id_)}
        tags_by_version = {tag.version: tag for tag in tags if tag.guideline == id_}
        tags_there = [tags_by_version[version] for version in rows_now if version in tags_by_version]
        for version in _unlike(repository, tags_there, rows_now) if tags_there else ():
            findings[id_, version] = _finding(id_, version, is_there=version in rows_now)
    gone = [tag for tag in tags if tag.version not in {version.name for version in library.released(tag.guideline)}]
    merged = repository.tags("--merged=HEAD") if gone else {}
    for tag in gone:
        if tag.name in merged:
            findings[tag.guideline, tag.version] = _finding(tag.guideline, tag.version, is_there=False)
    return list(findings.values())


def _of_releases(repository: GitRepository, names: Mapping[str, bool]) -> list[Tag]:
    """Give the tags that count."""
    tags = []
    for name in (name for name, is_annotated in names.items() if is_annotated and _NAME.fullmatch(name)):
        id_, _, version = name.partition("/v")
        folder = f"{TAGS}{name}^{{commit}}:./{FOLDER}/{id_}/{RELEASES}"
        tag = Tag(id_, version, repository.objects.folder(folder))
        if {version, LEDGER} <= {*tag.kept}:
            tags.append(tag)
    return tags


def _unlike(repository: GitRepository, tags: Sequence[Tag], rows_now: Mapping[str, Release | None]) -> Iterator[str]:
    """Give the versions that are not what they were.

    Args:
        repository: The repository.
        tags: The tags of a guideline's versions that are there, oldest first.
        rows_now: The rows of its ledger, by version.
    """
    newest = tags[-1]
    rows = {str(row.version): row for row in ledger_rows(repository, newest.commit, newest.ledger)}
    yield from (name for name, row in rows.items() if not is_unchanged(row, rows_now.get(name)))
    yield from (tag.version for tag in tags if tag.version not in rows)
    yield from (tag.version for tag in tags if tag.kept[tag.version] != newest.kept.get(tag.version))


def _finding(id_: str, version: str, *, is_there: bool) -> Finding:
    folder = f"{FOLDER}/{id_}/{RELEASES}"
    values = {"version": version, "tag": f"{id_}/v{version}"}
    if is_there:
        return Finding.at(f"{folder}/{LEDGER}", 0, "tag-differs", folder=folder, **values)
    return Finding.at(f"{folder}/{LEDGER}", 0, "tag-lost", **values)
