"""The table of rules is whole, and its rules are run as it says; test_invalid.py tries each on something bad."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

import pytest

from shishin.content.judge import judge
from shishin.content.load import load
from shishin.content.project import Project
from shishin.content.reading import sources
from shishin.content.rules.table import REFUSALS, RULES
from shishin.content.rules.table.rule import Rule, Scope
from shishin.model.finding import Finding
from support.invalid import FOLDER
from support.languages import ENGLISH

CONTENT = Path(__file__).parents[1] / "scripts/shishin/content"
TODAY = dt.date(2026, 11, 28)

MADE_OF_PARTS = {f"link-{reason}" for reason in (
    "character", "host", "letters", "mail", "port", "punycode", "scheme", "user",
)} | {"id-twice", "number-twice"}  # fmt: skip
"""Codes that the sources put together from words, and do not say whole."""


def modules(*, of_table: bool) -> list[Path]:
    """Give the files of `content/`: those of the table, or the others."""
    return [path for path in sorted(CONTENT.rglob("*.py")) if ("table" in path.parts) is of_table]


def said() -> set[str]:
    """Give every code of the catalogue that stands in the sources of `content/` and `languages/`, but for the table."""
    codes = set(ENGLISH.findings)
    paths = [*modules(of_table=False), *(CONTENT.parent / "languages").glob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    assert len(trees) > 40
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {str(value) for value in constants if value in codes}


def test_every_code_that_content_gives_has_its_place_in_one_row() -> None:
    homes = [code for row in (*RULES, *REFUSALS) for code in row.bad if code not in row.shared]
    assert len(homes) > 140
    assert len(homes) == len(set(homes))
    assert set(homes) == said() | MADE_OF_PARTS
    assert {code for row in (*RULES, *REFUSALS) for code in row.shared} <= set(homes)


def test_every_rule_is_in_the_table() -> None:
    folder = CONTENT / "rules"
    trees = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in folder.glob("*.py")}
    judging = {
        f"{name}.{node.name}"
        for name, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert len(judging) > 40
    called = {
        f"{node.value.id}.{node.attr}"
        for path in modules(of_table=True)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in trees
    }
    assert judging == called


def test_every_row_says_what_and_why() -> None:
    rows = (*RULES, *REFUSALS)
    assert len(rows) > 55
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert row.tests.endswith(".")
        assert row.why.endswith(".")
        assert row.tests != row.why
        assert row.bad, row.id
        assert row.shared <= set(row.bad), row.id


def test_every_bad_fixture_of_the_table_is_there() -> None:
    named = {(code, name) for row in (*RULES, *REFUSALS) for code, name in row.bad.items()}
    assert len(named) > 150
    for code, name in named:
        if name.endswith(".py"):
            assert f'"{code}"' in (FOLDER.parents[1] / name).read_text(encoding="utf-8"), (code, name)
        else:
            assert (FOLDER / f"{name}.toml").is_file(), (code, name)


def test_every_rule_looks_at_the_real_content(repository: Path) -> None:
    outcomes = load(repository, TODAY).outcomes
    assert [outcome.rule for outcome in outcomes] == [rule.id for rule in RULES]
    assert [outcome.rule for outcome in outcomes if outcome.skipped or not outcome.looked_at] == []
    assert sum(outcome.looked_at for outcome in outcomes) > 1500


NEEDED = {
    "principles/publication.yml": {"page-names", "principles-served", "numbers-named", "slides", "counts"},
    "principles/terms.yml": {"term-ids", "term-order", "terms-avoided"},
    "principles/readings.yml": {"readings-fit", "readings-complete"},
    "principles/redirects.yml": {"redirects"},
    "guidelines/standards.yml": {"standard-ids", "standards-cited"},
    "guidelines/ui-ux/guides/01-first.ja.md": {"requirements-kept", "change-notes", "counts", "synonym-goals"},
    "docs/about.ja.md": {"counts", "standards-cited", "guideline-principles"},
}


@pytest.mark.parametrize("name", NEEDED)
def test_a_rule_that_lacks_what_it_needs_is_skipped_and_says_why(project: Path, name: str) -> None:
    (project / name).write_text("---\n[\n---\n", encoding="utf-8")
    loaded = load(project)
    assert loaded.library is None
    assert name in {finding.file for finding in loaded.findings}
    skipped = {outcome.rule: outcome.skipped for outcome in loaded.outcomes if outcome.skipped}
    assert set(skipped) >= NEEDED[name]
    assert all(reason.endswith(".") for reason in skipped.values())
    assert not any(outcome.findings or outcome.looked_at for outcome in loaded.outcomes if outcome.skipped)


def test_dates_are_judged_only_by_a_day_that_is_given(project: Path) -> None:
    dated = {"reviews-due", "ledger-days"}
    assert {outcome.rule for outcome in load(project).outcomes if outcome.skipped} == dated
    assert not any(outcome.skipped for outcome in load(project, TODAY).outcomes)


def test_a_rule_can_be_run_by_itself(project: Path) -> None:
    findings: list[Finding] = []
    read = Project(project, sources.read(project, findings))
    outcomes = judge(read, only=("readings-fit", "layouts"))
    assert [outcome.rule for outcome in outcomes] == ["layouts", "readings-fit"]
    assert [outcome.looked_at for outcome in outcomes] == [1, 1]


def _breaks(text: str, project: Project, findings: list[Finding]) -> None:
    assert project.today is None
    findings.append(Finding.at(text, 1, "raw-html"))
    raise ValueError(text)


def test_what_no_rule_foresaw_is_a_finding_about_the_file(project: Path) -> None:
    texts = Scope("two texts", lambda _: [("docs/a.ja.md", "a"), ("docs/b.ja.md", "b")])
    rules = (
        Rule(id="breaks", tests="Nothing.", why="Nobody.", bad={}, scope=texts, judge=_breaks),
        Rule(id="holds", tests="Nothing.", why="Nobody.", bad={}, scope=texts, judge=lambda *_: None),
    )
    broken, whole = judge(Project(project, sources.read(project, [])), rules=rules)
    assert [(finding.file, finding.code) for finding in broken.findings] == [
        *(("a", "raw-html"), ("docs/a.ja.md", "content-failed")),
        *(("b", "raw-html"), ("docs/b.ja.md", "content-failed")),
    ]
    assert (whole.looked_at, whole.findings) == (2, [])
