"""The workflows of continuous integration: what is published is held against what was published before."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from support.released import ENVIRONMENT

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = "refs/published/site"
CHECK = '.venv/bin/shishin --lang ja --format github check --changed-since "$since"'


def jobs(repository: Path, name: str) -> dict[str, Any]:
    """Read the jobs of a workflow."""
    data = yaml.safe_load((repository / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))
    table: dict[str, Any] = data["jobs"]
    assert data["permissions"] == {"contents": "read"}
    return table


@pytest.mark.parametrize("name", ["check", "publish"])
def test_both_workflows_compare_with_what_was_published(repository: Path, name: str) -> None:
    steps = jobs(repository, name)[name]["steps"]
    (checkout,) = (step for step in steps if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"] == {"fetch-depth": 0, "fetch-tags": True}
    (number,) = (number for number, step in enumerate(steps) if step.get("name") == "Check the sources")
    lines = steps[number]["run"].splitlines()
    # A substitution that fails inside another command would be overlooked; an assignment that fails ends the step.
    assert lines == ["make .venv/.site", 'since="$(.ci/compare-with)"', CHECK]
    assert steps[number]["env"]["BEFORE"] == "${{ github.event.before }}"
    assert ("BASE" in steps[number]["env"]) == (name == "check")
    assert "if" not in steps[number]
    assert "continue-on-error" not in steps[number]
    later = [step.get("run", step.get("uses")) for step in steps[number + 1 :]]
    assert (later[-1].startswith("actions/deploy-pages@")) == (name == "publish")
    assert ("make record" in later) == (name == "publish")


def test_what_was_published_is_recorded_when_it_is(repository: Path) -> None:
    published = jobs(repository, "publish")
    assert published["record"]["needs"] == "publish"
    assert published["record"]["steps"][-1]["run"] == f'git push --force origin "HEAD:{PUBLISHED}"'
    # Nothing that reads what others wrote may write.
    assert [name for name, job in published.items() if job["permissions"]["contents"] == "write"] == ["record"]
    assert len(published["record"]["steps"]) == 2


def test_nothing_that_others_write_is_put_into_a_command(repository: Path) -> None:
    steps = [step for name in ("check", "publish") for job in jobs(repository, name).values() for step in job["steps"]]
    assert len(steps) >= 10
    assert not [step for step in steps if "${{" in step.get("run", "")]


class Clone:
    """A checkout of continuous integration, and the server that it came from."""

    def __init__(self, folder: Path, script: Path) -> None:
        self.folder, self.script = folder, script
        self.git("init", "--quiet", "--bare", "--initial-branch=main", "server", where=folder)
        self.git("clone", "--quiet", "server", "clone", where=folder)
        self.commits = [self.commit(name) for name in ("one", "two", "three")]

    def git(self, *arguments: str, where: Path | None = None) -> str:
        """Run git."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=where or self.folder / "clone",
            env={**os.environ, **ENVIRONMENT},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def commit(self, name: str) -> str:
        """Commit and push."""
        self.git("commit", "--quiet", "--allow-empty", "--message", name)
        self.git("push", "--quiet", "--force", "origin", "HEAD:main")
        return self.git("rev-parse", "HEAD")

    def ask(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Ask what to compare with, in a fresh checkout."""
        place = self.folder / "fresh"
        shutil.rmtree(place, ignore_errors=True)
        self.git("clone", "--quiet", f"file://{self.folder}/server", str(place), where=self.folder)
        return subprocess.run(
            [self.script],
            cwd=place,
            env={**os.environ, **ENVIRONMENT, **variables},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )


@pytest.fixture
def clone(tmp_path: Path, repository: Path) -> Clone:
    """A server with three commits on its main branch."""
    return Clone(tmp_path, repository / ".ci/compare-with")


def test_a_suggestion_is_compared_with_where_it_began(clone: Clone) -> None:
    clone.git("update-ref", PUBLISHED, clone.commits[0], where=clone.folder / "server")
    clone.git("push", "--quiet", "--force", "origin", f"{clone.commits[1]}:refs/heads/base")
    done = clone.ask(BASE="base", BEFORE="")
    assert (done.stdout.strip(), done.stderr, done.returncode) == (clone.commits[1], "", 0)
    assert clone.ask(BASE="none").returncode != 0


def test_a_push_is_compared_with_what_was_last_published(clone: Clone) -> None:
    clone.git("update-ref", PUBLISHED, clone.commits[0], where=clone.folder / "server")
    done = clone.ask(BASE="", BEFORE=clone.commits[1])
    assert (done.stdout.strip(), done.stderr, done.returncode) == (clone.commits[0], "", 0)
    # A branch that is pushed by force does not take it along.
    clone.git("checkout", "--quiet", "--orphan", "other")
    clone.commit("other")
    done = clone.ask(BASE="", BEFORE=clone.commits[2])
    assert (done.stdout.strip(), done.returncode) == (clone.commits[0], 0)


def test_what_it_falls_back_to_is_said(clone: Clone) -> None:
    zeros = "0" * 40
    for before, expected in (
        (clone.commits[0], clone.commits[0]),
        (zeros, clone.commits[1]),
        ("", clone.commits[1]),
        ("1" * 40, clone.commits[1]),
    ):
        done = clone.ask(BEFORE=before)
        assert (done.stdout.strip(), done.returncode) == (expected, 0), done.stderr
        assert "::warning::No commit is recorded as published" in done.stderr
    clone.git("checkout", "--quiet", "--orphan", "first")
    first = clone.commit("first")
    done = clone.ask(BEFORE=zeros)
    assert (done.stdout.strip(), done.returncode) == (first, 0)


def test_a_server_that_does_not_answer_is_no_reason_to_skip(clone: Clone) -> None:
    assert clone.ask(BEFORE=clone.commits[1]).returncode == 0
    place = clone.folder / "fresh"
    (clone.folder / "server").rename(clone.folder / "gone")
    done = subprocess.run(
        [clone.script], cwd=place, env={**os.environ, **ENVIRONMENT}, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "::error::" in done.stderr
