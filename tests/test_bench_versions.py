"""The benchmarks' versions: a simulated release leaves the same files as a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks import versions
from benchmarks.ours import read
from benchmarks.write_manual import copy_sources

from shishin.release.plan.asked import Asked

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library

pytestmark = pytest.mark.site

ID = "data-utilisation"


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_simulated_release_leaves_the_same_files_as_a_real_one(
    repository: Path, library: Library, tmp_path: Path
) -> None:
    guideline = next(working.guideline for working in library.working if working.guideline.facts.id == ID)
    left = []
    for name in ("real", "simulated"):
        source = versions.without_history(copy_sources(repository, tmp_path / name))
        for number in (1, 2):
            versions.change(source, guideline, number)
            if name == "real":
                assert len(versions.release(source, [guideline], number)) == 1
            else:
                versions.simulate(source, [Asked(ID, f"1.0.0-beta.{number}", versions.DAY)])
        assert len(read(source).released(ID)) == 2
        left.append(files(source / "guidelines" / ID))
    real, simulated = left
    assert len(real) > 30
    assert simulated == real
