"""What a link in a source file means, and the files and anchors that links can lead to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from shishin.model.guideline import GuideSource, GuideTranslation
from shishin.model.principle import SectionKey
from shishin.model.web_address import leaves, split_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shishin.content.drafts import Draft


@dataclass(frozen=True)
class Target:
    """A file that a link may lead to: its language, and its anchors as far as they are known."""

    language: str
    anchors: frozenset[str] | None


@dataclass(frozen=True)
class LatestVersion:
    """The latest released version of a guideline, which links to the guideline lead to.

    Attributes:
        folder: The guideline's folder.
        version: The version's number.
        targets: Its files, by the paths that they had among the sources, without the numbers of guides.
        renamed: The addresses that redirects lead to.
    """

    folder: str
    version: str
    targets: Mapping[str, Target]
    renamed: frozenset[str]


def without_number(path: str) -> str:
    """Leave the number out of a guide's path: it tells the order, which may change."""
    return re.sub(r"/\d+-(?=[^/]*$)", "/", path)


def targets(
    drafts: list[Draft], unread: Iterable[str], generated: Mapping[str, frozenset[str] | None]
) -> dict[str, Target]:
    """List every file that can be linked to.

    Args:
        drafts: The pages and principles.
        unread: Files that are there but could not be read: a link to one is not wrong.
        generated: By document, the anchors that its page gets from data, such as the glossary's terms;
            nothing when the data could not be read.
    """
    found = {path: Target(path.rsplit(".", 2)[-2], None) for path in unread if path.count(".") > 1}
    for draft in drafts:
        anchors = {heading.id for heading in draft.outline.headings if heading.id}
        if draft.file.stem.startswith("principles/"):
            anchors |= set(map(str, SectionKey))
        if isinstance(draft.record, GuideSource | GuideTranslation):
            anchors |= {row.id for row in draft.record.requirements}
        more = generated.get(draft.file.stem, frozenset())
        # Of a file whose fields do not fit, it is not known which anchors they would make.
        known = None if more is None or draft.record is None else more | anchors
        found[draft.file.path] = Target(draft.file.language, known)
    return found


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
