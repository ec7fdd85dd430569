"""The whole of an import as a function: texts of somebody else in, pairs of files of ours out."""

from __future__ import annotations

import json
import posixpath
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from shishin.authoring.importing import before, characters, matter, reading
from shishin.authoring.importing.blocks import Blocks
from shishin.authoring.importing.headings import Plan, plan
from shishin.authoring.importing.links import Imported, Links
from shishin.authoring.importing.notes import Log, Note
from shishin.authoring.importing.pairing import LANGUAGE_ENDING, align, pairs
from shishin.authoring.importing.paragraphs import Block, indented, spread
from shishin.authoring.importing.words import Footnotes, Writer
from shishin.content import yaml_lines
from shishin.content.anchors import Names, slug
from shishin.content.characters import SPACED
from shishin.model.language import ENGLISH, JAPANESE, LANGUAGES, SOURCE, Language
from shishin.model.visible import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.authoring.importing.tree import Node
    from shishin.content.ruby import Reader

UNTRANSLATED = "0" * 16
"""The digest of no text: a translation with it is behind, and both the check and the page say so."""

NAMELESS = "imported"
"""The name of a file whose own name and title cannot be read."""

LONGEST_TITLE = 120
LONGEST_DESCRIPTION = {"ja": 120, "en": 220}
"""Characters: as much as results of a search show."""

_JAPANESE = re.compile("[\u3041-\u30fe\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_LETTERS_FOR_ONE_KANJI = 4
_SENTENCE = re.compile(r"[。.!?！？][」』）)”\"]?$", re.MULTILINE)
_NAMELESS = frozenset({"", "index", "readme"})
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2705\u274c\u26a0\u2b50]")

NOTICES = {
    "ja": "このページの日本語は、まだありません。下の文は、英語の原文です。",
    "en": "This page has no English translation yet. The text below is the Japanese original.",
}
NOTES = {"ja": ("注", "notes"), "en": ("Notes", "notes")}
"""The heading of the footnotes, and its anchor."""


@dataclass(frozen=True)
class Source:
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
class Settings:
    """What holds for all texts of an import.

    Attributes:
        folder: Where the new files go, from the project's root, such as `docs` or `docs/guides`.
        language: The language of all texts, or nothing to find it out for each.
        base: The address that the texts were published at, or nothing.
        known: The paths of the project's own files, from its root.
        reader: What gives kanji their readings.
    """

    folder: str
    language: Language | None = None
    base: str = ""
    known: frozenset[str] = frozenset()
    reader: Reader | None = None


@dataclass(frozen=True)
class Page:
    """A text that was brought in.

    Attributes:
        source: The path it came from.
        stem: Its new path from the project's root, without language and ending.
        language: The code of the language that it is written in.
        texts: The files' whole content by language code.
        changes: What was changed, with lines of the source.
        decisions: What a person must decide, with lines of the new file in the text's own language.
    """

    source: str
    stem: str
    language: str
    texts: Mapping[str, str]
    changes: tuple[Note, ...]
    decisions: tuple[Note, ...]


@dataclass(frozen=True)
class _Read:
    source: Source
    language: Language
    matter: matter.Matter
    prepared: before.Prepared
    root: Node
    references: bool
    plan: Plan
    log: Log


def convert(sources: Sequence[Source], settings: Settings) -> list[Page]:
    """Make a pair of files of each text; two texts that are one page in two languages are a pair already.

    Args:
        sources: The texts; links between them are kept.
        settings: What holds for all of them.
    """
    read = {each.path: _read(each, settings) for each in sources}
    paired = pairs((path, each.language.code) for path, each in read.items())
    _align(read, paired)
    names, stems = Names(), dict[str, str]()
    imported = {}
    for path, each in read.items():
        key = paired.get(path, path)
        if key not in stems:
            stems[key] = f"{settings.folder}/{names.new(_name(each, settings))}"
        imported[path] = Imported(stems[key], each.plan.anchors, each.language.code if path in paired else "")
    return [_page(each, imported, settings, alone=path not in paired) for path, each in read.items()]


def _align(read: Mapping[str, _Read], paired: Mapping[str, str]) -> None:
    """Give the two texts of each pair the same anchors."""
    by_page: dict[str, list[_Read]] = {}
    for path, key in paired.items():
        by_page.setdefault(key, []).append(read[path])
    for group in by_page.values():
        source, translation = sorted(group, key=lambda each: each.language is not SOURCE)
        if not align(source.plan, translation.plan):
            translation.log.decide("pair-differs", 1)


def _read(source: Source, settings: Settings) -> _Read:
    log = Log([*source.notes.changes], [*source.notes.decisions])
    lines = [characters.clean(line, number, log) for number, line in enumerate(source.text.split("\n"), 1)]
    found = matter.read(lines)
    if found.dropped:
        log.change("front-matter", 1, ", ".join(found.dropped))
    prepared = before.prepare(lines[found.lines :], found.lines + 1, log)
    root, references = reading.build(prepared.lines, prepared.numbers)
    planned = plan(root, found.title, settings.reader)
    words = "\n".join(lines)
    japanese = len(_JAPANESE.findall(words)) * _LETTERS_FOR_ONE_KANJI > len(_LATIN.findall(words))
    language = settings.language or (JAPANESE if japanese else ENGLISH)
    return _Read(source, language, found, prepared, root, references, planned, log)


def _title(read: _Read) -> str:
    return read.matter.title or read.plan.title


def _name(read: _Read, settings: Settings) -> str:
    """Give a file's name that is fit for an address: of the old name, or else of the title."""
    old = LANGUAGE_ENDING.sub("", posixpath.basename(read.source.path))
    name = slug(old, settings.reader)
    if name in _NAMELESS:
        name = slug(_title(read), settings.reader)
    if not name:
        read.log.decide("name", 1, posixpath.basename(read.source.path))
    return name or NAMELESS


def _page(read: _Read, imported: Mapping[str, Imported], settings: Settings, *, alone: bool) -> Page:
    stem = imported[read.source.path].stem
    log = read.log
    title = _short(_title(read), LONGEST_TITLE)
    if is_blank(title):
        title = LANGUAGE_ENDING.sub("", posixpath.basename(read.source.path))
        title = posixpath.basename(stem) if is_blank(title) else title
        log.decide("title-missing", 1, title)
    description = _short(read.matter.description, LONGEST_DESCRIPTION[read.language.code])
    if is_blank(description):
        first = _short(_first_words(read.root), LONGEST_DESCRIPTION[read.language.code])
        description = title if is_blank(first) else first
        log.decide("description", 1, description)
    if alone:
        log.decide("untranslated", 1, next(each.name for each in LANGUAGES if each is not read.language))
    texts: dict[str, str] = {}
    decisions: tuple[Note, ...] = ()
    for language in LANGUAGES if alone else (read.language,):
        own = language is read.language
        links = Links(read.source.path, stem, language.code, imported, settings.known, settings.base)
        body = _body(read, links, log if own else Log())
        head = _head(title, description, translated=language is not SOURCE)
        notice = () if own else (Block((NOTICES[language.code],), 0, "notice"),)
        text, starts = _joined(head, [*notice, *body])
        texts[language.code] = text
        if own:
            decisions = tuple(sorted({*(_placed(each, text, starts) for each in log.decisions), *_seen(text)}))
    return Page(read.source.path, stem, read.language.code, texts, tuple(sorted(set(log.changes))), decisions)


def _body(read: _Read, links: Links, log: Log) -> list[Block]:
    """Write a text's blocks in a file of one language."""
    # A copy of the names: the other language's file gets the same anchors.
    footnotes = Footnotes(frozenset(read.prepared.footnotes))
    words = Writer(links, footnotes, log, read.references)
    found = Blocks(words, read.plan, read.prepared.lines, log).all(read.root)
    if not read.prepared.footnotes:
        return found
    for name in read.prepared.footnotes:
        footnotes.number(name)
    text, anchor = NOTES[links.language]
    found.append(Block((f"## {text} {{#{Names(read.plan.names.taken).new(anchor)}}}",), 0, "h"))
    rows = [row for number, name in enumerate(footnotes.order, 1) for row in _footnote(read, name, number, words)]
    return [*found, Block(tuple(rows), 0, "ol")]


def _footnote(read: _Read, name: str, number: int, words: Writer) -> list[str]:
    """Write a footnote as an item of the list at the end."""
    line, lines = read.prepared.footnotes[name]
    root, _references = reading.build(lines, [line] * len(lines))
    blocks = Blocks(words, Plan(), lines, words.log).all(root)
    return indented(spread(blocks), f"{number}. ")


def _first_words(root: Node) -> str:
    """Give the words of the first paragraph."""
    found = (each.text() for each in root.nodes if each.tag == "p")
    plain = (re.sub(r"\{[^{}]*\}|\[\^[^\]]*\]", "", text).strip("\u3000 \n") for text in found)
    texts = [text for text in plain if text]
    for text in texts:
        # A line above a list, or a word in bold, says nothing of the page.
        if match := _SENTENCE.search(text):
            return " ".join(text[: match.end()].split())
    return " ".join(texts[0].split()) if texts else ""


def _short(text: str, longest: int) -> str:
    """Cut a text at the end of a sentence, or else of a word."""
    plain = " ".join(characters.clean(text, 0, Log()).split())
    if len(plain) <= longest:
        return plain
    cut = plain[: longest - 1]
    ends = [match.end() for match in re.finditer(r"[。！？]|[.!?](?= )", cut)]
    if ends:
        return plain[: ends[-1]]
    return f"{cut.rpartition(' ')[0] or cut}…" if _LATIN.search(cut[-20:]) else f"{cut}…"


def _head(title: str, description: str, *, translated: bool) -> list[str]:
    fields = [f"title: {_scalar(title)}", f"description: {_scalar(description)}"]
    return ["---", *fields, *([f'translates: "{UNTRANSLATED}"'] if translated else []), "---", ""]


def _scalar(text: str) -> str:
    """Write a value of YAML, between quotation marks only where it needs them."""
    data = yaml_lines.load(f"x: {text}", first_line=1)
    plain = not data.problems and data.data == {"x": text}
    return text if plain else json.dumps(text, ensure_ascii=False)


def _joined(head: Sequence[str], blocks: Sequence[Block]) -> tuple[str, list[tuple[int, int]]]:
    """Join blocks with blank lines between them, and note where the lines of the source went."""
    lines, starts = list(head), []
    for each in blocks:
        starts.append((each.line, len(lines) + 1))
        lines += [*each.lines, ""]
    return "\n".join(lines).rstrip("\n") + "\n", starts


def _placed(note: Note, text: str, starts: Sequence[tuple[int, int]]) -> Note:
    """Give a decision the line of the new file that it is about."""
    if note.kind in {"title-missing", "description", "untranslated", "encoding-guess", "name", "pair-differs"}:
        return replace(note, line={"title-missing": 2, "description": 3}.get(note.kind, 1))
    at = bisect_right(starts, (note.line, len(text)))
    first = starts[at - 1][1] if at else 1
    detail = note.detail.rstrip("…")
    rows = text.split("\n")[first - 1 :] if detail else []
    found = next((number for number, row in enumerate(rows[:400]) if detail in row), 0)
    return replace(note, line=first + found)


def _seen(text: str) -> list[Note]:
    """Find what only a person can judge, in the new file."""
    found = []
    quoted = False
    for number, line in enumerate(text.split("\n"), 1):
        if match := SPACED.search(line):
            found.append(Note("spaced", number, match[0]))
        if match := _EMOJI.search(line):
            found.append(Note("emoji", number, match[0]))
        if line.startswith("> ") and not quoted:
            found.append(Note("quote", number))
        quoted = line.startswith(">")
    return found
