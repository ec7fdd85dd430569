"""Writes the files that tell of all versions of a guideline: the ledger, and the history for its readers in git."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.model.release import HISTORY, LEDGER, RELEASES
from shishin.release.freeze.history import history_text
from shishin.release.freeze.ledger import ledger_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Languages
    from shishin.model.release import GuidelineVersion, Withdrawal
    from shishin.model.version import Version

Texts = dict[str, str]
"""The text of each file by its path from the guideline's folder."""


def records(released: Sequence[GuidelineVersion], languages: Languages) -> Texts:
    """Give the files that tell of all versions of a guideline, by their paths from its folder.

    Args:
        released: The versions, oldest first.
        languages: The languages of the edition.
    """
    return {
        f"{RELEASES}/{LEDGER}": ledger_text([version.release for version in released if version.release]),
        HISTORY: history_text(released, languages),
    }


def withdrawn(
    released: Sequence[GuidelineVersion], number: Version, withdrawal: Withdrawal, languages: Languages
) -> Texts:
    """Give the files that a withdrawal writes, by their paths from the guideline's folder.

    Args:
        released: The versions, oldest first.
        number: The one that is withdrawn.
        withdrawal: On which day, and why.
        languages: The languages of the edition.
    """
    return records(
        [
            replace(version, release=replace(version.release, withdrawn=withdrawal))
            if version.release and version.number == number
            else version
            for version in released
        ],
        languages,
    )
