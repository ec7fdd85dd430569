"""The comment beneath a suggestion is made from data alone, and nothing in that data is trusted."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from shishin.cli import main
from shishin.model.finding import Finding
from shishin.reports.sarif import as_sarif
from shishin.review.comment import as_comment, code, plain
from shishin.review.model import LONGEST, MOST, MOST_TEXTS, Review, ReviewCounts
from shishin.review.new_findings import new_findings
from support.languages import LANGUAGES
from support.without import PYTHON, environment

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

COMMIT = "0123456789abcdef0123456789abcdef01234567"

HOSTILE = (
    "[press](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "https://evil.example/a",
    "www.evil.example",
    "@somebody and @org/team",
    "#12 and other/project#3 and GH-4",
    "a@b.example",
    "<img src=x onerror=alert(1)>",
    "--> <script>alert(1)</script>",
    "</del></ins> <a href=x>y</a>",
    "# Heading",
    "- item",
    "1. item",
    "> quote",
    "**bold** _it_ ~~gone~~ `code`",
    "| a | b |\n|---|---|",
    "line\n\n# Heading\n\n- [x] done",
    "$x$ :smile: &copy; \\",
    "\u202eright to left",
    "``` fence",
    "[x]: https://evil.example",
)


def review(**fields: object) -> dict[str, Any]:
    return {"base": COMMIT, "language": "ja", **fields}


def full_of(text: str) -> Review:
    """Give a review with a text in every place for words."""
    pieces = [{"kind": kind, "text": text} for kind in ("same", "del", "ins")]
    passage = {"name": text, "language": "ja", "pieces": pieces}
    found = {"file": text, "line": 3, "severity": "error", "code": text, "what": text, "expected": text, "fix": text}
    rule = {"id": text, "title": text, "guideline": text, "kind": "changed", "binding": True, "texts": [passage]}
    page = {"url": "a/", "title": text, "language": "ja", "kind": "changed", "edited": True, "texts": [passage]}
    version = {"guideline": text, "step": text, "expected": [text], "reworded": [text]}
    looked = {"pages": 1, "left": 2, "ways": 3, "axe": text}
    fields: dict[str, object] = {"findings": [found], "rules": [rule], "pages": [page], "versions": [version]}
    return Review.model_validate(review(behind=[text], caught_up=[text], looked=looked, **fields))


def tokens(markdown: str) -> list[Token]:
    """Read a comment as GitHub does."""
    top = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return [*top, *(child for token in top for child in token.children or ())]


def shape(markdown: str) -> list[tuple[str, str]]:
    """Give all that a comment consists of but its words."""
    marks = [token for token in tokens(markdown) if token.type not in ("text", "code_inline", "inline")]
    rows = [(token.type, token.tag or token.content) for token in marks]
    # A sign that is escaped parts a text in two, and the comment after it is there for that.
    return [row for row in rows if row not in (("text_special", ""), ("html_inline", "<!-- -->"))]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_quoted_marks_nothing_and_leads_nowhere(text: str) -> None:
    for language in LANGUAGES:
        comment = as_comment(full_of(text), language)
        assert shape(comment) == shape(as_comment(full_of("word"), language)), comment
        kinds = {token.type for token in tokens(comment)}
        assert not kinds & {"link_open", "image", "html_block", "fence", "table_open", "blockquote_open"}
        outside = _called("".join(token.content for token in tokens(comment) if token.type == "inline"))
        assert not [word for word in ("@somebody", "@org", "#12", "GH-4", "https://", "www.") if word in outside]


def _called(text: str) -> str:
    """Leave out what stands in code, where nobody is called."""
    return "".join(part for number, part in enumerate(text.split("`")) if number % 2 == 0)


def test_words_stay_as_they_are() -> None:
    for text in HOSTILE:
        shown = "".join(token.content for token in tokens(f"a {plain(text)}") if token.type in ("text", "text_special"))
        words = " ".join(text.split()).replace("\u202e", "<U+202E>")
        assert shown.removeprefix("a ") == words
    assert code("a`b`c") == "`abc`"


def test_what_is_quoted_is_no_sign_however_it_is_cut() -> None:
    tried = 0
    for text in HOSTILE:
        for at in range(1, len(text)):
            halves = [{"kind": "same", "text": text[:at]}, {"kind": "same", "text": text[at:]}]
            rule = {"id": "", "title": "x", "guideline": "x", "kind": "changed", "texts": [{"pieces": halves}]}
            comment = as_comment(Review.model_validate(review(rules=[rule])), LANGUAGES[0])
            kinds = {token.type for token in tokens(comment)}
            assert not kinds & {"link_open", "image", "html_block", "fence", "table_open", "blockquote_open"}
            outside = _called("".join(token.content for token in tokens(comment) if token.type == "inline"))
            assert not [word for word in ("@somebody", "@org", "#12", "GH-4", "https://", "www.") if word in outside]
            tried += 1
    assert tried > 300


def test_a_comment_is_never_longer_than_the_host_takes() -> None:
    """What is too much is counted, section by section: the last one is there whatever the first holds."""
    page = {"url": "a/", "title": "長い" * 100, "language": "ja", "kind": "changed", "edited": True}
    rule = {"id": "UX-01", "title": "@" * 300, "guideline": "x", "kind": "changed"}
    texts = [{"pieces": [{"kind": "ins", "text": "@" * LONGEST}]}] * MOST_TEXTS
    found = {"file": "a", "line": 1, "severity": "error", "code": "a", "what": "@" * LONGEST, "expected": "", "fix": ""}
    counts = ReviewCounts(errors=4_000, changed=3_000, edited=2_000, rules=1_000)
    rows = {"pages": [{**page, "texts": texts}] * MOST, "rules": [{**rule, "texts": texts}] * MOST}
    many = Review.model_validate(review(findings=[found] * MOST, behind=["last.md"], counts=counts, **rows))
    for language in LANGUAGES:
        comment, words = as_comment(many, language), language.command["review"]
        assert len(comment) < 65_536
        assert "last.md" in comment
        sections = re.split(r"^### ", comment, flags=re.MULTILINE)[1:]
        names = ("findings", "rules", "pages", "translations")
        assert [section.partition("\n")[0] for section in sections] == [words[name] for name in names]
        for section, count in zip(sections, (4_000, 1_000, 2_000), strict=False):
            listed = len(re.findall(r"^- ", section, re.MULTILINE)) - 1
            assert listed >= 1
            assert f"- {words['more'].format(count=count - listed)}\n" in section
        assert words["followers"].format(count=1_000) in comment


BROKEN = {
    "not there": None,
    "no JSON": "{",
    "a list": "[]",
    "no base": json.dumps({"language": "ja"}),
    "a base that is no commit": json.dumps({"base": "main; rm", "language": "ja"}),
    "another field": json.dumps(review(comment="x")),
    "an address elsewhere": json.dumps(
        review(pages=[{"url": "https://evil.example/", "title": "x", "language": "ja", "kind": "added"}])
    ),
    "a text without end": json.dumps(review(behind=["x" * 301])),
    "rows without end": json.dumps(review(behind=["x"] * (MOST + 1))),
    "another form": json.dumps(review(form=2)),
    "nested": "[" * 100_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_data_that_is_none_is_refused(name: str, project: Path, tmp_path: Path) -> None:
    data, content = tmp_path / "review.json", BROKEN[name]
    if content is not None:
        data.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(
        main,
        ["--root", str(project), "--format", "json", "review", "--from", str(data), "--out", str(tmp_path / "out")],
    )
    assert done.exit_code == 1
    assert [row["code"] for row in json.loads(done.stdout)] == ["review-unreadable"]
    assert not (tmp_path / "out").exists()


def test_a_comment_is_written_from_data_alone(project: Path, tmp_path: Path) -> None:
    made = full_of("word")
    (tmp_path / "review.json").write_text(made.model_dump_json(), encoding="utf-8")
    arguments = ["--root", str(project), "review", "--from", str(tmp_path / "review.json")]
    arguments += ["--out", str(tmp_path / "out")]
    for language in LANGUAGES:
        done = CliRunner().invoke(main, ["--lang", language.code, *arguments])
        assert done.exit_code == 0, done.output
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["review.md"]
        assert (tmp_path / "out/review.md").read_text(encoding="utf-8") == as_comment(made, language)


def test_a_comment_needs_none_of_the_audit_s_packages(project: Path, tmp_path: Path) -> None:
    """The workflow that writes it installs what builds the site, and nothing else."""
    (tmp_path / "review.json").write_text(full_of("word").model_dump_json(), encoding="utf-8")
    (tmp_path / "packages").mkdir()
    known = environment(tmp_path / "packages", "playwright", "axe-playwright-python")
    assert subprocess.run([*PYTHON, "-c", "import playwright"], env=known, check=False, capture_output=True).returncode
    command = [*PYTHON, "-m", "shishin", "--root", str(project), "review", "--from", str(tmp_path / "review.json")]
    done = subprocess.run([*command, "--out", str(tmp_path / "out")], env=known, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "out/review.md").exists()


@pytest.mark.parametrize("arguments", [[], ["--base", "main", "--from", "review.json"]])
def test_a_review_compares_or_writes_a_comment(arguments: list[str], project: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(project), "review", *arguments, "--out", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "--base REF | --from FILE" in done.output


def test_findings_that_only_moved_are_not_new() -> None:
    before = [Finding.at("a.md", 3, "x", at="1"), Finding.at("a.md", 9, "x", at="1"), Finding.at("b.md", 1, "x")]
    after = [Finding.at("a.md", 30, "x", at="1"), Finding.at("a.md", 4, "y"), Finding.at("a.md", 5, "change-unnoted")]
    new, mended = new_findings(before, after)
    assert [(finding.line, finding.code) for finding in new] == [(4, "y"), (5, "change-unnoted")]
    assert mended == 2


def test_findings_in_sarif_say_where_and_what() -> None:
    findings = [Finding.at("docs/題 a.md", 7, "root-missing", folder="x"), Finding.at("b", 0, "findings-more", count=1)]
    for language in LANGUAGES:
        (run,) = json.loads(as_sarif(findings, language))["runs"]
        assert [row["id"] for row in run["tool"]["driver"]["rules"]] == ["findings-more", "root-missing"]
        first, second = run["results"]
        assert (first["level"], second["level"]) == ("error", "warning")
        place = first["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "docs/%E9%A1%8C%20a.md"
        assert place["region"] == {"startLine": 7}
        assert "region" not in second["locations"][0]["physicalLocation"]
        assert language.findings["root-missing"]["expected"] in first["message"]["text"]
