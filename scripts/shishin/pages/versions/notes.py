"""Change notes in words, with links to what they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.release import NoteKind
from shishin.model.web_address import followed, host_of
from shishin.pages.shared.address import guide_url, guideline_url, requirement_url
from shishin.pages.shared.links import Link
from shishin.pages.shared.text_in_language import text_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.languages.language import Language
    from shishin.model.guideline import Guideline, GuidelineWords, GuideTitle
    from shishin.model.release import ChangeNote
    from shishin.pages.context import Context
    from shishin.pages.shared.text_in_language import TextInLanguage


@dataclass(frozen=True)
class NoteView:
    """A change note in words.

    Attributes:
        kind: What the change does.
        editorial: Whether the meaning stayed the same.
        text: What changed.
        why: Why, if it says so.
        evidence: Where the evidence can be read, or an empty string.
        suggestion: The suggestion that it answers, or an empty string.
        about: What it names.
        subject: What it names first, in the page's language or as an id: links of different notes differ by it.
    """

    kind: str
    editorial: bool
    text: TextInLanguage
    why: TextInLanguage | None
    evidence: str
    suggestion: str
    about: tuple[Link, ...]
    subject: str

    @property
    def evidence_place(self) -> str:
        """The host of the evidence."""
        return host_of(self.evidence)

    @property
    def suggestion_place(self) -> str:
        """The host of the suggestion."""
        return host_of(self.suggestion)


def note_view(context: Context, note: ChangeNote, guideline: Guideline) -> NoteView:
    """Put a change note into words, with links to what it names if the guideline's text has it."""
    code = context.code
    links = [link_to(guideline, id_, context.language) for id_ in note.about]
    return NoteView(
        kind=context.words["comparison"]["notes"][note.kind],
        editorial=note.kind == NoteKind.EDITORIAL,
        text=text_in(note.text, code),
        why=text_in(note.why, code) if note.why else None,
        evidence=followed(note.evidence),
        suggestion=followed(note.suggestion),
        about=tuple(link for link in links if link),
        subject=links[0].title if links[0] and not links[0].language else note.about[0],
    )


def link_to(guideline: Guideline, id_: str, language: Language) -> Link | None:
    """Link to a requirement, guide or guideline by its id, if a guideline's text has it."""
    if id_ == guideline.facts.id:
        return _titled(guideline.titles, guideline_url(guideline, language), language)
    if guide := guideline.guide_by_lasting_id.get(id_):
        return _titled(guide.titles, guide_url(guideline, guide, language), language)
    if guide := guideline.holders.get(id_):
        return Link(id_, requirement_url(guideline, guide, id_, language))
    return None


def _titled(titles: Mapping[str, GuidelineWords | GuideTitle], url: str, language: Language) -> Link:
    """Link to a text by its title, which a text that is older than the language has in another."""
    other = "" if language.code in titles else next(iter(titles))
    return Link(titles[language.code].title, url, language=other)
