"""What can be found: every page, principle and term as a record of plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from shishin.model.comparison import differences
from shishin.model.language import SOURCE
from shishin.pages.shared.address import guide_url, guideline_url, page_url, principle_url, requirement_url
from shishin.pages.shared.links import CONTRIBUTE, corrections_on, link_of
from shishin.pages.types.reference import field_tables
from shishin.pages.versions.shown import state
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.comparison import Difference
    from shishin.model.data import Correction, Term
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.page import FreePage
    from shishin.model.principle import Principle
    from shishin.model.release import GuidelineVersion
    from shishin.model.requirement import Requirement

Kind = Literal["principle", "guide", "requirement", "term", "page"]


@dataclass(frozen=True)
class Part:
    """A part of a record, with the anchor it stands at; the first part may have neither anchor nor heading."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True)
class Record:
    """One thing that a reader can find.

    Attributes:
        kind: What it is.
        url: Its address from the site's root, with an anchor where it is a part of a page.
        title: Its title.
        description: One sentence about it.
        parts: Its text.
        names: Other names that stand for the title, such as a tag or a term's other spellings.
        standing: How readily it is shown, from 0 to 1: notes about the text come after the text itself.
        guideline: The guideline it belongs to, or an empty string.
        phases: The phases of a project it is for.
        number: Its own number with what that is called, as in UX-07 or Principle #3.
        said: What readers say for what it is about, each with how much of a first answer it is, from 0 to 1.
        version: The version it belongs to and what that is by now; empty for what readers are led to.
    """

    kind: Kind
    url: str
    title: str
    description: str
    parts: tuple[Part, ...]
    names: tuple[str, ...] = ()
    standing: float = 1
    guideline: str = ""
    phases: tuple[str, ...] = ()
    number: str = ""
    said: tuple[tuple[str, float], ...] = ()
    version: str = ""


_REQUIREMENT, _GUIDE, _OF_PROJECT = 0.5, 0.8, 0.8
"""Below what explains it: a guide comes before its requirements, and the source's own text before both."""

_SHARES = (1, 0.8, 0.65, 0.5)
"""How much of a first answer each of the places is that a word leads to, in their order."""

_LEFT_OUT = frozenset({"not-found", "search"})
_STANDING = {
    "all-principles": 0.4,
    "all-pages": 0.4,
    "requirements": 0.6,
    "by-principle": 0.5,
    "by-phase": 0.5,
    "by-standard": 0.7,
    "corrections": 0.8,
    "reference": 0.8,
}


def records(library: Library, language: Language) -> tuple[Record, ...]:
    """Give everything that can be found in a language."""
    found = [_principle(library, each, language) for each in library.principles]
    found += [record for each in library.guidelines for record in _guideline(library, each, language)]
    found += [record for each in reversed(library.versions) for record in _older(library, each, language)]
    found += [_page(library, each, language) for each in library.pages if each.facts.layout not in _LEFT_OUT]
    glossary = link_of(library, "glossary", language)
    if glossary:
        found += [_term(each, glossary.url, language) for each in library.terms]
    return tuple(_with_said(found, library, language))


def _with_said(found: Sequence[Record], library: Library, language: Language) -> Iterator[Record]:
    """Give the records with the words that lead to them; what an older version says is found by its own words."""
    said: dict[str, list[tuple[str, float]]] = {}
    for row in library.synonyms:
        for goal, share in zip(row.to, _SHARES, strict=False):
            if row.language == language.code:
                said.setdefault(goal, []).extend((word, share) for word in row.words)
    for each in found:
        goal = each.number if each.kind == "requirement" else each.url.removeprefix(language.prefix)
        yield replace(each, said=tuple(said.get(goal, ()))) if goal in said and not each.version else each


def _principle(library: Library, principle: Principle, language: Language) -> Record:
    text = principle.texts[language.code]
    labels = words(language)["principle"]
    number = labels["number"].format(number=principle.facts.number)
    slips = corrections_on(library, text.path.removesuffix(f".{language.code}.md"))
    parts = [Part("plain", labels["plain_title"], text.words.plain)]
    parts += [Part(each.key.value, each.title, _mended("\n".join(each.bullets), slips)) for each in text.sections]
    parts += [Part("example", labels["example"], text.words.example)]
    parts += [Part("do-not", labels["do_not"], text.words.do_not)]
    return Record(
        "principle",
        principle_url(principle, language),
        text.words.title,
        text.words.description,
        tuple(parts),
        (text.words.tag, number),
        number=number,
    )


def _older(library: Library, version: GuidelineVersion, language: Language) -> Iterator[Record]:
    """Give what a released version said otherwise than the latest does; the rest is found there."""
    guideline, latest = version.guideline, library.latest(version.guideline.facts.id)
    if version.release is None or latest is None or version.name == latest.name:
        return
    differing = {each.id for each in differences(guideline, latest.guideline) if _said(each, language)}
    named = {guide_url(guideline, each, language): each.facts.id for each in guideline.guides}
    named |= {
        requirement_url(guideline, g, row.id, language): row.id for g in guideline.guides for row in g.requirements
    }
    named[guideline_url(guideline, language)] = guideline.facts.id
    names = words(language)
    label = f"{version.name}{names['separator']}{names['version']['states'][state(library, version)]}"
    for record in _guideline(library, guideline, language):
        if named[record.url] in differing:
            yield replace(record, version=label)


def _said(difference: Difference, language: Language) -> bool:
    """Whether a difference can be read in a language."""
    return any(part.language == language.code for part in difference.parts)


def _guideline(library: Library, guideline: Guideline, language: Language) -> Iterator[Record]:
    """Give a guideline, its guides and their requirements."""
    code, id_ = language.code, guideline.facts.id
    text = guideline.titles[code]
    parts = tuple(Part(each.id, each.heading, each.text) for each in guideline.bodies[code].passages)
    url = guideline_url(guideline, language)
    names = (text.short_title,)
    yield Record("guide", url, text.title, text.description, parts, names, standing=_GUIDE, guideline=id_)
    for guide in guideline.guides:
        title = guide.titles[code]
        yield Record(
            "guide",
            guide_url(guideline, guide, language),
            title.title,
            title.description,
            tuple(Part(each.id, each.heading, each.text) for each in guide.bodies[code].passages),
            standing=_GUIDE,
            guideline=id_,
            phases=tuple(map(str, guide.phases)),
        )
        for row in guide.requirements:
            yield _requirement(library, guideline, guide, row, language)


def _requirement(library: Library, guideline: Guideline, guide: Guide, row: Requirement, language: Language) -> Record:
    text, names = row.texts[language.code], words(language)
    known = {each.id: each.label.in_(language.code) for each in library.standards}
    cited = "\n".join(f"{known.get(each.standard, '')} {each.clause or ''}" for each in row.facts.standards)
    level = names["levels"][row.facts.level]
    return Record(
        "requirement",
        requirement_url(guideline, guide, row.id, language),
        names["search"]["requirement"].format(id=row.id, level=level, guide=guide.titles[language.code].title),
        text.statement,
        (
            Part("", names["requirement"]["check"], f"{text.check.method}\n{text.check.evidence}"),
            Part("", names["requirement"]["standards"], cited),
        ),
        (row.id,),
        number=row.id,
        guideline=guideline.facts.id,
        phases=tuple(map(str, row.facts.phases)),
        standing=_REQUIREMENT,
    )


def _mended(text: str, slips: Sequence[Correction]) -> str:
    for slip in slips:
        text = text.replace(slip.original, str(slip.correction))
    return text


def _page(library: Library, page: FreePage, language: Language) -> Record:
    text = page.texts[language.code]
    own = tuple(Part(each.id, each.heading, each.text) for each in text.passages)
    original = "" if language is SOURCE else page.texts[SOURCE.code].words.title
    # As the foot of every page calls it.
    contact = words(language)["foot"]["contact"] if page.name == CONTRIBUTE else ""
    names = (text.words.short_title or "", original, contact)
    return Record(
        "page",
        page_url(page, language),
        text.words.title,
        text.words.description,
        (*own, *_from_data(library, page, language)),
        tuple(filter(None, names)),
        standing=_STANDING.get(page.facts.layout, _OF_PROJECT if _is_of_project(page) else 1),
    )


def _is_of_project(page: FreePage) -> bool:
    """Whether a page tells those who take part how the project works; how to take part itself is for everyone."""
    return page.name != CONTRIBUTE and page.name.startswith(CONTRIBUTE.removesuffix("index"))


def _from_data(library: Library, page: FreePage, language: Language) -> Iterator[Part]:
    """Give the text that a page shows from data."""
    if page.facts.layout == "corrections":
        for row in library.corrections:
            shown = (row.original, str(row.correction or ""), row.reason.in_(language.code))
            heading = words(language)["correction"]["slide"].format(number=row.slide)
            yield Part(row.id, heading, "\n".join(filter(None, shown)))
    if page.facts.layout == "reference":
        for table in field_tables(language):
            yield Part(table.id, table.title, "\n".join(f"{row.name}\n{row.description}" for row in table.rows))


def _term(term: Term, glossary: str, language: Language) -> Record:
    title, other = (term.ja, term.en) if language is SOURCE else (term.en, term.ja)
    text = "\n".join((*((term.note.in_(language.code),) if term.note else ()), *term.variants))
    return Record(
        "term",
        f"{glossary}#term-{term.id}",
        title,
        term.meaning.in_(language.code),
        (Part("", "", text),) if text else (),
        (other, term.reading, *term.variants),
        standing=0.9,
    )
