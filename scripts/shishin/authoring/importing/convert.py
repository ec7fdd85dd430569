"""Makes pairs of pages of this project out of the texts of another: texts in, the files' content out."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shishin.authoring.importing import characters, foreign_front_matter, tree_builder
from shishin.authoring.importing.headings import HeadingPlan, plan_headings
from shishin.authoring.importing.links import ImportedFile
from shishin.authoring.importing.notes import Log
from shishin.authoring.importing.page_files import write_page
from shishin.authoring.importing.pairing import LANGUAGE_ENDING, align, pairs
from shishin.authoring.importing.preprocess import PreparedText, prepare
from shishin.content.anchors import Names, slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.authoring.importing.foreign_front_matter import ForeignFrontMatter
    from shishin.authoring.importing.page_files import ImportedPage
    from shishin.authoring.importing.tree import Node
    from shishin.content.ruby import Reader
    from shishin.languages.language import Language, Languages

NAMELESS = "imported"
"""The name of a file whose own name and title cannot be read."""

_JAPANESE = re.compile("[\u3041-\u30fe\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_LETTERS_FOR_ONE_KANJI = 4
_NAMELESS = frozenset({"", "index", "readme"})
"""Names that say nothing of a page."""


@dataclass(frozen=True)
class SourceText:
    """A text to bring in.

    Attributes:
        path: Its path, with forward slashes; links between texts are followed by it.
        text: Its words, with line feeds only.
        notes: What was noted while it was decoded.
    """

    path: str
    text: str
    notes: Log = field(default_factory=Log)


@dataclass(frozen=True)
class ImportSettings:
    """What holds for all texts of an import.

    Attributes:
        folder: Where the new files go, from the project's root, such as `docs` or `docs/guides`.
        languages: The languages of the edition.
        language: The language of all texts, or nothing to detect it for each text.
        base: The address that the texts were published at, or nothing.
        known: The paths of the project's own files, from its root.
        reader: What gives kanji their readings.
    """

    folder: str
    languages: Languages
    language: Language | None = None
    base: str = ""
    known: frozenset[str] = frozenset()
    reader: Reader | None = None


@dataclass(frozen=True)
class ParsedText:
    """A text that was read into a tree.

    Attributes:
        source: The text as it was.
        language: The language that it is written in.
        front_matter: Its front matter.
        prepared: Its body, in lines that Markdown's parser can read.
        root: The tree of those lines.
        has_references: Whether addresses of links stand elsewhere than in the links.
        headings: Its headings as they will be.
        log: Where changes and decisions are noted.
    """

    source: SourceText
    language: Language
    front_matter: ForeignFrontMatter
    prepared: PreparedText
    root: Node
    has_references: bool
    headings: HeadingPlan
    log: Log

    @property
    def title(self) -> str:
        """The title of its front matter, or else of its first heading, or an empty string."""
        return self.front_matter.title or self.headings.title


def convert(sources: Sequence[SourceText], settings: ImportSettings) -> list[ImportedPage]:
    """Make a pair of files of each text; two texts that are one page in two languages are a pair already.

    Args:
        sources: The texts; links between them are kept.
        settings: What holds for all of them.
    """
    texts = {source.path: _parse(source, settings) for source in sources}
    paired = pairs((path, text.language.code) for path, text in texts.items())
    _align(texts, paired)
    names, stems = Names(), dict[str, str]()
    imported = {}
    for path, text in texts.items():
        key = paired.get(path, path)
        if key not in stems:
            stems[key] = f"{settings.folder}/{names.new(_name(text, settings))}"
        imported[path] = ImportedFile(stems[key], text.headings.anchors, text.language.code if path in paired else "")
    return [write_page(text, imported, settings, in_all=path not in paired) for path, text in texts.items()]


def _align(texts: Mapping[str, ParsedText], paired: Mapping[str, str]) -> None:
    """Give the two texts of each pair the same anchors."""
    by_page: dict[str, list[ParsedText]] = {}
    for path, key in paired.items():
        by_page.setdefault(key, []).append(texts[path])
    for group in by_page.values():
        source, *translations = sorted(group, key=lambda text: not text.language.is_source)
        for translation in translations:
            # Anchors are made of Latin letters: a text in these says them as its readers do.
            text, preferred = sorted((source, translation), key=lambda parsed: parsed.language.script.is_latin)
            if not align(text.headings, preferred.headings):
                translation.log.decide("pair-differs", 1)


def _parse(source: SourceText, settings: ImportSettings) -> ParsedText:
    log = Log([*source.notes.changes], [*source.notes.decisions])
    lines = [characters.clean(line, number, log) for number, line in enumerate(source.text.split("\n"), 1)]
    front_matter = foreign_front_matter.read(lines)
    if front_matter.dropped:
        log.change("front-matter", 1, ", ".join(front_matter.dropped))
    prepared = prepare(lines[front_matter.lines :], front_matter.lines + 1, log)
    root, has_references = tree_builder.build(prepared.lines, prepared.numbers)
    headings = plan_headings(root, front_matter.title, settings.reader)
    words = "\n".join(lines)
    is_japanese = len(_JAPANESE.findall(words)) * _LETTERS_FOR_ONE_KANJI > len(_LATIN.findall(words))
    language = settings.language or _detected(settings.languages, is_japanese=is_japanese)
    return ParsedText(source, language, front_matter, prepared, root, has_references, headings, log)


def _detected(languages: Languages, *, is_japanese: bool) -> Language:
    """Give the language of a text: the first of the edition in Japanese or in Latin letters, or else the source."""
    fitting = (
        language for language in languages if (language.script.furigana if is_japanese else language.script.is_latin)
    )
    return next(fitting, languages.source)


def _name(text: ParsedText, settings: ImportSettings) -> str:
    """Give a file's name that is fit for an address: of the old name, or else of the title."""
    old = LANGUAGE_ENDING.sub("", posixpath.basename(text.source.path))
    name = slug(old, settings.reader)
    if name in _NAMELESS:
        name = slug(text.title, settings.reader)
    if not name:
        text.log.decide("name", 1, posixpath.basename(text.source.path))
    return name or NAMELESS
