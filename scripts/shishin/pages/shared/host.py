"""Links to the code host: where a page's file is edited, its history shown, and a problem told of."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from shishin.model.release import RELEASES

FROZEN = f"/{RELEASES}/"
"""What the path of a released version's file has."""


@dataclass(frozen=True)
class CodeHost:
    """Where the project is hosted.

    Attributes:
        repository: The repository's address, or an empty string: then there are no links.
        edit_path: What stands between that address and a file's path in the address of its editing page.
        history_path: The same for its history.
        problem_path: What stands after the repository's address in that of the form for a new issue.
    """

    repository: str
    edit_path: str
    history_path: str
    problem_path: str

    def links(self, title: str, source_path: str, address: str) -> dict[str, str]:
        """Give a page's links by the names that the templates use.

        Args:
            title: The page's title.
            source_path: The file that it is written in, from the project's root.
            address: Its full address, for the text of an issue.
        """
        asked = urlencode({"title": f"{title}: ", "body": f"{address}\n\n"}, quote_via=quote)
        return {
            # Nobody edits what was released, and the draft is edited in its own files.
            "edit_url": "" if FROZEN in source_path else self._to(self.edit_path, quote(source_path)),
            "history_url": self._to(self.history_path, quote(source_path)),
            "problem_url": self._to(f"{self.problem_path.strip('/')}?{asked}" if self.problem_path else ""),
        }

    def _to(self, path: str, *rest: str) -> str:
        if not self.repository or not path:
            return ""
        return "/".join((self.repository.rstrip("/"), path.strip("/"), *rest))
