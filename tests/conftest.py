"""Fixtures for every test: a project to break, and the repository itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.small_project import write_project

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def repository() -> Path:
    """The repository's root, with the real content."""
    return REPOSITORY


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A little valid project in a folder of its own."""
    return write_project(tmp_path / "project", REPOSITORY / "overrides")
