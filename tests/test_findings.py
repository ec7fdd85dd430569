"""Every finding can be explained to a person, in every language, and every explanation is used."""

from __future__ import annotations

import re
import string

import pytest

from shishin.findings.text import language_of_user, report
from shishin.model.finding import WARNINGS, Finding
from support.invalid import read_all
from support.languages import ENGLISH, JAPANESE

FROM_SOURCES = {expected.rsplit(" ", 1)[1] for fixture in read_all() for expected in fixture.expected}
UNREACHABLE = {"file-unreadable"}
"""Needs a file that its owner may not read, which root always may; see the test below."""

OF_LIMITS = {"files-many", "findings-more", "content-failed"}
"""What no small fixture can have; see test_limits.py."""

OF_COMMANDS = {
    "root-missing", "schema-stale", "translated-source", "browser-missing", "site-missing",
    "review-overdue", "since-unreadable", "since-unknown", "since-unrelated",
    "change-unnoted", "note-idle", "note-kind", "address-lost",
    "note-question", "note-evidence",
    "redirect-nowhere", "redirect-needless", "git-missing", "git-failed", "git-nameless", "git-busy", "tree-unclean",
    "git-hooks", "git-encoding", "tag-differs", "tag-lost", "tags-unread", "branch-missing", "withdraw-unknown",
    "reason-length", "reason-language", "reason-missing", "reason-twice",
    "withdraw-twice", "address-form", "address-taken", "address-refused", "template-broken",
    "import-place", "import-base", "import-exists", "import-not-text", "import-unwritten",
    "reading-differs", "reading-decided-unused", "sudachi-missing",
    "engine-missing", "config-unreadable", "review-unreadable",
    "translation-behind-parts",
    "exchange-folder", "exchange-empty", "exchange-file", "exchange-stale", "exchange-unit-missing",
    "exchange-unit-source", "exchange-markup", "exchange-lost", "exchange-structure", "exchange-unfinished",
    "link-gone", "link-gone-archived", "link-moved", "link-unreached",
}  # fmt: skip
OF_RELEASES = re.compile(r"^(release|frozen|ledger)-|^(link-unreleased|requirement-(lost|revived)|synonym-withdrawn)$")
"""What only a project under git can have; see test_release_refused.py, test_frozen.py, test_lasting.py and others."""

OF_BUILDS = re.compile(r"^(build|target|write)-")
"""What only a build or another command that writes can meet; see test_build_*.py and test_places.py."""

OF_THE_SITE = re.compile(r"^(audit|html|axe|page|exception|sitemap|looked)-")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_explain_the_same_codes_with_the_same_values() -> None:
    ja, en = JAPANESE.findings, ENGLISH.findings
    assert list(ja) == list(en)
    assert len(ja) >= 80
    for code in ja:
        assert set(ja[code]) == set(en[code]) == {"what", "expected", "fix"}
        for part in ja[code]:
            assert all(text.strip() for text in (ja[code][part], en[code][part]))
        values = [placeholders(" ".join(catalogue[code].values())) for catalogue in (ja, en)]
        assert values[0] == values[1], code


def test_every_source_code_of_the_catalogue_has_a_bad_fixture() -> None:
    rest = {code for code in ENGLISH.findings if not OF_THE_SITE.match(code) or code == "page-unknown"}
    rest -= {code for code in rest if OF_RELEASES.match(code) or OF_BUILDS.match(code)}
    assert rest - OF_COMMANDS - OF_LIMITS - UNREACHABLE == FROM_SOURCES
    assert set(ENGLISH.findings) >= WARNINGS


def test_a_report_names_file_line_and_how_to_mend() -> None:
    finding = Finding.at("docs/a.ja.md", 7, "heading-id-missing", heading="題", id="title")
    text = report([finding], ENGLISH)
    assert text.startswith("docs/a.ja.md:7: error [heading-id-missing]\n")
    assert "Expected: " in text
    assert "To mend it: " in text
    assert "直し方" in report([finding], JAPANESE)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LC_MESSAGES": "ja"}, "ja"),
        ({"LANG": "fr_FR"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], code: str) -> None:
    assert language_of_user(environment).code == code
