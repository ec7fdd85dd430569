"""The only place that starts git."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.content.leftovers import is_left_behind
from shishin.release.settings import FILTERS, FOREIGN, HOOKS, OURS, Settings, in_a_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MODE, PROGRAM = "100644", "100755"
"""An ordinary file, and one that is marked as a program."""

UNTRACKED = ("??", "!!")
"""How git marks files that it does not hold, and those that it was told to ignore (git-status, short format)."""

UNREAD = "\ufffd"
"""What stands in a name for bytes that are no UTF-8."""

TAGS = "refs/tags/"


class GitMissingError(Exception):
    """There is no git on this machine."""


class GitError(Exception):
    """Git refused.

    Attributes:
        command: What it was asked.
        reason: What it said.
    """

    def __init__(self, command: str, reason: str) -> None:
        super().__init__(f"{command}: {reason}")
        self.command, self.reason = command, reason


@dataclass(frozen=True)
class Entry:
    """A file of a commit.

    Attributes:
        mode: How it is marked.
        blob: The id of its content.
    """

    mode: str
    blob: str


@dataclass(frozen=True)
class Repository:
    """A git repository that holds a project.

    Attributes:
        root: The project's root, which need not be the repository's.
    """

    root: Path

    def run(self, *arguments: str, text: str | None = None, **variables: str) -> str:
        """Run git in the project's root and give what it printed, without the line end after it.

        Args:
            arguments: Its arguments.
            text: What it reads from its standard input.
            variables: What it finds in its environment besides.

        Raises:
            GitMissingError: There is no git on this machine.
            GitError: Git refused.
        """
        return self._printed(arguments, text or "", variables).removesuffix("\n")

    def _printed(self, arguments: Sequence[str], text: str = "", variables: Mapping[str, str] | None = None) -> str:
        program = shutil.which("git")
        if program is None:
            raise GitMissingError
        kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        done = subprocess.run(  # noqa: S603 - git alone, and never through a shell
            [program, "-c", "core.safecrlf=false", *arguments],
            cwd=self.root,
            input=text.encode(),
            env={**kept, **OURS, **(variables or {})},
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise GitError(f"git {arguments[0]}", in_a_line(done.stderr.decode(errors="replace")))
        return done.stdout.decode(errors="replace")

    @property
    def folder(self) -> Path:
        """The folder that git keeps its own files in."""
        return Path(self.run("rev-parse", "--absolute-git-dir"))

    @property
    def place(self) -> str:
        """The project's path from the repository's top folder, with a slash at its end; empty if they are the same."""
        return self.run("rev-parse", "--show-prefix")

    def other(self, place: str) -> Repository | None:
        """Give the project at another place of the repository, or nothing if there is none."""
        if place == self.place:
            return self
        root = Path(self.run("rev-parse", "--show-toplevel")) / place
        return Repository(root) if root.is_dir() else None

    @property
    def busy(self) -> str:
        """The file that shows that git is in the middle of something else; empty if it is not."""
        signs = ("index.lock", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
        return next((each for each in signs if (self.folder / each).exists()), "")

    @property
    def nameless(self) -> str:
        """Why git cannot say who makes a commit; empty if it can."""
        try:
            for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
                self.run("var", name)
        except GitError as error:
            return error.reason
        return ""

    @property
    def settings(self) -> Settings:
        """What the user's git is set to."""
        return Settings.parse(self.run("config", "--list", "-z"))

    @property
    def hooks(self) -> tuple[str, ...]:
        """The programs that git would run for a commit, and that a commit made as here does not."""
        folder = self.root / self.run("rev-parse", "--git-path", "hooks")
        return tuple(each for each in HOOKS if os.access(folder / each, os.X_OK) and (folder / each).is_file())

    def filtered(self, paths: Collection[str]) -> tuple[str, ...]:
        """Give those of some paths whose files git changes when it stores them or takes them out."""
        names = "".join(f"{path}\0" for path in paths)
        told = self.run("check-attr", "--stdin", "-z", *FILTERS, text=names).split("\0")
        rows = zip(told[::3], told[2::3], strict=False)
        return tuple(dict.fromkeys(path for path, value in rows if value not in ("unspecified", "unset")))

    @property
    def branch(self) -> str:
        """The full name of the branch that is checked out; empty if none is."""
        try:
            return self.run("symbolic-ref", "--quiet", "HEAD")
        except GitError:
            return ""

    def commit_of(self, name: str) -> str:
        """Give the id of the commit that a name stands for, or an empty string if there is none."""
        try:
            return self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except GitError as error:
            if error.reason:
                raise
            return ""

    def reference(self, name: str) -> str:
        """Give what a reference leads to, or an empty string if there is none."""
        return self.run("for-each-ref", "--format=%(objectname)", name)

    def tags(self, *options: str) -> tuple[str, ...]:
        """Give the names of the annotated tags of the form `NAME/vNUMBER`, without `refs/tags/`."""
        told = self.run("for-each-ref", *options, "--format=%(objecttype) %(refname)", f"{TAGS}*/v*").splitlines()
        return tuple(row.removeprefix(f"tag {TAGS}") for row in told if row.startswith("tag "))

    def ids(self, names: Sequence[str]) -> list[str]:
        """Give the id of what each name stands for, or an empty string if there is nothing."""
        if not names:
            return []
        told = self.run("cat-file", "--batch-check=%(objectname)", text="".join(f"{each}\n" for each in names))
        return ["" if " " in row else row for row in told.splitlines()]

    def has(self, name: str) -> bool:
        """Whether an object is there; git removes those that no name leads to, in time."""
        try:
            self.run("cat-file", "-e", name)
        except GitError:
            return False
        return True

    def unclean(self, folders: Collection[str]) -> tuple[str, ...]:
        """Give the paths that differ from the last commit, new ones included.

        Args:
            folders: Where they count even if git was told to overlook them: what it ignores, and what it was told to
                take for unchanged.
        """
        there = [each for each in folders if (self.root / each).exists()]
        overlooked: list[str] = []
        if there and self.commit_of("HEAD"):
            with TemporaryDirectory() as place:
                # An index of its own knows nothing of what git was told to overlook.
                index = Path(place) / "index"
                self.run("read-tree", "HEAD", GIT_INDEX_FILE=str(index))
                overlooked = self._status("--ignored", "--", *there, GIT_INDEX_FILE=str(index))
        return tuple(dict.fromkeys([*self._status(), *overlooked]))

    def _status(self, *more: str, **variables: str) -> list[str]:
        options = ("--porcelain", "--no-renames", "-z", "--untracked-files=all")
        rows = [row for row in self.run("status", *options, *more, **variables).split("\0") if row]
        top = Path(self.run("rev-parse", "--show-toplevel"))
        # What editors and systems leave is nobody's work, unless somebody gave it to git.
        left = {row for row in rows if row[:2] in UNTRACKED and is_left_behind(top / row[3:])}
        return [row[3:] for row in rows if row not in left]

    def stands(self, commit: str, paths: Collection[str]) -> bool:
        """Whether files on the disk, or their absence, are as in a commit."""
        there = self.entries(commit, *paths) if paths else {}
        for path in paths:
            place, entry = self.root / path, there.get(path)
            if entry is None and (place.exists() or place.is_symlink()):
                return False
            if entry and (place.is_symlink() or not place.is_file()):
                return False
        names = [path for path in paths if path in there]
        ids = self.run("hash-object", "--", *names).split() if names else []
        return ids == [there[path].blob for path in names]

    def entries(self, commit: str, *paths: str) -> dict[str, Entry]:
        """Give the files that a commit has at or below paths, by their paths from the project's root.

        Only what a checkout could hold as a file with that name: no link, no other repository, no name that leads out.
        """
        found = {}
        for row in filter(None, self.run("ls-tree", "-r", "-z", commit, "--", *paths).split("\0")):
            told, _, path = row.partition("\t")
            mode, _, blob = told.split(" ")
            if mode in (MODE, PROGRAM) and UNREAD not in path and {"", ".", ".."}.isdisjoint(path.split("/")):
                found[path] = Entry(mode, blob)
        return found

    def files(self, commit: str, folder: str) -> tuple[str, ...]:
        """Give the paths of the files that a commit has below a folder, from the project's root."""
        return tuple(self.entries(commit, folder))

    def since(self, before: str, tip: str) -> tuple[str, ...]:
        """Give the commits that a name has and an earlier commit has not, oldest first."""
        return tuple(self.run("rev-list", "--reverse", "--end-of-options", tip, f"^{before}", "--").split())

    def differing(self, one: str, other: str, folder: str) -> tuple[str, ...]:
        """Give the paths of the files below a folder that two commits do not have alike, from the project's root."""
        names = self.run("diff", "--name-only", "--no-renames", "--relative", "-z", one, other, "--", folder)
        return tuple(filter(None, names.split("\0")))

    def text(self, commit: str, path: str) -> str:
        """Give the text of a file in a commit."""
        return self._printed(["cat-file", "blob", f"{commit}:./{path}"])

    def message(self, commit: str) -> str:
        """Give what a commit says."""
        return self.run("show", "--no-patch", "--no-show-signature", "--encoding=UTF-8", "--format=%B", commit)

    def commit(self, parent: str, texts: Mapping[str, str], gone: Collection[str], message: str) -> str:
        """Make a commit that is on no branch yet.

        Args:
            parent: The commit that it follows.
            texts: The text of each file that it writes, by its path from the project's root.
            gone: The files that it removes.
            message: What it says.

        Returns:
            The commit's id.
        """
        prefix = self.run("rev-parse", "--show-prefix")
        absent = "0" * len(parent)
        rows = [f"0 {absent}\t{prefix}{path}" for path in gone]
        for path, text in texts.items():
            blob = self.run("hash-object", "-w", "--stdin", f"--path={prefix}{path}", text=text)
            rows.append(f"{MODE} {blob}\t{prefix}{path}")
        with TemporaryDirectory() as place:
            index = Path(place) / "index"
            self.run("read-tree", parent, GIT_INDEX_FILE=str(index))
            self.run(
                "update-index",
                "-z",
                "--index-info",
                text="".join(f"{row}\0" for row in rows),
                GIT_INDEX_FILE=str(index),
            )
            tree = self.run("write-tree", GIT_INDEX_FILE=str(index))
        return self.run("commit-tree", tree, "-p", parent, *self.settings.commit_options, "-F", "-", text=message)

    def in_the_way(self, tag: str) -> str:
        """Give the tag that another cannot be kept beside: git keeps no name that begins another's path."""
        parts = tag.split("/")
        names = ("/".join(parts[:number]) for number in range(1, len(parts)))
        return next((each for each in names if self.has(f"{TAGS}{each}")), "")

    def point(self, references: Mapping[str, tuple[str, str]], reason: str) -> None:
        """Let references lead elsewhere, all of them or none.

        Args:
            references: What each leads to, and what it led to until now; nothing for a new one.
            reason: What the log of references says.
        """
        rows = [
            f"update {name} {new} {old}" if old else f"create {name} {new}" for name, (new, old) in references.items()
        ]
        text = "\n".join(["start", *rows, "prepare", "commit", ""])
        self.run("update-ref", "-m", reason, "--create-reflog", "--stdin", text=text)

    def take_over(self, commit: str, folder: str) -> None:
        """Let the index say of a folder what a commit does."""
        self.run("reset", "--quiet", commit, "--", folder)
        self.run("update-index", "-q", "--really-refresh")
