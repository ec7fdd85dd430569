"""What someone asks of `shishin release` or `shishin withdraw`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """What someone asks for.

    Attributes:
        id: The guideline's id.
        version: The version's number.
        date: The day.
        without_hooks: Whether the programs that git would run for a commit may be left out.
    """

    id: str
    version: str
    date: str
    without_hooks: bool = False
