"""A project whose second version can be released, and whether it was."""

from __future__ import annotations

from shishin.release.plan.asked import Asked
from shishin.release.publish.journal import JOURNAL
from support.guideline_changes import second
from support.released import GUIDELINE, TODAY, Project

NUMBER = "1.0.0-beta.2"
TAG = f"ui-ux/v{NUMBER}"
ASKED = Asked("ui-ux", NUMBER, TODAY)


def ready(kept: Project) -> None:
    """Bring a project to where its second version can be released."""
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.account(NUMBER)
    kept.commit("Change it")


def is_released(kept: Project) -> bool:
    """Whether the second version is released whole: files, commit, tag and index, and nothing left behind."""
    assert not (kept.root / ".git" / JOURNAL).exists()
    assert not list(kept.root.glob(".site-*"))
    tagged = kept.git("tag", "--list", TAG)
    there = (kept.root / GUIDELINE / "releases" / NUMBER).is_dir()
    assert kept.git("status", "--porcelain") == ""
    assert bool(tagged) == there
    return there
