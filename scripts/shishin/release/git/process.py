"""Starts git, for one answer or for a conversation, and says in one line why it refused."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import AbstractContextManager, suppress
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import IO

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

UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Characters that would break a line or change how it is shown."""


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


def in_a_line(text: str) -> str:
    """Give what git said in one line: all of it, for the remedy often comes last, but no control characters."""
    words = " ".join(UNSEEN.sub(" ", text).split())
    half = LONGEST_REASON // 2
    return words if len(words) <= LONGEST_REASON else f"{words[:half]}…{words[-half:]}"


def run(folder: Path, *arguments: str, text: bytes = b"", **variables: str) -> bytes:
    """Run git once and give what it printed.

    Args:
        folder: Where it is run.
        arguments: Its arguments.
        text: What it reads from its standard input.
        variables: What it finds in its environment besides.

    Raises:
        GitMissingError: There is no git on this machine.
        GitError: Git refused.
    """
    done = subprocess.run(  # noqa: S603 - git alone, and never through a shell
        _command(arguments), cwd=folder, input=text, env=_environment(variables), capture_output=True, check=False
    )
    if done.returncode:
        raise _refused(arguments[0], done.stderr)
    return done.stdout


class Conversation(AbstractContextManager["Conversation"]):
    """A git process that answers one question after another, until it is closed.

    Args:
        folder: Where git is run.
        arguments: Its arguments; the first is the command.

    Raises:
        GitMissingError: There is no git on this machine.
    """

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._name = arguments[0]
        command, environment = _command(arguments), _environment({})
        # A file, because nobody reads what it complains of until it ends: a full pipe would stop it.
        self._complaints = TemporaryFile()  # noqa: SIM115 - closed with the conversation
        self._process = subprocess.Popen(  # noqa: S603 - as above
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
        )

    def ask(self, question: bytes) -> bytes:
        """Ask a question and give the first line of the answer, without its end.

        Raises:
            GitError: Git ended instead of answering.
        """
        with suppress(BrokenPipeError):
            self._input.write(question)
            self._input.flush()
        line = self._output.readline()
        if not line.endswith(b"\n"):
            raise self._ended()
        return line[:-1]

    def more(self, size: int) -> bytes:
        """Give so many bytes of what follows the first line of an answer.

        Raises:
            GitError: Git ended before that.
        """
        content = self._output.read(size)
        if len(content) < size:
            raise self._ended()
        return content

    def close(self) -> None:
        """End git, which has nothing left to say."""
        for pipe in (self._input, self._output):
            with suppress(BrokenPipeError):
                pipe.close()
        self._process.wait()
        self._complaints.close()

    def __exit__(self, *error: object) -> None:
        """End git."""
        self.close()

    @property
    def _input(self) -> IO[bytes]:
        return _piped(self._process.stdin)

    @property
    def _output(self) -> IO[bytes]:
        return _piped(self._process.stdout)

    def _ended(self) -> GitError:
        self._process.wait()
        self._complaints.seek(0)
        return _refused(self._name, self._complaints.read())


def _piped(pipe: IO[bytes] | None) -> IO[bytes]:
    """Give a pipe of a process that was started with pipes."""
    if pipe is None:
        raise AssertionError
    return pipe


def _command(arguments: tuple[str, ...]) -> list[str]:
    program = shutil.which("git")
    if program is None:
        raise GitMissingError
    return [program, "-c", "core.safecrlf=false", *arguments]


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return {**kept, **OURS, **variables}


def _refused(name: str, complaints: bytes) -> GitError:
    return GitError(f"git {name}", in_a_line(complaints.decode(errors="replace")))
