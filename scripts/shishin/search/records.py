"""What can be found: every page, principle and term as a record of plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from shishin.pages.shared.address import guide_url, guideline_url, page_url, principle_url, requirement_url
from shishin.pages.shared.links import CONTRIBUTE
from shishin.pages.types.reference import field_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.comparison import Difference
    from shishin.model.data import Correction, Term
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.page import FreePage
    from shishin.model.principle import Principle
    from shishin.model.release import GuidelineVersion
    from shishin.model.requirement import Requirement
    from shishin.pages.context import Context

Kind = Literal["principle", "guide", "requirement", "term", "page"]


@dataclass(frozen=True)
class RecordPart:
    """A part of a record, with the anchor it stands at; the first part may have neither anchor nor heading."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True)
class SearchRecord:
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
    parts: tuple[RecordPart, ...]
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
"""How much of a first answer the places are that a word leads to: the first place, the second, and so on."""

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


def records(context: Context) -> tuple[SearchRecord, ...]:
    """Give everything that can be found in a language."""
    library = context.library
    of_all = [_principle(context, principle) for principle in library.principles]
    of_all += [record for guideline in library.guidelines for record in _guideline(context, guideline)]
    of_all += [record for version in reversed(library.versions) for record in _older(context, version)]
    of_all += [_page(context, page) for page in library.pages if page.facts.layout not in _LEFT_OUT]
    glossary = context.links.layout("glossary")
    if glossary:
        of_all += [_term(context, term, glossary.url) for term in library.terms]
    return tuple(_with_said(context, of_all))


def _with_said(context: Context, records: Sequence[SearchRecord]) -> Iterator[SearchRecord]:
    """Give the records with the words that lead to them; what an older version says is found by its own words."""
    phrases: dict[str, list[tuple[str, float]]] = {}
    for row in context.library.synonyms:
        for goal, share in zip(row.to, _SHARES, strict=False):
            if row.language == context.code:
                phrases.setdefault(goal, []).extend((word, share) for word in row.words)
    for record in records:
        goal = record.number if record.kind == "requirement" else record.url.removeprefix(context.language.prefix)
        yield replace(record, said=tuple(phrases.get(goal, ()))) if goal in phrases and not record.version else record


def _principle(context: Context, principle: Principle) -> SearchRecord:
    text = principle.texts[context.code]
    labels = context.words["principle"]
    number = labels["number"].format(number=principle.facts.number)
    slips = context.lookup.corrections_on(text.path.removesuffix(f".{context.code}.md"))
    parts = [RecordPart("plain", labels["plain_title"], text.words.plain)]
    parts += [RecordPart(row.key.value, row.title, _mended("\n".join(row.bullets), slips)) for row in text.sections]
    parts += [RecordPart("example", labels["example"], text.words.example)]
    parts += [RecordPart("do-not", labels["do_not"], text.words.do_not)]
    return SearchRecord(
        "principle",
        principle_url(principle, context.language),
        text.words.title,
        text.words.description,
        tuple(parts),
        (text.words.tag, number),
        number=number,
    )


def _older(context: Context, version: GuidelineVersion) -> Iterator[SearchRecord]:
    """Give what a released version said otherwise than the latest does; the rest is found there."""
    guideline, latest, language = version.guideline, context.lookup.latest(version.guideline), context.language
    if version.release is None or latest is None or version.name == latest.name or not context.has(guideline):
        return
    differing = {row.id for row in context.lookup.differences(version, latest) if _can_be_read(row, context.code)}
    ids = {guide_url(guideline, guide, language): guide.facts.id for guide in guideline.guides}
    ids |= {
        requirement_url(guideline, guide, row.id, language): row.id
        for guide in guideline.guides
        for row in guide.requirements
    }
    ids[guideline_url(guideline, language)] = guideline.facts.id
    words = context.words
    label = f"{version.name}{words['separator']}{words['version']['states'][context.lookup.state(version)]}"
    for record in _guideline(context, guideline):
        if ids[record.url] in differing:
            yield replace(record, version=label)


def _can_be_read(difference: Difference, code: str) -> bool:
    """Whether a difference can be read in a language."""
    return any(part.language == code for part in difference.parts)


def _guideline(context: Context, guideline: Guideline) -> Iterator[SearchRecord]:
    """Give a guideline, its guides and their requirements; of a text that is older than the language, their names."""
    if not context.has(guideline):
        links = (context.links.guideline(guideline), *(context.links.guide(guideline, row) for row in guideline.guides))
        yield from (
            SearchRecord("guide", link.url, link.title, link.description, (), standing=_GUIDE) for link in links
        )
        return
    code, id_ = context.code, guideline.facts.id
    text = guideline.titles[code]
    parts = tuple(RecordPart(row.id, row.heading, row.text) for row in guideline.bodies[code].passages)
    url = guideline_url(guideline, context.language)
    names = (text.short_title,)
    yield SearchRecord("guide", url, text.title, text.description, parts, names, standing=_GUIDE, guideline=id_)
    for guide in guideline.guides:
        title = guide.titles[code]
        yield SearchRecord(
            "guide",
            guide_url(guideline, guide, context.language),
            title.title,
            title.description,
            tuple(RecordPart(row.id, row.heading, row.text) for row in guide.bodies[code].passages),
            standing=_GUIDE,
            guideline=id_,
            phases=tuple(map(str, guide.phases)),
        )
        for row in guide.requirements:
            yield _requirement(context, guideline, guide, row)


def _requirement(context: Context, guideline: Guideline, guide: Guide, row: Requirement) -> SearchRecord:
    text, words, known = row.texts[context.code], context.words, context.lookup.standards
    cited = "\n".join(
        f"{known[place.standard].label.in_(context.code) if place.standard in known else ''} {place.clause or ''}"
        for place in row.facts.standards
    )
    level = words["levels"][row.facts.level]
    return SearchRecord(
        "requirement",
        requirement_url(guideline, guide, row.id, context.language),
        words["search"]["requirement"].format(id=row.id, level=level, guide=guide.titles[context.code].title),
        text.statement,
        (
            RecordPart("", words["requirement"]["check"], f"{text.check.method}\n{text.check.evidence}"),
            RecordPart("", words["requirement"]["standards"], cited),
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


def _page(context: Context, page: FreePage) -> SearchRecord:
    text = page.texts[context.code]
    parts = tuple(RecordPart(row.id, row.heading, row.text) for row in text.passages)
    original = context.original(page.texts[context.source.code].words.title)
    # As the foot of every page calls it.
    contact = context.words["foot"]["contact"] if page.name == CONTRIBUTE else ""
    names = (text.words.short_title or "", original, contact)
    return SearchRecord(
        "page",
        page_url(page, context.language),
        text.words.title,
        text.words.description,
        (*parts, *_from_data(context, page)),
        tuple(filter(None, names)),
        standing=_STANDING.get(page.facts.layout, _OF_PROJECT if _is_of_project(page) else 1),
    )


def _is_of_project(page: FreePage) -> bool:
    """Whether a page tells those who take part how the project works; how to take part itself is for everyone."""
    return page.name != CONTRIBUTE and page.name.startswith(CONTRIBUTE.removesuffix("index"))


def _from_data(context: Context, page: FreePage) -> Iterator[RecordPart]:
    """Give the text that a page shows from data."""
    if page.facts.layout == "corrections":
        for row in context.library.corrections:
            shown = (row.original, str(row.correction or ""), row.reason.in_(context.code))
            heading = context.words["correction"]["slide"].format(number=row.slide)
            yield RecordPart(row.id, heading, "\n".join(filter(None, shown)))
    if page.facts.layout == "reference":
        for table in field_tables(context):
            yield RecordPart(table.id, table.title, "\n".join(f"{row.name}\n{row.description}" for row in table.rows))


def _term(context: Context, term: Term, glossary: str) -> SearchRecord:
    other_texts = (text for code, text in term.texts.items() if code != context.code)
    text = "\n".join((*((term.note.in_(context.code),) if term.note else ()), *term.variants))
    return SearchRecord(
        "term",
        f"{glossary}#term-{term.id}",
        term.in_(context.code),
        term.meaning.in_(context.code),
        (RecordPart("", "", text),) if text else (),
        (*other_texts, *([term.reading] if term.reading else []), *term.variants),
        standing=0.9,
    )
