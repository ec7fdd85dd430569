"""Every bad fixture is caught, whole, and nothing but it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load
from shishin.findings.catalogue import explain
from shishin.model.language import LANGUAGES
from support.invalid import Invalid, apply, read_all

if TYPE_CHECKING:
    from pathlib import Path

FIXTURES = read_all()


def test_the_little_project_is_valid(project: Path) -> None:
    loaded = load(project)
    assert loaded.findings == ()
    assert loaded.looked_at == 68
    assert loaded.library is not None
    assert len(loaded.library.principles) == 10


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.name)
def test_bad_fixture_is_caught(fixture: Invalid, project: Path) -> None:
    apply(project, fixture.edits)
    expected = fixture.expected
    # An edit to a source text leaves its translation behind and may bring kanji without a reading; only a fixture
    # about that names it.
    findings = load(project).findings
    shown = sorted(f"{each.file}:{each.line} {each.code}" for each in findings)
    brought = ("translation-behind", "reading-missing", "reading-undecided")
    assert [each for each in shown if not each.endswith(brought) or each in expected] == expected
    for finding in findings:
        for language in LANGUAGES:
            said = explain(finding, language)
            assert all((said.what, said.expected, said.fix))


def test_there_are_enough_bad_fixtures() -> None:
    assert len(FIXTURES) >= 200
