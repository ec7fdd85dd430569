"""What was read of one file, before the rules that compare files have spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.reading import front_matter, markdown, schema
from shishin.content.reading.failures import explained
from shishin.forms.today.guideline import GuideSource, GuideTranslation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.content.reading.files import SourceFile
    from shishin.forms.kinds import DocumentKind, FileKind
    from shishin.languages.language import Language, Languages
    from shishin.model.fields import Record
    from shishin.model.finding import Finding


@dataclass(frozen=True)
class Draft:
    """One file: its fields if they fit, and its body's structure.

    Attributes:
        file: The file.
        language: The language it is written in.
        record: The front matter, or nothing when it had a finding.
        parts: The front matter's data with its lines, and the body's text.
        outline: Its structure.
    """

    file: SourceFile
    language: Language
    record: Record | None
    parts: front_matter.Parts
    outline: markdown.Outline

    def line(self, field: str) -> int:
        """Give the line of a front matter field."""
        return self.parts.matter.line((field,))

    @property
    def anchors(self) -> frozenset[str] | None:
        """The anchors of its headings and requirements; nothing of a file whose fields do not fit."""
        if self.record is None:
            return None
        headings = {heading.id for heading in self.outline.headings if heading.id}
        rows = self.record.requirements if isinstance(self.record, GuideSource | GuideTranslation) else ()
        return frozenset(headings | {row.id for row in rows})


@dataclass(frozen=True)
class Family:
    """The files of one document.

    Attributes:
        stem: Their path without language and ending.
        kind: What kind of document it is.
        languages: The languages of the edition.
        drafts: The source and its translations, by language code.
    """

    stem: str
    kind: DocumentKind
    languages: Languages
    drafts: dict[str, Draft]

    @property
    def source(self) -> Draft | None:
        """The file in the source language, if there is one."""
        return self.drafts.get(self.languages.source.code)

    @property
    def source_first(self) -> dict[str, Draft]:
        """The source and its translations by language code, in this order."""
        return dict(sorted(self.drafts.items(), key=lambda pair: pair[0] != self.languages.source.code))


def families(
    texts: Iterable[SourceFile], document: DocumentKind, languages: Languages, findings: list[Finding]
) -> list[Family]:
    """Read files of a kind and group them by document, in the order of their names."""
    split = [(file, parts) for file in texts if (parts := _split(file, findings)) is not None]
    outlines = markdown.outlines((parts.body, parts.body_line) for _file, parts in split)
    by_stem: dict[str, dict[str, Draft]] = {}
    for (file, parts), outline in zip(split, outlines, strict=True):
        with explained(file.path, findings):
            form = document.source if file.language == languages.source.code else document.translation
            record = schema.check(parts.matter, form, file.path, languages, findings)
            body_outline = outline or markdown.outline(parts.body, parts.body_line)
            draft = Draft(file, languages.of(file.language), record, parts, body_outline)
            by_stem.setdefault(file.stem, {})[file.language] = draft
    return [Family(stem, document, languages, group) for stem, group in sorted(by_stem.items())]


def read_draft(file: SourceFile, form: FileKind, languages: Languages, findings: list[Finding]) -> Draft | None:
    """Read the text of a single file; nothing if it has no front matter.

    Args:
        file: The file.
        form: The kind of file that it is.
        languages: The languages of the edition.
        findings: Where it is said what is wrong.
    """
    parts = front_matter.split(file, findings)
    if parts is None:
        return None
    record = schema.check(parts.matter, form, file.path, languages, findings)
    return Draft(file, languages.of(file.language), record, parts, markdown.outline(parts.body, parts.body_line))


def _split(file: SourceFile, findings: list[Finding]) -> front_matter.Parts | None:
    with explained(file.path, findings):
        return front_matter.split(file, findings)
    return None
