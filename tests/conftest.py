"""Fixtures for every test: a project to break, and the repository itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shishin.checks import browser
from shishin.website.build import build
from support.released import ENVIRONMENT, Project
from support.small_project import write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content as a built site, which no test may change."""
    folder = tmp_path_factory.mktemp("real") / "site"
    build(REPOSITORY, folder)
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for a module's tests."""
    with browser.opened(browser.find()) as opened:
        yield opened


@pytest.fixture
def repository() -> Path:
    """The repository's root, with the real content."""
    return REPOSITORY


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little valid project that no test may change."""
    return write_project(tmp_path_factory.mktemp("template") / "project", REPOSITORY / "overrides")


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    """A little valid project in a folder of its own."""
    return shutil.copytree(template, tmp_path / "project")


@pytest.fixture
def kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The little project under git."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    found = Project(project)
    found.start()
    return found
