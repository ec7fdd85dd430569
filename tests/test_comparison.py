"""What differs between two states of a guideline, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishin.content.load import load
from shishin.content.reading.markdown import outline
from shishin.model.by_language import ByLanguage
from shishin.model.comparison import DifferenceKind, What, differences, idle, miscalled, step, unnoted
from shishin.model.release import ChangeNote, Effect, NoteKind
from shishin.model.version import Step
from shishin.pages.versions.marks import LONG, marked
from support.languages import ENGLISH, language_of
from support.small_project import stamp_all

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.guideline import Guideline

FIRST, SECOND = "guidelines/ui-ux/guides/01-first", "guidelines/ui-ux/guides/02-second"
MUST, MAY = "一つの仕組みを使わなければなりません。", "もう一つの仕組みを使うことができます。"

NEW_JA = """\
  - id: UX-05
    level: {level}
    statement: {statement}
    check: {{method: 見ます。, evidence: 説明の文}}
    phases: [run]
    roles: [designer]
    principles: [two]
    standards: [{{standard: law}}]
---

## なぜ"""
NEW_EN = "  - id: UX-05\n    statement: You {level} look.\n    check: {{method: Look., evidence: A text}}\n"


def guideline(root: Path) -> Guideline:
    stamp_all(root)
    loaded = load(root)
    assert loaded.library, loaded.findings
    return loaded.library.guidelines[0]


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def add(root: Path, level: str, statement: str) -> None:
    """Add UX-05 to the second guide."""
    change(root, f"{SECOND}.ja.md", "---\n\n## なぜ", NEW_JA.format(level=level, statement=statement))
    change(root, f"{SECOND}.en.md", "translates:", NEW_EN.format(level=level) + "translates:")


def note(kind: NoteKind, *about: str, effect: Effect | None = None) -> ChangeNote:
    return ChangeNote(kind=kind, about=about, text=ByLanguage({"ja": "文", "en": "Text"}), effect=effect)


def test_the_same_text_does_not_differ(project: Path) -> None:
    before = guideline(project)
    # A rule, a line's end and the order of the file's fields are not words.
    change(project, f"{FIRST}.ja.md", "\n## 何をするか", "\n\n## 何をするか")
    assert differences(before, guideline(project)) == ()


def test_words_are_compared_requirement_by_requirement(project: Path) -> None:
    before = guideline(project)
    change(project, f"{FIRST}.en.md", "You must use one mechanism.", "You must use a mechanism.")
    change(project, f"{FIRST}.ja.md", "\n使います。\n", "\n一覧を使います。\n")
    change(project, "guidelines/ui-ux/guideline.ja.md", "owner: 見本の人", "owner: 見本")
    rows = differences(before, guideline(project))
    assert [(difference.what, difference.id, difference.kind) for difference in rows] == [
        (What.REQUIREMENT, "UX-01", DifferenceKind.CHANGED),
        (What.GUIDE, "first", DifferenceKind.CHANGED),
        (What.GUIDELINE, "ui-ux", DifferenceKind.CHANGED),
    ]
    assert [(part.name, part.language, part.after) for part in rows[0].parts] == [
        ("statement", "en", "You must use a mechanism.")
    ]
    assert [(part.name, part.language) for part in rows[1].parts] == [("#look", "ja")]
    assert unnoted(rows, [note(NoteKind.EDITORIAL, "UX-01", "ui-ux")]) == (rows[1],)
    assert idle(rows, note(NoteKind.CHANGED, "UX-01", "UX-02")) == ("UX-02",)


def test_the_target_of_a_link_is_part_of_the_words(project: Path) -> None:
    before = guideline(project)
    change(project, f"{FIRST}.en.md", "../../../docs/data.en.md#first", "../../../docs/about.en.md#first")
    (difference,) = differences(before, guideline(project))
    assert (difference.id, [(part.name, part.language) for part in difference.parts]) == ("first", [("#related", "en")])
    pieces = marked(difference.parts[0].before, difference.parts[0].after, ENGLISH)
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"] == [
        ("del", " (../../../docs/data#first)"),
        ("ins", " (../../../docs/about#first)"),
    ]
    assert "\x01" not in "".join(piece.text for piece in pieces)


def test_braces_of_code_are_words_and_those_of_attributes_are_not() -> None:
    body = "## A {#a}\n\nSee `/users/{id}` and [this](https://a.example/){: lang=ja}.\n"
    assert [(passage.id, passage.heading, passage.text) for passage in outline(body, 1).passages] == [
        ("a", "A", "See /users/{id} and this."),
    ]


def test_a_link_leads_to_the_same_guide_whatever_its_place_in_the_order(project: Path) -> None:
    before = guideline(project)
    for code in ("ja", "en"):
        path = project / f"{SECOND}.{code}.md"
        path.rename(path.with_name(f"05-second.{code}.md"))
        change(project, f"{FIRST}.{code}.md", "02-second", "05-second")
    change(project, "guidelines/ui-ux/guides/05-second.ja.md", "number: 2", "number: 5")
    assert differences(before, guideline(project)) == ()


def test_a_target_whose_words_change_as_well_is_not_shown() -> None:
    pieces = marked("See WCAG 2.1\x01https://a.example/1\x01.", "See WCAG 2.2\x01https://a.example/2\x01.", ENGLISH)
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "See WCAG 2."),
        ("del", "1"),
        ("ins", "2"),
        ("same", "."),
    ]


def test_a_wider_scope_binds_more_people(project: Path) -> None:
    before = guideline(project)
    change(project, "guidelines/ui-ux/guideline.ja.md", "status: beta", "status: current")
    change(project, "guidelines/ui-ux/guideline.ja.md", "scope: bureau-led", "scope: all-bureaux")
    after = guideline(project)
    (difference,) = differences(before, after)
    assert [(part.name, part.before, part.after) for part in difference.parts] == [
        ("scope", "bureau-led", "all-bureaux")
    ]
    for kind in (NoteKind.CHANGED, NoteKind.EDITORIAL):
        assert step(before, after, [note(kind, "ui-ux")]) is Step.MAJOR
    assert step(after, before, [note(NoteKind.CHANGED, "ui-ux")]) is Step.MINOR


def test_a_withdrawn_requirement_binds_nobody(project: Path) -> None:
    change(project, f"{FIRST}.ja.md", "level: may", "level: must")
    change(project, f"{FIRST}.ja.md", MAY, "もう一つの仕組みを使わなければなりません。")
    change(project, f"{FIRST}.en.md", "You may use", "You must use")
    change(project, f"{FIRST}.ja.md", "    principles: [two]\n", "    principles: [two]\n    withdrawn: true\n")
    before = guideline(project)
    change(project, f"{FIRST}.en.md", "You must use another mechanism.", "You must use a mechanism.")
    assert [difference.id for difference in differences(before, guideline(project))] == ["UX-02"]
    assert step(before, guideline(project), []) is Step.MINOR


def test_a_note_is_of_the_kind_of_what_happened(project: Path) -> None:
    before = guideline(project)
    add(project, "may", "見ることができます。")
    change(project, f"{FIRST}.ja.md", "\n使います。\n", "\n一覧を使います。\n")
    change(project, f"{FIRST}.ja.md", MAY, "仕組みを使うことができます。")
    change(project, f"{FIRST}.ja.md", "roles: [designer]", "roles: [designer, developer]")
    rows = differences(before, guideline(project))
    assert [difference.id for difference in rows] == ["UX-01", "UX-02", "UX-05", "first"]
    for kind, wrong in (
        (NoteKind.ADDED, ["UX-01", "UX-02"]),
        (NoteKind.CHANGED, ["UX-05"]),
        (NoteKind.WITHDRAWN, ["UX-01", "UX-02", "UX-05"]),
        # Who meets UX-01 is no wording.
        (NoteKind.EDITORIAL, ["UX-01", "UX-05"]),
    ):
        notes = [note(kind, difference.id) for difference in rows]
        assert [named.id for _, named in miscalled(rows, notes)] == wrong, kind
    right = [
        note(NoteKind.ADDED, "UX-05", "UX-02"),
        note(NoteKind.CHANGED, "UX-01", "UX-02"),
        note(NoteKind.ADDED, "first"),
    ]
    assert miscalled(rows, right) == ()
    assert miscalled(rows, [*right, note(NoteKind.WITHDRAWN, "UX-02")]) == (
        (note(NoteKind.WITHDRAWN, "UX-02"), rows[1]),
    )


def test_a_requirement_that_moves_to_another_guide_is_not_changed(project: Path) -> None:
    before = guideline(project)
    for code in ("ja", "en"):
        text = (project / f"{FIRST}.{code}.md").read_text(encoding="utf-8")
        end = "translates:" if code == "en" else "---\n\n## "
        start = text.index("  - id: UX-02")
        row = text[start : text.index(end, start)]
        change(project, f"{FIRST}.{code}.md", row, "")
        rows = (project / f"{SECOND}.{code}.md").read_text(encoding="utf-8")
        place = rows.index("  - id: UX-03")
        (project / f"{SECOND}.{code}.md").write_text(rows[:place] + row + rows[place:], encoding="utf-8")
    (move,) = differences(before, guideline(project))
    assert (move.id, move.kind) == ("UX-02", DifferenceKind.MOVED)
    assert (move.parts[0].before, move.parts[0].after) == ("first", "second")
    assert step(before, guideline(project), []) is Step.MINOR


STEPS = [
    ("new-must", "must", "見なければなりません。", Step.MAJOR),
    ("new-should", "should", "見るべきです。", Step.MINOR),
    ("new-may", "may", "見ることができます。", Step.MINOR),
]


@pytest.mark.parametrize(("name", "level", "statement", "expected"), STEPS)
def test_what_a_new_requirement_asks_of_the_number(
    project: Path, name: str, level: str, statement: str, expected: Step
) -> None:
    before = guideline(project)
    add(project, level, statement)
    after = guideline(project)
    assert [(difference.id, difference.kind) for difference in differences(before, after)] == [
        ("UX-05", DifferenceKind.ADDED)
    ], name
    # A note cannot make it less than it is.
    assert step(before, after, [note(NoteKind.EDITORIAL, "UX-05")]) is expected
    assert step(before, after, [note(NoteKind.ADDED, "UX-05", effect=Effect.LOOSER)]) is expected


CHANGES = [
    ((MUST, "仕組みを使わなければなりません。"), [], Step.MAJOR),
    ((MUST, "仕組みを使わなければなりません。"), [note(NoteKind.CHANGED, "UX-01", effect=Effect.STRICTER)], Step.MAJOR),
    ((MUST, "仕組みを使わなければなりません。"), [note(NoteKind.CHANGED, "UX-01", effect=Effect.LOOSER)], Step.MINOR),
    ((MUST, "仕組みを使わなければなりません。"), [note(NoteKind.CHANGED, "UX-01", effect=Effect.SAME)], Step.MINOR),
    ((MUST, "仕組みを使わなければなりません。"), [note(NoteKind.ADDED, "UX-01")], Step.MAJOR),
    ((MUST, "仕組みを使わなければなりません。"), [note(NoteKind.WITHDRAWN, "UX-01")], Step.MAJOR),
    (("roles: [designer]", "roles: [designer, developer]"), [note(NoteKind.EDITORIAL, "UX-01")], Step.MAJOR),
    (
        ("    principles: [two]\n", "    principles: [two]\n    withdrawn: true\n"),
        [note(NoteKind.EDITORIAL, "UX-02")],
        Step.MINOR,
    ),
    ((MUST, "仕組みを使わなければなりません。"), [note(NoteKind.EDITORIAL, "UX-01")], Step.PATCH),
    ((MAY, "仕組みを使うことができます。"), [], Step.MINOR),
    ((MAY, "仕組みを使うことができます。"), [note(NoteKind.EDITORIAL, "UX-02")], Step.PATCH),
]


@pytest.mark.parametrize(("words", "notes", "expected"), CHANGES)
def test_what_a_change_asks_of_the_number(
    project: Path, words: tuple[str, str], notes: list[ChangeNote], expected: Step
) -> None:
    before = guideline(project)
    change(project, f"{FIRST}.ja.md", *words)
    assert step(before, guideline(project), notes) is expected


def test_a_raised_level_is_stricter_whatever_the_note_says(project: Path) -> None:
    before = guideline(project)
    change(project, f"{FIRST}.ja.md", "level: may", "level: must")
    change(project, f"{FIRST}.ja.md", MAY, "もう一つの仕組みを使わなければなりません。")
    change(project, f"{FIRST}.en.md", "You may use", "You must use")
    notes = [note(NoteKind.CHANGED, "UX-02", effect=Effect.LOOSER)]
    assert step(before, guideline(project), notes) is Step.MAJOR


TEXTS = st.text(st.sampled_from("あ仕組みを使う使わなければ。 ab c"), max_size=40)


@given(TEXTS, TEXTS, st.sampled_from(["ja", "en"]))
def test_marks_hold_both_texts_whole(before: str, after: str, code: str) -> None:
    pieces = marked(before, after, language_of(code))
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == after


@pytest.mark.parametrize(
    ("code", "before", "after", "expected"),
    [
        ("ja", "10日以内に評価をやり直すべきです。", "30日以内に評価をやり直すべきです。", ["del", "ins", "same"]),
        ("en", "You must look twice.", "You must look three times.", ["same", "del", "ins", "same"]),
        (
            "en",
            "It goes with readings over it, as the rule asks.",
            "It goes on the same line, as the rule asks.",
            ["same", "del", "ins", "same"],
        ),
    ],
)
def test_marks_are_words_and_phrases(code: str, before: str, after: str, expected: list[str]) -> None:
    pieces = marked(before, after, language_of(code))
    assert [piece.kind for piece in pieces] == expected
    assert max(len(piece.text) for piece in pieces if piece.kind != "same") < len(after) / 2 + 2


def test_a_long_text_is_shown_beside_its_change_only() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    pieces = marked(words, f"{words} more", ENGLISH)
    assert [piece.kind for piece in pieces] == ["same", "ins"]
    assert len(pieces[0].text) < LONG
    assert pieces[0].text.endswith("word199")
    assert "…" in pieces[0].text
