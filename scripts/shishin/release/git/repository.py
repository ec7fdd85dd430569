"""A git repository that holds a project: what a release asks of it, and what it lets it do."""

from __future__ import annotations

import os
import zlib
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.content.reading.files import FOLDERS
from shishin.languages.tables import FOLDER as LANGUAGES
from shishin.model.accessibility import FOLDER as ACCESSIBILITY
from shishin.release.git.objects import Objects, id_of
from shishin.release.git.process import GitError, run
from shishin.release.git.settings import FILTERS, HOOKS, GitSettings
from shishin.release.git.state import HEADS, STATUS, on_disk, parsed, unlike

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from shishin.release.git.state import State

READ = (*FOLDERS, LANGUAGES, ACCESSIBILITY)
"""The folders that a release is made from; a project need not have the last two."""

TAGS = "refs/tags/"

NAMES = ("utf-8", "surrogateescape")
"""How text is given to git and taken from it: a name can have bytes that are no UTF-8."""

BUSY = ("index.lock", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
"""Files and folders in git's own folder that show that git is in the middle of something else."""

COMMITTER = "committer "
"""How the line of a commit begins that says who made it."""

NOBODY = ".invalid"
"""How the name ends that stands in HEAD where git keeps the branch elsewhere (git-refs, reftable)."""


@dataclass(frozen=True)
class Places:
    """Where things are.

    Attributes:
        folder: The folder that git keeps its own files in.
        top: The repository's top folder.
        prefix: The project's path from there, with a slash at its end; empty if they are the same.
        hooks: The folder of the programs that git runs by itself.
        objects: The folder of what git keeps.
        algorithm: What the ids of what it keeps are made with: `sha1` or `sha256`.
    """

    folder: Path
    top: Path
    prefix: str
    hooks: Path
    objects: Path
    algorithm: str


class GitRepository(AbstractContextManager["GitRepository"]):
    """A git repository that holds a project.

    What cannot change while a command runs is asked once: where things are, what git is set to, and what it keeps
    under an id. Use it as a context: at its end the process ends that reads what git keeps.

    Args:
        root: The project's root, which need not be the repository's.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.objects = Objects(root)

    def __exit__(self, *error: object) -> None:
        """End the process that reads what git keeps."""
        self.objects.close()

    def run(self, *arguments: str, text: str = "", **variables: str) -> str:
        """Run git in the project's root and give what it printed, without the line end after it.

        Args:
            arguments: Its arguments.
            text: What it reads from its standard input.
            variables: What it finds in its environment besides.

        Raises:
            GitMissingError: There is no git on this machine.
            GitError: Git refused.
        """
        told = run(self.root, *arguments, text=text.encode(*NAMES), **variables)
        return told.decode(*NAMES).removesuffix("\n")

    @cached_property
    def places(self) -> Places:
        """Where things are.

        Raises:
            GitError: This is no repository with files, or there is a line break in the name of a folder.
        """
        names = ("--git-path", "hooks", "--git-path", "objects", "--show-object-format")
        told = run(self.root, "rev-parse", "--absolute-git-dir", "--show-toplevel", "--show-prefix", *names)
        try:
            folder, top, prefix, hooks, objects, algorithm = os.fsdecode(told).removesuffix("\n").split("\n")
        except ValueError as error:
            raise GitError("git rev-parse", "the name of a folder has a line break") from error
        return Places(Path(folder), Path(top), prefix, self.root / hooks, self.root / objects, algorithm)

    @cached_property
    def settings(self) -> GitSettings:
        """What the user's git is set to."""
        return GitSettings.parse(self.run("config", "--list", "-z"))

    @contextmanager
    def project(self, prefix: str) -> Iterator[GitRepository | None]:
        """Give the project at another place of the repository, or nothing if there is none."""
        if prefix == self.places.prefix:
            yield self
            return
        root = self.places.top / prefix
        if not root.is_dir():
            yield None
            return
        with GitRepository(root) as other:
            yield other

    @property
    def busy(self) -> str:
        """The file that shows that git is in the middle of something else; empty if it is not."""
        return next((sign for sign in BUSY if (self.places.folder / sign).exists()), "")

    @cached_property
    def committer(self) -> str:
        """Who makes commits and tags, and when, as git writes it into them.

        Git is asked with a commit of nothing, which is thrown away: it needs an author as well as a committer, so a
        single process shows that both are known.

        Raises:
            GitError: Git does not know the author or the committer.
        """
        with TemporaryDirectory() as place:
            nothing = id_of("tree", b"", self.places.algorithm)
            id_ = self.run("commit-tree", nothing, GIT_OBJECT_DIRECTORY=place)
            kept = zlib.decompress((Path(place) / id_[:2] / id_[2:]).read_bytes())
        lines = kept.decode(*NAMES).split("\n")
        return next(line.removeprefix(COMMITTER) for line in lines if line.startswith(COMMITTER))

    @property
    def nameless(self) -> str:
        """Why git cannot say who makes a commit; empty if it can."""
        try:
            _ = self.committer
        except GitError as error:
            return error.reason
        return ""

    @property
    def hooks(self) -> tuple[str, ...]:
        """The programs that git would run for a commit, and that a commit made as here does not."""
        paths = [self.places.hooks / name for name in HOOKS]
        return tuple(path.name for path in paths if os.access(path, os.X_OK) and path.is_file())

    def filtered(self, paths: Collection[str]) -> tuple[str, ...]:
        """Give those of some paths whose files git changes when it stores them or takes them out."""
        names = "".join(f"{path}\0" for path in paths)
        told = self.run("check-attr", "--stdin", "-z", *FILTERS, text=names).split("\0")
        rows = zip(told[::3], told[2::3], strict=False)
        return tuple(dict.fromkeys(path for path, value in rows if value not in ("unspecified", "unset")))

    def state(self) -> State:
        """Say what is checked out right now, and what lies on the disk."""
        files = on_disk(self.root, READ, self.places.algorithm)
        return replace(parsed(run(self.root, *STATUS), self.places.top), files=files)

    def overlooked(self, state: State) -> tuple[str, ...]:
        """Give the paths of the content's files that are not as the commit has them, whatever git was told.

        Git does not tell of files that it was told to ignore, or to take for unchanged.

        Args:
            state: What is checked out. Paths start from the repository's top folder, as in its `unclean`.
        """
        if not state.head:
            return ()
        kept = {path: entry for folder in READ for path, entry in self.objects.files(state.head, folder).items()}
        different = unlike(self.root, state.files, kept, self.places.algorithm)
        doubtful = [path for path in different if path in state.files and path in kept and path.isprintable()]
        if doubtful:
            # A program of the user's can make another file of it when git stores it, and only git knows which.
            ids = self.run("hash-object", "--stdin-paths", text="".join(f"{path}\n" for path in doubtful)).split("\n")
            stored = {path for path, id_ in zip(doubtful, ids, strict=True) if kept[path].id == id_}
            different = [path for path in different if path not in stored]
        return tuple(f"{self.places.prefix}{path}" for path in different)

    def branch(self) -> str:
        """Give the full name of the branch that is checked out right now; empty if none is."""
        head = self.places.folder / "HEAD"
        told = "" if head.is_symlink() else os.fsdecode(head.read_bytes()).strip()
        if told.startswith(f"ref: {HEADS}") and not told.endswith(NOBODY):
            return told.removeprefix("ref: ")
        try:
            return self.run("symbolic-ref", "--quiet", "HEAD")
        except GitError:
            return ""

    def commit_called(self, name: str) -> str:
        """Give the id of the commit that a person calls by any name, or an empty string if there is none."""
        try:
            return self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except GitError as error:
            if error.reason:
                raise
            return ""

    def split_from(self, name: str) -> str:
        """Give the id of the last commit that what is checked out has in common with another, or an empty string.

        Without all of the history git may not know of any.
        """
        try:
            return self.run("merge-base", "--end-of-options", name, "HEAD")
        except GitError as error:
            if error.reason:
                raise
            return ""

    def edited_since(self, commit: str) -> tuple[str, ...]:
        """Give the files that are not as in a commit, new ones included, by their paths from the project's root."""
        told = self.run("diff", "--name-only", "--relative", "--no-renames", "-z", commit, "--")
        new = self.run("ls-files", "--others", "--exclude-standard", "-z")
        return tuple(name for name in (*told.split("\0"), *new.split("\0")) if name)

    def reference(self, name: str) -> str:
        """Give what a reference leads to, or an empty string if there is none."""
        return self.run("for-each-ref", "--format=%(objectname)", name)

    def tags(self, *options: str) -> dict[str, bool]:
        """Give the names of all tags, without `refs/tags/`, and whether they are annotated.

        Args:
            options: Which of them, such as `--merged=HEAD`.
        """
        told = self.run("for-each-ref", *options, "--format=%(objecttype) %(refname)", TAGS).splitlines()
        rows = (row.split(f" {TAGS}", 1) for row in told)
        return {name: kind == "tag" for kind, name in rows}

    def since(self, before: str, tip: str) -> tuple[str, ...]:
        """Give the commits that a name has and an earlier commit has not, oldest first."""
        return tuple(self.run("rev-list", "--reverse", "--end-of-options", tip, f"^{before}", "--").split())

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
        """Let the index say of a folder what a commit does, and see anew which files are unchanged."""
        self.run("-c", "reset.quiet=false", "reset", commit, "--", folder)
