"""The journal of a release on real git: one that is damaged, says odd things or is of another time hinders nobody."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from shishin.release.publish.journal import JOURNAL, PendingChange
from shishin.release.publish.publish import LOCK
from support.cut_short import cut
from support.released import GUIDELINE, Project
from support.second_version import NUMBER, TAG, is_released

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.site


@pytest.mark.parametrize("text", ["", "{", "[]", '{"folder": "x"}'])
def test_a_journal_that_cannot_be_read_is_forgotten(kept: Project, text: str) -> None:
    (kept.root / ".git" / JOURNAL).write_text(text, encoding="utf-8")
    kept.release("1.0.0-beta.1")
    assert not (kept.root / ".git" / JOURNAL).exists()


@pytest.mark.parametrize("point", ["before", "between"])
@pytest.mark.history("second version ready")
def test_a_journal_of_what_git_has_thrown_away_is_forgotten(kept: Project, tmp_path: Path, point: str) -> None:
    cut(kept, point, tmp_path)
    kept.git("gc", "--quiet", "--prune=now")
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)


ODD: dict[str, Callable[[Path], object]] = {
    "lock": lambda git: (git / LOCK).mkdir(),
    "journal": lambda git: (git / JOURNAL).mkdir(),
    "draft": lambda git: (git / JOURNAL).with_suffix(".new").mkdir(),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.history("second version ready")
def test_what_cannot_be_written_in_git_is_no_traceback(kept: Project, name: str) -> None:
    assert not (kept.root / ".git" / LOCK).exists()
    ODD[name](kept.root / ".git")
    assert kept.refuse("release", "ui-ux", NUMBER) == ["release-disk"]


FIELDS = [field.name for field in fields(PendingChange)]


SOUND = {
    "project": "",
    "folder": GUIDELINE,
    "branch": "refs/heads/main",
    "before": "a" * 40,
    "commit": "b" * 40,
    "tag": f"refs/tags/{TAG}",
    "tagged": "c" * 40,
}
ODD_JOURNALS = {
    "numbers": dict.fromkeys(FIELDS, 1),
    "above": dict.fromkeys(FIELDS, ".."),
    "ids of nothing": SOUND,
    # Git would end, not answer.
    "no id": SOUND | {"before": "HEAD@{999999}"},
    "no branch": SOUND | {"branch": "HEAD"},
    "no tag": SOUND | {"tag": "refs/heads/main"},
    "elsewhere": SOUND | {"project": "../other/"},
}


@pytest.mark.parametrize("text", [*map(json.dumps, ODD_JOURNALS.values()), "[" * 10**5], ids=[*ODD_JOURNALS, "deep"])
@pytest.mark.history("second version ready")
def test_a_journal_that_says_odd_things_is_forgotten(kept: Project, text: str) -> None:
    (kept.root / ".git" / JOURNAL).write_text(text, encoding="utf-8")
    assert kept.run("release", "ui-ux", NUMBER, "--dry-run")[0] == []
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)
