"""Nothing that an author wrote steers a terminal, or a program that reads the output."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shishin.findings.shown import shown, shown_json
from shishin.findings.text import report
from shishin.model.finding import Finding
from shishin.reports.formats import FORMATS
from shishin.reports.summary import say
from support.forked import run_forked
from support.languages import ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    b"a\x1b[31m\n::error::x.ja.md",
    b"::error::x.ja.md",
    b"a##[error]x.ja.md",
    b"a\r\x08\x9b2J.ja.md",
    b"\xff\xfe.ja.md",
    "a\u202edm.ja.md".encode(),
    "a\u3164\u200b\u2028.ja.md".encode(),
)
STEERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\u3164\ud800-\udfff]")


@pytest.fixture
def odd(project: Path) -> Path:
    """A project with files whose names would steer a terminal."""
    for name in NAMES:
        with open(os.path.join(os.fsencode(project / "docs"), name), "w", encoding="utf-8") as file:  # noqa: PTH118, PTH123 - bytes
            file.write("x")
    return project


def command(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "shishin", "--lang", "en", "--root", str(root), *arguments]


def lines_of(output: str) -> list[str]:
    return [line.strip() for line in output.split("\n") if line]


@pytest.mark.parametrize("form", list(FORMATS))
def test_names_of_files_are_shown_and_not_obeyed(form: str, odd: Path) -> None:
    done = subprocess.run(command(odd, "--format", form, "check"), capture_output=True, check=False, timeout=120)
    output, errors = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == 1
    assert "Traceback" not in errors
    assert not STEERS.search(output + errors)
    commands = [line for line in lines_of(output) if line.startswith("::")]
    assert all(command.startswith("::error file=docs/") for command in commands)
    assert len(commands) == (len(NAMES) if form == "github" else 0)
    assert ("##[" in output) is (form == "json")
    if form == "json":
        files = {row["file"] for row in json.loads(output)}
        assert {os.fsencode(name.removeprefix("docs/")) for name in files} == {*NAMES}
    elif form == "sarif":
        (run,) = json.loads(output)["runs"]
        places = [row["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for row in run["results"]]
        assert {unquote_to_bytes(place.removeprefix("docs/")) for place in places} == {*NAMES}
    else:
        assert all(mark in output for mark in ("<U+001B>", "<U+000A>", "<U+202E>", "<U+3164>", "<U+DCFF>"))


def test_on_a_real_terminal_too(odd: Path) -> None:
    pty = pytest.importorskip("pty")
    parent, child = pty.openpty()
    with subprocess.Popen(command(odd, "check"), stdout=child, stderr=subprocess.PIPE, stdin=child) as process:
        os.close(child)
        received = b""
        with contextlib.suppress(OSError):  # Linux says so when the other end is closed
            while part := os.read(parent, 65536):
                received += part
        assert process.wait(timeout=120) == 1
    os.close(parent)
    output = received.decode().replace("\r\n", "\n")
    assert output.count("error [file-name]") == len(NAMES)
    assert not STEERS.search(output)
    assert not any(line.startswith("::") for line in lines_of(output))


def test_what_else_a_command_repeats_is_shown_too(project: Path, tmp_path: Path) -> None:
    empty = tmp_path / "\x1b[31m\n::error::empty"
    empty.mkdir()
    target = tmp_path / "\x1b[2J\n::warning::none"
    for root, arguments in (
        (empty, ["check"]),
        (project, ["translated", "docs/\x1b[31m\n::error::x.en.md"]),
        (project, ["release", "\x1b]0;x\x07\n::error::x", "1.0.0"]),
        (project, ["check", "--changed-since", "\x1b[31m\n::error::x"]),
        (project, ["audit", "--site-dir", str(target)]),
    ):
        done = run_forked("shishin", "--lang", "en", "--root", str(root), *arguments)
        assert done.returncode == 1, arguments
        assert "Traceback" not in done.stderr
        assert not STEERS.search(done.stdout + done.stderr)
        assert not any(line.startswith("::") for line in lines_of(done.stdout + done.stderr))


def test_values_are_shown_in_every_form() -> None:
    finding = Finding.at("a\x1b.md", 1, "heading-id-missing", heading="題\x1b]8;;x\x07\n::error::y", id="y")
    for form in FORMATS.values():
        output = form([finding], ENGLISH)
        assert "<U+001B>]8;;x<U+0007><U+000A>::error::y" in output
        assert not STEERS.search(output)
    assert say("built", ENGLISH, pages=1, target="\x1b[31m", findings=0) == "Built 1 pages: <U+001B>[31m (0 warnings)"


def test_what_a_person_sees_stays_as_it_is() -> None:
    for text in (
        "docs/a.ja.md",
        "見出し　と　「括弧」",
        "😀 ☀️",
        "葛\U000e0100城",
        "C:\\x",
        "a::b",
        "[link]",
        "café",
        "#1 ##",
    ):
        assert shown(text) == text
        assert shown_json(text) == text
    assert shown(" ::error::x") == " <U+003A>:error::x"


@settings(max_examples=500, deadline=None, database=None, derandomize=True)
@given(st.text(max_size=20) | st.lists(st.sampled_from(["::", "##[", "\n", " ", "\u3000", "\x1b", "a"])).map("".join))
def test_any_value_becomes_one_line_that_commands_nothing(text: str) -> None:
    line = shown(text)
    assert not STEERS.search(line)
    assert "\n" not in line
    assert not line.lstrip().startswith("::")
    assert "##[" not in line
    assert json.loads(shown_json(json.dumps(text, ensure_ascii=False))) == text
    assert not any(line.startswith("::") for line in lines_of(report([Finding.at(text or "a", 0, "file-not-plain")])))
