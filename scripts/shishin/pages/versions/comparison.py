"""Two versions of a guideline side by side: what was added, changed, withdrawn and moved, word by word, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from shishin.model.comparison import Kind, Part, What, differences
from shishin.model.guideline import FOLDER
from shishin.model.language import LANGUAGES, SOURCE, language_of
from shishin.model.release import DRAFT, LATEST, NoteKind
from shishin.model.web_address import followed
from shishin.pages.page import Alternate, Link, View
from shishin.pages.shared.address import comparison_url, guide_url, guideline_url, neighbours, requirement_url
from shishin.pages.shared.links import link_of, page_link
from shishin.pages.shared.marks import marked
from shishin.pages.shared.requirement import clause_text
from shishin.pages.versions.shown import title_of
from shishin.pages.versions.views import ComparisonView, DifferenceView, NoteView, PartView, Piece
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shishin.model.comparison import Difference
    from shishin.model.guideline import Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.release import ChangeNote, GuidelineVersion


class Pair(NamedTuple):
    """Two versions to compare, and what stands for them in the address."""

    before: GuidelineVersion
    after: GuidelineVersion
    address: tuple[str, str]


def pairs(library: Library, guideline: Guideline) -> tuple[Pair, ...]:
    """Give every pair that has a page: neighbours, any released version and the latest, any and the draft.

    A version can come after the latest if it is on trial or was withdrawn.
    """
    versions = library.versions_of(guideline.facts.id)
    latest = library.latest(guideline.facts.id)
    named = {each.name: each for each in versions if each.release}
    found = [Pair(named[before], named[after], (before, after)) for before, after in neighbours([*named])]
    if latest:
        released = [*named.values()]
        place = released.index(latest)
        found += [Pair(each, latest, (each.name, LATEST)) for each in released[:place]]
        found += [Pair(latest, each, (each.name, LATEST)) for each in released[place + 1 :]]
    if versions and versions[-1].release is None:
        found += [Pair(each, versions[-1], (each.name, DRAFT)) for each in named.values()]
    return tuple(found)


def comparison_pages(library: Library) -> Iterator[View]:
    """Make every comparison of every guideline in every language."""
    for guideline in library.guidelines:
        for pair in pairs(library, guideline):
            yield from (comparison_page(library, pair, language) for language in LANGUAGES)


def comparison_page(library: Library, pair: Pair, language: Language) -> View:
    """Make the page that compares two versions."""
    guideline, names = pair.after.guideline, words(language)["comparison"]
    id_, index = guideline.facts.id, library.page(f"{FOLDER}/index")
    home, top = link_of(library, "home", language), title_of(library, guideline, language)
    shown = _names(library, pair, language)
    return View(
        layout="comparison",
        language=language,
        url=comparison_url(guideline, *pair.address, language),
        title=names["title"].format(**shown),
        short_title=names["short"].format(**shown),
        original_title=""
        if language is SOURCE
        else words(SOURCE)["comparison"]["title"].format(**_names(library, pair, SOURCE)),
        description=names["description"].format(**shown),
        source_path=guideline.bodies[language.code].path,
        slides=(),
        behind=False,
        breadcrumb=tuple(filter(None, (home, page_link(index, language) if index else None, top))),
        alternates=tuple(Alternate(each, comparison_url(guideline, *pair.address, each)) for each in LANGUAGES),
        key=f"{FOLDER}/{id_}/compared/{'/'.join(pair.address)}.{language.code}.md",
        comparison=comparison_view(library, pair, language),
    )


def _names(library: Library, pair: Pair, language: Language) -> dict[str, str]:
    """Say what is compared; one of two versions is called the latest if the address says so."""
    names, latest = words(language)["version"], library.latest(pair.after.guideline.facts.id)
    called = [
        str(names["latest_is"].format(version=each.name))
        if each is latest and LATEST in pair.address
        else each.name
        if each.release
        else str(names["the_draft"])
        for each in (pair.before, pair.after)
    ]
    title = title_of(library, pair.after.guideline, language).title
    return {"before": called[0], "after": called[1], "guideline": title}


def comparison_view(library: Library, pair: Pair, language: Language) -> ComparisonView:
    """Put what differs between two versions into words."""
    before, after, _ = pair
    names = words(language)["comparison"]
    found = differences(before.guideline, after.guideline)
    notes = [note for each in _between(library, before, after) for note in each.notes]
    groups = tuple(
        (f"{what}s", names["groups"][what], tuple(rows))
        for what, rows in _told_once(
            {
                what: [_difference(library, each, pair, notes, language) for each in found if each.what is what]
                for what in What
            }
        )
        if rows
    )
    counts = Counter(kind for each in found for kind in _kinds(each))
    return ComparisonView(
        before=Link(_named(before, language), guideline_url(before.guideline, language)),
        after=Link(_named(after, language), guideline_url(after.guideline, language)),
        groups=groups,
        counts={names["kinds"][kind]: counts[kind] for kind in Kind if counts[kind]},
    )


def _told_once(groups: Mapping[What, Sequence[DifferenceView]]) -> Iterator[tuple[What, list[DifferenceView]]]:
    """Let each note stand once, where a reader first meets it: changes of wording stand last in their group."""
    first: dict[NoteView, DifferenceView] = {}
    for what, rows in groups.items():
        shown = sorted(rows, key=lambda row: row.editorial)
        for row in shown:
            for note in row.notes:
                first.setdefault(note, row)
        yield what, [_told_here(row, first) for row in shown]


def _told_here(row: DifferenceView, first: Mapping[NoteView, DifferenceView]) -> DifferenceView:
    """Keep the notes that stand here first, and say where the others do."""
    elsewhere = [first[note] for note in row.notes if first[note] is not row]
    links = (Link(each.title, f"#{each.id}") for each in elsewhere)
    return replace(row, notes=tuple(note for note in row.notes if first[note] is row), told=tuple(dict.fromkeys(links)))


def _kinds(difference: Difference) -> tuple[Kind, ...]:
    """Give what happened to something: a requirement can move and change at once."""
    moved = difference.kind is Kind.CHANGED and any(part.name == "guide" for part in difference.parts)
    return (difference.kind, Kind.MOVED) if moved else (difference.kind,)


def _named(version: GuidelineVersion, language: Language) -> str:
    return version.name if version.release else str(words(language)["version"]["draft"])


def _between(library: Library, before: GuidelineVersion, after: GuidelineVersion) -> tuple[GuidelineVersion, ...]:
    """Give the versions that came after one, up to another."""
    versions = library.versions_of(after.guideline.facts.id)
    return versions[versions.index(before) + 1 : versions.index(after) + 1]


def _difference(
    library: Library,
    difference: Difference,
    pair: Pair,
    notes: list[ChangeNote],
    language: Language,
) -> DifferenceView:
    names, before, after = words(language)["comparison"], pair.before, pair.after
    url, title = (
        goal_of(after.guideline, difference.id, language)
        or goal_of(before.guideline, difference.id, language)
        or ("", "")
    )
    parts = (
        PartView(
            _part_name(each, after, before, language), each.language, _pieces(library, each, before, after, language)
        )
        for each in sorted(
            _parts(difference, before.guideline), key=lambda part: part.language not in {"", language.code}
        )
        if each.name != "withdrawn"
    )
    told = tuple(note_view(each, after.guideline, language) for each in notes if difference.id in each.about)
    return DifferenceView(
        id=difference.id if difference.what is What.REQUIREMENT else f"{difference.what}-{difference.id}",
        title=title,
        url=url,
        kind=str(words(language)["separator"]).join(names["kinds"][each] for each in _kinds(difference)),
        editorial=bool(told) and all(each.editorial for each in told),
        parts=tuple(parts),
        notes=told,
    )


def _parts(difference: Difference, before: Guideline) -> tuple[Part, ...]:
    """Give the parts that differ; of a withdrawn requirement also the sentence that binds nobody any more."""
    if difference.kind is not Kind.WITHDRAWN or any(part.name == "statement" for part in difference.parts):
        return difference.parts
    rows = (row for row in before.requirements if row.id == difference.id)
    gone = (Part("statement", code, text.statement, "") for row in rows for code, text in row.texts.items())
    return (*difference.parts, *gone)


def goal_of(guideline: Guideline, id_: str, language: Language) -> tuple[str, str] | None:
    """Give the address and the title of a requirement, guide or guideline by its id, if a version has it."""
    if id_ == guideline.facts.id:
        return guideline_url(guideline, language), guideline.titles[language.code].title
    for guide in guideline.guides:
        if guide.lasting_id == id_:
            return guide_url(guideline, guide, language), guide.titles[language.code].title
        if any(row.id == id_ for row in guide.requirements):
            return requirement_url(guideline, guide, id_, language), id_
    return None


def _part_name(part: Part, after: GuidelineVersion, before: GuidelineVersion, language: Language) -> str:
    """Name a field, or a section of the text by its heading, and the language of its words if it is another."""
    name = _bare_name(part, after, before, language)
    if part.language in {"", language.code}:
        return name
    form: str = words(language)["comparison"]["in_language"]
    return form.format(name=name, language=language_of(part.language).name)


def _bare_name(part: Part, after: GuidelineVersion, before: GuidelineVersion, language: Language) -> str:
    names = words(language)["comparison"]["parts"]
    if not part.name.startswith("#"):
        return str(names[part.name])
    for version in (after, before):
        bodies = [version.guideline.bodies, *(guide.bodies for guide in version.guideline.guides)]
        for body in bodies:
            for passage in body[language.code].passages:
                if passage.heading and passage.id == part.name[1:]:
                    return str(names["section"].format(heading=passage.heading))
    return str(names["text"])


def _pieces(
    library: Library, part: Part, before: GuidelineVersion, after: GuidelineVersion, language: Language
) -> tuple[Piece, ...]:
    if part.language:
        return marked(part.before, part.after, part.language)
    old, new = (_fact(library, part.name, text, version, language) for text, version in
                ((part.before, before), (part.after, after)))  # fmt: skip
    separator = str(words(language)["separator"])
    pieces: list[Piece] = []
    for each in [*old, *(one for one in new if one not in old)]:
        kind = "same" if each in old and each in new else "del" if each in old else "ins"
        pieces += [Piece("same", separator)] if pieces else []
        pieces.append(Piece(kind, each))
    return tuple(pieces)


def _fact(library: Library, name: str, text: str, version: GuidelineVersion, language: Language) -> list[str]:
    """Put the ids that a fact consists of into words."""
    names = words(language)
    if name == "standards":
        return [_cited(library, each, version, language) for each in text.split("\n") if each]
    if name == "principles":
        known = {each.facts.id: each.texts[language.code].words.title for each in library.principles}
        return [known.get(each, each) for each in text.split()]
    if name == "guide":
        known = {each.lasting_id: each.titles[language.code].title for each in version.guideline.guides}
        return [known.get(each, each) for each in text.split()]
    if name == "scope":
        return [names["guideline"]["scopes"][text]]
    group = {"level": "levels", "phases": "phases", "roles": "roles"}[name]
    return [names[group][each] for each in text.split()]


def _cited(library: Library, text: str, version: GuidelineVersion, language: Language) -> str:
    id_, _, clause = text.partition(":")
    known = {each.id: each for each in [*library.standards, *version.standards]}
    if id_ not in known:
        return text
    label = known[id_].label.in_(language.code)
    return f"{label} {clause_text(known[id_], clause or None, language)}".strip()


def note_view(note: ChangeNote, guideline: Guideline, language: Language) -> NoteView:
    """Put a change note into words, with links to what it names as far as a version has it."""
    code = language.code
    goals = (goal_of(guideline, id_, language) for id_ in note.about)
    return NoteView(
        kind=words(language)["comparison"]["notes"][note.kind],
        editorial=note.kind is NoteKind.EDITORIAL,
        text=note.text.in_(code),
        why=note.why.in_(code) if note.why else "",
        evidence=followed(note.evidence),
        suggestion=followed(note.suggestion),
        about=tuple(Link(title, url) for url, title in filter(None, goals)),
    )
