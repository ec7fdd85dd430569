"""A build never loses anything: not to another build, not to a full disk or a kill."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from shishin.disk.swap import other_name, restore
from shishin.render.mark import MARK
from shishin.website.build import build
from shishin.website.target import found_aside
from support.cut_short import killed, planned
from support.guideline_changes import second
from support.released import GUIDELINE, Project
from support.site_files import hook, refused, tree

if TYPE_CHECKING:
    from pathlib import Path

SHISHIN = [sys.executable, "-m", "shishin", "--lang", "en"]

SLOW = """\
import pathlib, time

def on_env(env, **_):
    place = pathlib.Path(__file__).parent.parent
    (place / "started").touch()
    while not (place / "go").exists():
        time.sleep(0.02)
    return env
"""
LOSES = """\
import pathlib

def on_post_build(config):
    pathlib.Path(config.site_dir, "about/index.html").unlink(missing_ok=True)
"""
ADDS = """\
import pathlib

def on_post_build(config):
    pathlib.Path(config.site_dir, "notes.txt").touch()
"""


@pytest.mark.site
def test_two_builds_at_once_make_one_whole_site(project: Path, tmp_path: Path) -> None:
    hook(project, SLOW)
    first = subprocess.Popen(
        [*SHISHIN, "--root", str(project), "build"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    try:
        end = time.monotonic() + 30
        while not (project / "started").exists():
            assert time.monotonic() < end
            time.sleep(0.02)
        second_one = subprocess.run(
            [*SHISHIN, "--root", str(project), "build"], capture_output=True, encoding="utf-8", check=False, timeout=30
        )
        assert second_one.returncode == 1
        assert "[build-locked]" in second_one.stdout
        # Somewhere else nothing is in the way.
        elsewhere = Project(project)
        (project / "go").touch()
        assert elsewhere.run("build", "--site-dir", str(tmp_path / "elsewhere"))[0] == []
        said, _ = first.communicate(timeout=30)
    finally:
        first.kill()
        first.wait()
    assert first.returncode == 0, said
    assert "Built 68 pages" in said
    assert tree(project / "site") == tree(tmp_path / "elsewhere")
    assert not list(project.glob(".site-*"))


@pytest.mark.site
@pytest.mark.parametrize(
    ("text", "name", "value"), [(LOSES, "missing", "about/index.html"), (ADDS, "others", "notes.txt")]
)
def test_a_site_that_is_not_what_was_planned_is_not_published(
    built_project: Path, text: str, name: str, value: str
) -> None:
    project = built_project
    before = tree(project / "site")
    hook(project, text)
    finding = refused(project, project / "site")
    assert finding.code == "build-incomplete"
    values = dict(finding.values)
    assert values[name] == value
    assert int(values["planned"]) - int(values["written"]) == (name == "missing")
    assert tree(project / "site") == before
    assert not list(project.glob(".site-*"))


@pytest.mark.site
@pytest.mark.skipif(os.name != "posix", reason="limits a process as POSIX can")
def test_a_full_disk_is_explained_and_the_old_site_stays(built_project: Path) -> None:
    import resource  # noqa: PLC0415 - POSIX only

    project = built_project
    before = tree(project / "site")
    limit = 4_000
    assert max(len(names) for names in before.values()) > limit
    done = subprocess.run(
        [*SHISHIN, "--root", str(project), "build"], capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "[build-disk]" in done.stdout
    assert "File too large" in done.stdout
    assert tree(project / "site") == before
    assert not list(project.glob(".site-*"))


@pytest.mark.site
@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
@pytest.mark.parametrize("umask", [0o077, 0o000, 0o222])
def test_everybody_can_read_a_site_whatever_the_umask_is(project: Path, umask: int) -> None:
    done = subprocess.run(
        [*SHISHIN, "--root", str(project), "build"], capture_output=True, encoding="utf-8", check=False, umask=umask
    )
    if umask == 0o222 and os.geteuid() != 0:
        # Nobody but root can write into folders that are made without permission to write.
        assert "[build-disk]" in done.stdout
        return
    assert done.returncode == 0, done.stdout
    modes = {path.stat().st_mode & 0o7777 for path in (project / "site").rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o7777 for path in (project / "site", *(project / "site").rglob("*/"))}
    assert (modes, folders) == ({0o644}, {0o755})


def test_a_check_finds_what_a_kill_set_aside(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site").rename(project / ".site-site.old")
    (project / GUIDELINE).rename(project / ".site-guidelines%2Fui-ux.old")
    (project / ".site-other.old").touch()
    # No target has such a name.
    for name in ("", "%2Ftmp", "..%2Fother"):
        (project / f".site-{name}.old").mkdir()
    aside = {(finding.code, finding.file) for finding in found_aside(project)}
    assert aside == {("build-aside", "site"), ("release-aside", GUIDELINE)}
    codes, _ = Project(project).run("check")
    assert codes[:2] == ["release-aside", "build-aside"]
    # Half a library makes no site.
    codes, _ = Project(project).run("build", "--site-dir", str(project / "new"))
    assert codes[0] == "release-aside"
    assert not (project / "new").exists()


NAMES_ALIKE = ("guidelines/ui-ux", "guidelines-ui-ux", "guidelines%2Fui-ux", "guidelines%252Fui-ux", "100%", "100%25")
"""The path of a guideline, and names of sites that a careless way of writing it could give as well."""


def test_a_site_and_a_guideline_set_aside_keep_apart(tmp_path: Path) -> None:
    asides = [other_name(tmp_path / name, tmp_path) for name in NAMES_ALIKE]
    assert len({aside.name.casefold() for aside in asides}) == len(NAMES_ALIKE)
    for aside, name in zip(asides, NAMES_ALIKE, strict=True):
        aside.mkdir()
        (aside / "of").write_text(name, encoding="utf-8")
    aside_of = {finding.file: (finding.code, dict(finding.values)["aside"]) for finding in found_aside(tmp_path)}
    assert aside_of == {
        name: ("release-aside" if "/" in name else "build-aside", aside.name)
        for name, aside in zip(NAMES_ALIKE, asides, strict=True)
    }
    (tmp_path / "guidelines").mkdir()
    for name in NAMES_ALIKE:
        restore(tmp_path / name, tmp_path)
        assert (tmp_path / name / "of").read_text(encoding="utf-8") == name
    assert not list(tmp_path.glob(".site-*"))


@pytest.mark.site
def test_a_build_brings_back_a_site_that_a_kill_set_aside(built_project: Path) -> None:
    project = built_project
    before = tree(project / "site")
    (project / "site").rename(project / ".site-site.old")
    assert Project(project).run("check")[0] == ["build-aside"]
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config + "nav: [missing.md]\n", encoding="utf-8")
    assert refused(project, project / "site").code == "build-failed"
    assert tree(project / "site") == before
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert Project(project).run("check")[0] == []


@pytest.mark.site
@pytest.mark.history("one version")
def test_a_guideline_that_a_kill_set_aside_is_named_and_comes_back(kept: Project, tmp_path: Path) -> None:
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Change it")
    done = killed(kept.root, planned(kept, tmp_path / "change.json"), "between")
    assert done.returncode < 0, done.stderr
    assert kept.refuse("check")[0] == "release-aside"
    assert kept.run("release", "ui-ux", "1.0.0-beta.2")[0] == []
    assert kept.run("check")[0] == []


@pytest.mark.site
def test_pictures_and_schemas_that_cannot_be_written_are_explained(project: Path) -> None:
    (project / ".vscode").touch()
    assert Project(project).run("schema")[0] == ["write-failed"]
    with suppress(ImportError):
        target = project / "pictures"
        target.touch()
        (project / "site").mkdir()
        (project / "site/index.html").write_text('<!doctype html><body class="layout-home">', encoding="utf-8")
        assert Project(project).run("gallery", "--target", str(target))[0] == ["write-failed"]
        assert target.is_file()


@pytest.mark.site
def test_mkdocs_itself_may_build_into_a_site_and_the_next_build_replaces_it(built_project: Path) -> None:
    project = built_project
    shutil.rmtree(project / "site")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, check=False)
    assert done.returncode == 0
    assert (project / "site" / MARK).is_file()
    assert build(project, project / "site") == 68
