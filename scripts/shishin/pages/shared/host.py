"""Links to the code host: where a page's file is edited, its history shown, and a problem told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from shishin.model.release import RELEASES

if TYPE_CHECKING:
    from collections.abc import Mapping

FROZEN = f"/{RELEASES}/"
"""What the path of a released version's file has."""


ASKED = ("title", "page", "requirement", "version", "language")
"""What the form for a new issue can be filled with: the page's title and full address, the number of a requirement
(which a script adds, for a link to one), the guideline's version, and the code of the page's language."""


@dataclass(frozen=True)
class CodeHost:
    """Where the project is hosted.

    Attributes:
        repository: The repository's address, or an empty string: then there are no links.
        edit_path: What stands between that address and a file's path in the address of its editing page.
        history_path: The same for its history.
        problem_path: What stands after the repository's address in that of the form for a new issue, with `ASKED` in
            braces where they belong.
    """

    repository: str
    edit_path: str
    history_path: str
    problem_path: str

    def links(self, source_path: str, filled: Mapping[str, str]) -> dict[str, str]:
        """Give a page's links by the names that the templates use.

        Args:
            source_path: The file that it is written in, from the project's root.
            filled: What the form for a new issue is filled with, as addresses have it, by the names in `ASKED`.
        """
        return {
            # Nobody edits what was released, and the draft is edited in its own files.
            "edit_url": "" if FROZEN in source_path else self._to(self.edit_path, quote(source_path)),
            "history_url": self._to(self.history_path, quote(source_path)),
            "problem_url": self._to(self.problem_path.format_map(filled)),
        }

    def _to(self, path: str, *rest: str) -> str:
        if not self.repository or not path:
            return ""
        return "/".join((self.repository.rstrip("/"), path.strip("/"), *rest))
