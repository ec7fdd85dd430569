"""Splits a Markdown file into its front matter and its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.reading import limits, yaml_lines
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from shishin.content.reading.files import SourceFile
    from shishin.forms.form import Limits

FENCE = "---"


@dataclass(frozen=True)
class Parts:
    """A file in two parts.

    Attributes:
        matter: The front matter, with lines.
        body: The Markdown after it.
        body_line: The line of the file on which the body begins.
    """

    matter: yaml_lines.Document
    body: str
    body_line: int


def split(file: SourceFile, findings: list[Finding], *, released: Limits | None = None) -> Parts | None:
    """Split a file, or say why that cannot be done; `released` as for `yaml_lines.load`."""
    lines = file.text.split("\n")
    if lines[0].rstrip() != FENCE:
        findings.append(Finding.at(file.path, 1, "front-matter-missing"))
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        findings.append(Finding.at(file.path, 1, "front-matter-unclosed"))
        return None
    matter = yaml_lines.load("\n".join(lines[1:end]), first_line=2, released=released)
    findings += limits.first(
        [Finding(file.path, problem.line, problem.code, problem.values) for problem in matter.problems]
    )
    return Parts(matter, "\n".join(lines[end + 1 :]), min(end + 2, len(lines)))
