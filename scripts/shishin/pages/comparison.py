"""Two versions of a guideline side by side: what was added, changed, withdrawn and moved, word by word, and why."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from shishin.model.comparison import Kind, What, differences
from shishin.model.guideline import FOLDER
from shishin.model.language import LANGUAGES, SOURCE, language_of
from shishin.model.page import TARGET
from shishin.model.release import DRAFT, LATEST, NoteKind
from shishin.pages.address import comparison_url, guide_url, guideline_url, requirement_url
from shishin.pages.common import link_of, page_link
from shishin.pages.phrases import cut
from shishin.pages.requirement import clause_text
from shishin.pages.version import title_of
from shishin.pages.version_views import ComparisonView, DifferenceView, NoteView, PartView, Piece
from shishin.pages.view import Alternate, Link, View
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.comparison import Difference, Part
    from shishin.model.guideline import Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.release import ChangeNote, GuidelineVersion


LONG = 200
"""Characters of unchanged text that are shown whole."""

BESIDE = 12
"""Words and spaces, or phrases in Japanese, that are shown beside a change in a longer text."""

ELLIPSIS = " … "

_TARGETS = re.compile(f"({TARGET}[^{TARGET}]*{TARGET})")


class Pair(NamedTuple):
    """Two versions to compare, and what stands for the later in the address."""

    before: GuidelineVersion
    after: GuidelineVersion
    called: str


def pairs(library: Library, guideline: Guideline) -> tuple[Pair, ...]:
    """Give every pair that has a page: neighbours, any released version and the latest, any and the draft.

    A version can come after the latest if it is on trial or was withdrawn.
    """
    versions = library.versions_of(guideline.facts.id)
    latest = library.latest(guideline.facts.id)
    released = [each for each in versions if each.release]
    found = [Pair(before, after, after.name) for before, after in pairwise(released)]
    if latest in released:
        place = released.index(latest)
        found += [Pair(each, latest, LATEST) for each in released[:place]]
        found += [Pair(latest, each, each.name) for each in released[place + 2 :]]
    if versions and versions[-1].release is None:
        found += [Pair(each, versions[-1], DRAFT) for each in released]
    return tuple(found)


def comparison_pages(library: Library) -> Iterator[View]:
    """Make every comparison of every guideline in every language."""
    for guideline in library.guidelines:
        for pair in pairs(library, guideline):
            yield from (comparison_page(library, pair, language) for language in LANGUAGES)


def comparison_page(library: Library, pair: Pair, language: Language) -> View:
    """Make the page that compares two versions."""
    before, after, called = pair
    guideline, names = after.guideline, words(language)["comparison"]
    id_, index = guideline.facts.id, library.page(f"{FOLDER}/index")
    home, top = link_of(library, "home", language), title_of(library, guideline, language)
    shown = {"before": before.name, "after": _called(after, called, language), "guideline": top.title}
    return View(
        layout="comparison",
        language=language,
        url=comparison_url(guideline, before.name, called, language),
        title=_title(library, pair, language),
        short_title=names["short"].format(**shown),
        original_title="" if language is SOURCE else _title(library, pair, SOURCE),
        description=names["description"].format(**shown),
        source_path=guideline.bodies[language.code].path,
        slides=(),
        behind=False,
        breadcrumb=tuple(filter(None, (home, page_link(index, language) if index else None, top))),
        alternates=tuple(Alternate(each, comparison_url(guideline, before.name, called, each)) for each in LANGUAGES),
        key=f"{FOLDER}/{id_}/compared/{before.name}/{called}.{language.code}.md",
        indexed=False,
        comparison=comparison_view(library, pair, language),
    )


def _title(library: Library, pair: Pair, language: Language) -> str:
    after, title = _called(pair.after, pair.called, language), title_of(library, pair.after.guideline, language).title
    form: str = words(language)["comparison"]["title"]
    return form.format(before=pair.before.name, after=after, guideline=title)


def _called(after: GuidelineVersion, called: str, language: Language) -> str:
    names = words(language)["version"]
    if called == LATEST:
        return str(names["latest_is"].format(version=after.name))
    return after.name if after.release else str(names["the_draft"])


def comparison_view(library: Library, pair: Pair, language: Language) -> ComparisonView:
    """Put what differs between two versions into words."""
    before, after, _called = pair
    names = words(language)["comparison"]
    found = differences(before.guideline, after.guideline)
    notes = [note for each in _between(library, before, after) for note in each.notes]
    groups = tuple(
        (
            f"{what}s",
            names["groups"][what],
            tuple(_difference(library, each, pair, notes, language) for each in rows),
        )
        for what in What
        if (rows := [each for each in found if each.what is what])
    )
    counts = Counter(each.kind for each in found)
    return ComparisonView(
        before=Link(_named(before, language), guideline_url(before.guideline, language)),
        after=Link(_named(after, language), guideline_url(after.guideline, language)),
        groups=groups,
        counts={names["kinds"][kind]: counts[kind] for kind in Kind if counts[kind]},
    )


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
        _goal(after.guideline, difference, language) or _goal(before.guideline, difference, language) or ("", "")
    )
    parts = (
        PartView(
            _part_name(each, after, before, language), each.language, _pieces(library, each, before, after, language)
        )
        for each in sorted(difference.parts, key=lambda part: part.language not in {"", language.code})
        if each.name != "withdrawn"
    )
    told = tuple(note_view(each, after.guideline, language) for each in notes if difference.id in each.about)
    return DifferenceView(
        id=difference.id if difference.what is What.REQUIREMENT else f"{difference.what}-{difference.id}",
        title=title,
        url=url,
        kind=names["kinds"][difference.kind],
        editorial=bool(told) and all(each.editorial for each in told),
        parts=tuple(parts),
        notes=told,
    )


def _goal(guideline: Guideline, difference: Difference, language: Language) -> tuple[str, str] | None:
    """Give the address and the words for what differs, if a version has it."""
    return goal_of(guideline, difference.id, language)


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


def marked(before: str, after: str, code: str) -> tuple[Piece, ...]:
    """Mark what was deleted and inserted, word by word; in Japanese, phrase by phrase.

    The target of a link is marked as a whole, and only where its words stay.
    """
    old, new = _tokens(before, code), _tokens(after, code)
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = _words(old[a:b]), _words(new[c:d])
        if tag == "equal":
            found.append(Piece("same", _context(gone, first=a == c == 0, last=(b, d) == (len(old), len(new)))))
        elif gone or come:
            found += [Piece("del", "".join(gone)), Piece("ins", "".join(come))]
        else:
            form: str = words(language_of(code))["comparison"]["target"]
            both = (("del", old[a:b]), ("ins", new[c:d]))
            found += [Piece(kind, form.format(target=each.strip(TARGET))) for kind, targets in both for each in targets]
    return tuple(each for each in found if each.text)


def _tokens(text: str, code: str) -> list[str]:
    parts = _TARGETS.split(text)
    return [piece for turn, part in enumerate(parts) for piece in ([part] if turn % 2 else cut(part, code))]


def _words(tokens: list[str]) -> list[str]:
    """Leave targets out: they are shown only where the words before them are as they were."""
    return [each for each in tokens if not each.startswith(TARGET)]


def _context(words_: list[str], *, first: bool, last: bool) -> str:
    """Shorten a long stretch that is as it was to the words beside a change."""
    if len("".join(words_)) <= LONG:
        return "".join(words_)
    head = "" if first else "".join(words_[:BESIDE])
    tail = "" if last else "".join(words_[-BESIDE:])
    return f"{head}{ELLIPSIS}{tail}"


def note_view(note: ChangeNote, guideline: Guideline, language: Language) -> NoteView:
    """Put a change note into words, with links to what it names as far as a version has it."""
    code = language.code
    goals = (goal_of(guideline, id_, language) for id_ in note.about)
    return NoteView(
        kind=words(language)["comparison"]["notes"][note.kind],
        editorial=note.kind is NoteKind.EDITORIAL,
        text=note.text.in_(code),
        why=note.why.in_(code) if note.why else "",
        evidence=note.evidence or "",
        suggestion=note.suggestion or "",
        about=tuple(Link(title, url) for url, title in filter(None, goals)),
    )
