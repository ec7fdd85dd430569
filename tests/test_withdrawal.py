"""The reason of a withdrawal, as it is given on the command line: once in each language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.findings.text import report
from shishin.release.reason import reason_of
from support.languages import ENGLISH, JAPANESE
from support.released import REASON_OF_WITHDRAWAL, WHY, Project

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding

JA, EN = (f"{code}={text}" for code, text in REASON_OF_WITHDRAWAL.items())

WRONG: dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]] = {
    "none": ((), [("--why", "reason-missing"), ("--why", "reason-missing")]),
    "one missing": ((JA,), [("--why", "reason-missing")]),
    "another language": ((JA, EN, "fr=Une erreur."), [("--why", "reason-language")]),
    "no language": ((JA, EN, "It was wrong."), [("--why", "reason-language")]),
    "no equals sign": ((JA, "en"), [("--why", "reason-language"), ("--why", "reason-missing")]),
    "in capitals": ((JA, "EN=x"), [("--why", "reason-language"), ("--why", "reason-missing")]),
    "twice": ((JA, EN, "en=Again."), [("--why en", "reason-twice")]),
    "empty": ((JA, "en="), [("--why en", "reason-length")]),
    "blank": (("ja=　", "en= "), [("--why ja", "reason-length"), ("--why en", "reason-length")]),
    "too long": ((JA, "en=" + "x" * 1001), [("--why en", "reason-length")]),
    "a control character": ((JA, "en=It was wrong.\x07"), [("--why en", "text-control")]),
}


def test_a_reason_is_given_in_every_language_in_any_order() -> None:
    findings: list[Finding] = []
    reason = reason_of((EN, JA), ("ja", "en"), findings)
    assert findings == []
    assert reason
    assert {code: reason.in_(code) for code in ("ja", "en")} == REASON_OF_WITHDRAWAL


def test_only_the_first_equals_sign_parts_language_and_text() -> None:
    findings: list[Finding] = []
    reason = reason_of((JA, "en=a = b == c="), ("ja", "en"), findings)
    assert findings == []
    assert reason
    assert reason.in_("en") == "a = b == c="


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_reason_is_said_in_both_languages(name: str) -> None:
    given, expected = WRONG[name]
    findings: list[Finding] = []
    assert reason_of(given, ("ja", "en"), findings) is None
    assert [(finding.file, finding.code) for finding in findings] == expected
    for language, mend in ((JAPANESE, "直し方"), (ENGLISH, "To mend it")):
        assert report(findings, language).count(mend) == len(expected)


def test_what_is_wrong_with_a_reason_is_said_with_all_else_that_is_in_the_way(project: Path) -> None:
    kept = Project(project)
    codes, _ = kept.run("withdraw", "ui-ux", "1.0.0", "--why", JA)
    assert codes == ["reason-missing", "git-failed"]
    codes, _ = kept.run("withdraw", "ui-ux", "1.0.0", *WHY[:2], "--why", "fr=x")
    assert codes == ["reason-language", "reason-missing", "git-failed"]
