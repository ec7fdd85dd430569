"""Rules of style: each finds what is bad and leaves what is good, in the language that has it and in no other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load
from shishin.content.rules.style import CODES
from shishin.content.rules.table.style import STYLE_RULES
from shishin.languages.complete import problems
from shishin.languages.reader import languages
from shishin.languages.style import Style
from shishin.languages.tables import Tables
from support.editions import INVENTED, add_language
from support.languages import ENGLISH, JAPANESE
from support.small_project import stamp_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.model.finding import Finding

RULED = frozenset(code for rule in STYLE_RULES for code in rule.bad)
ALSO = frozenset(
    {"text-spaced", "text-private-use", "text-half-width-kana", "text-invisible", "text-compatibility"}
    | {"text-decomposed", "figure-alt", "link-empty", "link-address"}
)
"""Findings of other rules that are about how texts are written."""

FOLDER = Path(__file__).parent / "fixtures/style"
CASES = {code: tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")) for code in ("ja", "en")}
"""For each language and finding, texts that bring it and texts that do not."""

ALLOWED = {"text-weekday": ("text-mark",), "link-vague": ("link-form",), "figure-vague": ("text-bullet",)}
"""What else a text that brings a finding may bring."""

ROWS = [(code, name, texts["bad"], texts["good"]) for code, rows in CASES.items() for name, texts in rows.items()]


def judged(root: Path, code: str, texts: Iterable[str]) -> list[Finding]:
    """Write texts into a page of the little project, each after a heading, and give what its style has wrong."""
    path = root / f"docs/about.{code}.md"
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"\n{text}\n" for text in texts), encoding="utf-8")
    stamp_all(root)
    return [finding for finding in load(root).findings if finding.code in RULED | ALSO]


def test_every_finding_of_style_is_tried_in_the_language_that_has_it() -> None:
    assert set(CODES.values()) | RULED == {name for rows in CASES.values() for name in rows} - ALSO
    assert {CODES[name] for name in JAPANESE.style.sought} <= set(CASES["ja"])
    assert {CODES[name] for name in ENGLISH.style.sought} <= set(CASES["en"])
    assert len(ROWS) >= 25


@pytest.mark.parametrize(
    ("code", "name", "bad", "good"), ROWS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_is_bad_is_found_and_what_is_good_is_not(
    project: Path, code: str, name: str, bad: list[str], good: list[str]
) -> None:
    assert judged(project, code, good) == []
    for text in bad:
        path = project / f"docs/about.{code}.md"
        before = path.read_text(encoding="utf-8")
        findings = judged(project, code, [text])
        assert {(finding.file, finding.code) for finding in findings} >= {(f"docs/about.{code}.md", name)}, text
        assert {finding.code for finding in findings} <= {name, *ALLOWED.get(name, ())}, (text, findings)
        path.write_text(before, encoding="utf-8")


def test_texts_of_one_language_are_not_held_to_the_rules_of_another(project: Path) -> None:
    japanese = [bad for name, texts in CASES["ja"].items() for bad in texts["bad"] if name in CODES.values()]
    english = CASES["en"]["spelling"]["bad"]
    assert len(japanese) > 30
    assert len(english) >= 4
    findings = [*judged(project, "en", [text.strip("・■●") for text in japanese]), *judged(project, "ja", english)]
    assert findings == []


def test_a_language_without_rules_of_style_is_held_to_none(project: Path) -> None:
    add_language(project)
    (project / f"languages/{INVENTED}/style.toml").unlink()
    assert load(project).findings == ()
    assert languages((INVENTED,), project).source.style == Style.of({})
    assert judged(project, INVENTED, ["① ５０ cölör 10～20", "[hërë](about.qaa.md)", "2024/4/1"]) == []


def test_a_project_may_change_the_rules_of_its_language(project: Path) -> None:
    (project / "languages/ja").mkdir(parents=True)
    (project / "languages/ja/style.toml").write_text(
        "[sought]\nwide = ''\n[links]\nvague = ['説明']\n[sentences]\nlongest = 9\n", encoding="utf-8"
    )
    findings = judged(
        project, "ja", ["５０です。", "[説明](about.ja.md)", "[こちら](about.ja.md)", "説明の説明の説明です。"]
    )
    codes = [finding.code for finding in findings if finding.file == "docs/about.ja.md"]
    assert codes == ["link-vague", "sentence-long"]


HOSTILE = {
    "a row of one": "[mended]\nwave = [['a']]",
    "a group that is not there": r"[mended]" + "\n" + r"wave = [['a', '\7']]",
    "a year that is none": "[eras]\nfirst = [['令和', 'x']]",
    "a row of spelling": "[spelling]\nwords = [['a', 'b', 'c']]",
    "no pattern": "[sought]\nwide = '('",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_rules_of_style_that_cannot_be_made_are_findings(text: str) -> None:
    found = problems(Tables("ja", (("style", text),)))
    assert [row.file for row in found] == ["languages/ja/style.toml"]
    assert found[0].code.startswith("language-")


def test_released_texts_and_names_of_standards_are_not_judged(project: Path) -> None:
    path = project / "guidelines/standards.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("name:") >= 1
    path.write_text(text.replace("name: {ja: ", "name: {ja: ５０，見本", 1), encoding="utf-8")
    assert not [finding for finding in load(project).findings if finding.code in RULED]
    assert [finding.code for finding in judged(project, "ja", ["５０，見本の説明", "５０の説明"])][-1:] == ["text-wide"]
