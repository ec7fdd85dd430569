"""Standards in words, and their clauses as each standard writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.standard import PLACE
from shishin.model.web_address import followed, host_of

if TYPE_CHECKING:
    from shishin.languages.language import Language
    from shishin.model.standard import Standard


@dataclass(frozen=True)
class StandardView:
    """A standard in words: empty strings for what is not known. `place` is the host of its address."""

    id: str
    name: str
    number: str
    original_name: str
    translated: bool
    edition: str
    published: str
    publisher: str
    address: str
    place: str
    checked: str
    status: str
    note: str


def standard_view(standard: Standard, language: Language, source: Language) -> StandardView:
    """Put a standard into words.

    Args:
        standard: The standard.
        language: The language of the words.
        source: The language that the content is written in.
    """
    code = language.code
    return StandardView(
        id=standard.id,
        name=standard.name.in_(code),
        number=standard.number.in_(code) if standard.number else "",
        original_name="" if language is source else standard.name.in_(source.code),
        translated=standard.translated,
        edition=standard.edition.in_(code) if standard.edition else "",
        published=standard.published or "",
        publisher=standard.publisher.in_(code),
        address=followed(standard.address),
        place=host_of(followed(standard.address)),
        checked=standard.checked,
        status=standard.status,
        note=standard.note.in_(code) if standard.note else "",
    )


def clause_text(standard: Standard, clause: str | None, language: Language) -> str:
    """Write a clause as its standard does; the whole document has none."""
    if clause is None:
        return ""
    form = standard.clauses.in_(language.code) if standard.clauses else PLACE
    return form.replace(PLACE, clause)


def standard_anchor(id_: str) -> str:
    """Give the anchor of a standard on the page of all standards."""
    return f"standard-{id_}"
