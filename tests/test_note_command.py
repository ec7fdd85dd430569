"""Changes without a note are told of beside what was changed, with a draft; `shishin note` writes what is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from shishin.cli import main
from support.guideline_changes import add, change_may, change_must
from support.released import FIRST, GUIDELINE, Project

pytestmark = pytest.mark.site

GUIDE = {"ja": f"{FIRST}.ja.md", "en": f"{FIRST}.en.md"}


def told(kept: Project, *arguments: str) -> list[tuple[str, str]]:
    """Give the file and line, and what is said, of each change without a note."""
    arguments = arguments or ("--format", "json", "check", "--changed-since", "HEAD~1")
    done = CliRunner().invoke(main, ["--root", str(kept.root), "--lang", "ja", *arguments])
    assert done.exit_code == 0
    rows = [row for row in json.loads(done.stdout) if row["code"] == "change-unnoted"]
    return [(f"{row['file']}:{row['line']}", row["fix"]) for row in rows]


def line_of(kept: Project, name: str, words: str) -> str:
    """Give the file and line at which words stand."""
    lines = (kept.root / name).read_text(encoding="utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if words in line]
    return f"{name}:{number}"


@pytest.mark.history("one version")
@pytest.mark.parametrize(
    ("code", "old", "new", "words"),
    [
        ("ja", "statement: もう一つの仕組みを", "statement: 別の仕組みを", "別の仕組みを"),
        ("en", "You may use another mechanism.", "You may use any mechanism.", "You may use any mechanism."),
        ("ja", "\n使います。\n", "\n一覧を使います。\n", "一覧を使います。"),
        ("en", "\nUse it.\n", "\nUse the list.\n", "Use the list."),
        ("ja", "title: ", "title: 新しい", "title: 新しい"),
        ("ja", "id: UX-02\n    level: may", "id: UX-02\n    level: may\n    withdrawn: true", "withdrawn: true"),
    ],
)
def test_a_change_without_a_note_is_told_of_on_its_line(
    code: str, old: str, new: str, words: str, kept: Project
) -> None:
    text = (kept.root / GUIDE[code]).read_text(encoding="utf-8")
    kept.write(GUIDE[code], text.replace(old, new, 1))
    kept.commit("Change the text")
    ((place, fix),) = told(kept)
    assert place == line_of(kept, GUIDE[code], words)
    assert f"{GUIDELINE}/changes/" in fix


@pytest.mark.history("one version")
def test_annotations_speak_the_language_of_the_changed_text(kept: Project) -> None:
    kept.change(GUIDE["ja"], "\n使います。\n", "\n一覧を使います。\n")
    kept.change(GUIDE["en"], "You may use another mechanism.", "You may use any mechanism.")
    kept.commit("Change the text")
    for spoken in ("ja", "en"):
        done = CliRunner().invoke(
            main,
            ["--root", str(kept.root), "--lang", spoken, "--format", "github", "check", "--changed-since", "HEAD~1"],
        )
        rows = [row for row in done.stdout.splitlines() if "change-unnoted" in row]
        assert len(rows) == 2
        said = {row.partition("file=")[2].partition(",")[0]: row for row in rows}
        assert "変更の記録" in said[GUIDE["ja"]]
        assert "change note" in said[GUIDE["en"]]


def change_level(kept: Project) -> None:
    """Make the MAY a SHOULD: what changed is a fact, and no wording."""
    kept.change(GUIDE["ja"], "id: UX-02\n    level: may", "id: UX-02\n    level: should")
    kept.change(GUIDE["ja"], "使うことができます。", "使うべきです。")
    kept.change(GUIDE["en"], "You may use another mechanism.", "You should use another mechanism.")


WHY = ("--why", "ja=人が見ます。", "--why", "en=People asked.", "--evidence", "https://code.example/1")


@pytest.mark.history("one version")
@pytest.mark.parametrize(
    ("change", "arguments", "expected"),
    [
        (change_must, ("--meaning", "editorial"), {"kind": "editorial"}),
        (change_must, ("--meaning", "stricter", *WHY), {"kind": "changed", "effect": "stricter"}),
        (change_may, ("--meaning", "changed", *WHY), {"kind": "changed"}),
        (change_level, ("--meaning", "changed", *WHY), {"kind": "changed"}),
        (lambda kept: add(kept, "may", "使うことができます。"), WHY, {"kind": "added"}),
    ],
    ids=["editorial", "stricter must", "may", "level", "added"],
)
def test_the_notes_that_are_missing_are_written_and_pass(
    change: object, arguments: tuple[str, ...], expected: dict[str, str], kept: Project
) -> None:
    assert callable(change)
    change(kept)
    for path in Path(kept.root / GUIDELINE / "changes").glob("*.yml"):
        path.unlink()
    kept.commit("Change the text")
    missing = len(told(kept))
    assert missing
    assert kept.run("note", *arguments, "--dry-run")[0] == []
    assert kept.git("status", "--porcelain") == ""
    codes, said = kept.run("note", *arguments)
    assert codes == []
    written = sorted((kept.root / GUIDELINE / "changes").glob("*.yml"))
    assert f"Wrote {len(written)} change note" in said
    notes = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in written]
    assert sum(len(note["about"]) for note in notes) == missing
    assert {name: notes[0].get(name) for name in expected} == expected
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []
    assert kept.run("note")[0] == []


@pytest.mark.history("one version")
def test_an_answer_that_is_missing_or_does_not_fit_writes_nothing(kept: Project) -> None:
    change_must(kept)
    kept.commit("Change the text")
    for arguments in ((), ("--meaning", "changed", *WHY), ("--meaning", "stricter"), ("--meaning", "looser", *WHY[:4])):
        assert kept.refuse("note", *arguments) == ["note-question"], arguments
    assert kept.refuse("note", "--meaning", "looser", *WHY[:4], "--evidence", "code.example") == ["note-evidence"]
    assert kept.refuse("note", "--meaning", "looser", "--why", "ja=人が見ます。") == ["reason-missing", "note-question"]
    kept.write(GUIDE["ja"], "x")
    assert "front-matter-missing" in kept.refuse("note")


@pytest.mark.history("one version")
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminals of this kind")
def test_at_a_terminal_it_asks_until_the_answers_fit(kept: Project) -> None:
    change_must(kept)
    kept.commit("Change the text")
    ours, theirs = os.openpty()
    os.write(
        ours, "editoria\nstricter\n \n人が見ます。\nPeople asked.\ncode.example\nhttps://code.example/1\n".encode()
    )
    command = [sys.executable, "-m", "shishin", "--root", str(kept.root), "--lang", "en", "note"]
    done = subprocess.run(command, stdin=theirs, capture_output=True, check=False, timeout=120)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr.decode()
    (path,) = (kept.root / GUIDELINE / "changes").glob("*.yml")
    note = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (note["kind"], note["effect"], note["evidence"]) == ("changed", "stricter", "https://code.example/1")
    assert note["why"] == {"ja": "人が見ます。", "en": "People asked."}
    asked = done.stderr.decode()
    assert "- You must use one mechanism." in asked
    assert "+ You must use a mechanism." in asked
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []
