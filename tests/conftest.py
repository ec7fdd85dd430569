"""Fixtures for every test: a project to break, and the repository itself."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from run_what_changed import WITHOUT_CONTENT, is_content
from shishin.checks import browser
from shishin.checks.built_page import read_site
from shishin.disk.memory import FOLDER_VARIABLE, Memory
from shishin.disk.remembered import remembering
from support.languages import EDITION
from support.parsed_once import page_once
from support.put_back import PutBack
from support.real_content import real_content
from support.released import ENVIRONMENT, Project
from support.shared import SharedFolder, copied, living
from support.small_project import write_project
from support.walk import BrowserOfWorker, walking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from shishin.checks.built_page import BuiltPage
    from shishin.content.load import Loaded
    from shishin.model.library import Library
    from support.walk import Walk

REPOSITORY = Path(__file__).parents[1]
PREFIX = f"{REPOSITORY}{os.sep}"

PHONE = {"viewport": {"width": 320, "height": 640}}


FIXTURES_OF_CONTENT = {"real_site", "loaded", "library", "repository"}
"""Whoever asks for these may read the content of this project."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that read the content of this project; `run_what_changed.py` runs the others in a copy without."""
    for item in items:
        if FIXTURES_OF_CONTENT & {*getattr(item, "fixturenames", ())}:
            item.add_marker("content")


def pytest_collection_finish() -> None:
    """Let nobody look for content in the copy, and Python not look again and again through what stays for ever."""
    if os.environ.get(WITHOUT_CONTENT):
        sys.addaudithook(refuse_content)
    gc.collect()
    gc.freeze()


def refuse_content(event: str, arguments: tuple[object, ...]) -> None:
    """Stop a test that would pass without content because it looked at nothing: it needs the mark `content`."""
    if event not in ("open", "os.listdir", "os.scandir") or not isinstance(arguments[0], str | os.PathLike):
        return
    path = os.fsdecode(arguments[0])
    name = path.removeprefix(PREFIX)
    # A relative path may be one below any open folder.
    if path.startswith(PREFIX) and (is_content(name) or is_content(f"{name}/")):
        raise AssertionError(f"{path} is content, and the test lacks the mark `content`")


@pytest.fixture(scope="session", autouse=True)
def _pages_are_parsed_once() -> Iterator[None]:
    """Many tests read sites that have most pages in common, and parsing takes longer than building."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shishin.checks.built_page.BuiltPage", page_once)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> SharedFolder:
    """What is made once for all workers; no test may change it."""
    own = tmp_path_factory.getbasetemp()
    return SharedFolder((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared")


@pytest.fixture(scope="session", autouse=True)
def _commands_remember_in_a_folder_of_the_tests(shared: SharedFolder) -> Iterator[None]:
    """What the user's own runs remember is neither used nor added to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(shared.place / "memory"))
        yield


@pytest.fixture(scope="session")
def real_site(shared: SharedFolder) -> Path:
    """The real content as a built site, which no test may change."""
    return shared.real_site()


@pytest.fixture(scope="session")
def small_site(shared: SharedFolder) -> Path:
    """The little project as a built site, which no test may change."""
    return shared.small_site()


@pytest.fixture
def built_project(project: Path, small_site: Path) -> Path:
    """The little project with its site, which lies beside it; a test may change both."""
    shutil.copytree(small_site, project / "site")
    return project


@pytest.fixture(scope="module")
def site(real_site: Path) -> browser.ServedSite:
    """The real site, below a path: it must not need a domain of its own."""
    return browser.ServedSite(real_site, "/some/where/")


@pytest.fixture(scope="session")
def browser_of_worker() -> Iterator[BrowserOfWorker]:
    """The one browser of a worker."""
    held = BrowserOfWorker()
    yield held
    held.stop()


@pytest.fixture
def chromium(browser_of_worker: BrowserOfWorker) -> Browser:
    """A browser; each test opens windows of its own in it."""
    return browser_of_worker.started()


@pytest.fixture
def no_browser(browser_of_worker: BrowserOfWorker) -> None:
    """No browser: for tests of what starts one itself, as Playwright allows only one in a process."""
    browser_of_worker.stop()


@pytest.fixture
def walk(chromium: Browser, site: browser.ServedSite) -> Iterator[Walk]:
    """A window on a module's site, which must load without an error and from nowhere else."""
    with walking(chromium, site) as walk:
        yield walk
        assert walk.seen.errors == []
        assert walk.seen.requests == []


@pytest.fixture
def phone(chromium: Browser, site: browser.ServedSite) -> Iterator[Walk]:
    """A phone on a module's site, which must load without an error."""
    with walking(chromium, site, **PHONE) as walk:
        yield walk
        assert walk.seen.errors == []


@pytest.fixture
def plain(chromium: Browser, site: browser.ServedSite) -> Iterator[Walk]:
    """A phone without JavaScript."""
    with walking(chromium, site, java_script_enabled=False, **PHONE) as walk:
        yield walk
        assert walk.seen.errors == []


@pytest.fixture(scope="module")
def lived(shared: SharedFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with four versions, of which the last is withdrawn, a draft, and a redirect; its site beside it."""
    with living(shared.built_history("four versions"), tmp_path_factory.mktemp("lived")) as kept:
        yield kept


@pytest.fixture(scope="module")
def pages(lived: Project) -> dict[str, BuiltPage]:
    """The built pages of a module's project with a history, by address."""
    return {page.url: page for page in read_site(lived.root / "site", EDITION)}


@pytest.fixture(scope="module")
def served(lived: Project) -> browser.ServedSite:
    """The site of a module's project with a history, as a browser asks for it."""
    return browser.ServedSite(lived.root / "site", "/base/")


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The real content as it was read, with what the checks say of it."""
    return real_content()


@pytest.fixture(scope="session")
def library(loaded: Loaded) -> Library:
    """The real content."""
    assert loaded.library is not None, loaded.findings
    return loaded.library


@pytest.fixture
def repository() -> Path:
    """The repository's root, with the real content."""
    return REPOSITORY


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little valid project that no test may change."""
    return write_project(tmp_path_factory.mktemp("template") / "project", REPOSITORY / "overrides")


@pytest.fixture(scope="session")
def project_of_worker(template: Path, tmp_path_factory: pytest.TempPathFactory) -> PutBack:
    """A little valid project that the fast tests of a worker change, one after the other."""
    return PutBack(template, tmp_path_factory.mktemp("project-of-worker"))


@pytest.fixture
def project(template: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A little valid project in a folder of its own."""
    if request.node.get_closest_marker("site"):
        # What such a test started may still be at work in it afterwards.
        return shutil.copytree(template, tmp_path / "project")
    kept: PutBack = request.getfixturevalue("project_of_worker")
    kept.put_back()
    return kept.folder


@pytest.fixture(scope="module")
def shared_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid project for a whole module, whose tests put back what they change."""
    return write_project(tmp_path_factory.mktemp("shared") / "project", REPOSITORY / "overrides")


@pytest.fixture(scope="module")
def few_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with few files, which is read much faster; it always has findings of its own."""
    root = write_project(tmp_path_factory.mktemp("shared") / "few", REPOSITORY / "overrides")
    for path in root.rglob("*.md"):
        if path.name.split(".")[0] not in {"02-two", "about", "01-first", "guideline"}:
            path.unlink()
    return root


@pytest.fixture(scope="module")
def remembered_texts() -> Iterator[None]:
    """What was made of texts that a module's tests do not change stays in the process, as it does for a preview."""
    with remembering(Memory(None, keeps_objects=True)):
        yield


@pytest.fixture
def kept(
    shared: SharedFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Project:
    """The little project under git, with the history that a test's mark `history` names."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    mark = request.node.get_closest_marker("history")
    history = shared.history(mark.args[0] if mark else "started")
    return Project(copied(history, tmp_path / "project"))
