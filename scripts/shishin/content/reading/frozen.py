"""Makes a released version from its frozen files, by the form that they were written in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.content.reading import front_matter, markdown, yaml_lines
from shishin.content.reading.body import body_text
from shishin.content.reading.files import SourceFile
from shishin.forms.form import FrozenText, UnfitError
from shishin.forms.table import form_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.content.reading.markdown import Outline
    from shishin.forms.form import Form, Limits
    from shishin.model.guideline import BodyText, Guideline
    from shishin.model.release import ChangeNote, GuidelineVersion, Release


@dataclass(frozen=True)
class FrozenPage:
    """A Markdown file of a released version.

    Attributes:
        file: The file; its stem is what it had among the sources.
        outline: Its structure.
        anchors: The anchors of its headings and requirements.
    """

    file: SourceFile
    outline: Outline
    anchors: frozenset[str]


@dataclass(frozen=True)
class Frozen:
    """A released version as it stands in the tree.

    Attributes:
        version: The version.
        release: Its row of the ledger.
        pages: Its Markdown files.
        files: Every file of it.
    """

    version: GuidelineVersion
    release: Release
    pages: tuple[FrozenPage, ...]
    files: tuple[SourceFile, ...]


def frozen(texts: Mapping[str, SourceFile], row: Release, folder: str) -> Frozen | None:
    """Make a version, or nothing if its files do not make one.

    Its words are not judged again: what could be released stays, whatever rules and limits come later.

    Args:
        texts: Its files by their paths in its folder.
        row: Its row of the ledger.
        folder: The guideline's folder.
    """
    try:
        version, split = _made(texts, row, folder)
    except UnfitError:
        return None
    return Frozen(version, row, tuple(_pages(version, split, folder)), tuple(texts.values()))


def version_of(texts: Mapping[str, SourceFile], row: Release, folder: str) -> GuidelineVersion:
    """Make a version as `frozen` does.

    Raises:
        UnfitError: Its files do not make one; the error names the first that does not fit.
    """
    return _made(texts, row, folder)[0]


def _made(texts: Mapping[str, SourceFile], row: Release, folder: str) -> tuple[GuidelineVersion, _Split]:
    form = form_of(row.form)
    split = _Split.of(texts, form.limits) if form else None
    if form is None or split is None:
        raise UnfitError(folder)
    version = form.read_version(folder.rsplit("/", 1)[-1], row, split.parts, split.body)
    return replace(version, guideline=replace(version.guideline, shown_at=row.version)), split


def text_in(
    form: Form, texts: Mapping[str, SourceFile], languages: tuple[str, ...]
) -> tuple[Guideline, tuple[ChangeNote, ...]] | None:
    """Make a guideline's text and its notes by a form, or nothing if that form cannot read them.

    Args:
        form: The form.
        texts: The files by their paths in the guideline's folder.
        languages: The codes of its languages, the source language first.
    """
    split = _Split.of(texts, form.limits)
    try:
        return form.read_text(languages, split.parts, split.body) if split else None
    except UnfitError:
        return None


def _pages(version: GuidelineVersion, split: _Split, folder: str) -> Iterator[FrozenPage]:
    guides = {body.path: guide for guide in version.guideline.guides for body in guide.bodies.values()}
    for path, outline in split.outlines.items():
        file, (stem, code, _) = split.texts[path], path.rsplit(".", 2)
        anchors = {heading.id for heading in outline.headings if heading.id}
        anchors |= {row.id for row in guides[file.path].requirements} if file.path in guides else set()
        placed = SourceFile(file.path, f"{folder}/{stem}", code, file.text)
        yield FrozenPage(placed, outline, frozenset(anchors))


@dataclass(frozen=True)
class _Split:
    """Files that were taken apart."""

    texts: Mapping[str, SourceFile]
    parts: Mapping[str, FrozenText]
    outlines: Mapping[str, Outline]

    @classmethod
    def of(cls, texts: Mapping[str, SourceFile], limits: Limits) -> _Split | None:
        """Take files apart; nothing if that cannot be done with one of them."""
        parts = {path: part for path, file in texts.items() if (part := _taken_apart(path, file, limits))}
        if len(parts) < len(texts):
            return None
        outlines = {path: markdown.outline(part.text, 1) for path, part in parts.items() if path.endswith(".md")}
        return cls(texts, parts, outlines)

    def body(self, path: str, behind: bool) -> BodyText:  # noqa: FBT001 - a form calls it so
        """Give the body of a Markdown file."""
        if path not in self.outlines:
            raise UnfitError(path)
        return body_text(self.texts[path].path, self.parts[path].text, self.outlines[path], behind=behind)


def _taken_apart(path: str, file: SourceFile, limits: Limits) -> FrozenText | None:
    """Take a file apart, or give nothing if that cannot be done."""
    if path.endswith(".md"):
        parts = front_matter.split(file, [], released=limits)
        return FrozenText(parts.matter.data, parts.body) if parts and not parts.matter.problems else None
    if path.endswith(".yml"):
        document = yaml_lines.load(file.text, released=limits)
        return None if document.problems else FrozenText(document.data, file.text)
    return FrozenText(None, file.text)
