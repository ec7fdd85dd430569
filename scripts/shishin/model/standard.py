"""A public standard that requirements rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.by_language import ByLanguage

PLACE = "{}"
"""What stands for the clause's own designator in the form that a standard's clauses are written in."""


@dataclass(frozen=True)
class Standard:
    """One standard, law or public guideline, in the edition that is cited.

    Attributes:
        id: The permanent name, by which requirements cite it.
        name: Its name.
        publisher: Who publishes it.
        address: Where it can be read.
        checked: The month or day on which edition and address were last checked.
        number: Its designation, such as a law's number.
        short: What it is called when it is cited, unless its number or name will do.
        translated: Whether the names in other languages are this project's own translation.
        edition: Its edition.
        published: The year, month or day on which it was published.
        clauses: How its clauses are written, with `PLACE` for the clause's own number.
        status: `current`, `revision` or `withdrawn`.
        note: What one must know to cite it.
    """

    id: str
    name: ByLanguage
    publisher: ByLanguage
    address: str
    checked: str
    number: ByLanguage | None = None
    short: ByLanguage | None = None
    translated: bool = False
    edition: ByLanguage | None = None
    published: str | None = None
    clauses: ByLanguage | None = None
    status: str = "current"
    note: ByLanguage | None = None

    @property
    def label(self) -> ByLanguage:
        """What it is called when it is cited."""
        return self.short or self.number or self.name
