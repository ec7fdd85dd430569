"""The content as plain pages of Markdown, the same for every other generator."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from benchmarks import plain_guidelines
from benchmarks.edition import LANGUAGES
from shishin.content.reading.front_matter import FENCE
from shishin.model.guideline import WHOLE
from shishin.pages.context import contexts
from shishin.search.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from shishin.languages.language import Language
    from shishin.model.data import Term
    from shishin.model.library import Library
    from shishin.model.page import FreePage, PageWords
    from shishin.model.principle import Principle, PrincipleWords

_LINK = re.compile(r"(?<=\]\()([^)#\s]+\.md)")
_MARKS = re.compile(r"(?<!\s)\{[:#.a-z][^}\n]*\}")
_FIGURE = re.compile(r"!\[[^\]\n]*\]\(([^)\s]+\.svg)\)")
_ANCHOR = re.compile(r"[ ]\{#[^}\n]*\}$", re.MULTILINE)

_NOT_THERE = frozenset({"not-found", "search"})
"""Layouts that other generators bring themselves: their own 404 page, and a search box on every page."""


@dataclass(frozen=True)
class PlainPage:
    """A page in one language.

    Attributes:
        name: Its path without language and ending, as `guidelines/index`.
        language: Its language.
        title: Its title.
        description: What it is about, in a sentence.
        body: Its Markdown, without the title; links lead to `NAME.LANGUAGE.md` from its own place.
        figures: What its figures hold, by their paths from its own place.
        is_guide: Whether it is a guide of a guideline.
    """

    name: str
    language: Language
    title: str
    description: str
    body: str
    figures: dict[str, str] = field(default_factory=dict)
    is_guide: bool = False

    @property
    def file(self) -> str:
        """Its path with the language in the name, as MkDocs with static-i18n wants it."""
        return f"{self.name}.{self.language.code}.md"

    @property
    def folder(self) -> str:
        """The folder of the guideline that it belongs to, or nothing."""
        parts = self.name.split("/")
        return "/".join(parts[:2]) if parts[0] == "guidelines" and len(parts) == len(("", "id", "page")) else ""

    def linked(self) -> str:
        """Give the body with links to addresses in place of files."""
        return _LINK.sub(lambda link: self._address(link[1]), self.body)

    def plainly(self, *, anchors: bool) -> str:
        """Give the same without marks that only Python-Markdown knows.

        Args:
            anchors: Whether headings keep their anchors.
        """
        text = _MARKS.sub("", self.linked())
        return text if anchors else _ANCHOR.sub("", text)

    def _address(self, target: str) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.name), target))
        return f"/{self.language.prefix}{address(path.removesuffix('.md').rpartition('.')[0])}"


def address(name: str) -> str:
    """Give the address of a page in its language, from the name."""
    folder = name.removesuffix("index")
    return folder if folder != name else f"{name}/"


def plain_pages(root: Path, library: Library) -> tuple[PlainPage, ...]:
    """Give every page in every language, also what our templates make from data."""
    return tuple(page for language in LANGUAGES for page in _pages(root, library, language))


def _pages(root: Path, library: Library, language: Language) -> Iterator[PlainPage]:
    places = _places(library)
    for page in library.pages:
        if page.facts.layout not in _NOT_THERE:
            text = page.texts[language.code]
            body = _moved(_body(root / text.path), text.path, places)
            parts = [body, *_from_data(library, page, language)]
            made = _page(page.name, language, text.words, *parts)
            folder = (root / "docs" / page.name).parent
            figures = {
                name: (folder / name).read_text(encoding="utf-8")
                for name in _FIGURE.findall(made.body)
                if (folder / name).is_file()
            }
            yield replace(made, figures=figures)
    for principle in library.principles:
        words = principle.texts[language.code].words
        yield _page(f"principles/{principle.facts.id}", language, words, _principle(principle, language))
    for guideline in library.guidelines:
        for name, title, source, more in plain_guidelines.pages(guideline, language):
            body = _moved(source.markdown.strip(), source.path, places)
            whole = "\n\n".join([body, *more])
            is_guide = name.rpartition("/")[2] not in {"index", WHOLE}
            yield PlainPage(name, language, title.title, title.description, whole, is_guide=is_guide)


def _page(name: str, language: Language, words: PageWords | PrincipleWords, *parts: str) -> PlainPage:
    return PlainPage(name, language, words.title, words.description, "\n\n".join(parts))


def _places(library: Library) -> dict[str, str]:
    """Give the place below docs/ of every source that lies elsewhere."""
    places = {
        text.path: f"docs/principles/{principle.facts.id}.{code}.md"
        for principle in library.principles
        for code, text in principle.texts.items()
    }
    for guideline in library.guidelines:
        for language in LANGUAGES:
            for name, text in plain_guidelines.places(guideline, language):
                places.setdefault(text.path, f"docs/{name}.{language.code}.md")
    return places


def _moved(body: str, path: str, places: Mapping[str, str]) -> str:
    """Lead the links of a source to the places that their goals have below docs/."""
    folder, own = posixpath.dirname(path), places.get(path, path)

    def goal(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link[1]))
        return posixpath.relpath(places.get(target, target), posixpath.dirname(own))

    return _LINK.sub(goal, body)


def _from_data(library: Library, page: FreePage, language: Language) -> Iterator[str]:
    match page.facts.layout:
        case "home" | "principles":
            names = {
                f"principles/{principle.facts.id}": principle.texts[language.code].words
                for principle in library.principles
            }
            yield from (_link(page, name, own, language) for name, own in names.items())
        case "all-pages":
            pages = [listed for listed in library.pages if listed.facts.layout not in _NOT_THERE]
            yield from (_link(page, listed.name, listed.texts[language.code].words, language) for listed in pages)
            for guideline in library.guidelines:
                yield from plain_guidelines.titles(guideline, page.name, language)
        case "all-principles":
            for principle in library.principles:
                yield f"## {principle.texts[language.code].words.title}\n\n{_principle(principle, language, level=3)}"
        case "glossary":
            yield from (_term(term, language) for term in library.terms)
        case "corrections" | "reference":
            yield from _records(library, page, language)
        case "requirements" | "by-principle" | "by-phase" | "by-standard":
            yield from plain_guidelines.lists(library, page.facts.layout, language)
        case _:
            pass


def _term(term: Term, language: Language) -> str:
    title = term.in_(language.code)
    other = next(text for code, text in term.texts.items() if code != language.code)
    note = f" {term.note.in_(language.code)}" if term.note else ""
    return f"{title}\n:   {term.reading} / {other}\n\n    {term.meaning.in_(language.code)}{note}"


def _records(library: Library, page: FreePage, language: Language) -> Iterator[str]:
    """Give what the search knows of a page beyond its own Markdown: the parts that are made from data."""
    written = {passage.id for passage in page.texts[language.code].passages}
    record = next(
        record for record in records(contexts(library)[language.code]) if record.url.endswith(f"{page.name}/")
    )
    for part in record.parts:
        if part.id not in written:
            text = part.text.replace("\n", "\n\n").replace("<", "&lt;")
            yield f"### {part.heading} {{#{part.id}}}\n\n{text}"


def _link(page: FreePage, name: str, own: PageWords | PrincipleWords, language: Language) -> str:
    goal = posixpath.relpath(f"{name}.{language.code}.md", posixpath.dirname(page.name) or ".")
    return f"- [{own.title}]({goal}): {own.description}"


def _principle(principle: Principle, language: Language, level: int = 2) -> str:
    text, labels, marks = principle.texts[language.code], language.interface["principle"], "#" * level
    parts = [f"{marks} {labels['plain_title']}", text.words.plain]
    for section in text.sections:
        bullets = "\n".join(f"- {bullet}" for bullet in section.bullets)
        parts += [f"{marks} {section.title}", bullets, section.closing]
    parts += [f"{marks} {labels['example']}", text.words.example]
    parts += [f"{marks} {labels['do_not']}", text.words.do_not]
    return "\n\n".join(filter(None, parts))


def _body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split(f"\n{FENCE}\n", 1)[1].strip()
