"""Whatever becomes of the model, the field table and the rules: what was released stays, and nothing is said of it."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from shishin.content.reading import limits
from shishin.content.reading.files import FOLDERS
from shishin.model.release import HISTORY
from shishin.release.freeze.version import complete
from shishin.release.plan.asked import Asked
from shishin.release.plan.plan import plan
from support import another_language
from support.mutations import ALL_AT_ONCE, DRAFT, MUTATIONS, TABLE, Edits, Mutation
from support.released import FIRST, GUIDELINE, Project, library_of
from support.small_project import stamp_all, write_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from shishin.model.finding import Finding

pytestmark = pytest.mark.site

TESTS = Path(__file__).parent
VERSIONS = 20
"""How many versions the long history has."""

MOVED = "1.10.0/gone/"
REDIRECT = f"redirects:\n  - {{old: guidelines/ui-ux/{MOVED}, new: guidelines/ui-ux/}}"


def _edit(root: Path, edits: Edits) -> int:
    """Make edits below a folder; what was released stays."""
    looked = 0
    for pattern, old, new in edits:
        hits = 0
        for path in sorted(root.glob(pattern)):
            if "releases" in path.parts:
                continue
            text, count = re.subn(old, new, path.read_text(encoding="utf-8"))
            path.write_text(text, encoding="utf-8")
            hits += count
        looked += bool(hits)
    return looked


def _quickly(kept: Project, version: str, day: str) -> None:
    """Release the working text without git."""
    kept.account(version, independent=True, day=day)
    if version == "1.0.0":
        # Later versions have one row.
        assert _edit(kept.root, ((f"{GUIDELINE}/release.yml", r"(      - text: (?:.*\n){3})", r"\1" * 50),))
    stamp_all(kept.root)
    findings: list[Finding] = []
    planned = plan(library_of(kept), Asked("ui-ux", version, day), findings)
    assert planned, findings
    done = complete(kept.root, planned)
    for path, text in done.texts.items():
        kept.write(f"{GUIDELINE}/{path}", text)
    for path in done.gone:
        (kept.root / GUIDELINE / path).unlink(missing_ok=True)


def _long(folder: Path, overrides: Path) -> Path:
    """Write a project with many versions; the first says what later ones do not."""
    kept = Project(write_project(folder, overrides))
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: beta", "status: current")
    wide: Edits = (
        (f"{FIRST}.ja.md", r"phases: \[build\]", "phases: [build, retire]"),
        (f"{FIRST}.ja.md", r'clause: "1\.4\.3"', 'clause: "1.4.3 (a)"'),
        (f"{FIRST}.ja.md", "一つの仕組みを使わなければなりません。", "一つの仕組みを使ってはなりません。"),
        (f"{FIRST}.en.md", "You must use one mechanism.", "You must not use one mechanism."),
        (f"{FIRST}.*.md", r"(method: )(?:見ます。|Look\.)", r"\1" + "見ます。" * 200),
        (f"{FIRST}.*.md", r"### (\w+) \{#look\}\n", rf"### \1 {{#zz-9}}\n\n{TABLE}"),
    )
    plain: Edits = (
        (f"{FIRST}.ja.md", r"phases: \[build, retire\]", "phases: [build]"),
        (f"{FIRST}.ja.md", r"1\.4\.3 \(a\)", "1.4.3"),
        (f"{FIRST}.ja.md", "使ってはなりません。", "使わなければなりません。"),
        (f"{FIRST}.en.md", "You must not use", "You must use"),
        (f"{FIRST}.*.md", "(?:見ます。){200}", "見ます。"),
        (f"{FIRST}.*.md", rf"\{{#zz-9\}}\n\n{re.escape(TABLE)}", "{#look}\n"),
    )
    kept.change("principles/redirects.yml", "redirects: []", REDIRECT)
    assert _edit(kept.root, wide) == len(wide)
    start = dt.date(2026, 1, 1)
    for number in range(VERSIONS):
        if number:
            _edit(kept.root, ((f"{FIRST}.ja.md", "(evidence: 説明の文).*", rf"\1 {number}"),))
            kept.note("one", "UX-01", effect="same")
            kept.note("two", "UX-02")
        if number == 2:
            assert _edit(kept.root, plain) == len(plain)
            kept.note("three", "first")
        _quickly(kept, f"1.{number}.0", str(start + dt.timedelta(days=number)))
    return kept.root


def _state(root: Path, scripts: Path, overrides: Path) -> dict[str, Any]:
    """Make the site with a copy of the package, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": f"{scripts}{os.pathsep}{TESTS}"}
    # Without -P, what stands beside the program would hide modules of Python that have the same name.
    command = [sys.executable, "-P", str(TESTS / "support/state.py"), str(root), str(overrides)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")
    state: dict[str, Any] = json.loads(done.stdout)
    return state


@dataclass(frozen=True)
class Base:
    """A history, and what comes of it before anything is changed.

    Attributes:
        root: The project.
        state: What comes of it.
    """

    root: Path
    state: dict[str, Any]


def _base(root: Path, repository: Path) -> Base:
    assert _edit(root, DRAFT) == 1
    for mutation in MUTATIONS.values():
        _edit(root, mutation.before)
    state = _state(root, repository / "scripts", repository / "overrides")
    assert state["findings"] == []
    return Base(root, state)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """The real history."""
    repository, root = TESTS.parent, tmp_path_factory.mktemp("real")
    for folder in (*FOLDERS, "accessibility"):
        shutil.copytree(repository / folder, root / folder)
    return _base(root, repository)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """A long history."""
    folder = tmp_path_factory.mktemp("long") / "project"
    return _base(_long(folder, TESTS.parent / "overrides"), TESTS.parent)


def _of_versions(state: dict[str, Any]) -> dict[str, str]:
    """Give what readers are given of released versions: their pages, comparisons, feeds and data; not the draft's."""
    kept = re.compile(r"(?:en/)?guidelines/(?!.*/draft/)|(?:en/)?changes\.xml|data/.*(?<!\.schema\.json)$")
    return {path: digest for path, digest in state["files"].items() if kept.match(path)}


REAL = pytest.param("real", marks=pytest.mark.content)


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_was_released_stays(name: str, long: Base, tmp_path: Path) -> None:
    root = _changed(long, MUTATIONS[name], tmp_path)
    _stays(long, _state(root, tmp_path / "scripts", TESTS.parent / "overrides"), "long")


@pytest.mark.content
def test_what_was_really_released_stays_after_all_changes(real: Base, tmp_path: Path) -> None:
    assert len(ALL_AT_ONCE.code) >= 14
    root = _changed(real, ALL_AT_ONCE, tmp_path)
    _stays(real, _state(root, tmp_path / "scripts", TESTS.parent / "overrides"), "real")


def _changed(base: Base, mutation: Mutation, folder: Path) -> Path:
    """Copy a project and the package, and change both."""
    root, package = _copied(base, folder)
    assert _edit(package, mutation.code) == len(mutation.code)
    assert not mutation.content or _edit(root, mutation.content)
    return root


@pytest.mark.parametrize("which", [REAL, "long"])
def test_a_new_language_changes_nothing_in_the_others(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    base = request.getfixturevalue(which)
    root, package = _copied(base, tmp_path)
    assert another_language.add_to_project(root) >= 30
    after = _state(root, package.parent, TESTS.parent / "overrides")
    own = _shared_by_no_version(base.root)
    pages = {path: digest for path, digest in base.state["files"].items() if own(path)}
    _stays(Base(base.root, {**base.state, "files": pages}), after, which)
    new = [path for path in after["files"] if path.startswith(f"{another_language.NEW}/guidelines/")]
    assert len(new) >= 100


def _shared_by_no_version(root: Path) -> Callable[[str], bool]:
    """Tell what is of a version or a comparison from what leads to one more language: data, lists and redirects."""
    ledgers = sorted(root.glob("guidelines/*/releases/ledger.yml"))
    newest = (re.findall(r"(?m)^- version: (.+)$", ledger.read_text(encoding="utf-8"))[-1] for ledger in ledgers)
    leading = "|".join(re.escape(f"changes/{number}/latest/") for number in newest)
    ids = "|".join(ledger.parts[-3] for ledger in ledgers)
    kept = re.compile(rf"(?:en/)?(?:changes\.xml|guidelines/(?:{ids})/(?!versions/|{leading}|{re.escape(MOVED)}))")
    return lambda path: bool(kept.match(path))


def _copied(base: Base, folder: Path) -> tuple[Path, Path]:
    """Copy a project, and the package with what Python has compiled of it; what is edited is compiled anew."""
    root, package = folder / "project", folder / "scripts/shishin"
    shutil.copytree(base.root, root)
    # Another process may be about to write what it compiled.
    shutil.copytree(TESTS.parent / "scripts/shishin", package, ignore=shutil.ignore_patterns("*.pyc.*"))
    return root, package


def _stays(base: Base, after: dict[str, Any], which: str) -> None:
    """Hold what comes of a project against what came of it before."""
    assert after["findings"] == []
    old, new = _of_versions(base.state), _of_versions(after)
    assert len(old) >= {"real": 200, "long": 220}[which]
    assert old.keys() - new.keys() == set()
    assert sorted(path for path, digest in old.items() if new[path] != digest) == []
    assert len(base.state["addresses"]) >= 1000
    assert {*base.state["addresses"]} - {*after["addresses"]} == set()


CONSTANTS = {
    "MAX_BYTES": "bytes", "MAX_PAGE_BYTES": "page bytes", "MAX_LINES": "lines", "MAX_PAGE_LINES": "page lines",
    "MAX_LINE": "line", "MAX_MARKS": "marks", "MAX_CELLS": "cells", "MAX_NODES": "nodes", "MAX_ROWS": "rows",
    "MAX_DEPTH": "depth", "MAX_FOLDERS": "folders", "MAX_FILES": "files",
}  # fmt: skip
"""Every limit of `content/reading/limits.py`, and what it limits."""


def _needed(root: Path, *, released: bool) -> dict[str, int]:
    """Give how much of everything the working text has, or what was released."""
    needed = dict.fromkeys(CONSTANTS.values(), 0)
    for folder in (*FOLDERS, "accessibility"):
        paths = [
            path for path in (root / folder).rglob("*") if path.is_file() and ("releases" in path.parts) is released
        ]
        depths = [len(path.relative_to(root / folder).parts) - 1 for path in paths]
        for name, value in {"files": len(paths), "folders": max(depths, default=0)}.items():
            needed[name] = max(needed[name], value)
        for path in paths:
            measured = _measured(path)
            needed = {name: max(value, measured.get(name, 0)) for name, value in needed.items()}
    return needed


def _measured(path: Path) -> dict[str, int]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".svg" or path.name == HISTORY:
        return {}
    lines, size = text.split("\n"), len(text.encode())
    longest = max(map(len, lines))
    if path.suffix != ".md":
        return {
            "bytes": size,
            "lines": len(lines),
            "line": longest,
            **(_of_yaml(text) if path.suffix == ".yml" else {}),
        }
    cells = sum(line.count("|") + 2 for line in lines if "|" in line)
    marks = sum(map(text.count, limits.MARK_CHARACTERS))
    own = {"page bytes": size, "page lines": len(lines), "line": longest, "marks": marks, "cells": cells}
    return {**own, **_of_yaml(text.split("\n---\n")[0].removeprefix("---\n"))}


def _of_yaml(text: str) -> dict[str, int]:
    def count(node: yaml.Node | None, depth: int) -> tuple[int, int, int]:
        rows = node.value if isinstance(node, yaml.CollectionNode) else []
        inner = [count(part, depth + 1) for row in rows for part in (row if isinstance(row, tuple) else (row,))]
        nodes = 1 + sum(each for each, _, _ in inner)
        return nodes, max([len(rows), *(most for _, most, _ in inner)]), max([depth, *(deep for _, _, deep in inner)])

    nodes, rows, depth = count(yaml.compose(text, Loader=yaml.CSafeLoader), 0)
    return {"nodes": nodes, "rows": rows, "depth": depth}


@pytest.mark.parametrize("which", [REAL, "long"])
def test_no_lower_limit_touches_what_was_released(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    base = request.getfixturevalue(which)
    root, package = _copied(base, tmp_path)
    working, kept = (_needed(root, released=released) for released in (False, True))
    lowered = [(f"{name} = [0-9_]+", f"{name} = {working[what]}") for name, what in CONSTANTS.items()]
    # What was released needs more than that; of the real history, some of it does. Tests by people lie deepest of all.
    beyond = [what for what in CONSTANTS.values() if kept[what] > working[what]]
    assert len(beyond) >= {"real": 1, "long": len(CONSTANTS) - 1}[which], (working, kept)
    edits = tuple(("content/reading/limits.py", f"(?m)^{old}", new) for old, new in lowered)
    assert _edit(package, edits) == len(CONSTANTS)
    _stays(base, _state(root, package.parent, TESTS.parent / "overrides"), which)
