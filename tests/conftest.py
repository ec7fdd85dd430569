"""Fixtures for every test: a project to break, and the repository itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.small_project import write_project

REPOSITORY = Path(__file__).parents[1]


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
