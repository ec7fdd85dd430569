"""What a release or a withdrawal does to a guideline's folder and to git."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True)
class FolderChange:
    """What is to be done.

    Attributes:
        folder: The guideline's folder, from the project's root.
        texts: The text of each file to write, by its path from that folder.
        gone: The files to remove, by their paths from it.
        message: What the commit and the tag say.
        tag: The tag's name, or nothing.
        programs: Those of the files to write that are marked as programs.
    """

    folder: str
    texts: Mapping[str, str]
    gone: Collection[str]
    message: str
    tag: str = ""
    programs: Collection[str] = ()
