"""House rules for the code itself: how long files and functions may be, and what names may be used.

The lists of exceptions name what is still to be mended. An entry that is no longer needed fails, so they only shrink.
"""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, nodes

from conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_FILE_LINES = 300
"""Lines of a file as an editor counts them: code, comments, docstrings and blank lines."""

MOST_FUNCTION_LINES = 40
"""Lines from `def` to the last line of the function, its docstring included; decorators stand before it."""

LONG_FILES: dict[str, str] = {}
"""Files that are longer still, each with what is being done about it."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions that are longer still, each with what is being done about it."""

SHARED_CLASS_NAMES: dict[str, str] = {
    "Project": "content/project.py has a project as it is read; support/released.py a whole one under git",
}
"""Names that two classes have still, each with what tells them apart."""

CODE = ("scripts", "benchmarks", "tests")
"""Folders with code in Python."""

FORMS = ("forms/form1", "forms/today")
"""Rooms that read a form of the sources, whose classes are named after what is made of them."""

NAMELESS = frozenset({"each", "found", "one", "own", "mine", "it", "thing", "things"})
"""What no variable is called, for it says nothing of what the variable holds.

A loop over rows says `row`, a list of findings `findings`: a reader should not have to look up what `each` was.
"""

CLOSED_FORMS = ("scripts/shishin/forms/form1/",)
"""The only code that may have such names: versions were released in these forms, so their code stays as it is."""


@cache
def parsed(*folders: str) -> dict[str, ast.Module]:
    """Every Python file below some folders, as a tree, by its path."""
    return {
        path.relative_to(REPOSITORY).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for folder in folders
        for path in sorted((REPOSITORY / folder).rglob("*.py"))
    }


def files() -> Iterator[Path]:
    yield from (REPOSITORY / path for path in parsed(*CODE))
    yield from sorted((REPOSITORY / "overrides").rglob("*.js"))


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, tree in parsed(*CODE).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path} {node.name}", node


def test_no_file_has_more_than_300_lines() -> None:
    lines = {path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in files()}
    assert len(lines) > 400
    assert sorted(path for path, count in lines.items() if count > MOST_FILE_LINES) == sorted(LONG_FILES)


def test_no_function_has_more_than_40_lines() -> None:
    """Of Python only: no parser for scripts in JavaScript is installed here."""
    lines = {name: (node.end_lineno or 0) - node.lineno + 1 for name, node in functions()}
    assert len(lines) > 2_500
    assert sorted(name for name, count in lines.items() if count > MOST_FUNCTION_LINES) == sorted(LONG_FUNCTIONS)


def test_no_two_classes_share_a_name() -> None:
    """A form of the sources in forms/ may be called like the class of model/ that is made of it."""
    places: dict[str, list[str]] = defaultdict(list)
    for path, tree in parsed(*CODE).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path)
    assert len(places) > 400
    shared = {name: paths for name, paths in places.items() if not is_unmistakable(paths)}
    assert sorted(shared) == sorted(SHARED_CLASS_NAMES), shared


def is_unmistakable(paths: list[str]) -> bool:
    """Whether a class stands once, or once in model/ and once in each form."""
    rooms = [path.removeprefix("scripts/shishin/").rsplit("/", 1)[0] for path in paths]
    return len(paths) == 1 or (len(set(rooms)) == len(rooms) and set(rooms) <= {"model", *FORMS})


def test_variables_are_named_after_what_they_hold() -> None:
    names = Counter(
        (path, node.id if isinstance(node, ast.Name) else node.arg)
        for path, tree in parsed("scripts").items()
        if not path.startswith(CLOSED_FORMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.arg)
    )
    assert names.total() > 20_000
    nameless = {(path, name): count for (path, name), count in names.items() if name in NAMELESS}
    assert nameless == {}, "give the variable the name of the thing: row, page, path, finding"


def test_a_closed_form_is_still_excepted_for_a_reason() -> None:
    names = {
        node.id
        for path, tree in parsed("scripts").items()
        if path.startswith(CLOSED_FORMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
    }
    assert names & NAMELESS, "nothing is excepted any more: take it out of CLOSED_FORMS"


IGNORED = re.compile(r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)
"""Comments of a script in JavaScript, and texts in quotation marks."""

NAME = re.compile(r"(?<![\w$.#])[A-Za-z_$][\w$]*|(?<=\.\.\.)[A-Za-z_$][\w$]*")
"""A name in JavaScript; not after a dot, where it may be that of an attribute in the HTML (`dataset.found`)."""


def names_in_script(text: str) -> Counter[str]:
    return Counter(NAME.findall(IGNORED.sub(" ", text)))


def test_variables_of_scripts_are_named_after_what_they_hold() -> None:
    paths = [path for folder in ("overrides", "scripts") for path in sorted((REPOSITORY / folder).rglob("*.js"))]
    names = {path.name: names_in_script(path.read_text(encoding="utf-8")) for path in paths}
    assert len(names) > 10
    assert sum(count.total() for count in names.values()) > 4_000
    nameless = {(path, name): count[name] for path, count in names.items() for name in count.keys() & NAMELESS}
    assert nameless == {}, "give the variable the name of the thing: record, token, letter, element"


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("for (const each of rows) each.hidden = true;", {"each": 2}),
        ("const found = [...found];", {"found": 2}),
        ("rows.map((each) => `${each}`)", {"each": 2}),
        ("const { own, rest: it } = row;", {"own": 1, "it": 1}),
        ("form.dataset.found; // each one\n/* it is\nfound */ say(\"found\", 'own')", {}),
    ],
)
def test_a_variable_of_a_script_that_says_nothing_is_noticed(script: str, names: dict[str, int]) -> None:
    assert {name: count for name, count in names_in_script(script).items() if name in NAMELESS} == names


def test_variables_of_templates_are_named_after_what_they_hold() -> None:
    paths = sorted((REPOSITORY / "overrides").rglob("*.html"))
    names = {
        path.relative_to(REPOSITORY).as_posix(): Counter(
            node.name for node in Environment(autoescape=True).parse(path.read_text("utf-8")).find_all(nodes.Name)
        )
        for path in paths
    }
    assert len(names) > 40
    assert sum(count.total() for count in names.values()) > 500
    nameless = {(path, name): count[name] for path, count in names.items() for name in count.keys() & NAMELESS}
    assert nameless == {}, "give the variable the name of the thing: row, link, standard, alternate"
