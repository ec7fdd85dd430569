"""The sites that are compared: this one and stock Material for MkDocs, as they are and with 1,000 guides a language."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from benchmarks import stock_guidelines
from benchmarks.edition import ENGLISH, LANGUAGES, SOURCE
from benchmarks.write_manual import CONFIG, copy_sources, write_manual
from shishin.content.load import load
from shishin.content.reading.front_matter import FENCE
from shishin.findings.text import report
from shishin.pages.context import contexts
from shishin.search.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.manual import NewGuideline
    from shishin.languages.language import Language
    from shishin.model.data import Term
    from shishin.model.library import Library
    from shishin.model.page import FreePage, PageWords
    from shishin.model.principle import Principle, PrincipleWords

STOCK: dict[str, object] = {
    "site_name": "",
    "site_url": "https://stock.example/",
    # By default the theme asks another company's server for its fonts, which cannot be measured here.
    "theme": {"name": "material", "language": SOURCE.code, "font": False},
    "plugins": [
        {"search": {"lang": [language.code for language in LANGUAGES]}},
        {
            "i18n": {
                "docs_structure": "suffix",
                "fallback_to_default": False,
                "languages": [
                    {"locale": language.code, "name": language.name, "default": language is SOURCE, "build": True}
                    for language in LANGUAGES
                ],
            }
        },
    ],
    "markdown_extensions": ["attr_list", "def_list", "tables", "pymdownx.betterem"],
}
"""What a new project has, and no more than this content and two languages need."""

_LINK = re.compile(r"(?<=\]\()([^)#\s]+\.md)")
_NOT_THERE = frozenset({"not-found", "search"})
"""Layouts that Material brings itself: its own 404 page, and a search box in the header of every page."""


class BenchmarkError(Exception):
    """A site that is to be measured could not be made; the message says why."""


@dataclass(frozen=True)
class BuiltSite:
    """A built site.

    Attributes:
        folder: Where it lies.
        seconds: How long its build took, from the start of the process to its end.
    """

    folder: Path
    seconds: float


def read(root: Path) -> Library:
    """Read a project's content.

    Raises:
        BenchmarkError: It has errors.
    """
    loaded = load(root)
    if loaded.library is None:
        raise BenchmarkError(report(loaded.findings, ENGLISH))
    return loaded.library


def write_ours(root: Path, target: Path, made: Sequence[NewGuideline] = ()) -> Path:
    """Copy the project's sources, and write guidelines among them that were made."""
    copy_sources(root, target)
    if made:
        write_manual(read(root), made, target)
    return target


def write_stock(root: Path, library: Library, target: Path) -> Path:
    """Write the same content as a project of stock Material, with the same addresses."""
    shutil.rmtree(target, ignore_errors=True)
    config = {**STOCK, "site_name": library.publication.name.in_(SOURCE.code)}
    _write(target / CONFIG, yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
    for path in library.figures:
        _write(target / path, (root / path).read_text(encoding="utf-8"))
    for language in LANGUAGES:
        for name, text in _stock_pages(root, library, language):
            _write(target / f"docs/{name}.{language.code}.md", text)
    return target


def build_ours(project: Path, target: Path) -> BuiltSite:
    """Build this project's site as its command does, checks included."""
    return _run(["shishin", "--lang", "en", "--root", str(project), "build", "--site-dir", str(target)], target)


def build_stock(project: Path, target: Path) -> BuiltSite:
    """Build a site of stock Material as its command does."""
    config = str(project / CONFIG)
    return _run(["mkdocs", "build", "--quiet", "--clean", "--config-file", config, "--site-dir", str(target)], target)


def _run(arguments: list[str], target: Path) -> BuiltSite:
    shutil.rmtree(target, ignore_errors=True)
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - arguments of this file
        [sys.executable, "-m", *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    seconds = time.perf_counter() - begun
    if done.returncode:
        raise BenchmarkError(f"{arguments[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return BuiltSite(target, seconds)


def _stock_pages(root: Path, library: Library, language: Language) -> Iterator[tuple[str, str]]:
    """Give every page as Markdown, also the parts that this project's templates make from data."""
    places = _places(library)
    for page in library.pages:
        if page.facts.layout not in _NOT_THERE:
            text = page.texts[language.code]
            body = _moved(_body(root / text.path), text.path, places)
            parts = [body, *_from_data(library, page, language)]
            yield page.name, _page(text.words.title, text.words.description, *parts)
    for principle in library.principles:
        own = principle.texts[language.code].words
        yield f"principles/{principle.facts.id}", _page(own.title, own.description, _principle(principle, language))
    for guideline in library.guidelines:
        for name, title, source, more in stock_guidelines.pages(guideline, language):
            body = _moved(source.markdown.strip(), source.path, places)
            yield name, _page(title.title, title.description, body, *more)


def _places(library: Library) -> dict[str, str]:
    """Give the place below docs/ of every source that lies elsewhere."""
    places = {
        text.path: f"docs/principles/{principle.facts.id}.{code}.md"
        for principle in library.principles
        for code, text in principle.texts.items()
    }
    for guideline in library.guidelines:
        for language in LANGUAGES:
            for name, _title, text, _more in stock_guidelines.pages(guideline, language):
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
        case "all-principles":
            for principle in library.principles:
                yield f"## {principle.texts[language.code].words.title}\n\n{_principle(principle, language, level=3)}"
        case "glossary":
            yield from (_term(term, language) for term in library.terms)
        case "corrections" | "reference":
            yield from _records(library, page, language)
        case "requirements" | "by-principle" | "by-phase" | "by-standard":
            yield from stock_guidelines.lists(library, page.facts.layout, language)
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


def _page(title: str, description: str, *parts: str) -> str:
    return f"{_matter(title, description)}# {title}\n\n" + "\n\n".join(parts) + "\n"


def _matter(title: str, description: str) -> str:
    # A JSON string is a YAML string.
    quoted = [json.dumps(value, ensure_ascii=False) for value in (title, description)]
    return f"{FENCE}\ntitle: {quoted[0]}\ndescription: {quoted[1]}\n{FENCE}\n\n"


def _body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split(f"\n{FENCE}\n", 1)[1].strip()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
