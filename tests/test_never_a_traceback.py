"""Whatever an author writes, reading it ends in findings that can be explained, never in a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishin.content.load import load
from shishin.findings.catalogue import explain
from support.languages import LANGUAGES
from support.small_project import write_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("remembered_texts")

PRINCIPLE, PAGE, FIGURE = "principles/02-two.ja.md", "docs/about.ja.md", "docs/figures/box.ja.svg"
TERMS, STANDARDS = "principles/terms.yml", "guidelines/standards.yml"
REDIRECTS, LEDGER = "principles/redirects.yml", "guidelines/ui-ux/releases/ledger.yml"
GUIDELINE, GUIDE = "guidelines/ui-ux/guideline.ja.md", "guidelines/ui-ux/guides/01-first.ja.md"

OF_VERSIONS = tuple(f"guidelines/ui-ux/{name}" for name in ("changes/one.yml", "release.yml", "releases/ledger.yml"))

MARKDOWN = (
    *("# ", "## ", "##　", "{#first}", "{#", "}", "{: onclick=x }", "===", "---", "- ", "1. ", "> ", "    "),
    *("\n", "\n\n", "```", "`", "**", "_", "[a](", "![a](", "b.ja.md#c", "javascript:x", ")", "[", "]", "<b>"),
    *("<!--", "|a|b|\n|-|-|\n", "など", "背景（バックグラウンド）", "\\", "&#x202e;", "\x00", "\u2028", "\r"),
)
SVG = (
    *("<svg", "<svg xmlns='http://www.w3.org/2000/svg'>", "</svg>", "<title>", "</title>", "<g>", "</g>", "/>"),
    *("<!DOCTYPE svg [", "<!ENTITY a 'b'>", "]>", "&a;", "<?x?>", "<![CDATA[", "]]>", "<!--", "-->", "'", "題"),
    *(" fill='url(#a)'", " onload='x'", "\n", "<", ">", "&", "\x00", "\ufeff", "<script/>", "<desc>", "</desc>"),
)
FIELDS = (
    *("id", "number", "slide", "tag", "title", "description", "example", "do_not", "plain", "requirements", "level"),
    *("statement", "check", "phases", "roles", "principles", "standards", "withdrawn", "prefix", "review_by"),
    *("releases", "version", "date", "status", "scope", "files", "path", "digest", "kind", "about", "text", "why"),
    *("summary", "examinations", "redirects", "old", "new"),
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**4300, 10**4301)
    | st.floats()
    | st.text(max_size=9)
    | st.dates()
)
NESTED = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS) | SCALARS, inner, max_size=4),
    max_leaves=9,
)

quick = settings(max_examples=60, deadline=None, database=None, derandomize=True)


def text_of(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces) | st.text(max_size=4), max_size=25).map("".join)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A valid project for the whole module; each example rewrites one of its files."""
    overrides = request.config.rootpath / "overrides"
    return write_project(tmp_path_factory.mktemp("random") / "project", overrides)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The same with few files, which is read much faster; it always has findings of its own."""
    overrides = request.config.rootpath / "overrides"
    root = write_project(tmp_path_factory.mktemp("random") / "few", overrides)
    for name in OF_VERSIONS:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    for path in root.rglob("*.md"):
        if path.name.split(".")[0] not in {"02-two", "about", "01-first", "guideline"}:
            path.unlink()
    return root


def check(root: Path, name: str, text: str) -> None:
    """Write a file, read the project, hold every finding against the rules for findings, put the file back."""
    path = root / name
    before = path.read_bytes()
    # A lone surrogate cannot be written as UTF-8: it becomes bytes that are not, which is a case as well.
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        loaded = load(root)
        assert loaded.library is not None or loaded.findings
        for finding in loaded.findings:
            for language in LANGUAGES:
                explanation = explain(finding, language)
                assert explanation.what
                assert explanation.expected
                assert explanation.fix
            if finding.file == name:
                assert 0 <= finding.line <= lines_of(text), finding
    finally:
        path.write_bytes(before)


def lines_of(text: str) -> int:
    """Count lines as an editor does: what follows the last line break is a line too."""
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


def dumped(data: object) -> str:
    try:
        return yaml.safe_dump(data, allow_unicode=True)
    except ValueError:
        # Python does not write integers of thousands of digits in decimal; hexadecimal ones reach the reader.
        return f"number: {10**4300:#x}\n"


@quick
@given(NESTED | st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, SCALARS)))
@example({"number": 10**4300})
def test_any_front_matter(few: Path, data: object) -> None:
    for name in (PRINCIPLE, GUIDE, GUIDELINE):
        check(few, name, f"---\n{dumped(data)}---\n\n- x\n")


@quick
@given(st.lists(NESTED | st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, SCALARS)), max_size=3))
def test_any_requirements(few: Path, rows: list[object]) -> None:
    head, _, body = (few / GUIDE).read_text(encoding="utf-8").partition("\nrequirements:")
    body = body.partition("\n---\n")[2]
    check(few, GUIDE, f"{head}\n{dumped({'requirements': rows})}---\n{body}")


@quick
@given(st.text(max_size=60) | text_of(("---", "\n", ": ", "- ", "&a", "*a", "!!x ", "{", "[", '"\\ud800"', "? ")))
@example("")
@example("---\n---")
@example("\ufeff---\ntitle: x\n---\n")
@example("---\nnumber: 0x" + "F" * 4000 + "\n---\n")
def test_any_raw_text(few: Path, text: str) -> None:
    check(few, PRINCIPLE, text)
    check(few, PAGE, f"---\n{text}\n---\n")
    check(few, TERMS, text)
    check(few, STANDARDS, text)
    for name in (*OF_VERSIONS, REDIRECTS):
        check(few, name, text)


RELEASE = st.fixed_dictionaries(
    {"version": st.sampled_from(["1.0.0", "1.0.0-beta.1", "2.0.0"]), "date": st.just("2026-11-23")},
    optional={
        "status": st.sampled_from(["beta", "x"]),
        "scope": st.just("bureau-led"),
        "files": st.lists(
            st.fixed_dictionaries(
                {"path": st.sampled_from(["guideline.ja.md", "../../x", "a"]), "digest": st.just("0" * 64)}
            ),
            max_size=2,
        ),
        "withdrawn": NESTED,
        "chain": st.sampled_from(["0" * 64, "x", "", None, 5, []]),
    },
)


@quick
@given(st.lists(RELEASE | NESTED, max_size=3), st.dictionaries(st.sampled_from(FIELDS), NESTED, max_size=5))
def test_any_ledger_note_account_and_redirects(few: Path, rows: list[object], fields: dict[str, object]) -> None:
    check(few, LEDGER, dumped({"releases": rows}))
    for name in OF_VERSIONS:
        check(few, name, dumped(fields))
    check(few, REDIRECTS, dumped({"redirects": rows}))


@quick
@given(text_of(MARKDOWN))
def test_any_body(few: Path, body: str) -> None:
    for name in (PRINCIPLE, PAGE, GUIDE, GUIDELINE):
        head, rest = (few / name).read_text(encoding="utf-8").split("\n---\n", 1)
        check(few, name, f"{head}\n---\n{body}")
        check(few, name, f"{head}\n---\n\n{body}{rest}")


@settings(quick, max_examples=20)
@given(text_of(MARKDOWN))
@example("")
@example("- a bullet before any heading\n\n")
def test_any_body_before_a_valid_one(whole: Path, body: str) -> None:
    head, rest = (whole / PRINCIPLE).read_text(encoding="utf-8").split("\n---\n", 1)
    check(whole, PRINCIPLE, f"{head}\n---\n\n{body}{rest}")


@quick
@given(text_of(SVG))
@example("")
@example('<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>&a;&c;</svg>')
def test_any_figure(few: Path, text: str) -> None:
    check(few, FIGURE, text)
    check(few, FIGURE, f"<svg>{text}</svg>")
