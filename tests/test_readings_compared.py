"""Every reading that is shown, held against an analyser's: differences, decisions, and rows that are proposed."""

from __future__ import annotations

import json
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import REPOSITORY
from shishin.authoring.reading.analyser import LONGEST_PIECE, AnalysedWord, AnalyserMissingError, sudachi
from shishin.authoring.reading.command import compare
from shishin.authoring.reading.comparison import Comparison, Decisions, stretches
from shishin.authoring.reading.proposal import proposals, rows_for
from shishin.authoring.reading.texts import texts
from shishin.content.reading import sources
from shishin.content.ruby import KANJI, Reader
from shishin.content.unread_kanji import find_unread
from shishin.model.data import Decided, Reading
from support.analysed import FILE, kept
from support.shown_readings import own, rows

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.content

KEPT = kept()


def replay(line: str) -> list[AnalysedWord]:
    """Give what SudachiPy said of a line."""
    return KEPT[line]


def test_the_analyser_reads_as_it_did() -> None:
    try:
        analyse = sudachi()
    except AnalyserMissingError:
        pytest.skip('needs python -m pip install -e ".[readings]"; the rest is tested with what was kept of it')
    assert len(KEPT) >= 10
    assert {line: analyse(line) for line in KEPT} == KEPT
    long = "身近な例。" * LONGEST_PIECE
    words = analyse(long)
    assert [word.end for word in words[:-1]] == [word.begin for word in words[1:]]
    assert {long[word.begin : word.end] for word in words} == {"身近", "な", "例", "。"}


def test_what_was_kept_covers_its_lines() -> None:
    made = json.loads(FILE.read_text(encoding="utf-8"))["made"]
    assert set(made) == {"sudachipy", "sudachidict-core"}
    for line, tokens in KEPT.items():
        assert [0, *(word.end for word in tokens)] == [*(word.begin for word in tokens), len(line)]


@pytest.mark.parametrize("line", KEPT)
def test_stretches_begin_and_end_where_both_do(line: str) -> None:
    tokens, words = KEPT[line], list(own().words_in(line))
    for stretch in stretches(line, own(), tokens):
        end = stretch.begin + len(stretch.words)
        assert line[stretch.begin : end] == stretch.words
        assert {stretch.begin} <= {token.begin for token in tokens}
        assert {end} <= {token.end for token in tokens}
        assert not any(word.at < edge < word.end for word in words for edge in (stretch.begin, end))


def differences(line: str, reader: Reader, *decided: Decided) -> list[tuple[str, str, str]]:
    """Compare a line with what was kept of it."""
    differing = Comparison(reader, replay, Decisions(decided)).open_in(line)
    return [(stretch.words, stretch.reading, stretch.other) for stretch in differing]


def test_differences_are_found_in_either_direction() -> None:
    assert differences(
        "身近なサービスを、都民に届けます。",
        own(),
    ) == [("身近", "みぢか", "みじか")]
    wrong = rows("word: 都民, reading: みやこみん", "word: 届, reading: とど, before: け")
    assert differences("身近なサービスを、都民に届けます。", wrong) == [("都民", "みやこみん", "とみん")]
    assert differences("漢字のないABCです。", own()) == []
    assert differences("かなだけです。", own()) == []


def test_digits_that_stand_without_a_reading_do_not_differ() -> None:
    assert differences("資源（データ）を3か月で5人に渡す…", own()) == [("資源（データ）", "しげん（でーた）", "しげん")]


def test_a_decision_holds_for_its_words_and_place_only() -> None:
    line = "次の年の版を出す。"
    ban = ("版", "はん", "ばん")
    assert ban in differences(line, own())
    for words in ("版", "の版", "版を出", "年の版を"):
        assert ban not in differences(line, own(), Decided(words=words, reading="はん", rejected="ばん")), words
    for words in ("版は", "新版", "は版を"):
        assert ban in differences(line, own(), Decided(words=words, reading="はん", rejected="ばん")), words
    assert ban in differences(line, own(), Decided(words="版", reading="はん", rejected="はーん"))


def test_counts_say_how_much_was_looked_at() -> None:
    comparison = Comparison(own(), replay, Decisions([Decided(words="身近", reading="みぢか", rejected="みじか")]))
    for _twice in range(2):
        assert list(comparison.open_in("身近なサービスを、都民に届けます。")) == []
    counts = comparison.counts
    assert (counts.shown, counts.compared, counts.differing, counts.decided) == (6, 6, 2, 2)


def test_rows_are_proposed_with_what_may_follow_them() -> None:
    line = "総務省が案内を取りまとめ、データ構造を調べました。"
    proposed = [row for gap in find_unread(Reader([]), [(1, line)]) for row in rows_for(gap, line, replay(line))]
    assert proposed == [
        "{word: 総務省, reading: そうむしょう}", "{word: 案内, reading: あんない}",
        "{word: 取, reading: と, before: り}", "{word: 構造, reading: こうぞう}",
        "{word: 調, reading: しら, before: べ}",
    ]  # fmt: skip
    rows_proposed = {
        Reading.model_validate(dict(part.split(": ") for part in row[1:-1].split(", "))) for row in proposed
    }
    assert not list(find_unread(Reader(rows_proposed), [(1, line)]))
    color = "色の濃さです。"
    tokens = [AnalysedWord(2, 3, "こ", "濃い", "*"), AnalysedWord(3, 4, "さ", "さ", "*")]
    (only,) = (
        row
        for gap in find_unread(rows("word: 色, reading: いろ"), [(1, color)])
        for row in rows_for(gap, color, tokens)
    )
    assert only == "{word: 濃, reading: こ, before: さ}"
    assert proposals({proposed[0]: "a.md:1 【総務省】"}, {}) == (
        "readings:\n  - {word: 総務省, reading: そうむしょう}  # a.md:1 【総務省】"
    )


def test_every_text_of_the_site_is_looked_at() -> None:
    by_path = {text.path: text for text in texts(sources.read(REPOSITORY, []))}
    assert len(by_path) > 100
    assert any("/releases/" in path for path in by_path)
    assert not any("readings.yml" in path or "synonyms.yml" in path or path.endswith(".en.md") for path in by_path)
    for path in (
        "languages/ja/interface.toml",
        "principles/terms.yml",
        "guidelines/standards.yml",
        ".vscode/schemas/guide.schema.json",
    ):
        assert any(re.search(f"[{KANJI}]", line) for _number, line in by_path[path].lines), path
    terms = [line for _at, line in by_path["principles/terms.yml"].lines]
    assert len(terms) > 300
    assert not any(line.lstrip().startswith(("#", "- {language: ")) for line in terms)


def unasked(text: str) -> list[AnalysedWord]:
    """Fail where an analyser is asked that must not be."""
    raise AssertionError(text)


def edit(project: Path, old: str, new: str) -> None:
    path = project / "principles/readings.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_comparison_waits_until_the_readings_are_sound(project: Path) -> None:
    edit(project, "reading: みだし", "reading: ミダシ")
    assert [finding.code for finding in compare(project, unasked).findings] == ["reading-split"]
    shutil.rmtree(project / "principles")
    assert compare(project, unasked).counts.shown == 0


def test_without_sudachi_it_says_how_to_install_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # None in sys.modules is how Python itself is told that a module is not there.
    monkeypatch.setitem(sys.modules, "sudachipy", None)
    assert [finding.code for finding in compare(project).findings] == ["sudachi-missing"]


@pytest.mark.parametrize("decided", ["", "decided:\n  - {words: 猫, reading: ねこ, rejected: びょう}\n"])
def test_the_command_names_differences_and_decisions_that_nothing_needs(project: Path, decided: str) -> None:
    try:
        sudachi()
    except AnalyserMissingError:
        pytest.skip('needs python -m pip install -e ".[readings]"')
    edit(project, "{word: 用語集, reading: ようごしゅう}", "{word: 用語集, reading: ようごあつ}")
    path = project / "principles/readings.yml"
    path.write_text(path.read_text(encoding="utf-8") + decided, encoding="utf-8")
    done = compare(project)
    findings = [finding for finding in done.findings if finding.code == "reading-differs"]
    assert any(dict(finding.values)["rejected"] == "ようごしゅう" for finding in findings)
    unused = [finding for finding in done.findings if finding.code == "reading-decided-unused"]
    last = path.read_text(encoding="utf-8").count("\n")
    assert [(finding.file, finding.line) for finding in unused] == (
        [("principles/readings.yml", last)] if decided else []
    )
    assert done.rows
    assert done.counts.shown > done.counts.compared > 50
