"""Rules for the words that searches know: each was read somewhere, stands once, and leads to what there is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from shishin.content.addresses import address_of
from shishin.forms.today.guideline import GuideSource, GuideTranslation
from shishin.model.finding import Finding
from shishin.model.page import PageSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.reading.sources import Sources
    from shishin.model.data import Term
    from shishin.model.synonyms import Synonyms, SynonymsFile

_GLOSSARY = "glossary"
"""The layout of the page that the terms stand on."""


def synonyms(same: SynonymsFile, file: DataFile, findings: list[Finding]) -> None:
    """Every source is known and used, and no word stands twice or for nothing."""
    path = file.file.path
    sources = {source.id for source in same.sources}
    for number, source in enumerate(same.sources):
        if not any(row.source == source.id for row in same.synonyms):
            findings.append(Finding.at(path, file.line("sources", number, "id"), "source-idle", source=source.id))
    seen: dict[tuple[str, bool, str], int] = {}
    for number, row in enumerate(same.synonyms):
        line = file.line("synonyms", number)
        if row.source not in sources:
            known = ", ".join(sorted(sources)) or "–"
            findings.append(Finding.at(path, line, "source-unknown", source=row.source, known=known))
        if len(row.words) == 1 and not row.to:
            findings.append(Finding.at(path, line, "synonym-alone", word=row.words[0]))
        for word in row.words:
            key = (row.language, bool(row.to), _folded(word))
            if key in seen:
                findings.append(Finding.at(path, line, "synonym-twice", word=word, other=f"{path}:{seen[key]}"))
            seen.setdefault(key, line)


def goals(rows: Iterable[Synonyms], file: DataFile, everything: Sources, findings: list[Finding]) -> None:
    """Every goal is there, and says none of the words in its title, headings or description already.

    Args:
        rows: The rows.
        file: Their file.
        everything: All files, each of which could be read: what the rows may lead to.
        findings: Where findings go.
    """
    reachable = dict(_reachable(everything))
    gone = set(_released(everything)) - set(reachable)
    for number, row in enumerate(rows):
        at = (file.file.path, file.line("synonyms", number))
        for goal in row.to:
            if goal in gone:
                findings.append(Finding.at(*at, "synonym-withdrawn", goal=goal, word=row.words[0]))
            elif goal not in reachable:
                findings.append(Finding.at(*at, "synonym-goal", goal=goal, word=row.words[0]))
        first = reachable.get(row.to[0]) if row.to else None
        title_words = _folded(first.get(row.language, "")) if first else ""
        for word in row.words:
            if title_words and _says(title_words, _folded(word)):
                findings.append(Finding.at(*at, "synonym-needless", word=word, goal=row.to[0]))


def _says(text: str, word: str) -> bool:
    """Whether a text has a word; one in Latin letters is not a part of a longer one."""
    if not word.isascii():
        return word in text
    at = text.find(word)
    while at >= 0:
        ends = (text[at - 1 : at], text[at + len(word) : at + len(word) + 1])
        if not any(end.isascii() and end.isalnum() for end in ends):
            return True
        at = text.find(word, at + 1)
    return False


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _reachable(everything: Sources) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give whatever a word may lead to, each with what its title and the like say in each language."""
    glossary = ""
    for family in everything.documents:
        address = f"{address_of(family)}/".removeprefix("/")
        record = family.source.record if family.source else None
        if isinstance(record, PageSource) and record.layout == _GLOSSARY:
            glossary = address
        yield address, {code: _title(draft) for code, draft in family.drafts.items()}
        if isinstance(record, GuideSource):
            yield from _requirements(family)
    for term in everything.term_rows if glossary else ():
        yield (
            f"{glossary}#term-{term.id}",
            {language.code: _said_of(term, language.code) for language in everything.languages},
        )


def _requirements(family: Family) -> Iterator[tuple[str, Mapping[str, str]]]:
    ids = _ids(family)
    statements_by_language = {
        code: [row.statement for row in draft.record.requirements]
        for code, draft in family.drafts.items()
        if isinstance(draft.record, GuideSource | GuideTranslation)
    }
    for at, id_ in enumerate(ids):
        yield id_, {code: statements[at] for code, statements in statements_by_language.items() if at < len(statements)}


def _ids(family: Family) -> list[str]:
    record = family.source.record if family.source else None
    return [row.id for row in record.requirements] if isinstance(record, GuideSource) else []


def _released(everything: Sources) -> Iterator[str]:
    """Give the numbers of the requirements that were ever released."""
    for history in everything.histories:
        for frozen in history.frozen:
            yield from (row.id for row in frozen.version.guideline.requirements)


def _title(draft: Draft) -> str:
    record = draft.record
    named = (getattr(record, name, None) or "" for name in ("title", "short_title", "tag", "description"))
    return "\n".join((*named, *(heading.text for heading in draft.outline.headings)))


def _said_of(term: Term, code: str) -> str:
    return "\n".join((*term.texts.values(), *term.variants, term.meaning.in_(code)))
