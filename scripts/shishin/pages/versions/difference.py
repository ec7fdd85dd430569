"""A requirement, guide or guideline that differs between two versions, in words: its parts, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from shishin.model.comparison import DifferenceKind, Part, What
from shishin.pages.shared.links import Link
from shishin.pages.shared.parts import in_other_language
from shishin.pages.shared.standards import clause_text
from shishin.pages.versions.marks import MarkedPiece, marked
from shishin.pages.versions.notes import NoteView, link_to, note_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.comparison import Difference
    from shishin.model.guideline import Guideline
    from shishin.model.release import ChangeNote, GuidelineVersion
    from shishin.pages.context import Context


@dataclass(frozen=True)
class ChangedPart:
    """A part of something that changed: its name, the language of its words or nothing, and the words."""

    name: Markup
    language: str
    pieces: tuple[MarkedPiece, ...]


@dataclass(frozen=True)
class DifferenceView:
    """A requirement, guide or guideline that changed.

    Attributes:
        id: Its anchor.
        title: What it is.
        language: The code of the title's language if that is not the page's, or an empty string.
        url: Its address in the later version, or in the earlier if it is gone.
        kind: How it changed, in words.
        whole: Whether all of it came or went; its kind says which, and each of its words need not.
        editorial: Whether every note that names it says that the meaning stayed the same.
        parts: What changed of it.
        notes: The notes that name it and stand nowhere before it on the page.
        told: What stands before it on the page with the other notes that name it.
    """

    id: str
    title: str
    language: str
    url: str
    kind: str
    whole: bool
    editorial: bool
    parts: tuple[ChangedPart, ...]
    notes: tuple[NoteView, ...]
    told: tuple[Link, ...] = ()


def kinds_of(difference: Difference) -> tuple[DifferenceKind, ...]:
    """Give what happened to something: a requirement can move and change at once."""
    moved = difference.kind is DifferenceKind.CHANGED and any(part.name == "guide" for part in difference.parts)
    return (difference.kind, DifferenceKind.MOVED) if moved else (difference.kind,)


def difference_view(
    context: Context,
    difference: Difference,
    before: GuidelineVersion,
    after: GuidelineVersion,
    notes: Sequence[ChangeNote],
) -> DifferenceView:
    """Put a difference into words.

    Args:
        context: The content in a language.
        difference: What differs.
        before: The earlier version.
        after: The later version.
        notes: The notes of the versions after the earlier one, up to the later.
    """
    names, language = context.words["comparison"], context.language
    link = link_to(after.guideline, difference.id, language) or link_to(before.guideline, difference.id, language)
    link = link or Link("", "")
    parts = _parts(difference, before.guideline)
    own_first = sorted(parts, key=lambda part: part.language not in {"", language.code})
    told = tuple(note_view(context, note, after.guideline) for note in notes if difference.id in note.about)
    changed = tuple(
        ChangedPart(_part_name(context, part, before, after), part.language, _pieces(context, part, before, after))
        for part in own_first
        if part.name != "withdrawn" and part.language in {"", *context.languages.codes}
    )
    marks = {piece.kind for part in changed for piece in part.pieces if piece.kind != "same"}
    return DifferenceView(
        id=difference.id if difference.what is What.REQUIREMENT else f"{difference.what}-{difference.id}",
        title=link.title,
        language=link.language,
        url=link.url,
        kind=str(context.words["separator"]).join(names["kinds"][kind] for kind in kinds_of(difference)),
        whole=difference.kind is not DifferenceKind.CHANGED and len(marks) == 1,
        editorial=bool(told) and all(note.editorial for note in told),
        parts=changed,
        notes=told,
    )


def _parts(difference: Difference, before: Guideline) -> tuple[Part, ...]:
    """Give the parts that differ; of a withdrawn requirement also the sentence that binds nobody any more."""
    if difference.kind is not DifferenceKind.WITHDRAWN or any(part.name == "statement" for part in difference.parts):
        return difference.parts
    rows = (row for row in before.requirements if row.id == difference.id)
    gone = (Part("statement", code, text.statement, "") for row in rows for code, text in row.texts.items())
    return (*difference.parts, *gone)


def _part_name(context: Context, part: Part, before: GuidelineVersion, after: GuidelineVersion) -> Markup:
    """Name a field, or a section of the text by its heading, and the language of its words if it is another."""
    name = _bare_name(context, part, before, after)
    if part.language in {"", context.code}:
        return escape(name)
    form = escape(context.words["comparison"]["in_language"])
    language = in_other_language(context.languages.of_any(part.language).name, part.language)
    return form.format(name=name, language=language)


def _bare_name(context: Context, part: Part, before: GuidelineVersion, after: GuidelineVersion) -> str:
    names = context.words["comparison"]["parts"]
    if not part.name.startswith("#"):
        return str(names[part.name])
    for version in (after, before):
        bodies = [version.guideline.bodies, *(guide.bodies for guide in version.guideline.guides)]
        for body in bodies:
            for passage in body[context.code].passages:
                if passage.heading and passage.id == part.name[1:]:
                    return str(names["section"].format(heading=passage.heading))
    return str(names["text"])


def _pieces(context: Context, part: Part, before: GuidelineVersion, after: GuidelineVersion) -> tuple[MarkedPiece, ...]:
    if part.language:
        return marked(part.before, part.after, context.languages.of_any(part.language))
    old = _fact(context, part.name, part.before, before)
    new = _fact(context, part.name, part.after, after)
    separator = str(context.words["separator"])
    pieces: list[MarkedPiece] = []
    for words in [*old, *(value for value in new if value not in old)]:
        kind = "same" if words in old and words in new else "del" if words in old else "ins"
        pieces += [MarkedPiece("same", separator)] if pieces else []
        pieces.append(MarkedPiece(kind, words))
    return tuple(pieces)


def _fact(context: Context, name: str, text: str, version: GuidelineVersion) -> list[str]:
    """Put the ids that a fact consists of into words."""
    words = context.words
    if name == "standards":
        return [_cited(context, citation, version) for citation in text.split("\n") if citation]
    if name == "principles":
        principles = context.links.principles
        return [principles[id_].title if id_ in principles else id_ for id_ in text.split()]
    if name == "guide":
        guides = version.guideline.guide_by_lasting_id
        return [guides[id_].titles[context.code].title if id_ in guides else id_ for id_ in text.split()]
    if name == "scope":
        return [words["guideline"]["scopes"][text]]
    group = {"level": "levels", "phases": "phases", "roles": "roles"}[name]
    return [words[group][id_] for id_ in text.split()]


def _cited(context: Context, text: str, version: GuidelineVersion) -> str:
    id_, _, clause = text.partition(":")
    of_version = (standard for standard in version.standards if standard.id == id_)
    standard = next(of_version, None) or context.lookup.standards.get(id_)
    if standard is None:
        return text
    label = standard.label.in_(context.code)
    return f"{label} {clause_text(standard, clause or None, context.language)}".strip()
