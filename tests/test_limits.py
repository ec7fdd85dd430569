"""Whatever an author writes, reading it ends soon: each input here has two seconds of processor time."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatch
from hashlib import sha256
from typing import TYPE_CHECKING

import jinja2
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishin.cli import main
from shishin.content.link_targets import leads
from shishin.content.load import load
from shishin.content.reading import failures, folders, limits
from shishin.content.reading.files import FOLDERS, below
from shishin.content.ruby import KANJI, split
from shishin.findings.catalogue import explain
from shishin.forms import kinds
from shishin.model.finding import Finding
from shishin.model.web_address import joined_address, split_address
from shishin.pages.versions.marks import marked
from shishin.render.mark import MARK, MARK_TEXT
from shishin.reports.formats import FORMATS, limited
from support.languages import EDITION, ENGLISH, JAPANESE, LANGUAGES
from support.small_project import write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 2.0
"""Processor time to read the little project with one hostile file in it; without it, that takes a tenth of this."""

PRINCIPLE, PAGE, FIGURE = "principles/02-two.ja.md", "docs/about.ja.md", "docs/figures/box.ja.svg"
TERMS, READINGS = "principles/terms.yml", "principles/readings.yml"
GUIDE, GUIDELINE = "guidelines/ui-ux/guides/01-first.ja.md", "guidelines/ui-ux/guideline.ja.md"
OF_VERSIONS = tuple(f"guidelines/ui-ux/{name}" for name in ("changes/one.yml", "release.yml", "releases/ledger.yml"))

quick = settings(max_examples=20, deadline=None, database=None, derandomize=True)


class TooSlowError(BaseException):
    """Not an Exception, so that nothing takes it for an error of the content."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop whatever takes more processor time; regular expressions of Python look for signals too."""

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A valid project for the whole module; each example rewrites one of its files."""
    return write_project(tmp_path_factory.mktemp("limits") / "project", request.config.rootpath / "overrides")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The same with few files, which is read much faster; it always has findings of its own."""
    root = write_project(tmp_path_factory.mktemp("limits") / "few", request.config.rootpath / "overrides")
    for path in root.rglob("*.md"):
        if path.name.split(".")[0] not in {"02-two", "about", "01-first", "guideline"}:
            path.unlink()
    return root


def check(root: Path, name: str, content: str | bytes) -> list[Finding]:
    """Write a file, read the project in time, explain every finding, put the file back."""
    path = root / name
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    try:
        with within(SECONDS):
            loaded = load(root)
        assert loaded.library is not None or loaded.findings
        assert "content-failed" not in {finding.code for finding in loaded.findings}
        for language in LANGUAGES:
            assert all(explain(finding, language).what for finding in limited(loaded.findings))
        return [finding for finding in loaded.findings if finding.file == name]
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def page(body: str) -> str:
    return f"---\ntitle: 題\ndescription: 説明です。\n---\n\n{body}"


def lists(depth: int) -> str:
    return "\n".join("  " * at + "- a" for at in range(depth))


MIDDLE = "あ" * (limits.MAX_LINE - 200)
"""Words on a line that is just short enough to be read."""

PAGES = {
    "ipv6": "[あ](https://[::1/)",
    "nfkc": "[あ](https://a℀b.example/)",
    "list-600": lists(600),
    "list-3000": "- " * 3000 + "a",
    "quotation-3000": "> " * 3000 + "a",
    "open-brackets": "[" * 8000,
    "open-brackets-most": "[" * (limits.MAX_MARKS - 1),
    "pictures": "![" * 5000 + "a" + "](b)" * 2400,
    "pictures-deep": "![" * 900 + "a" + "](b)" * 900,
    "references": "[a]\n" * 20_000 + "\n[a]: https://a.example/\n",
    "references-most": "[a]\n" * 7_000 + "\n[a]: https://a.example/\n",
    "references-many": "".join(f"[a{at}]\n" for at in range(3800))
    + "\n"
    + "".join(f"[a{at}]: b{at}\n" for at in range(3500)),
    "mail": "<a@b.c> " * 7_000,
    "items": "- a\n" * 240_000,
    "items-most": "- a\n" * 7_900,
    "items-numbered": "1. a\n" * 7_900,
    "items-in-item": "- a\n" + "  - b\n" * 7_900,
    "items-apart": "- a\n\n" * 3_900,
    "headings-most": "".join(f"## あ {{#a{at}}}\n" for at in range(7_900)),
    "quoted-most": "> あ\n\n" * 3_900,
    "spaces": "あ" + " " * 300_000 + "い",
    "spaces-most": ("あ" + " " * 9_900 + "い\n") * 24,
    "wide-spaces": "　" * 9_900 + "|\n",
    "wide-spaces-most": ("あ" + "\u3000" * 3_300 + "い\n\n") * 24,
    "words": "あ" * 340_000,
    "words-most": "\n\n".join([MIDDLE] * 8),
    "table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 170_000,
    "table-most": "|a|b|\n|-|-|\n" + "|a|b|\n" * 3_200,
    "table-wide": "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|x|\n" * 1000,
    "heading-braces": "## " + "{#a " * 2400 + "\n",
    "heading-hashes": "## {" + "#" * 9_900 + "\n",
    "heading-spaces": ("## あ" + " " * 9_000 + "{ a }\n\n") * 20,
    "star": "*" + MIDDLE + " *",
    "stars": "\n\n".join(["*" + "あ" * 3_300 + " *"] * 20),
    "lows": "\n\n".join(["_" + "あ" * 3_300 + " _"] * 20),
    "dashes": "|" + "-" * 9_900 + "a",
    "formula": "$" + "a" * 9_900 + " $",
    "corners": "「" * 80_000,
    "corners-lines": ("「" * 3_000 + "\n\n") * 25,
    "backquotes": "".join("`" * at + " " for at in range(1, 140)),
    "reference-9000": "&#" + "9" * 9_000 + ";",
    "reference-hexadecimal": "&#x" + "f" * 9_000 + ";",
    "entities": "&#x202e;" * 10_000,
    "code": "```\n" * 7_900,
    "definition-list": "a\n: b\n" * 3_900,
    "html": "<div>\n" * 7_000,
    "emphasis": "*a **b " * 4_900,
    "struck": "~~a~~ " * 3_700,
    "escapes": "\\*" * 7_000,
    "long-address": "[a](" + "b" * 9_900 + ")",
    "percent": "[a](" + "%25" * 3_000 + ")",
    "host": "[a](https://" + "a." * 4_000 + "example/)",
    "dots": "[a](" + "../" * 3_000 + "b.md)",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_in_time(few: Path, name: str) -> None:
    findings = check(few, PAGE, page(PAGES[name]))
    assert findings, "every one of them has something wrong"


READING = "readings:\n  - {{word: {}, reading: {}}}\n"
DATA = {
    "reading": (READINGS, READING.format("漢あ" * 60, "あ" * 240 + "い")),
    "reading-short": (READINGS, READING.format("漢あ" * 20, "あ" * 240 + "い")),
    "readings-alike": (READINGS, "readings:\n" + "".join(f"  - [漢{at}]\n" for at in range(20_000))),
    "fields": (TERMS, "".join(f"a{at}: b\n" for at in range(60_000))),
    "fields-most": (TERMS, "".join(f"a{at}: b\n" for at in range(9_900))),
    "fields-nested": (TERMS, "terms: [{" + ", ".join(f"a{at}: b" for at in range(900)) + "}]\n"),
    "rows": (TERMS, "terms:\n" + "- b\n" * 60_000),
    "rows-most": (TERMS, "terms:\n" + "- b\n" * 9_900),
    "rows-empty": (TERMS, "terms:\n" + "- {}\n" * 9_900),
    "twice": (TERMS, "a: b\n" * 9_900),
    "keys": (TERMS, "1: b\n" * 9_900),
    "aliases": (TERMS, "a: [" + "*a, " * 2_000 + "]\n"),
    "aliases-lines": (TERMS, "".join(f"a{at}: *a\n" for at in range(9_900))),
    "laughs": (TERMS, "a: &a [x]\n" + "".join(f"a{at}: &a [*a, *a, *a]\n" for at in range(2_000))),
    "tags": (TERMS, "".join(f"a{at}: !a b\n" for at in range(9_900))),
    "deep": (TERMS, "[" * 9_000),
    "deep-lines": (TERMS, "- " * 4_000 + "a"),
    "deep-keys": (TERMS, "? " * 4_000),
    "long-name": (TERMS, "a" * 1_000 + ": b\n"),
    "long-names": (TERMS, "".join(f"{'title' * 180}{at}: b\n" for at in range(900))),
    "number": (TERMS, "terms: " + "9" * 9_000),
    "spaces": (TERMS, "terms: " + " " * 300_000 + "a"),
    "colons": (TERMS, "a: " * 3_000),
    "documents": (TERMS, "---\n" * 9_900),
    "text": (TERMS, "terms: |\n" + "  あ\n" * 9_900),
    "control": (TERMS, "terms: |\n" + "  \x01\n" * 9_900),
    "corrections": (
        "principles/corrections.yml",
        "corrections:\n"
        + "".join(f"  - {{id: a{at}, slide: 1, kind: kept, original: 日 {at}}}\n" for at in range(5_000)),
    ),
}


@pytest.mark.parametrize("name", DATA)
def test_a_hostile_data_file_is_read_in_time(few: Path, name: str) -> None:
    assert check(few, *DATA[name]), "every one of them has something wrong"


MATTER = {name: text for name, (file, text) in DATA.items() if file == TERMS}


@pytest.mark.parametrize("name", MATTER)
def test_hostile_front_matter_is_read_in_time(few: Path, name: str) -> None:
    assert check(few, PRINCIPLE, f"---\n{MATTER[name]}\n---\n\n- x\n"), "every one of them has something wrong"


FIGURES = {
    "deep": "<svg>" + "<g>" * 100_000,
    "wide": "<svg>" + "<g/>" * 200_000 + "</svg>",
    "unsafe": "<svg>" + "<script/>" * 100_000 + "</svg>",
    "attributes": "<svg " + " ".join(f"a{at}='b'" for at in range(50_000)) + "/>",
    "path": "<svg><path d='" + "M0 0" * 200_000 + "'/></svg>",
    "address": "<svg fill='" + " " * 500_000 + "url(#a'/>",
    "references": "<svg><title>" + "&#65;" * 150_000 + "</title></svg>",
    "reference": "<svg><title>&#" + "9" * 200_000 + ";</title></svg>",
    "lines": "<svg>" + "\n" * 900_000,
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_hostile_figure_is_read_in_time(few: Path, name: str) -> None:
    assert check(few, FIGURE, FIGURES[name]), "every one of them has something wrong"


def test_the_watch_stops_what_takes_too_long() -> None:
    def forever() -> None:
        with within(0.05):
            while True:
                pass

    with pytest.raises(TooSlowError):
        forever()


def test_a_page_of_allowed_size_is_valid_and_read_in_time(whole: Path) -> None:
    body = (whole / PAGE).read_text(encoding="utf-8") + "\n使います。\n" * 3_500 + "- `使う`\n" * 900
    assert len(body.encode()) < limits.MAX_PAGE_BYTES
    findings = check(whole, PAGE, body)
    assert findings == [], "a page that is a book is still a page"


ROOM = 3
"""So many times its size may every text of this edition become; then the limit is to be thought over again."""


def test_limits_are_well_above_every_text_of_this_edition(repository: Path) -> None:
    paths = [path for folder in FOLDERS for path in below(repository / folder)]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        page = path.suffix == ".md"
        assert len(text.encode()) * ROOM < (limits.MAX_PAGE_BYTES if page else limits.MAX_BYTES), path
        assert text.count("\n") * ROOM < (limits.MAX_PAGE_LINES if page else limits.MAX_LINES), path
        assert max(map(len, text.split("\n"))) * ROOM < limits.MAX_LINE, path
        assert not page or sum(map(text.count, limits.MARK_CHARACTERS)) * ROOM < limits.MAX_MARKS, path
    assert len(paths) >= 40


def test_folders_nested_without_end_are_refused(whole: Path, tmp_path: Path) -> None:
    base = whole / "docs/deep"
    here = os.open(whole / "docs", os.O_RDONLY)
    for name in ["deep", *["a"] * 1_800]:
        os.mkdir(name, dir_fd=here)
        inner = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    with within(SECONDS):
        findings = load(whole).findings
    assert [(finding.file, finding.code) for finding in findings] == [
        ("docs/deep" + "/a" * (limits.MAX_FOLDERS), "folder-deep")
    ]
    # Neither pytest nor anything else of Python's could remove it as a whole.
    for number in range(1_801):
        moved = base.rename(tmp_path / str(number))
        if (moved / "a").exists():
            base = (moved / "a").rename(tmp_path / "inner")
        moved.rmdir()
    assert list(tmp_path.iterdir()) == []
    assert load(whole).findings == ()


def test_names_that_are_no_text_links_in_circles_and_pipes_are_refused(project: Path) -> None:
    (project / "docs/circle").symlink_to(project / "docs")
    os.mkfifo(project / "docs/pipe.ja.md")
    (project / os.fsdecode(b"docs/\xff.ja.md")).write_text("x", encoding="utf-8")
    (project / os.fsdecode(b"docs/\xfe")).mkdir()
    with within(SECONDS):
        codes = [(finding.file, finding.code) for finding in load(project).findings]
    assert codes == [
        ("docs/circle", "file-not-plain"),
        ("docs/pipe.ja.md", "file-not-plain"),
        (os.fsdecode(b"docs/\xff.ja.md"), "file-name"),
    ]
    for form in FORMATS:
        done = CliRunner().invoke(main, ["--root", str(project), "--format", form, "check"])
        assert done.exit_code == 1
        assert "<U+DCFF>" in done.output


@pytest.mark.parametrize("name", [PAGE, TERMS, FIGURE])
def test_a_file_or_folder_that_may_not_be_read_is_named(
    project: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may read everything, so that taking away the permission would prove nothing.
    real_open, real_scan = type(project).open, os.scandir

    def refuse(path: Path, *arguments: object, **named: object) -> object:
        if path == project / name:
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, *arguments, **named)  # type: ignore[call-overload] # handed on as it came

    monkeypatch.setattr(type(project), "open", refuse)
    assert (name, "file-unreadable") in {(finding.file, finding.code) for finding in load(project).findings}
    monkeypatch.setattr(type(project), "open", real_open)

    def refuse_folder(path: Path) -> object:
        if path == project / "docs/figures":
            raise PermissionError(13, "Permission denied", str(path))
        return real_scan(path)

    monkeypatch.setattr(os, "scandir", refuse_folder)
    assert ("docs/figures", "file-unreadable") in {(finding.file, finding.code) for finding in load(project).findings}


def test_too_many_files_are_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "TODAY", replace(limits.TODAY, files=20))
    assert {finding.file for finding in load(project).findings if finding.code == "files-many"} == {
        "principles",
        "docs",
    }


def test_of_many_findings_the_first_are_shown_and_the_rest_are_counted() -> None:
    findings = [Finding.at("a.md", line, "heading-id-missing", heading="x", id="y") for line in range(1, 5001)]
    warned = [Finding.at("0.md", line, "reading-missing", count=1, words="x") for line in range(1, 5001)]
    shown = limited([*warned, *findings])
    assert len(shown) == limits.SHOWN
    assert {finding.code for finding in shown[:-1]} == {"heading-id-missing"}, "errors are what has to be mended"
    assert dict(shown[-1].values)["count"] == f"{10_000 - limits.SHOWN + 1:,}"
    for language in LANGUAGES:
        assert len(json.loads(FORMATS["json"](shown, language))) == limits.SHOWN
        beside = FORMATS["github"](shown, language).splitlines()
        assert len(beside) == limits.SHOWN + 1
        assert "title=findings-more" in beside[0]
        assert "findings-more" in FORMATS["text"](shown, language)
    assert limited(findings[: limits.SHOWN]) == findings[: limits.SHOWN]


def test_of_many_findings_in_a_file_the_first_are_kept(whole: Path) -> None:
    findings = check(whole, TERMS, "".join(f"a{at}: b\n" for at in range(1_000)))
    assert sum(finding.code == "field-unknown" for finding in findings) == limits.KEPT - 1, "a field is missing too"
    assert [dict(finding.values)["count"] for finding in findings if finding.code == "findings-more"] == ["901"]


FAILURES = (
    RecursionError("too deep"),
    MemoryError(),
    ValueError("no such value"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no text"),
    PermissionError(13, "Permission denied", "docs/about.ja.md"),
)


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_what_nobody_foresaw_names_the_file_and_the_rest_is_read(
    project: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_body: str, _line: int) -> None:
        raise error

    monkeypatch.setattr("shishin.content.reading.markdown.outline", fail)
    codes = {(finding.file, finding.code) for finding in load(project).findings}
    assert (PAGE, "content-failed") in codes
    assert (GUIDE, "content-failed") in codes
    monkeypatch.setenv(failures.SHOW, "1")
    with pytest.raises(type(error)):
        load(project)


@pytest.mark.parametrize("command", [["check"], ["build"], ["release", "ui-ux", "1.0.0", "--dry-run"]])
@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_command_never_ends_in_a_traceback(
    project: Path, command: list[str], error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    for name in ("cli.check.load", "cli.build.load", "release.new_version.release_version"):
        monkeypatch.setattr(f"shishin.{name}", fail)
    done = CliRunner().invoke(main, ["--root", str(project), *command])
    assert done.exit_code == 1
    assert "content-failed" in done.output
    assert "Traceback" not in done.output
    monkeypatch.setenv(failures.SHOW, "1")
    assert CliRunner().invoke(main, ["--root", str(project), *command]).exception is error


def test_a_mistake_of_the_program_stays_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("name")

    monkeypatch.setattr("shishin.content.reading.markdown.outline", fail)
    with pytest.raises(KeyError):
        load(project)


@pytest.mark.parametrize("error", [RecursionError("too deep"), ValueError("x"), "template"], ids=str)
def test_a_build_that_breaks_keeps_the_old_site(
    project: Path, error: Exception | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise jinja2.TemplateError("no such word") if isinstance(error, str) else error

    (project / "site").mkdir()
    (project / "site/index.html").write_text("old", encoding="utf-8")
    (project / "site" / MARK).write_bytes(MARK_TEXT)
    monkeypatch.setattr("shishin.website.build.mkdocs_build", fail)
    done = CliRunner().invoke(main, ["--root", str(project), "build"])
    assert done.exit_code == 1
    assert "build-failed" in done.output
    assert sorted(path.name for path in (project / "site").iterdir()) == [MARK, "index.html"]
    assert (project / "site/index.html").read_text(encoding="utf-8") == "old"


def test_long_texts_are_compared_in_time() -> None:
    old = " ".join(f"a{at}" for at in range(4_000))
    new = " ".join(f"a{at * 7 % 4_000}" for at in range(4_000))
    lines = [f"Line {at} says this." for at in range(500)]
    after = [*lines[:300], "Line 300 says that.", *lines[301:400], "A new line.", *lines[400:]]
    with within(SECONDS):
        assert {piece.kind for piece in marked(old, new, ENGLISH)} == {"del", "ins"}
        assert marked("あ\n" * 9_000, "い\n" * 9_000, JAPANESE)
        pieces = marked("\n".join(lines), "\n".join(after), ENGLISH)
    changed = [(piece.kind, piece.text.strip()) for piece in pieces if piece.kind != "same"]
    assert changed == [("del", "this"), ("ins", "that"), ("ins", "A new line.")], "word by word in one line"


def test_addresses_that_are_none_raise_nothing() -> None:
    for text in ("https://[::1/", "https://a℀b.example/", "https://[x]/", "//[", "https://a]b/"):
        assert split_address(text) is None
        assert joined_address("https://a.example/b/", text) is None
        assert not leads("docs/a.ja.md", text, {}), "a frozen page leaves such a link out"
    assert split_address("https://a.example:99999/b") is not None


def before(word: str, reading: str) -> tuple[tuple[str, str], ...] | None:
    """Share a reading out as it was done by trying every way, which takes time without end."""
    runs = re.findall(rf"[{KANJI}]+|[^{KANJI}]+", word)
    paths = []
    for greed in ("", "?"):
        parts = (
            f"([\u3041-\u3096ー]+{greed})" if re.match(f"[{KANJI}]", run) else f"({re.escape(run)})" for run in runs
        )
        match = re.fullmatch("".join(parts), reading)
        paths.append(match.groups() if match else None)
    if paths[0] is None or paths[0] != paths[1] or not re.search(f"[{KANJI}]", word):
        return None
    return tuple((run, kana if re.match(f"[{KANJI}]", run) else "") for run, kana in zip(runs, paths[0], strict=True))


@settings(quick, max_examples=400)
@given(st.text("漢字あいー・a", max_size=7), st.text("あいうー・a", max_size=9))
@example("", "")
@example("取り残", "とりのこ")
@example("漢あ漢", "ああああ")
@example("あ漢", "あああ")
def test_readings_are_shared_out_as_before(word: str, reading: str) -> None:
    assert split(word, reading) == before(word, reading)


def test_readings_of_this_edition_are_shared_out_as_before(repository: Path) -> None:
    rows = yaml.safe_load((repository / READINGS).read_text(encoding="utf-8"))["readings"]
    assert len(rows) > 1_000
    for row in rows:
        assert split(row["word"], row["reading"]) == before(row["word"], row["reading"]) is not None


BLOCKS = ("> ", "- ", "1. ", "* ", "  ", "    ", "\t", "# ", "```\n", "a\n: ", "|", ">", "- [ ] ", "~~~\n")
INLINE = (
    *(("*", "*"), ("**", "**"), ("_", "_"), ("~~", "~~"), ("`", "`"), ("[", "](b)"), ("![", "](b)"), ("[", "][a]")),
    *(("<b>", "</b>"), ("(", ")"), ("「", "」"), ("{", "}"), ("[a](", ")"), ('[a](b "', '")'), ("<https://", ">")),
)


@quick
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=4), st.integers(1, 2_000))
def test_any_nesting_of_blocks(few: Path, openers: list[str], depth: int) -> None:
    one = "".join(openers[at % len(openers)] for at in range(depth))
    check(few, PAGE, page(one + "あ"))
    lines = "\n".join(
        "".join(openers[at % len(openers)] for at in range(deep)) + "あ" for deep in range(min(depth, 120))
    )
    check(few, PAGE, page(lines))


@quick
@given(st.lists(st.sampled_from(INLINE), min_size=1, max_size=4), st.integers(1, 1_500))
def test_any_nesting_of_words(few: Path, marks: list[tuple[str, str]], depth: int) -> None:
    chosen = [marks[at % len(marks)] for at in range(depth)]
    opened, closed = ("".join(pair[side] for pair in chosen) for side in (0, 1))
    backwards = "".join(pair[1] for pair in reversed(chosen))
    check(few, PAGE, page(f"{opened}あ{backwards}"))
    check(few, GUIDELINE, page(f"{opened}あ{closed}"))


TOKENS = (
    *(
        "a",
        "あ",
        "漢",
        " ",
        "　",
        "\t",
        "\n",
        "\n\n",
        "\r",
        "\x00",
        "\u2028",
        "[",
        "]",
        "[a]",
        "[a](",
        "[a](b)",
        "![",
        "](",
    ),
    *(
        "<",
        ">",
        "<b>",
        "</b>",
        "<!--",
        "<?",
        "<![CDATA[",
        "<a@b.c>",
        "<https://a.b>",
        "*",
        "a*",
        "**a",
        "_a",
        "`",
        "`a",
    ),
    *(
        "~~a",
        "> ",
        "- a\n",
        "- ",
        "1. a\n",
        "# a\n",
        "## あ {#a}\n",
        "```\n",
        "    a\n",
        "|a",
        "|a|b|\n|-|-|\n",
        "---\n",
    ),
    *(
        "===\n",
        "{",
        "{#a}",
        "[a]: b\n",
        "\\",
        "&",
        "&#",
        "&amp;",
        "$a",
        "==a",
        ":a:",
        "a: b\n",
        "a: ",
        "? ",
        "&a ",
        "*a ",
    ),
    *("!a ", "{a: ", '"', "'", "- - ", "%a\n", "<g>", "<svg", "<!DOCTYPE svg [", "&a;", "題", ":\n", "https://a", "！"),
)
FILES = (PAGE, PRINCIPLE, GUIDE, TERMS, READINGS, FIGURE, *OF_VERSIONS[:1])
REPEATED = 100_000


@pytest.mark.parametrize("token", TOKENS, ids=ascii)
def test_one_token_a_hundred_thousand_times(few: Path, token: str) -> None:
    # Whole, where it is refused at once; and just so often that it is not.
    check(few, PAGE, page(token * REPEATED))
    often = min(limits.MAX_PAGE_BYTES // 2 // len(token.encode()), limits.MAX_LINE - 10)
    check(few, PAGE, page(token * min(often, limits.MAX_MARKS // len(token), limits.MAX_PAGE_LINES // 2 - 10)))


@settings(quick, max_examples=20)
@given(st.sampled_from(TOKENS), st.sampled_from(FILES), st.sampled_from(["", "---\n", "<svg>", "terms:\n"]))
def test_one_token_in_any_file(few: Path, token: str, name: str, head: str) -> None:
    check(few, name, head + token * REPEATED)
    check(few, name, head + token * 2_000)


EVERY_KIND = (
    *(*FILES, *OF_VERSIONS, "guidelines/standards.yml", "docs/about.en.md", "guidelines/ui-ux/guideline.en.md"),
    *(f"principles/{name}.yml" for name in ("corrections", "publication", "synonyms", "changes", "redirects")),
    *("principles/02-two.en.md", "guidelines/ui-ux/guides/01-first.en.md", GUIDELINE, "guidelines/ui-ux/CHANGELOG.md"),
)


def test_every_kind_of_file_is_tried() -> None:
    tried = [
        kind
        for kind in kinds.KINDS
        if any(fnmatch(name, glob.replace("**/", "")) for name in EVERY_KIND for glob in kind.files_in(EDITION))
    ]
    assert tried == list(kinds.KINDS)


@settings(quick, max_examples=60)
@given(st.sampled_from(EVERY_KIND), st.binary(max_size=400), st.sampled_from([b"", b"---\n", b"<svg>", b"releases:\n"]))
@example(PAGE, b"\xff\xfe", b"")
def test_any_bytes_in_any_kind_of_file(few: Path, name: str, content: bytes, head: bytes) -> None:
    check(few, name, head + content)


FROZEN = "guidelines/ui-ux/releases/1.0.0"
FROZEN_NAMES = ("addresses.txt", "release.yml", "standards.yml", "guideline.ja.md", "guides/01-first.ja.md")
VERSION = {"version": "1.0.0", "date": "2026-11-23", "status": "current", "scope": "bureau-led"}


@settings(quick, max_examples=30)
@given(st.binary(max_size=200) | st.text(max_size=99).map(lambda text: f"---\n{text}\n---\n{text}".encode()))
@example(page("[あ](https://[::1/)").encode())
@example(page("[あ](https://a℀b.example/)").encode())
@example(page("- " * 3000).encode())
def test_any_bytes_in_frozen_files(few: Path, content: bytes) -> None:
    digest = sha256(content).hexdigest()
    rows = [{"path": name, "digest": digest} for name in FROZEN_NAMES]
    for name in FROZEN_NAMES:
        (few / FROZEN / name).parent.mkdir(parents=True, exist_ok=True)
        (few / FROZEN / name).write_bytes(content)
    check(few, OF_VERSIONS[2], yaml.safe_dump({"releases": [{**VERSION, "files": rows}]}))
    shutil.rmtree(few / FROZEN)
