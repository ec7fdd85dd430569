"""What a project says itself, file by file: running text with its lines, without the source's quoted words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from shishin.content.reading.yaml_lines import values
from shishin.content.unquoted import UnquotedText
from shishin.model.guideline import FOLDER
from shishin.model.principle import PrincipleWords
from shishin.model.release import ACCOUNT, CHANGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.drafts import Draft
    from shishin.content.reading.figure import Figure
    from shishin.content.reading.sources import Sources
    from shishin.content.reading.yaml_lines import Document, Path
    from shishin.languages.language import Language
    from shishin.model.figure import Element

_NO_WORDS = frozenset(
    {
        *("about", "address", "avoid", "clause", "clauses", "date", "id", "layout", "level", "page", "pages"),
        *("phases", "prefix", "principle", "principles", "reading", "reviewed", "review_by", "roles", "scope"),
        *("standard", "status", "to", "translates"),
        # What the source says, slips and all, is nobody's to mend.
        *("original", "correction"),
        # Names of success criteria are the standards' own.
        *("wcag_name", "earlier_name", "technologies"),
    }
)
"""Fields that hold names, numbers and the source's words; what they refer to, other rules look at."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
"""Full-width letters, digits and marks, and what they mean: Unicode, Halfwidth and Fullwidth Forms."""

_HISTORY = "principles/changes.yml"


class TextPiece(NamedTuple):
    """Words on one line: the line of the file, the words, and their language if that is known."""

    line: int
    text: str
    language: str


@dataclass(frozen=True)
class OwnWords:
    """The running text of one file.

    Attributes:
        path: The file.
        make_pieces: Gives its words, each piece on one line.
        stops: What ends a sentence, in any language of the edition.
        draft: The document, if the file is one.
        typed: Whether it holds what readers type, in whatever way they do.
        digest: The digest of the file's text; without it, the pieces speak for themselves.
    """

    path: str
    make_pieces: Callable[[], Iterable[TextPiece]]
    stops: tuple[str, ...]
    draft: Draft | None = None
    typed: bool = False
    digest: str = ""

    @property
    def follows_from(self) -> tuple[object, ...]:
        """All that the words follow from beside the languages, in plain words."""
        return self.path, self.digest or self.pieces, self.typed

    @cached_property
    def pieces(self) -> tuple[TextPiece, ...]:
        """Its words, each piece on one line."""
        return tuple(self.make_pieces())

    @cached_property
    def unquoted(self) -> tuple[UnquotedText, ...]:
        """The words without what they only repeat, by language; words whose language is not known are left out."""
        by_language: dict[str, list[tuple[int, str]]] = {}
        for piece in self.pieces:
            if piece.language:
                by_language.setdefault(piece.language, []).append((piece.line, piece.text))
        return tuple(UnquotedText(code, pieces) for code, pieces in by_language.items())

    @cached_property
    def written(self) -> str:
        """The words as they stand in the file, a piece a line."""
        return "\n".join(piece.text.replace("\n", " ") for piece in self.pieces)

    @cached_property
    def text(self) -> str:
        """The same, character by character, with full-width letters, digits and marks as plain ones."""
        return self.written.translate(_WIDE)

    @cached_property
    def begins(self) -> list[int]:
        """Where each piece begins."""
        return [0, *accumulate(len(piece.text) + 1 for piece in self.pieces)]

    def line(self, at: int) -> int:
        """Give the line of the file on which a place of the text stands."""
        return self.pieces[min(bisect_right(self.begins, at), len(self.pieces)) - 1].line

    def sentence(self, start: int, end: int) -> str:
        """Give the sentence round a place of the text."""
        text = self.text
        begin, end_of_line = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = len(text) if end_of_line < 0 else end_of_line
        before = ((text.rfind(mark, begin, start), len(mark)) for mark in self.stops)
        after = (text.find(mark, end, last) for mark in self.stops)
        first = max((at + length for at, length in before if at >= 0), default=begin)
        return text[first : min((at for at in after if at >= 0), default=last)]

    @property
    def folder(self) -> str:
        """The folder of the guideline that the file belongs to, or nothing."""
        parts = self.path.split("/")
        return "/".join(parts[:2]) if parts[0] == FOLDER and len(parts) > len(("folder", "file")) else ""

    @property
    def is_history(self) -> bool:
        """Whether the file tells what was, such as a change note or the record of an examination."""
        path_in_folder = self.path.removeprefix(f"{self.folder}/") if self.folder else ""
        return self.path == _HISTORY or path_in_folder == ACCOUNT or path_in_folder.startswith(f"{CHANGES}/")


def own_words(everything: Sources) -> Iterator[OwnWords]:
    """Give the running text of every file that can still be edited; what was released is not among them."""
    languages = everything.languages
    codes, stops = frozenset(languages.codes), tuple(language.sentence_end for language in languages)
    for draft in everything.drafts:
        yield OwnWords(draft.file.path, partial(_of_draft, draft, codes), stops, draft, digest=draft.file.digest)
    for source in data_with_words(everything):
        pieces = partial(_of_data, source.document, codes)
        yield OwnWords(source.file.path, pieces, stops, digest=source.file.digest)
    if everything.synonyms is not None:
        pieces = partial(_of_data, everything.synonyms.document, codes)
        yield OwnWords(everything.synonyms.file.path, pieces, stops, typed=True, digest=everything.synonyms.file.digest)
    for figure in everything.figures:
        pieces = partial(_of_figure, figure, languages.of(figure.file.language))
        yield OwnWords(figure.file.path, pieces, stops, digest=figure.file.digest)


def data_with_words(everything: Sources) -> Iterator[DataFile]:
    """Give the data files that hold words of this project's own."""
    data = (everything.terms, everything.corrections, everything.publication, everything.changes, everything.standards)
    notes = (file for waiting in everything.waiting.values() for file in waiting.files)
    yield from (file for file in (*data, *_of_accessibility(everything), *notes) if file is not None)


def _of_accessibility(everything: Sources) -> tuple[DataFile, ...]:
    """Give the files of accessibility/ that people write; the audit writes the other."""
    files = everything.accessibility
    return tuple(file for file in (files.criteria, files.policy, files.manual_tests) if file)


def _of_draft(draft: Draft, codes: frozenset[str]) -> Iterator[TextPiece]:
    language = draft.file.language
    if isinstance(draft.record, PrincipleWords):
        # The rest of a principle is the source's.
        yield TextPiece(draft.line("plain"), draft.record.plain, language)
        return
    yield from _of_data(draft.parts.matter, codes, language)
    lines = draft.file.text.split("\n")
    quoted = {number for number, line in enumerate(lines, 1) if line.lstrip().startswith(">")}
    written = [TextPiece(line.line, line.text, language) for line in draft.outline.texts]
    images = (reference for reference in draft.outline.references if reference.image)
    written += [TextPiece(image.line, image.text, language) for image in images]
    yield from (piece for piece in sorted(written) if piece.line not in quoted)


def _of_data(document: Document, codes: frozenset[str], language: str = "") -> Iterator[TextPiece]:
    """Give the words in a data file or in front matter, with their lines."""
    for path, text, code in words_by_path(document.data, codes, language):
        yield TextPiece(document.line(path), text, code)


def words_by_path(data: Any, codes: Collection[str], language: str = "") -> Iterator[tuple[Path, str, str]]:  # noqa: ANN401 - YAML
    """Give the words in what a YAML text holds, each with its path and its language, as far as that is known.

    Args:
        data: What the text holds.
        codes: The codes of the languages of the edition: the last name of a path may be one.
        language: The language of words that say none.
    """
    for path, text in values(data):
        if isinstance(text, str) and _NO_WORDS.isdisjoint(path) and "://" not in text.partition(" ")[0]:
            yield path, text, str(path[-1]) if path and path[-1] in codes else language


def _of_figure(figure: Figure, language: Language) -> Iterator[TextPiece]:
    """Give a figure's words: a text whose parts stand on several lines is read as one."""
    root, file = figure.root, figure.file
    for element in root.every() if root else ():
        if element.name in {"title", "desc", "text"}:
            between = " " if language.script.is_spaced else ""
            words = between.join(filter(None, (text.strip() for text in _words(element))))
            yield TextPiece(element.line, words, file.language)


def _words(element: Element) -> Iterable[str]:
    return (text for inner in element.every() for text in inner.children if isinstance(text, str))
