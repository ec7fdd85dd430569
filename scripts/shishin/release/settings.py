"""What the user's git is set to, and what it is told and says when it is run."""

from __future__ import annotations

import re
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

FOREIGN = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_SHALLOW_FILE",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE",
    "GIT_CONFIG", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
)  # fmt: skip
"""Variables by which a caller, such as git itself when it runs a hook, would lead git to another repository.

What a user sets with variables (GIT_CONFIG_COUNT, GIT_AUTHOR_NAME and the like) stays.
"""

OURS = {"LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1", "GIT_NO_REPLACE_OBJECTS": "1"}
"""What a replacement shows instead of an object is not what others get."""

LONGEST_REASON = 1000
"""Characters of what git said that a finding holds."""


def in_a_line(text: str) -> str:
    """Give what git said in one line: all of it, for the remedy often comes last, but no control characters."""
    words = " ".join(re.sub(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", " ", text).split())
    half = LONGEST_REASON // 2
    return words if len(words) <= LONGEST_REASON else f"{words[:half]}…{words[-half:]}"


@dataclass(frozen=True)
class Settings:
    """Git's settings, as it puts them together from all places.

    A release does by itself what `git commit` and `git tag` would do with them.

    Attributes:
        values: The last value of each name; names in lower case, but for the part between two dots.
    """

    values: Mapping[str, str]

    @classmethod
    def parse(cls, listed: str) -> Settings:
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
        found = self.values.get("i18n.commitencoding", "")
        return "" if found.lower() in {*UTF_8, ""} else found

    @property
    def of_signatures(self) -> dict[str, str]:
        """The settings of signatures as variables, for a repository that does not have them."""
        rows = [(name, value) for name, value in self.values.items() if name.startswith(OF_SIGNATURES)]
        found = {"GIT_CONFIG_COUNT": str(len(rows))}
        for number, (name, value) in enumerate(rows):
            found |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
        return found
