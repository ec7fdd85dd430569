"""One site, whoever builds it: MkDocs, ProperDocs in its place, with a theme or none, or nobody but `render/`."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
import yaml
from click.testing import CliRunner

from shishin.cli import main
from shishin.content.load import load
from shishin.pages.shared.host import CodeHost
from shishin.render.settings import SiteSettings
from shishin.render.site import SiteRenderer
from shishin.render.templates import templates_in
from shishin.website.build import build
from shishin.website.settings import ISSUE_FORM
from support.preview import PATIENCE
from support.without import PYTHON, environment

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from shishin.model.library import Library

pytestmark = pytest.mark.site

SOURCES = ("principles", "guidelines", "docs", "accessibility", "overrides")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Name the files that are not in both, or are not the same; a whole site is too much for a test's message."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def run(command: list[str], project: Path, variables: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def without_theme(project: Path) -> None:
    """Name no theme in mkdocs.yml; our own templates stay."""
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("name: material") == 1
    path.write_text(text.replace("name: material", "name: null"), encoding="utf-8")


@pytest.fixture(scope="module")
def small(small_site: Path) -> dict[str, bytes]:
    """The little project's site as `shishin build` makes it."""
    return files(small_site)


@pytest.fixture(scope="module")
def real(real_site: Path) -> dict[str, bytes]:
    """The real content's site as `shishin build` makes it."""
    contents = files(real_site)
    assert sum(name.endswith(".html") for name in contents) > 200
    return contents


@pytest.fixture
def real_project(repository: Path, tmp_path: Path) -> Path:
    """The real content in a folder of its own."""
    project = tmp_path / "project"
    for name in SOURCES:
        shutil.copytree(repository / name, project / name)
    shutil.copy(repository / "mkdocs.yml", project)
    return project


def test_make_site_is_shishin_build(repository: Path) -> None:
    text = (repository / "Makefile").read_text(encoding="utf-8")
    recipe = text.split("\nsite: ")[1].split("\n\n")[0].split("\n\t")[1:]
    assert recipe == ["$(SHISHIN) build"]
    assert "SHISHIN := $(BIN)/shishin\n" in text


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("theme", [True, False], ids=["material", "no theme"])
def test_every_engine_makes_the_same_bytes(engine: str, small: dict[str, bytes], project: Path, *, theme: bool) -> None:
    if not theme:
        without_theme(project)
    command = [sys.executable, "-m", engine, "build", "--strict", "-q", "-f", "mkdocs.yml", "-d", "plain"]
    run(command, project)
    assert differing(small, files(project / "plain")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("        - {locale: en, name: English}\n", ""),
        ("{locale: en, name: English}", "{locale: fr, name: Français}"),
        ("name: 日本語, default: true}", "name: 日本語}\n        - {locale: fr, name: Français, default: true}"),
    ],
    ids=["one language", "another language", "another source"],
)
def test_the_languages_are_those_of_the_content_whatever_mkdocs_yml_lists(
    before: str, after: str, small: dict[str, bytes], project: Path
) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert build(project, project / "site") == 68
    assert differing(small, files(project / "site")) == []


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_site_is_the_same_without_mkdocs_static_i18n(engine: str, small: dict[str, bytes], project: Path) -> None:
    path = project / "mkdocs.yml"
    before, rest = path.read_text(encoding="utf-8").split("  - i18n:\n")
    path.write_text(f"{before}  - shishin:{rest.split('  - shishin:')[1]}", encoding="utf-8")
    run([sys.executable, "-m", engine, "build", "--strict", "-q", "-f", "mkdocs.yml", "-d", "plain"], project)
    assert differing(small, files(project / "plain")) == []


def test_mkdocs_makes_the_same_bytes_of_the_real_content(real: dict[str, bytes], real_project: Path) -> None:
    run([sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", "plain"], real_project)
    assert differing(real, files(real_project / "plain")) == []


@pytest.fixture
def without_mkdocs(tmp_path: Path) -> dict[str, str]:
    """A Python in which neither MkDocs nor its theme is installed."""
    (tmp_path / "packages").mkdir()
    variables = environment(tmp_path / "packages", "mkdocs", "mkdocs-material", "mkdocs-material-extensions")
    gone = subprocess.run([*PYTHON, "-c", "import mkdocs"], env=variables, capture_output=True, check=False)
    assert b"No module named 'mkdocs'" in gone.stderr
    return variables


def test_properdocs_makes_the_same_bytes_where_mkdocs_is_not_installed(
    real: dict[str, bytes], real_project: Path, without_mkdocs: dict[str, str]
) -> None:
    without_theme(real_project)
    command = ["properdocs", "build", "--strict", "-q", "-f", "mkdocs.yml", "-d", "plain"]
    run([*PYTHON, "-m", *command], real_project, without_mkdocs)
    assert differing(real, files(real_project / "plain")) == []


def test_shishin_build_takes_properdocs_where_mkdocs_is_not_installed(
    small: dict[str, bytes], project: Path, without_mkdocs: dict[str, str]
) -> None:
    without_theme(project)
    run([*PYTHON, "-m", "shishin", "build"], project, without_mkdocs)
    assert differing(small, files(project / "site")) == []


def test_render_alone_makes_the_same_bytes(real: dict[str, bytes], repository: Path, library: Library) -> None:
    # What mkdocs.yml says where no variable of the environment says anything else.
    host = CodeHost("", "edit/main", "commits/main", ISSUE_FORM)
    renderer = SiteRenderer(library, repository / "overrides", SiteSettings("https://shishin.example/", host))
    assert differing(real, dict(renderer.files())) == []


def test_a_site_without_an_address_has_no_sitemap_and_is_the_same_otherwise(project: Path, repository: Path) -> None:
    path = project / "mkdocs.yml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    del settings["site_url"]
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    build(project, project / "site")
    library = load(project).library
    assert library
    host = CodeHost("https://code.example/group/project", "edit/main", "commits/main", ISSUE_FORM)
    made = dict(SiteRenderer(library, repository / "overrides", SiteSettings("", host)).files())
    assert "sitemap.xml" not in made
    assert differing(files(project / "site"), made) == []


def test_a_build_reads_the_content_once_and_compiles_each_template_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[Path] = []
    compiled: list[str] = []

    def counted(root: Path) -> object:
        loads.append(root)
        return load(root)

    def counting(folder: Path) -> Environment:
        made = templates_in(folder)
        compile_: Any = made.compile

        def noted(source: str, name: str, *rest: object) -> object:
            compiled.append(name)
            return compile_(source, name, *rest)

        monkeypatch.setattr(made, "compile", noted)
        return made

    monkeypatch.setattr("shishin.cli.build.load", counted)
    monkeypatch.setattr("shishin.website.plugin.load", counted)
    monkeypatch.setattr("shishin.render.site.templates_in", counting)
    done = CliRunner().invoke(main, ["--root", str(project), "build", "--no-cache"])
    assert done.exit_code == 0, done.output
    assert len(loads) == 1
    assert len(compiled) > 30
    assert len(set(compiled)) == len(compiled)


def test_mkdocs_is_given_finished_pages_and_reads_nothing(project: Path) -> None:
    """A hook of MkDocs' own looks at every page as other plugins see it."""
    (project / "hook.py").write_text(
        "from pathlib import Path\n"
        "seen = []\n"
        "def on_page_content(html, page, config, files):\n"
        "    assert (html, page.markdown, dict(page.meta)) == ('', '', {'template': 'finished.html'})\n"
        "    assert page.title\n"
        "def on_post_page(output, page, config):\n"
        "    seen.append(page.file.dest_uri)\n"
        "    assert output.startswith('<!doctype html>') and output.endswith('</html>')\n"
        "def on_post_build(config):\n"
        "    Path(config.config_file_path).with_name('seen').write_text('\\n'.join(seen))\n",
        encoding="utf-8",
    )
    path = project / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")
    assert build(project, project / "site") == 68
    seen = (project / "seen").read_text(encoding="utf-8").split("\n")
    assert len(seen) == len(set(seen)) == 68


def test_mkdocs_serve_shows_the_pages_without_a_policy_that_forbids_its_own_script(
    small: dict[str, bytes], project: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-q", "-a", place], cwd=project)
    try:
        shown = wait_for(f"http://{place}/base/about/")
    finally:
        process.terminate()
        process.wait()
    page = small["about/index.html"].decode()
    for change in (str, partial(quote, safe="")):
        page = page.replace(change("https://sample.example/"), change(f"http://{place}/"))
    policy = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>\n')
    assert policy.search(page)
    body = page.partition("<body")[2].rpartition("</body>")[0]
    assert body in shown
    assert not policy.search(shown)
    assert "livereload" in shown


def wait_for(url: str) -> str:
    """Ask for a page until a server answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(url) as answer:
                return str(answer.read().decode())
        except URLError:
            assert time.monotonic() < end
            time.sleep(0.2)
