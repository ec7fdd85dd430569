"""Every bad fixture is caught, whole, and nothing but it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.content.load import Loaded, load
from shishin.content.rules.table import REFUSALS, RULES
from shishin.findings.catalogue import explain
from support.invalid import Invalid, apply, read_all
from support.languages import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("remembered_texts")

FIXTURES = read_all()


def test_the_little_project_is_valid(project: Path) -> None:
    loaded = load(project)
    assert loaded.findings == ()
    assert loaded.looked_at == 80
    assert loaded.library is not None
    assert len(loaded.library.principles) == 10


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.name)
def test_bad_fixture_is_caught(fixture: Invalid, project: Path) -> None:
    apply(project, fixture.edits)
    expected = fixture.expected
    # An edit to a source text leaves its translation behind and may bring kanji without a reading; only a fixture
    # about that names it.
    loaded = load(project)
    findings = loaded.findings
    _holds_to_the_table(fixture, loaded)
    shown = sorted(f"{finding.file}:{finding.line} {finding.code}" for finding in findings)
    brought = ("translation-behind", "reading-missing", "reading-undecided")
    assert [place for place in shown if not place.endswith(brought) or place in expected] == expected
    for finding in findings:
        for language in LANGUAGES:
            said = explain(finding, language)
            assert all((said.what, said.expected, said.fix))


def _holds_to_the_table(fixture: Invalid, loaded: Loaded) -> None:
    """Each rule gives the findings of its row only, and gives them for the fixtures that its row names."""
    given = {(outcome.rule, finding.code) for outcome in loaded.outcomes for finding in outcome.findings}
    of_row = {(rule.id, code): name for rule in RULES for code, name in rule.bad.items()}
    assert given <= set(of_row)
    assert {row for row, name in of_row.items() if name == fixture.name} <= given
    codes = {finding.code for finding in loaded.findings}
    assert {code for row in REFUSALS for code, name in row.bad.items() if name == fixture.name} <= codes


def test_there_are_enough_bad_fixtures() -> None:
    assert len(FIXTURES) >= 200
