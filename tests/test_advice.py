"""What a finding proposes for the element, the link or the heading at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.content.advice import near, way_for
from shishin.content.anchors import Names, romaji, slug
from shishin.content.load import load
from shishin.content.ruby import Reader
from shishin.findings.catalogue import explain
from shishin.model.data import Reading
from support.languages import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

WAYS = [
    ("<b>x</b>", "**…**"),
    ("<strong class='x'>", "**…**"),
    ("</em>", "*…*"),
    ("<kbd>", "`…`"),
    ("<a href='x'>", "[…](FILE.en.md), […](https://…)"),
    ("<img src=x>", "![…](figures/NAME.en.svg)"),
    ("<h3 id=x>", "### … {#name}"),
    ("<li>", "- …"),
    ("<table>", "| … | … |⏎|---|---|⏎| … | … |"),
    ("<BR/>", "⏎⏎"),
    ("<div align=center>", "…"),
    ("<!-- x -->", "–"),
]


@pytest.mark.parametrize(("html", "way"), WAYS)
def test_an_element_has_the_markdown_that_says_the_same(html: str, way: str) -> None:
    assert way_for(html, "en") == way


KNOWN = [f"docs/{name}.{code}.md" for name in ("purpose", "about/index", "guides/fees") for code in ("ja", "en")]


@pytest.mark.parametrize(
    ("path", "goal", "expected"),
    [
        ("docs/a.en.md", "/purpose/", "purpose.en.md"),
        ("docs/guides/a.en.md", "/purpose", "../purpose.en.md"),
        ("docs/guides/a.ja.md", "/about/", "../about/index.ja.md"),
        ("docs/a.en.md", "docs/purpos.en.md", "purpose.en.md"),
        ("docs/a.en.md", "docs/purpose.md", "purpose.en.md"),
        ("docs/a.en.md", "docs/fees.en.md", "guides/fees.en.md"),
        ("docs/a.en.md", "docs/guides/fees.html", "guides/fees.en.md"),
        ("docs/a.en.md", "docs/zzz.en.md", "–"),
        ("docs/a.en.md", "/", "–"),
    ],
)
def test_a_broken_link_names_the_nearest_file_as_a_link_says_it(path: str, goal: str, expected: str) -> None:
    assert near(path, goal, KNOWN, path.rsplit(".", 2)[1]) == expected


def test_names_are_made_of_words_and_readings() -> None:
    reader = Reader([Reading(word="目的", reading="もくてき"), Reading(word="仕組", reading="しく", before="みむ")])
    assert slug("Don’t repeat: 2 Cafés") == "dont-repeat-2-cafes"
    assert slug("１　目的と仕組み", reader) == "mokuteki-to-shikumi"
    assert slug("目的") == slug("地球の目的", reader) == slug("2026") == ""
    assert romaji("ちょっとマッチ") == "chottomatchi"
    names = Names({"taken"})
    assert [names.anchor(text, at) for at, text in enumerate(["Taken", "Taken", "漢字", "Other"], 1)] == [
        "taken-2", "taken-3", "section-3", "other",
    ]  # fmt: skip


def test_the_three_findings_propose_what_to_write(project: Path) -> None:
    for code, heading in (("ja", "見出しの説明"), ("en", "Own words")):
        path = project / f"docs/about.{code}.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n## {heading}\n\n<b>a</b> [b](/glossary/)\n", encoding="utf-8")
    findings = [finding for finding in load(project).findings if finding.file.startswith("docs/about.")]
    values = {(finding.file[-5:-3], finding.code): dict(finding.values) for finding in findings}
    for code in ("ja", "en"):
        assert values[code, "heading-id-missing"]["id"] == "own-words", "the same in both languages"
        assert values[code, "raw-html"]["way"] == "**…**"
        assert values[code, "link-broken"]["near"] == f"glossary.{code}.md"
    said = [explain(finding, language).fix for finding in findings for language in LANGUAGES]
    assert sum("{#own-words}" in text for text in said) == 4
    assert sum("**…**" in text for text in said) == 4
    assert sum("glossary." in text for text in said) == 4
