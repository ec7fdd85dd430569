"""What holds for the whole of a command: the project, the language, how findings are printed, and how it ends."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shishin.content.reading.failures import FAILURES, failed, is_of_data
from shishin.model.finding import Finding, Severity
from shishin.reports.formats import DOCUMENTS, FORMATS, limited
from shishin.reports.streams import escape_unknown
from shishin.reports.summary import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.languages.language import Language


@dataclass(frozen=True)
class Session:
    """What holds for the whole of a command.

    Attributes:
        root: The project's root.
        language: The language of messages.
        form: How findings are printed.
        strict: Whether warnings count as errors.
    """

    root: Path
    language: Language
    form: str
    strict: bool

    @property
    def for_programs(self) -> bool:
        """Whether a program reads the output: it is one document of findings, and all else is said beside it."""
        return self.form in DOCUMENTS

    def finish(self, findings: Sequence[Finding], summary: str, **values: object) -> None:
        """Print findings and a last line; leave with 1 if any finding counts."""
        if findings or self.for_programs:
            click.echo(FORMATS[self.form](limited(findings), self.language))
        bad = [finding for finding in findings if self.strict or finding.severity is Severity.ERROR]
        click.echo(say(summary if not bad else "failed", self.language, findings=len(findings), **values), err=True)
        if bad:
            sys.exit(1)

    @contextmanager
    def told_of_disk(self, folder: Path) -> Iterator[None]:
        """Leave with a finding if what a command writes below a folder cannot be written."""
        try:
            yield
        except OSError as error:
            place = str(error.filename or folder)
            self.finish([Finding.at(place, 0, "write-failed", place=place, reason=error.strerror or error)], "failed")

    def all_counts(self) -> Session:
        """Give the same, with every warning an error: what a release is made of has no findings at all."""
        return replace(self, strict=True)


class Explained(click.Group):
    """Commands that end in a finding where data brings them down, not in a traceback."""

    def main(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Start the command: what it prints before it has read its arguments can be printed anywhere too."""
        escape_unknown()
        return super().main(*arguments, **options)

    def invoke(self, context: click.Context) -> object:
        """Run a command.

        Raises:
            Exception: A mistake of this program, or whatever it is if `SHISHIN_TRACEBACK` is set.
        """
        try:
            return super().invoke(context)
        except FAILURES as error:
            if not isinstance(context.obj, Session) or not is_of_data(error):
                raise
            session: Session = context.obj
            session.finish([failed(_file_of(error, session.root), error)], "failed")
            return None


def _file_of(error: BaseException, root: Path) -> str:
    """Give the file that an error names, from the project's root; without one, the whole project."""
    name = error.filename if isinstance(error, OSError) else None
    path = Path(name) if isinstance(name, str) else root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
