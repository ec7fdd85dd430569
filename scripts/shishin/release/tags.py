"""Holds the released versions against the tags that their releases made in git.

A chain of digests can be worked out anew by whoever changes what it covers; a tag that others have fetched cannot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.fields import ID_PATTERN
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES
from shishin.model.version import VERSION_PATTERN
from shishin.release.git import TAGS
from shishin.release.since import ledger_rows, stands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shishin.model.library import Library
    from shishin.model.release import Release
    from shishin.release.git import Repository

_NAME = re.compile(f"{ID_PATTERN.strip('^$')}/v{VERSION_PATTERN.strip('^$')}")


@dataclass(frozen=True)
class Tag:
    """A tag that has the name of a release's.

    Attributes:
        name: Its name, such as `ui-ux/v1.0.0`.
    """

    name: str

    @property
    def guideline(self) -> str:
        """The guideline's id."""
        return self.name.partition("/v")[0]

    @property
    def version(self) -> str:
        """The version's number."""
        return self.name.partition("/v")[2]

    @property
    def commit(self) -> str:
        """What git finds the commit by."""
        return f"{TAGS}{self.name}^{{commit}}"

    @property
    def folder(self) -> str:
        """The folder of the version's files."""
        return f"{FOLDER}/{self.guideline}/{RELEASES}/{self.version}"

    @property
    def ledger(self) -> str:
        """The ledger's path."""
        return f"{FOLDER}/{self.guideline}/{RELEASES}/{LEDGER}"


def differing(library: Library, repository: Repository) -> list[Finding]:
    """Find released versions that are not as their tags have them, and those that are gone.

    A tag counts if it is annotated, as a release makes it, has the name of a release's, and leads to a commit that has
    the version's folder and the ledger; others are somebody else's. A version that is not there counts as lost only if
    its tag is in the history of what is checked out: work that was begun before a release can have its tag too.

    The files on the disk are what the ledger says, or there would be no library. So it is enough that the ledger has
    the rows of the newest tag's, and that every other tag has the files that the newest has.

    Args:
        library: The content.
        repository: The repository.

    Raises:
        GitError: Git refused.
        GitMissingError: There is no git on this machine.
    """
    tags = _ours(repository)
    found: dict[tuple[str, str], Finding] = {}
    for id_ in dict.fromkeys(tag.guideline for tag in tags):
        now = {each.name: each.release for each in library.released(id_)}
        own = {tag.version: tag for tag in tags if tag.guideline == id_}
        told = [own[version] for version in now if version in own]
        for tag in _unlike(repository, told, now) if told else ():
            found[id_, tag.version] = _finding(tag, is_there=tag.version in now)
    gone = [tag for tag in tags if tag.version not in {each.name for each in library.released(tag.guideline)}]
    merged = repository.tags("--merged=HEAD") if gone else ()
    for tag in gone:
        if tag.name in merged:
            found[tag.guideline, tag.version] = _finding(tag, is_there=False)
    return list(found.values())


def _ours(repository: Repository) -> list[Tag]:
    tags = [Tag(name) for name in repository.tags() if _NAME.fullmatch(name)]
    ids = repository.ids([f"{tag.commit}:./{place}" for tag in tags for place in (tag.folder, tag.ledger)])
    return [tag for tag, folder, ledger in zip(tags, ids[::2], ids[1::2], strict=True) if folder and ledger]


def _unlike(repository: Repository, told: Sequence[Tag], now: Mapping[str, Release | None]) -> Iterator[Tag]:
    """Give the tags, or what would be the tags, of versions that are not what they were.

    Args:
        repository: The repository.
        told: The tags of a guideline's versions that are there, oldest first.
        now: The rows of its ledger, by version.
    """
    newest = told[-1]
    rows = {str(row.version): row for row in ledger_rows(repository, newest.commit, newest.ledger)}
    yield from (Tag(f"{newest.guideline}/v{name}") for name, row in rows.items() if not stands(row, now.get(name)))
    yield from (tag for tag in told if tag.version not in rows)
    there = repository.ids([f"{commit}:./{tag.folder}" for tag in told for commit in (tag.commit, newest.commit)])
    yield from (tag for tag, then, kept in zip(told, there[::2], there[1::2], strict=True) if then != kept)


def _finding(tag: Tag, *, is_there: bool) -> Finding:
    values = {"version": tag.version, "tag": tag.name}
    if is_there:
        return Finding.at(tag.ledger, 0, "tag-differs", folder=tag.ledger.removesuffix(f"/{LEDGER}"), **values)
    return Finding.at(tag.ledger, 0, "tag-lost", **values)
