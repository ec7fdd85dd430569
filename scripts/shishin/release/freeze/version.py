"""Writes the files of a version, and works out what else a release writes and removes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.reading.leftovers import is_left_behind
from shishin.content.reading.releases import digest
from shishin.forms.table import NEWEST
from shishin.model.guideline import GUIDES, NAME
from shishin.model.release import ACCOUNT, ADDRESSES, CHANGES, RELEASES, STANDARDS, FrozenFile, Release
from shishin.model.version import Unnumbered
from shishin.model.versions import will_lead
from shishin.pages.outputs.permanent import addresses, of_versions
from shishin.release.freeze.ledger import as_yaml
from shishin.release.freeze.records import records

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.version import ShownAt
    from shishin.release.freeze.records import Texts
    from shishin.release.plan.plan import Plan

SOURCES = (f"{NAME}.*.md", f"{GUIDES}/*.md", f"{CHANGES}/*.yml", ACCOUNT)
"""What is frozen of a guideline's folder."""


def frozen_texts(root: Path, plan: Plan) -> Texts:
    """Give the files that keep a version, by their paths from the version's folder.

    Args:
        root: The project's root.
        plan: The release.
    """
    folder = root / plan.folder
    paths = (path for pattern in SOURCES for path in _matching(folder, pattern))
    # Read as text, so that line ends are line feeds whatever the checkout made of them.
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig") for path in paths}
    texts[STANDARDS] = as_yaml(NEWEST.write_standards(plan.working.standards))
    texts[ADDRESSES] = "".join(f"{address}\n" for address in published(plan))
    return texts


def frozen_as_written(plan: Plan) -> Texts:
    """Give the texts that a complete plan freezes just as they were written, by their paths from the folder."""
    base = f"{RELEASES}/{plan.version}/"
    made_files = (f"{base}{STANDARDS}", f"{base}{ADDRESSES}")
    return {
        path.removeprefix(base): text
        for path, text in plan.texts.items()
        if path.startswith(base) and path not in made_files
    }


def published(plan: Plan) -> tuple[str, ...]:
    """Give every address that the version is published with: its own for ever, and the latest version's if it is."""
    guideline = plan.working.guideline
    rows = (version.release for version in plan.released if version.release)
    leads = will_lead(plan.version, rows)
    places: tuple[ShownAt, ...] = (plan.version, *([Unnumbered.LATEST] if leads else []))
    addresses_of_text = [
        address for place in places for address in addresses(replace(guideline, shown_at=place), plan.languages.all)
    ]
    return (*addresses_of_text, *of_versions(guideline, [*plan.numbers, plan.version], plan.languages.all))


def complete(root: Path, plan: Plan) -> Plan:
    """Add to a plan which files it writes and removes.

    Args:
        root: The project's root.
        plan: The release.
    """
    folder = root / plan.folder
    waiting = [*_matching(folder, f"{CHANGES}/*.yml"), folder / ACCOUNT]
    gone = tuple(path.relative_to(folder).as_posix() for path in waiting)
    return replace(plan, texts=written(root, plan), gone=gone)


def _matching(folder: Path, pattern: str) -> list[Path]:
    """Give the sources whose paths match a pattern, in order."""
    return sorted(path for path in folder.glob(pattern) if not is_left_behind(path))


def written(root: Path, plan: Plan) -> Texts:
    """Give every file that a release writes, by its path from the guideline's folder."""
    frozen = frozen_texts(root, plan)
    facts = plan.working.guideline.facts
    row = Release(
        version=plan.version,
        form=NEWEST.number,
        languages=plan.working.guideline.languages,
        date=plan.asked.date,
        status=facts.status,
        scope=facts.scope,
        files=tuple(FrozenFile(path=path, digest=digest(text)) for path, text in sorted(frozen.items())),
    )
    made = replace(plan.working, release=row, account=plan.account)
    texts = {f"{RELEASES}/{plan.version}/{path}": text for path, text in frozen.items()}
    return texts | records((*plan.released, made), plan.languages)
