"""Carries releases and withdrawals out in a process that dies in the middle."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from shishin.model.by_language import ByLanguage
from shishin.model.release import Withdrawal
from shishin.model.version import Version
from shishin.release.freeze.records import withdrawn
from shishin.release.freeze.version import complete
from shishin.release.plan.asked import Asked
from shishin.release.plan.plan import plan
from shishin.release.publish.folder_change import FolderChange
from support.forked import run_forked
from support.released import GUIDELINE, REASON_OF_WITHDRAWAL, TODAY, Project, library_of

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from shishin.model.finding import Finding

KILLER = Path(__file__).parent / "killed.py"


def planned(kept: Project, place: Path) -> Path:
    """Write the change that a release makes to a file, for a process of its own."""
    findings: list[Finding] = []
    prepared = plan(library_of(kept), Asked("ui-ux", "1.0.0-beta.2", TODAY), findings)
    assert prepared, findings
    done = complete(kept.root, prepared)
    change = FolderChange(done.folder, dict(done.texts), done.gone, "Release\n", done.tag)
    place.write_text(json.dumps(asdict(change)), encoding="utf-8")
    return place


def planned_withdrawal(kept: Project, number: str, place: Path) -> Path:
    """Write the change that a withdrawal makes to a file, for a process of its own."""
    reason = ByLanguage(REASON_OF_WITHDRAWAL)
    library, withdrawal = library_of(kept), Withdrawal(date=TODAY, why=reason)
    texts = withdrawn(library.released("ui-ux"), Version.parse(number), withdrawal, library.languages)
    change = FolderChange(GUIDELINE, texts, (), f"Withdraw ui-ux {number}\n")
    place.write_text(json.dumps(asdict(change)), encoding="utf-8")
    return place


def killed(root: Path, change: Path, most: int | str) -> CompletedProcess[str]:
    """Carry a change out in a process that dies before its nth write, or at a point that has a name."""
    return run_forked(str(KILLER), str(root), str(change), str(most))


def cut(kept: Project, point: str, place: Path) -> None:
    """Kill a release at a point."""
    done = killed(kept.root, planned(kept, place / "change.json"), point)
    assert done.returncode < 0, done.stderr
