"""The workflows of continuous integration: what is published is held against what was published before."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.released import ENVIRONMENT, Project

PUBLISHED = "refs/published/site"
NAMES = ("check", "comment", "links", "publish", "review", "translated")
CHECK = '.venv/bin/shishin --lang ja --format github check --changed-since "$since"'


def jobs(repository: Path, name: str) -> dict[str, Any]:
    """Read the jobs of a workflow."""
    data = yaml.safe_load((repository / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))
    table: dict[str, Any] = data["jobs"]
    assert data["permissions"] == {"contents": "read"}
    return table


@pytest.mark.parametrize(("name", "job"), [("check", "check"), ("publish", "build")])
def test_both_workflows_compare_with_what_was_published(repository: Path, name: str, job: str) -> None:
    steps = jobs(repository, name)[job]["steps"]
    (checkout,) = (step for step in steps if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"] == {"fetch-depth": 0, "fetch-tags": True, "persist-credentials": False}
    (number,) = (number for number, step in enumerate(steps) if step.get("name") == "Check the sources")
    lines = steps[number]["run"].splitlines()
    # A substitution that fails inside another command would be overlooked; an assignment that fails ends the step.
    assert lines == ["make .venv/.site", 'since="$(.ci/compare-with)"', CHECK]
    assert steps[number]["env"]["BEFORE"] == "${{ github.event.before }}"
    assert ("BASE" in steps[number]["env"]) == (name == "check")
    assert "if" not in steps[number]
    assert "continue-on-error" not in steps[number]
    later = [step.get("run", step.get("uses")) for step in steps[number + 1 :]]
    assert (later[-1].startswith("actions/upload-pages-artifact@")) == (name == "publish")
    assert ("make record" in later) == (name == "publish")


def test_what_was_published_is_recorded_when_it_is(repository: Path) -> None:
    published = jobs(repository, "publish")
    assert published["record"]["needs"] == published["attest"]["needs"] == "deploy"
    assert published["deploy"]["needs"] == "build"
    assert published["record"]["steps"][-1]["run"].splitlines()[-1] == f'git push --force origin "HEAD:{PUBLISHED}"'


def test_what_runs_the_project_may_write_nothing(repository: Path) -> None:
    every_job = {f"{name} {id_}": job for name in NAMES for id_, job in jobs(repository, name).items()}
    assert len(every_job) == 11
    writes = {name for name, job in every_job.items() if "write" in job.get("permissions", {}).values()}
    makes = {name for name, job in every_job.items() if any("make" in step.get("run", "") for step in job["steps"])}
    ours = {"check quick", "check check", "comment words", "links links", "publish build", "review review"}
    assert makes == {*ours, "translated translated"}
    # The stamp is written into the very branch whose code a maintainer has chosen to run.
    assert writes & makes == {"translated translated"}


def test_a_comment_takes_data_of_a_suggestion_and_nothing_else(repository: Path) -> None:
    """What comes from a fork is data outside the checkout, and only another job may write beneath the suggestion."""
    data = yaml.safe_load((repository / ".github/workflows/comment.yml").read_text(encoding="utf-8"))
    assert data[True]["workflow_run"] == {"workflows": ["review"], "types": ["completed"]}
    words, comment = (jobs(repository, "comment")[name] for name in ("words", "comment"))
    assert "write" not in words["permissions"].values()
    assert comment["permissions"] == {"pull-requests": "write"}
    uses = [step["with"] for step in words["steps"] if "uses" in step]
    (checkout, *_, fetched, kept) = uses
    # No `ref`: the code is that of the branch on which the workflow itself stands.
    assert checkout == {"persist-credentials": False}
    assert fetched["path"] == "${{ runner.temp }}/of-suggestion"
    assert kept["path"] == "comment/review.md"
    assert [step["run"] for step in words["steps"] if "run" in step] == [
        "make .venv/.site",
        '.venv/bin/shishin --lang ja review --from "$RUNNER_TEMP/of-suggestion/review.json" --out comment',
    ]
    # Nothing of the event stands within a command: its names are a stranger's.
    assert not [step["run"] for job in (words, comment) for step in job["steps"] if "${{" in step.get("run", "")]


def test_other_sites_are_asked_by_a_schedule_and_by_no_build(repository: Path) -> None:
    texts = {name: (repository / f".github/workflows/{name}.yml").read_text(encoding="utf-8") for name in NAMES}
    assert {name for name, text in texts.items() if re.search(r"shishin .*\blinks\b", text)} == {"links"}
    data = yaml.load(texts["links"], Loader=yaml.BaseLoader)
    assert set(data["on"]) == {"schedule", "workflow_dispatch"}
    (steps,) = [job["steps"] for job in data["jobs"].values()]
    assert [step["run"] for step in steps if "run" in step][-1] == ".venv/bin/shishin --lang ja --format github links"
    others = (repository / "Makefile").read_text("utf-8") + (repository / ".ci/run").read_text("utf-8")
    assert "shishin links" not in others


def test_zizmor_finds_nothing_in_the_workflows_and_something_in_a_bad_one(repository: Path, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("zizmor")),
        "--offline",
        "--persona=pedantic",
        "--quiet",
        "--color=never",
    ]
    good = subprocess.run([*command, repository / ".github"], capture_output=True, check=False, text=True)
    assert (good.returncode, good.stdout.strip()) == (0, "No findings to report. Good job! (1 ignored)")
    assert {path.stem for path in (repository / ".github/workflows").iterdir()} == {*NAMES}
    for name in NAMES:
        text = (repository / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
        place = tmp_path / ".github/workflows" / f"{name}.yml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(re.sub("@[0-9a-f]{40} # v.*", "@main", text).replace("persist-credentials: false", "{}"))
    bad = subprocess.run([*command, "--format=json", tmp_path / ".github"], capture_output=True, check=False, text=True)
    assert {row["ident"] for row in json.loads(bad.stdout)} >= {"unpinned-uses", "artipacked"}


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


@pytest.fixture
def branch(project: Path, tmp_path: Path, repository: Path) -> Project:
    """A little project with a server, as a workflow has it."""
    kept = Project(project)
    kept.start()
    kept.git("clone", "--quiet", "--bare", ".", str(tmp_path / "server"))
    kept.git("remote", "add", "origin", str(tmp_path / "server"))
    (project / ".venv").symlink_to(Path(sys.prefix))
    (project / ".git/info/exclude").write_text(".venv\n")
    shutil.copytree(repository / ".ci", project / ".ci")
    (project / ".git/info/exclude").write_text(".venv\n.ci\n")
    return kept


def stamp(kept: Project, file: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **ENVIRONMENT, "FILE": file, "BRANCH": "main"}
    return subprocess.run(
        [kept.root / ".ci/stamp"], cwd=kept.root, env=environment, check=False, capture_output=True, text=True
    )


def test_a_translation_is_stamped_without_a_terminal(branch: Project) -> None:
    branch.change("docs/about.ja.md", "本文です。", "本文の説明です。")
    branch.git("commit", "--quiet", "--all", "--message", "Change the source text")
    assert branch.run("check")[0] == ["translation-behind-parts"]
    for file in ("docs/about.ja.md", "docs/none.en.md", "../x.en.md", "--help", "a\nb"):
        before = branch.git("rev-parse", "HEAD")
        assert stamp(branch, file).returncode == 1, file
        assert branch.git("rev-parse", "HEAD") == before
    done = stamp(branch, "docs/about.en.md")
    assert done.returncode == 0, done.stderr
    assert branch.run("check")[0] == []
    assert branch.git("ls-remote", "origin", "refs/heads/main").split()[0] == branch.git("rev-parse", "HEAD")
    assert branch.git("show", "--name-only", "--format=", "HEAD") == "docs/about.en.md"
    again = stamp(branch, "docs/about.en.md")
    assert (again.returncode, "::notice::" in again.stdout) == (0, True)
