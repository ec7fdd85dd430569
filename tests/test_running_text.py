"""What running text calls by a number, a count or a name is there; what only looks like it is left alone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from shishin.content import named
from shishin.content.avoided_words import avoided_words
from shishin.content.kana_order import kana_order
from shishin.content.load import load
from shishin.content.own_words import OwnWords, TextPiece, own_words
from shishin.content.reading import sources
from shishin.content.rules import counts, references, terms
from shishin.content.running_text import value
from shishin.model.data import Avoided, Term
from shishin.model.fields import Words
from support.languages import EDITION

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding

STOPS = tuple(language.sentence_end for language in EDITION)
UX = frozenset(range(1, 22))
KNOWN = named.Named(
    languages=EDITION,
    requirements={f"UX-{number:02}": number == 5 for number in UX} | {"SE-01": False},
    holders={f"UX-{number:02}": "guidelines/ui-ux/guides/01-a" for number in UX}
    | {"SE-01": "guidelines/security/guides/01-b"},
    guides={"guidelines/ui-ux": frozenset(range(1, 7)), "guidelines/security": frozenset({1, 2})},
    names={
        "UI/UX": "guidelines/ui-ux",
        "UI/UXガイドライン": "guidelines/ui-ux",
        "Security guideline": "guidelines/security",
    },
    titles={"ja": ("題",), "en": ("Title",)},
    places={},
    sections=frozenset(),
    slides=17,
    standards=frozenset({"WCAG 2.2"}),
)

RIGHT = (
    "UX-01、UX-02とSE-01を見ます。",
    "version 1.0.0-beta.2, UX-07",
    "UX-05は1.0.0-beta.2版の要件です。",
    "UX-05 was withdrawn.",
    "UX 3つのこと",
    "UX10選",
    "DS-221とAB-12",
    "PR.UX-99",
    "UX-like",
    "UX2030",
    "スライド17",
    "スライド2、3、16",
    "スライド一枚",
    "10枚のスライド",
    "slides 2 and 17",
    "Slide 16, 2030",
    "the seventeenth slide",
    "ガイド6",
    "ガイドライン9",
    "ガイドブック9",
    "ガイド一覧",
    "ガイド9件",
    "4番目のガイド",
    "guide 2",
    "guideline 9",
    "guides 1 to 6",
    "the second guide",
    "UI/UXガイドラインのガイド6",
    "原則#10",
    "原則1か月以内",
    "原則30日",
    "原則として",
    "principles 1 and 10",
    "issue #12",
    "the slides of #1, #4 and #5",
    "#444444",
    "地図9",
    "意図3",
    "a figure of 3 million",
    "JIS Q 31000の図3",
    "WCAG 2.2のガイド99",
    "section 5 of the Act",
    "個人情報保護法第3条",
    "RFC 2119の第9節",
    "Section 3.2",
    "一節を読む",
)

WRONG = {
    "UX-99を見ます。": "requirement-unknown",
    "UX-022": "requirement-unknown",
    "UX-0001x UX-40": "requirement-unknown",
    "UX7": "requirement-spelling",
    "ux7": "requirement-spelling",
    "ＵＸ－７": "requirement-spelling",
    "UX 07": "requirement-spelling",
    "UX-7": "requirement-spelling",
    "UX‑07": "requirement-spelling",
    "UX-01から03": "requirement-spelling",
    "UX-007": "requirement-spelling",
    "ux-07": "requirement-spelling",
    "UX-05を満たします。": "requirement-withdrawn",
    "UX-05は要ります。UX-06は取り下げました。": "requirement-withdrawn",
    "スライド18": "slide-unknown",
    "スライド０": "slide-unknown",
    "スライド16、18": "slide-unknown",
    "十八枚目のスライド": "slide-unknown",
    "slide 99": "slide-unknown",
    "slides 2 and 18": "slide-unknown",
    "the eighteenth slide": "slide-unknown",
    "WCAG 2.2とスライド18": "slide-unknown",
    "ガイド7": "guide-unknown",
    "七番目のガイド": "guide-unknown",
    "ガイド ７": "guide-unknown",
    "guide 7": "guide-unknown",
    "the seventh guide": "guide-unknown",
    "guides 6 and 7": "guide-unknown",
    "guide 3 of the Security guideline": "guide-unknown",
    "原則#11": "principle-number",
    "原則11の考え": "principle-number",
    "principle #12": "principle-number",
    "principles 3 and 11": "principle-number",
    "（#11）": "principle-number",
    "#1と#11": "principle-number",
}


def words(text: str, path: str = "docs/about.ja.md", language: str = "ja") -> OwnWords:
    return OwnWords(path, lambda: (TextPiece(3, text, language),), STOPS)


def found(text: str, path: str = "docs/about.ja.md") -> list[str]:
    findings: list[Finding] = []
    references.references(words(text, path), KNOWN, findings)
    assert all(finding.line == 3 for finding in findings)
    return [finding.code for finding in findings]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_there_or_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "code"), WRONG.items())
def test_what_is_not_there_is_found(text: str, code: str) -> None:
    assert found(text) == [code]


def test_a_change_note_and_an_examination_may_name_what_was_withdrawn() -> None:
    for name in ("changes/a.yml", "release.yml"):
        assert found("UX-05を改めました。", f"guidelines/ui-ux/{name}") == []
        assert found("UX-99を改めました。", f"guidelines/ui-ux/{name}") == ["requirement-unknown"]
    assert found("UX-05を改めました。", "principles/changes.yml") == []


def test_what_readers_type_may_be_written_in_any_way_and_must_still_exist() -> None:
    findings: list[Finding] = []
    pieces = (TextPiece(1, "ux7", ""), TextPiece(2, "ux99", ""))
    typed = OwnWords("principles/synonyms.yml", lambda: pieces, STOPS, typed=True)
    references.references(typed, KNOWN, findings)
    assert [(finding.line, finding.code) for finding in findings] == [(2, "requirement-unknown")]


def test_a_slip_is_answered_with_the_numbers_it_may_stand_for() -> None:
    assert KNOWN.like("UX-31").startswith("UX-13")
    assert "UX-21" in KNOWN.like("UX-211")
    assert "SE-01" in KNOWN.like("UX-01")


COUNTS = {
    "the ten principles": 0,
    "The eleven principles": 1,
    "all twelve principles": 1,
    "these three principles": 0,
    "10の原則": 0,
    "11の原則": 1,
    "一つの原則": 0,
    "二つの原則を支えます": 0,
    "the two guidelines": 0,
    "the three guidelines": 1,
    "two guidelines": 0,
    "the 22 requirements": 1,
    "the 21 requirements": 0,
    "the 50 requirements of WCAG 2.2": 0,
}


@pytest.mark.parametrize(("text", "count"), COUNTS.items())
def test_a_count_of_all_is_right(text: str, count: int) -> None:
    findings: list[Finding] = []
    counts.counts(words(text), KNOWN, named.count(KNOWN), findings)
    assert len(findings) == count


def test_a_guideline_counts_its_own_guides_and_a_guide_what_it_speaks_of() -> None:
    known = named.count(KNOWN)
    front: list[Finding] = []
    for text in (
        "六つのガイドは",
        "五つのガイドは",
        "six guides deal",
        "four guides deal",
        "次の二つのガイドは",
    ):
        counts.counts(words(text, "guidelines/ui-ux/guideline.ja.md"), KNOWN, known, front)
    assert [dict(finding.values)["found"] for finding in front] == ["五つのガイド", "four guides"]
    below = (TextPiece(9, "What this is for", "en"), TextPiece(11, "Five guides tell more", "en"))
    counts.counts(OwnWords("guidelines/ui-ux/guideline.en.md", lambda: below, STOPS), KNOWN, known, front)
    assert [finding.line for finding in front] == [3, 3, 11]
    counts.counts(words("all three requirements", "guidelines/ui-ux/guides/01-a.en.md"), KNOWN, known, front)
    assert len(front) == 3


def term(ja: str, *avoid: Avoided) -> Term:
    meaning = Words(ja="説明です。", en="It is explained.")
    return Term(id="a", ja=ja, reading="あ", en="right", meaning=meaning, avoid=avoid)


def test_the_longest_of_the_avoided_and_allowed_words_counts() -> None:
    rows = [
        term("リスク", Avoided(language="ja", word="危険", unless=("危険な",)), Avoided(language="en", word="danger")),
        term("深刻度", Avoided(language="ja", word="危険度")),
    ]
    findings: list[Finding] = []
    japanese = "危険を見ます。危険な所です。危険度が高い。「危険」と『危険度』と`危険`。"
    texts = [
        words(japanese),
        words("Danger, and endanger. dangers; “danger”. DANGER", language="en"),
        words("danger and 危険", language=""),
    ]
    for text in texts:
        terms.avoided(text, avoided_words(rows, EDITION), findings)
    assert [tuple(value for _name, value in finding.values) for finding in findings] == [
        ("危険", "リスク"),
        ("危険度", "深刻度"),
        ("Danger", "right"),
        ("DANGER", "right"),
    ]


def test_written_numbers_are_read() -> None:
    said = {"十": 10, "二十一": 21, "六": 6, "16th": 16, "Sixth": 6, "twenty": 20, "007": 7, "三三": None, "": None}
    assert {text: value(text, EDITION) for text in said} == said


def test_every_file_with_running_text_is_looked_at(repository: Path) -> None:
    findings: list[Finding] = []
    everything = sources.read(repository, findings)
    texts = list(own_words(everything))
    paths = {text.path for text in texts}
    assert {draft.file.path for draft in everything.drafts} <= paths
    assert {figure.file.path for figure in everything.figures} <= paths
    assert sum(len(text.pieces) for text in texts) > 3000
    assert not any("/releases/" in path for path in paths)
    for name in ("terms", "corrections", "publication", "changes", "synonyms"):
        assert f"principles/{name}.yml" in paths
    assert "guidelines/standards.yml" in paths


def test_time_grows_with_the_text_and_not_with_its_square(project: Path) -> None:
    """A page full of what could be a reference, as large as a page may be."""
    page = project / "docs/about.ja.md"
    base = page.read_text(encoding="utf-8")
    spent = []
    for lines in (600, 1200):
        page.write_text(
            base + "\n\nスライド1とUX-01とガイド1の「題」の節、「あ」のガイド、「".join([""] * lines), encoding="utf-8"
        )
        started = time.process_time()
        codes = [finding.code for finding in load(project).findings]
        spent.append(time.process_time() - started)
        assert codes.count("section-unknown") == lines - 1
    assert spent[1] < 4 * spent[0] + 1


def test_readings_stand_as_in_japanese_dictionaries() -> None:
    readings = [
        "アカウント",
        "イービーエム",
        "いちがん",
        "エーピーアイ",
        "エスボム",
        "カード",
        "がいど",
        "かくきょく",
        "じそしき",
        "しゃりん",
    ]
    assert sorted(readings, key=kana_order) == readings
    assert kana_order("ガード（ビーシーピー）") == "かあとひいしいひい"
