"""A translation that is behind is told requirement by requirement and section by section, as far as git knows."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from shishin.content.behind import changed_parts
from shishin.content.load import load
from shishin.findings.catalogue import explain
from shishin.release.translated_states import MOST_STATES, sources_as_translated, with_parts
from support.exchanged import edit
from support.languages import LANGUAGES
from support.released import FIRST, Project

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.reading.drafts import Family

ABOUT = "docs/about"


@pytest.fixture
def kept(project: Path) -> Project:
    """The little project, committed once."""
    repository = Project(project)
    repository.start()
    return repository


def commit(kept: Project, message: str) -> None:
    kept.git("commit", "--quiet", "--all", "--message", message)


def family(root: Path, stem: str) -> Family:
    content = load(root).project
    assert content is not None
    return content.documents[stem]


def parts_of(root: Path, stem: str) -> list[str]:
    """What `check` says of the translation of a text."""
    loaded = load(root)
    assert loaded.project is not None
    findings = with_parts(root, loaded.project.sources.documents, loaded.findings)
    assert len(findings) == len(loaded.findings)
    told = [row for row in findings if row.file == f"{stem}.en.md" and row.code.startswith("translation-behind")]
    for row in told:
        for language in LANGUAGES:
            assert dict(row.values).get("parts", "") in explain(row, language).what
    return [dict(row.values).get("parts", row.code) for row in told]


def test_requirements_fields_and_sections_are_named(kept: Project) -> None:
    edit(kept.root / f"{FIRST}.ja.md", "method: ", "method: まず、")
    edit(kept.root / f"{FIRST}.ja.md", "description: ", "description: 説明の")
    edit(kept.root / f"{FIRST}.ja.md", "{#do}\n", "{#do}\n\n説明の文です。\n")
    (parts,) = parts_of(kept.root, FIRST)
    heading = next(row.text for row in family(kept.root, FIRST).source.outline.headings if row.id == "do")  # type: ignore[union-attr]
    assert parts == f"description, UX-01, {heading}"
    assert kept.run("check")[0] == ["translation-behind-parts"]


def test_facts_and_blank_lines_are_no_change(kept: Project) -> None:
    edit(kept.root / f"{FIRST}.ja.md", "level: must", "level: should")
    edit(kept.root / f"{ABOUT}.ja.md", "本文です。\n", "本文です。  \n\n\n")
    assert parts_of(kept.root, FIRST) == parts_of(kept.root, ABOUT) == []


def test_the_state_that_was_translated_is_found_among_many(kept: Project) -> None:
    path = kept.root / f"{ABOUT}.ja.md"
    plain = path.read_text("utf-8")
    for number in range(5):
        path.write_text(plain.replace("本文です。", f"本文{number}です。"), encoding="utf-8")
        commit(kept, str(number))
    path.write_text(plain.replace("{#first}", "{#first}\n\n本文です。"), encoding="utf-8")
    # Only against the first state has nothing but the section changed.
    assert parts_of(kept.root, ABOUT) == ["見出し"]
    path.write_text(plain.replace("本文です。", "本文"), encoding="utf-8")
    assert parts_of(kept.root, ABOUT) == ["本文"]


def test_a_state_on_a_branch_that_was_merged_counts(kept: Project) -> None:
    edit(kept.root / f"{ABOUT}.ja.md", "本文です。", "本文の説明です。")
    kept.git("checkout", "--quiet", "-b", "side")
    assert kept.run("translated", f"{ABOUT}.en.md")[0] == []
    commit(kept, "Translated on a branch")
    edit(kept.root / f"{ABOUT}.ja.md", "見出し", "説明の見出し")
    commit(kept, "Go on")
    kept.git("checkout", "--quiet", "main")
    kept.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    assert parts_of(kept.root, ABOUT) == ["説明の見出し"]


@pytest.mark.parametrize("case", ["no repository", "no history", "never committed", "another name", "too far behind"])
def test_what_git_does_not_know_is_told_of_the_file_alone(case: str, kept: Project) -> None:
    path = kept.root / f"{ABOUT}.ja.md"
    stem = ABOUT
    if case == "never committed":
        edit(kept.root / f"{ABOUT}.en.md", 'translates: "', 'translates: "0000')
        text = (kept.root / f"{ABOUT}.en.md").read_text("utf-8")
        line = next(line for line in text.split("\n") if line.startswith("translates"))
        edit(kept.root / f"{ABOUT}.en.md", line, f'{line[:29]}"')
    elif case == "another name":
        stem = "docs/other"
        for code in ("ja", "en"):
            kept.git("mv", f"{ABOUT}.{code}.md", f"{stem}.{code}.md")
        path = kept.root / f"{stem}.ja.md"
    elif case == "too far behind":
        plain = path.read_text("utf-8")
        for number in range(MOST_STATES):
            path.write_text(plain.replace("本文です。", f"本文{number}です。"), encoding="utf-8")
            commit(kept, str(number))
        path.write_text(plain, encoding="utf-8")
    edit(path, "本文です。", "本文の説明です。")
    if case in ("no repository", "no history"):
        shutil.rmtree(kept.root / ".git")
    if case == "no history":
        kept.git("init", "--quiet")
    assert parts_of(kept.root, stem) == ["translation-behind"]


def test_a_text_that_is_up_to_date_costs_no_git(kept: Project) -> None:
    shutil.rmtree(kept.root / ".git")
    (kept.root / ".git").write_text("gitdir: /nowhere\n", encoding="utf-8")
    assert with_parts(kept.root, load(kept.root).project.sources.documents, []) == []  # type: ignore[union-attr]
    assert sources_as_translated(kept.root, load(kept.root).project.sources.documents) == {}  # type: ignore[union-attr]
    # A repository that cannot be read is no reason to stop.
    edit(kept.root / f"{ABOUT}.ja.md", "本文です。", "本文の説明です。")
    assert parts_of(kept.root, ABOUT) == ["translation-behind"]


def test_what_came_and_went_is_named_too(kept: Project) -> None:
    before = family(kept.root, FIRST)
    text = (kept.root / f"{FIRST}.ja.md").read_text("utf-8")
    edit(kept.root / f"{FIRST}.ja.md", "id: UX-02", "id: UX-09")
    edit(kept.root / f"{FIRST}.ja.md", "## ", "## 説明 {#new}\n\n本文です。\n\n## ")
    now = family(kept.root, FIRST)
    assert before.source is not None
    assert now.source is not None
    parts = changed_parts(before.source, now.source, now.kind.words)
    assert set(parts) == {"UX-02", "UX-09", "説明"}
    assert text != (kept.root / f"{FIRST}.ja.md").read_text("utf-8")


def test_many_parts_are_not_all_named(kept: Project) -> None:
    path = kept.root / f"{ABOUT}.ja.md"
    more = "".join(f"\n## 見出し{number} {{#more-{number}}}\n\n本文です。\n" for number in range(30))
    path.write_text(path.read_text("utf-8") + more, encoding="utf-8")
    (parts,) = parts_of(kept.root, ABOUT)
    assert parts.count(",") == 10
    assert parts.endswith(", …")


def test_translators_are_given_only_what_changed_as_open(kept: Project, tmp_path: Path) -> None:
    edit(kept.root / f"{FIRST}.ja.md", "method: ", "method: まず、")
    codes, said = kept.run("exchange", "out", str(tmp_path / "out"), "--behind")
    assert (codes, said.startswith("Handed out 1 texts with ")) == ([], True)
    assert said.endswith("of which 1 are to be translated or looked at.\n")
    path = tmp_path / f"out/{FIRST}.en.po"
    edit(path, "#, fuzzy\n", "")
    assert kept.run("exchange", "in", str(tmp_path / "out")) == ([], "Took in 1 files and wrote 1 translations.\n")
    assert kept.run("check")[0] == []
    assert kept.git("diff", "--name-only").split() == [f"{FIRST}.en.md", f"{FIRST}.ja.md"]
    assert kept.git("diff", "--numstat", f"{FIRST}.en.md").split()[:2] == ["1", "1"]
