"""A data file as it was read: its text, its values with lines, and its record if they fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from shishin.content.reading import files, limits, schema, yaml_lines
from shishin.content.reading.failures import explained
from shishin.forms.kinds import PUBLICATION
from shishin.model.fields import Record
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.reading.edition import Edition
    from shishin.forms.kinds import FileKind
    from shishin.languages.language import Languages

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class DataFile:
    """A YAML file beside the principles.

    Attributes:
        file: The file.
        document: Its values, with their lines.
        record: The same as a typed record, or nothing when it had a finding.
    """

    file: files.SourceFile
    document: yaml_lines.Document
    record: Record | None

    def line(self, *path: str | int) -> int:
        """Give the line of a value."""
        return self.document.line(path)


def read(root: Path, kind: FileKind, languages: Languages, findings: list[Finding], path: str = "") -> DataFile | None:
    """Read a file of a kind, or say that it is missing; without a path, the kind's only one."""
    file = files.read_one(root, path or kind.files[0], findings)
    if file is None:
        return None
    with explained(file.path, findings):
        document = yaml_lines.load(file.text)
        findings += limits.first(
            [Finding(file.path, problem.line, problem.code, problem.values) for problem in document.problems]
        )
        return DataFile(file, document, schema.check(document, kind, file.path, languages, findings))
    return None


def publication(edition: Edition, findings: list[Finding]) -> DataFile | None:
    """Give the file that an edition was read from, which is not read again."""
    findings += edition.unread
    if edition.file is None or edition.document is None:
        return None
    file, document = edition.file, edition.document
    with explained(file.path, findings):
        return DataFile(file, document, schema.check(document, PUBLICATION, file.path, edition.languages, findings))
    return None


def record(data_file: DataFile | None, kind: type[AnyRecord]) -> AnyRecord | None:
    """Give a data file's record, or nothing if it has none of that kind."""
    fields = data_file.record if data_file else None
    return fields if isinstance(fields, kind) else None
