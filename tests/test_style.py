"""Rules of style: each finds what is bad and leaves what is good, in the language that has it and in no other."""

from __future__ import annotations

import re
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
from shishin.model.finding import Finding, Severity
from support.editions import INVENTED, add_language
from support.languages import ENGLISH, JAPANESE
from support.small_project import stamp_all

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def judged(root: Path, code: str, texts: Iterable[str]) -> list[list[Finding]]:
    """Write texts into a page of the little project, and give what style has wrong: of each text, then elsewhere."""
    path = root / f"docs/about.{code}.md"
    before = written = path.read_text(encoding="utf-8")
    spans: list[range] = []
    for text in texts:
        start = written.count("\n") + 2
        written += f"\n{text}\n"
        spans.append(range(start, start + text.count("\n") + 1))
    path.write_text(written, encoding="utf-8")
    stamp_all(root)
    findings = [finding for finding in load(root).findings if finding.code in RULED | ALSO]
    path.write_text(before, encoding="utf-8")
    name = path.relative_to(root).as_posix()
    of_texts = [[row for row in findings if row.file == name and row.line in span] for span in spans]
    return [*of_texts, [row for row in findings if not any(row in rows for rows in of_texts)]]


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
    assert judged(project, code, good) == [[], *([] for _ in good)]
    *findings, others = judged(project, code, bad)
    assert others == []
    for text, of_text in zip(bad, findings, strict=True):
        codes = {finding.code for finding in of_text}
        assert name in codes, text
        assert codes <= {name, *ALLOWED.get(name, ())}, (text, of_text)


def test_texts_of_one_language_are_not_held_to_the_rules_of_another(project: Path) -> None:
    japanese = [bad for name, texts in CASES["ja"].items() for bad in texts["bad"] if name in CODES.values()]
    english = CASES["en"]["spelling"]["bad"]
    assert len(japanese) > 30
    assert len(english) >= 4
    assert not any(judged(project, "en", [text.strip("・■●") for text in japanese]))
    assert not any(judged(project, "ja", english))


def test_a_language_without_rules_of_style_is_held_to_none(project: Path) -> None:
    add_language(project)
    (project / f"languages/{INVENTED}/style.toml").unlink()
    assert load(project).findings == ()
    assert languages((INVENTED,), project).source.style == Style.of({})
    assert not any(judged(project, INVENTED, ["① ５０ cölör 10～20", "[hërë](about.qaa.md)", "2024/4/1"]))


def test_a_project_may_change_the_rules_of_its_language(project: Path) -> None:
    (project / "languages/ja").mkdir(parents=True)
    (project / "languages/ja/style.toml").write_text(
        "[sought]\nwide = ''\n[links]\nvague = ['説明']\n[sentences]\nlongest = 9\n", encoding="utf-8"
    )
    texts = ["５０です。", "[説明](about.ja.md)", "[こちら](about.ja.md)", "説明の説明の説明です。"]
    *findings, _others = judged(project, "ja", texts)
    assert [[finding.code for finding in rows] for rows in findings] == [[], ["link-vague"], [], ["sentence-long"]]


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


def test_names_of_standards_are_not_judged(project: Path) -> None:
    path = project / "guidelines/standards.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("name:") >= 1
    path.write_text(text.replace("name: {ja: ", "name: {ja: ５０，見本", 1), encoding="utf-8")
    assert not [finding for finding in load(project).findings if finding.code in RULED]
    named, other, _elsewhere = judged(project, "ja", ["５０，見本制度の説明", "５０の説明"])
    assert [finding.code for finding in (*named, *other)] == ["text-wide"]
    assert named == []


PAGE = ".github/style.{}.md"
ROW = re.compile(
    r"^\|(?P<what>[^|]+)\|(?P<why>[^|]+)\|(?P<bad>[^|]+)\|(?P<good>[^|]+)\| `(?P<code>[a-z-]+)`(?P<said>[^|]+)\|$",
    re.MULTILINE,
)
EXAMPLE = re.compile(r"`([^`]+)`")
SEVERITIES = {
    "ja": {Severity.ERROR: "誤り", Severity.WARNING: "注意"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning"},
}
MENDED = {"ja": "直す", "en": "mended"}
JAPANESE_LETTER = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
NOT_TRIED = {"term-avoided"}
"""What the glossary says; the little project has another."""

OTHER = ALSO - {"figure-alt", "link-empty", "link-address"} | {"text-control", "term-avoided", "line-wrapped"}
"""Findings of other rules that the page tells of."""


def rows_of(repository: Path, code: str) -> list[re.Match[str]]:
    """Give the rows of the page that tells of the rules, in a language."""
    return list(ROW.finditer((repository / PAGE.format(code)).read_text(encoding="utf-8")))


@pytest.mark.parametrize("code", ["ja", "en"])
def test_the_page_tells_of_each_finding_once_and_how_it_counts(repository: Path, code: str) -> None:
    rows = rows_of(repository, code)
    assert sorted(row["code"] for row in rows) == sorted(RULED | OTHER)
    mended = set()
    for row in rows:
        severity = Finding.at("", 0, row["code"]).severity
        assert SEVERITIES[code][severity] in row["said"], row["code"]
        mended |= {row["code"]} if MENDED[code] in row["said"] else set()
        assert all(row[part].strip() for part in ("what", "why", "bad", "good"))
    fixed = {"text-half-width-kana", "text-compatibility", "text-decomposed", "text-invisible", "text-wide", "spelling"}
    assert mended == fixed | {CODES[name] for name in JAPANESE.style.mended}


@pytest.mark.parametrize("code", ["ja", "en"])
def test_the_examples_of_the_page_are_bad_and_good(project: Path, repository: Path, code: str) -> None:
    looked_at = 0
    for part in ("bad", "good"):
        examples = [
            (row["code"], example.replace("␣", " "))
            for row in rows_of(repository, code)
            if row["code"] not in NOT_TRIED
            for example in EXAMPLE.findall(row[part])
        ]
        for language in ("ja", "en"):
            texts = [
                (name, text) for name, text in examples if bool(JAPANESE_LETTER.search(text)) is (language == "ja")
            ]
            *findings, others = judged(project, language, [text for _name, text in texts])
            assert others == []
            for (name, text), rows in zip(texts, findings, strict=True):
                told = {finding.code for finding in rows}
                assert name in told if part == "bad" else not told, (name, text, told)
            looked_at += len(texts)
    assert looked_at >= 60
