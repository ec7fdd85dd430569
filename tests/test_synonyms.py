"""The words that searches know: a row is told of when what it leads to is withdrawn, and of nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.content.load import load
from shishin.findings.catalogue import explain
from shishin.model.finding import Severity
from support.languages import LANGUAGES
from support.released import GUIDELINE

if TYPE_CHECKING:
    from shishin.content.load import Loaded
    from support.released import Project

FILE = "principles/synonyms.yml"


def test_a_word_that_leads_to_a_withdrawn_requirement_is_told_of(kept: Project) -> None:
    kept.change(FILE, "[about/]", "[UX-04]")
    kept.release("1.0.0-beta.1")
    assert load(kept.root).findings == ()
    for code, row in (("ja", r"  - id: UX-04\n(?:    .*\n)+"), ("en", r"  - id: UX-04\n(?:    .*\n)+")):
        name = f"{GUIDELINE}/guides/02-second.{code}.md"
        text, count = re.subn(row, "", (kept.root / name).read_text(encoding="utf-8"))
        assert count == 1
        kept.write(name, text)
    findings = [finding for finding in load(kept.root).findings if finding.file == FILE]
    assert [finding.code for finding in findings] == ["synonym-withdrawn"]
    assert findings[0].severity is Severity.ERROR
    assert [dict(finding.values) for finding in findings] == [{"goal": "UX-04", "word": "sample words"}]
    for language in LANGUAGES:
        assert "UX-04" in explain(findings[0], language).what


def test_the_words_of_the_project_are_as_they_should_be(loaded: Loaded) -> None:
    codes = [finding.code for finding in loaded.findings if finding.file == FILE]
    assert codes == []
