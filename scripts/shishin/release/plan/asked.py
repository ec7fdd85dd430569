"""What someone asks of `shishin release` or `shishin withdraw`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shishin.model.version import Version


@dataclass(frozen=True)
class Asked:
    """What someone asks for.

    Attributes:
        id: The guideline's id.
        number: The version's number, as it was typed.
        date: The day.
        without_hooks: Whether the programs that git would run for a commit may be left out.
    """

    id: str
    number: str
    date: str
    without_hooks: bool = False

    @cached_property
    def version(self) -> Version | None:
        """The version; nothing if what was typed is no version's number."""
        try:
            return Version.parse(self.number)
        except ValueError:
            return None
