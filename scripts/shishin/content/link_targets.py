"""What a link in a source file means, and the files and anchors that links can lead to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from shishin.model.principle import SectionKey
from shishin.model.web_address import leaves, split_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shishin.content.reading.files import SourceFile
    from shishin.model.version import Version


class Linkable(Protocol):
    """A file that was read and that links can lead to."""

    @property
    def file(self) -> SourceFile:
        """The file."""

    @property
    def anchors(self) -> frozenset[str] | None:
        """The anchors of its headings and requirements; nothing if they are not known."""


@dataclass(frozen=True)
class Target:
    """A file that a link may lead to.

    Attributes:
        language: The language of the file.
        anchors: Its anchors; nothing if they are not known, because the file could not be read.
    """

    language: str
    anchors: frozenset[str] | None


@dataclass(frozen=True)
class LatestVersion:
    """The latest released version of a guideline, which links to the guideline lead to.

    Attributes:
        folder: The guideline's folder.
        version: The version.
        targets: Its files, by the paths that they had among the sources, without the numbers of guides.
        renamed: The addresses that redirects lead to.
        languages: The codes of its languages, its source language first.
    """

    folder: str
    version: Version
    targets: Mapping[str, Target]
    renamed: frozenset[str]
    languages: tuple[str, ...]

    def target(self, path: str) -> Target | None:
        """Give what a path leads to; in a language that the version lacks, what stands in its source language."""
        stem, code, ending = path.rsplit(".", 2) if path.count(".") > 1 else (path, "", "")
        return self.targets.get(path if code in self.languages else f"{stem}.{self.languages[0]}.{ending}")


def without_number(path: str) -> str:
    """Leave the number out of a guide's path: it tells the order, which may change."""
    return re.sub(r"/\d+-(?=[^/]*$)", "/", path)


def targets(
    drafts: Iterable[Linkable], unread: Iterable[str], generated: Mapping[str, frozenset[str] | None]
) -> dict[str, Target]:
    """List every file that can be linked to.

    Args:
        drafts: The pages and principles.
        unread: Files that are there but could not be read: a link to one is not wrong.
        generated: By document, the anchors that its page gets from data, such as the glossary's terms;
            nothing when the data could not be read.
    """
    by_path = {path: Target(path.rsplit(".", 2)[-2], None) for path in unread if path.count(".") > 1}
    for draft in drafts:
        anchors, more = draft.anchors, generated.get(draft.file.stem, frozenset())
        if draft.file.stem.startswith("principles/"):
            more = frozenset(map(str, SectionKey))
        # Of a file whose fields do not fit, it is not known which anchors they would make.
        known = None if more is None or anchors is None else more | anchors
        by_path[draft.file.path] = Target(draft.file.language, known)
    return by_path


def resolve(path: str, target: str) -> str:
    """Give the path from the project's root that a relative target means in a file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))


def leads(path: str, target: str, known: Mapping[str, Target]) -> bool:
    """Whether a link that stands in a file leads somewhere; one out of the site does."""
    parts = split_address(target)
    if parts is None or leaves(target):
        return parts is not None
    goal = known.get(resolve(path, parts.path) if parts.path else path)
    return goal is not None and (not parts.fragment or goal.anchors is None or parts.fragment in goal.anchors)
