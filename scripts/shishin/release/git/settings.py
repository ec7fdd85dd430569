"""What the user's git is set to: signatures, the encoding of messages, and what it does to files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE = frozenset({"true", "yes", "on", "1"})
"""What git takes for true (git-config, Values), besides a name without a value."""

UTF_8 = frozenset({"utf-8", "utf8"})

OF_SIGNATURES = ("gpg.", "user.", "committer.")
"""Where it is said who signs, with what."""

HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
"""Programs of the user that `git commit` runs; those that watch references run for a release too."""

FILTERS = ("filter", "ident", "working-tree-encoding")
"""Attributes by which a file in a commit is not the file on the disk, other than by its line ends."""


@dataclass(frozen=True)
class GitSettings:
    """Git's settings, as it puts them together from the system's, the user's and the repository's.

    A release does by itself what `git commit` and `git tag` would do with them.

    Attributes:
        values: The last value of each name; names in lower case, but for the part between two dots.
    """

    values: Mapping[str, str]

    @classmethod
    def parse(cls, listed: str) -> GitSettings:
        """Read what `git config --list -z` prints."""
        rows = (row.partition("\n") for row in listed.split("\0") if row)
        return cls({name: value if equals else "true" for name, equals, value in rows})

    def _is_on(self, name: str) -> bool:
        return self.values.get(name, "").lower() in TRUE

    @property
    def signs_tags(self) -> bool:
        """Whether annotated tags are signed."""
        return self._is_on("tag.gpgsign") or self._is_on("tag.forcesignannotated")

    @property
    def commit_options(self) -> tuple[str, ...]:
        """What `git commit-tree` is told, which does not look at the settings itself."""
        return ("--gpg-sign",) if self._is_on("commit.gpgsign") else ()

    @property
    def foreign_encoding(self) -> str:
        """The encoding that messages of commits should have, if it is another than UTF-8."""
        encoding = self.values.get("i18n.commitencoding", "")
        return "" if encoding.lower() in {*UTF_8, ""} else encoding

    @property
    def of_signatures(self) -> dict[str, str]:
        """The settings of signatures as variables, for a repository that does not have them."""
        rows = [(name, value) for name, value in self.values.items() if name.startswith(OF_SIGNATURES)]
        variables = {"GIT_CONFIG_COUNT": str(len(rows))}
        for number, (name, value) in enumerate(rows):
            variables |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
        return variables
