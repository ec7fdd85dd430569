"""Rules for names in running text: a section or a guide that is called by its words exists under these words."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from shishin.content.link_targets import resolve
from shishin.model.finding import Finding
from shishin.model.web_address import leaves, split_address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from shishin.content.named import Named
    from shishin.content.own_words import OwnWords
    from shishin.content.reading.drafts import Draft
    from shishin.languages.language import Language, Languages

    _UnknownName = tuple[int, str, str, Sequence[str]]

COMPARED, HELPED = 100, 20
"""How many names one is held against for likeness, and for how many findings of a file."""

SHOWN = 60
"""How many characters of a name a message repeats."""


@cache
def _named(languages: Languages, kind: str) -> re.Pattern[str]:
    """Give how `sections` or `guides` are called by their names in any language of the edition."""
    texts = (language.running_text for language in languages)
    return re.compile("|".join(way for text in texts for way in getattr(text, f"named_{kind}")))


def _made_headings(language: Language) -> frozenset[str]:
    """Give the headings that a guide's page gets besides its text's own; other made pages are not looked at."""
    guide, foot = language.interface["guide"], language.interface["foot"]
    return frozenset({*(guide[name] for name in ("requirements", "related_principles", "standards")), foot["title"]})


def names(words: OwnWords, named: Named, pages_from_data: Collection[str], findings: list[Finding]) -> None:
    """A section stands on the page that names it or that the same line links to; a guide has the title it is called by.

    Args:
        words: A file's running text.
        named: Everything that can be named.
        pages_from_data: The pages that get headings from data, by path without language and ending:
            these headings are not known here.
        findings: Where findings go.
    """
    draft = words.draft
    if draft is None or words.is_history:
        return
    unknown = [*_sections(words, draft, named, pages_from_data), *_guides(words, draft, named)]
    for number, (line, code, name, known) in enumerate(unknown):
        # To look for like words is slow, and whoever mends the first will look at the rest.
        meant = get_close_matches(name, known[:COMPARED], n=2, cutoff=0.4) if number < HELPED else []
        findings.append(Finding.at(words.path, line, code, name=name[:SHOWN], near=", ".join(meant) or "–"))


def _sections(words: OwnWords, draft: Draft, named: Named, pages_from_data: Collection[str]) -> Iterator[_UnknownName]:
    matches = list(_named(named.languages, "sections").finditer(words.written))
    linked = _linked(draft) if matches else {}
    headings = [unescape(heading.text) for heading in draft.outline.headings] if matches else []
    for match in matches:
        name, line = _name(match), words.line(match.start())
        pages = [draft.file.path, *linked.get(line, ())]
        is_known = name in _made_headings(draft.language) or any((path, name) in named.sections for path in pages)
        if not is_known and not any(path.rsplit(".", 2)[0] in pages_from_data for path in pages):
            yield line, "section-unknown", name, headings


def _guides(words: OwnWords, draft: Draft, named: Named) -> Iterator[_UnknownName]:
    titles = named.titles.get(draft.file.language, ())
    for match in _named(named.languages, "guides").finditer(words.written):
        if (name := _name(match)) not in titles:
            yield words.line(match.start()), "guide-title", name, titles


def _name(match: re.Match[str]) -> str:
    return str(next(filter(None, match.groups()))).strip()


def _linked(draft: Draft) -> dict[int, list[str]]:
    """Give the files that links lead to, by the links' lines."""
    by_line: dict[int, list[str]] = {}
    for reference in draft.outline.references:
        parts = None if reference.image or leaves(reference.target) else split_address(reference.target)
        if parts and parts.path:
            by_line.setdefault(reference.line, []).append(resolve(draft.file.path, parts.path))
    return by_line
