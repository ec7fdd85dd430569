"""Holds a version that is new in the ledger against what `shishin release` asks of it: it can be made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.comparison import differences, miscalled
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES
from shishin.pages.shared.address import requirement_url
from shishin.release.plan.asked import Asked
from shishin.release.plan.judge import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Languages
    from shishin.model.release import GuidelineVersion

LATER = {"release-unnamed": "2026-11-30"}
"""The day from which a release has been asked for something: versions from before stay as they are."""


def forged_version(released: Sequence[GuidelineVersion], name: str, languages: Languages) -> list[Finding]:
    """Find what the newest of some versions lacks that the command would have asked of it.

    Args:
        released: The versions, oldest first; the newest is new since an earlier commit.
        name: What the person called that commit.
        languages: The languages of the edition.
    """
    *before, version = released
    id_, row = version.guideline.facts.id, version.release
    asked, broken = Asked(id_, version.name, row.date if row else ""), list[Finding]()
    judge(before, version, asked, f"{FOLDER}/{id_}/{RELEASES}/{version.name}", broken)
    day = row.date if row else ""
    codes = dict.fromkeys(finding.code for finding in broken if day >= LATER.get(finding.code, ""))
    if before and miscalled(differences(before[-1].guideline, version.guideline), version.notes):
        codes["note-kind"] = None
    # What contracts cite; the rest of the list grows with the site.
    cited = {
        requirement_url(version.guideline, guide, requirement.id, language)
        for language in languages
        for guide in version.guideline.guides
        for requirement in guide.requirements
    }
    if not cited <= {*version.addresses}:
        codes["address-lost"] = None
    if not codes:
        return []
    ledger = f"{FOLDER}/{id_}/{RELEASES}/{LEDGER}"
    return [Finding.at(ledger, 0, "ledger-forged", version=version.name, since=name, codes=", ".join(codes))]
