"""Where the project lies, who works on it and what their terminal knows change nothing that is done or said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
import yaml

from support.invalid import apply, read_all

if TYPE_CHECKING:
    from collections.abc import Iterator

BAD = next(fixture for fixture in read_all() if fixture.name == "front-matter-unclosed")
JAPANESE = "東京 都"
NOBODY = Path(__file__).parent / "support/nobody.py"


def run(*arguments: str, cwd: Path, **environment: str) -> tuple[int, str, str]:
    """Start the command: its exit code and what it prints, whatever bytes those are."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONUTF8"))}
    done = subprocess.run(
        [sys.executable, "-m", "shishin", *arguments],
        cwd=cwd, env={**clean, **environment}, capture_output=True, check=False,
    )  # fmt: skip
    said, told = (output.decode("utf-8", "replace") for output in (done.stdout, done.stderr))
    assert "Traceback" not in told
    return done.returncode, said, told


@pytest.mark.parametrize(
    ("form", "encoding"),
    [("text", "ascii"), ("text", "cp932"), ("text", "cp1252"), ("json", "cp1252"), ("github", "cp1252")],
)
def test_findings_are_printed_whatever_characters_the_output_has(project: Path, form: str, encoding: str) -> None:
    apply(project, BAD.edits)
    code, said, _ = run("--lang", "ja", "--format", form, "check", cwd=project, PYTHONIOENCODING=encoding)
    assert code == 1
    assert "front-matter-unclosed" in said
    if form == "json":
        (row,) = json.loads(said)
        assert not row["what"].isascii()
    if encoding == "cp1252" and form == "text":
        assert r"\u76f4" in said


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_help_is_printed_whatever_characters_the_output_has(tmp_path: Path, encoding: str) -> None:
    code, said, _ = run("--help", cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert code == 0
    assert "withdraw" in said


def test_a_name_that_is_no_text_is_printed(project: Path) -> None:
    code, said, _ = run("translated", os.fsdecode(b"docs/\xff.en.md"), cwd=project)
    assert code == 1
    assert "translated-source" in said


def test_a_japanese_folder_is_checked_in_any_locale(project: Path) -> None:
    root = project.rename(project.with_name(JAPANESE))
    assert run("check", cwd=root, LC_ALL="C")[:2] == (0, "")
    assert run("--root", str(root), "check", cwd=root.parent, LC_ALL="C")[:2] == (0, "")


@pytest.mark.site
def test_a_site_is_built_in_a_japanese_folder(project: Path) -> None:
    root = project.rename(project.with_name(JAPANESE))
    code, said, told = run("build", cwd=root, LC_ALL="C")
    assert (code, said) == (0, "")
    assert "Built 68 pages" in told
    assert (root / "site/index.html").is_file()


@pytest.mark.site
@pytest.mark.parametrize("name", ["plain", JAPANESE])
def test_an_install_for_development_is_found_in_any_locale(repository: Path, tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    shutil.copytree(repository / "scripts/shishin", root / "scripts/shishin")
    for file in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(repository / file, root)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(root / ".venv")], check=True)
    make = "import hatchling.build as b, sys; print(b.build_editable(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", make, str(tmp_path)], cwd=root, check=True, capture_output=True, encoding="utf-8"
    )
    (library,) = (root / ".venv").rglob("site-packages")
    with zipfile.ZipFile(tmp_path / done.stdout.split()[-1]) as wheel:
        assert wheel.testzip() is None
        assert any(name.endswith("entry_points.txt") for name in wheel.namelist())
        wheel.extractall(library)
    (path,) = library.glob("*.pth")
    # An ASCII name stays a plain line, which editors and type checkers read too.
    assert path.read_bytes().isascii()
    assert path.read_text(encoding="ascii").startswith("import ") == (name == JAPANESE)
    python = next(path for path in (root / ".venv").glob("*/python*") if path.stem == "python")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    for locale in ("C", "C.UTF-8"):
        shown = subprocess.run(
            [str(python), "-c", "import shishin; print(ascii(shishin.__file__))"],
            cwd=tmp_path, env={**clean, "LC_ALL": locale}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert shown.returncode == 0, shown.stderr
        assert shown.stdout.strip() == ascii(str(root / "scripts/shishin/__init__.py"))


@pytest.fixture
def link(project: Path) -> Path:
    """Another way to the project."""
    way = project.with_name("link")
    way.symlink_to(project, target_is_directory=True)
    return way


@pytest.mark.site
def test_through_a_link_the_same_is_found(project: Path, link: Path) -> None:
    apply(project, BAD.edits)
    straight = run("--root", str(project), "check", cwd=project.parent)
    assert straight[0] == 1
    for way, folder in ((str(link), project.parent), ("link", project.parent), (".", link)):
        assert run("--root", way, "check", cwd=folder) == straight


@pytest.mark.site
def test_a_translation_is_stamped_through_a_link(project: Path, link: Path) -> None:
    source = project / "docs/about.ja.md"
    translation = project / "docs/about.en.md"
    stamped = 0
    for root, file in (
        (link, link / "docs/about.en.md"),
        (link, translation),
        (project, link / "docs/about.en.md"),
        (project, project / "guidelines/../docs/about.en.md"),
    ):
        with source.open("a", encoding="utf-8") as end:
            end.write("\nもう一つの文です。\n")
        before = translation.read_bytes()
        done = run("--root", str(root), "translated", str(file), cwd=project.parent)
        assert done == (0, "", "Stamped 1 of 1 files.\n")
        stamped += translation.read_bytes() != before
    assert stamped == 4


@pytest.mark.site
def test_a_translation_outside_is_refused_whatever_leads_there(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    shutil.copytree(project / "docs", outside)
    before = (outside / "about.en.md").read_bytes()
    (project / "docs/linked").symlink_to(outside, target_is_directory=True)
    (project / "docs/own.en.md").symlink_to(outside / "about.en.md")
    for name in (outside / "about.en.md", project / "docs/linked/about.en.md", project / "docs/own.en.md"):
        code, said, _ = run("translated", str(name), cwd=project)
        assert code == 1
        assert "translated-source" in said
    assert (outside / "about.en.md").read_bytes() == before


def test_a_link_that_leads_to_itself_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    code, said, _ = run("--root", "loop", "check", cwd=tmp_path)
    assert code == 1
    assert "root-missing" in said


@pytest.fixture
def readable(template: Path) -> Iterator[Path]:
    """A project that nobody may write to, below folders that everybody may enter; pytest's own are closed."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        project = shutil.copytree(template, Path(place) / "project")
        for path in (project, *project.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield project


class Nobody:
    """A user whose permissions count, who runs commands on a project."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process, self._streams = process, [folder / "out", folder / "err"]

    def run(self, *arguments: str, umask: str = "022") -> tuple[int, str, str]:
        """Run a command: its exit code and what it prints."""
        assert self._process.stdin
        assert self._process.stdout
        for path in self._streams:
            path.write_text("")
        order = {"streams": [*map(str, self._streams)], "umask": umask, "arguments": arguments}
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        said, told = (path.read_text(encoding="utf-8") for path in self._streams)
        assert "Traceback" not in told, told
        return code, said, told


@pytest.fixture
def nobody(readable: Path, tmp_path: Path) -> Iterator[Nobody]:
    """Somebody who is not root, at work on that project."""
    command = [sys.executable, "-P", str(NOBODY), str(readable)]
    with subprocess.Popen(
        command, cwd=readable, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Nobody(process, tmp_path)


def others_may_read_packages() -> bool:
    """Whether a user who is not root can read what Python has installed."""
    library = Path(sysconfig.get_paths()["purelib"])
    return os.geteuid() != 0 or all(path.stat().st_mode & 0o005 == 0o005 for path in (library, *library.parents))


@pytest.mark.site
@pytest.mark.skipif(os.name != "posix", reason="users and modes are POSIX")
@pytest.mark.skipif(not others_may_read_packages(), reason="the packages lie where only root may read them")
def test_a_checkout_that_cannot_be_written_is_checked_and_built_elsewhere(readable: Path, nobody: Nobody) -> None:
    assert nobody.run("check") == (0, "", "Checked 80 files. No problems (0 warnings).\n")
    open_to_all = readable.with_name("open")
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    code, said, told = nobody.run("build", "--site-dir", str(open_to_all / "site"), umask="077")
    assert (code, said) == (0, "")
    assert "Built 68 pages" in told
    assert [path.name for path in open_to_all.iterdir()] == ["site"]
    code, said, _ = nobody.run("--lang", "en", "build")
    assert code == 1
    assert "[build-disk]" in said
    assert not (readable / "site").exists()
    for arguments in (("schema",), ("translated", "docs/about.en.md")):
        code, said, _ = nobody.run(*arguments)
        assert (code, "write-failed" in said) == ((1, True) if arguments == ("schema",) else (0, False))


def test_every_python_that_the_project_names_is_tried(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {classifier.rsplit(" ", 1)[1] for classifier in project["classifiers"]}
    assert len(named) == 4
    assert project["requires-python"] == f">={min(named, key=lambda name: int(name.split('.')[1]))}"
    jobs = yaml.safe_load((repository / ".github/workflows/check.yml").read_text(encoding="utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    fixed = {step["with"]["python-version"] for step in steps if "python-version" in step.get("with", {})}
    assert {*jobs["quick"]["strategy"]["matrix"]["python"], *fixed} - {"${{ matrix.python }}"} == named
