"""The ways in which the guideline of the little project changes from version to version."""

from __future__ import annotations

from support.released import FIRST, GUIDELINE, SECOND, WHY, Project


def second(kept: Project) -> None:
    """Change a requirement, a guide and a word, with their notes."""
    change_may(kept)
    change_guide(kept)


def change_may(kept: Project) -> None:
    """Change the words of UX-02, a MAY, with a note."""
    kept.change(
        f"{FIRST}.ja.md",
        "statement: もう一つの仕組みを使うことができます。",
        "statement: 原則の仕組みを使うことができます。",
    )
    kept.change(f"{FIRST}.en.md", "You may use another mechanism.", "You may use the mechanism of a principle.")
    kept.note("mechanism", "UX-02")


def change_may_again(kept: Project) -> None:
    """Change the words of UX-02 once more, with a note."""
    kept.change(f"{FIRST}.en.md", "You may use the mechanism", "You may use a mechanism")
    kept.note("again", "UX-02")


def change_guide(kept: Project) -> None:
    """Change a word of the first guide, with an editorial note."""
    kept.change(f"{FIRST}.ja.md", "\n使います。\n", "\n一覧を使います。\n")
    kept.change(f"{FIRST}.en.md", "\nUse it.\n", "\nUse the list.\n")
    kept.note("list", "first", "editorial")


def change_must(kept: Project) -> None:
    """Change the words of UX-01, a MUST."""
    kept.change(
        f"{FIRST}.ja.md",
        "statement: 一つの仕組みを使わなければなりません。",
        "statement: 仕組みを使わなければなりません。",
    )
    kept.change(f"{FIRST}.en.md", "You must use one mechanism.", "You must use a mechanism.")


def full(kept: Project) -> None:
    """Say that the text is in force."""
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: beta", "status: current")


def row_of(kept: Project, name: str, id_: str) -> str:
    """Give the lines of a requirement, the last of its file."""
    text = (kept.root / name).read_text(encoding="utf-8")
    end = "---\n\n## " if name.endswith(".ja.md") else "translates:"
    start = text.index(f"  - id: {id_}")
    return text[start : text.index(end, start)]


NEW_ROW = {
    "ja": """\
  - id: UX-05
    level: {level}
    statement: {words}
    check:
      method: 見ます。
      evidence: 説明の文
    phases: [build]
    roles: [developer]
    principles: [two]
    standards:
      - standard: web-two
""",
    "en": """\
  - id: UX-05
    statement: You {level} use this.
    check:
      method: Look at it.
      evidence: The text
""",
}


def add(kept: Project, level: str, words: str) -> None:
    """Add UX-05 to the second guide, and a heading."""
    for code, row in NEW_ROW.items():
        name = f"{GUIDELINE}/guides/02-second.{code}.md"
        text = (kept.root / name).read_text(encoding="utf-8")
        place = text.index("---\n", 4) if code == "ja" else text.index("translates:")
        kept.write(name, text[:place] + row.format(level=level, words=words) + text[place:])
    kept.note("more", "UX-05", "added")


FOUR_VERSIONS = ("1.0.0-beta.1", "1.0.0-beta.2", "1.0.0", "1.1.0")


def four_versions(kept: Project) -> None:
    """Give a project a history: two betas, 1.0.0 in force, 1.1.0 withdrawn, a draft, and a redirect."""
    kept.release("1.0.0-beta.1")
    change_may(kept)
    kept.release("1.0.0-beta.2")
    full(kept)
    kept.release("1.0.0", independent=True)
    _move(kept)
    kept.note("moved", "UX-02")
    kept.release("1.1.0", independent=True)
    assert kept.run("withdraw", "ui-ux", "1.1.0", *WHY)[0] == []
    change_guide(kept)
    kept.write(
        "principles/redirects.yml",
        "redirects:\n  - {old: old/, new: about/}\n  - {old: old/#part, new: data/#first}\n",
    )
    kept.commit("Draft")
    assert kept.run("check")[0] == []


def _move(kept: Project) -> None:
    """Move UX-02 to the second guide."""
    for code in ("ja", "en"):
        row = row_of(kept, f"{FIRST}.{code}.md", "UX-02")
        kept.change(f"{FIRST}.{code}.md", row, "")
        kept.change(f"{GUIDELINE}/guides/02-second.{code}.md", "  - id: UX-03", f"{row}  - id: UX-03")


STATES = {
    "1.0.0": "superseded",
    "1.1.0": "latest",
    "1.2.0-beta.1": "withdrawn",
    "1.2.0-beta.2": "trial",
    "draft": "draft",
}
"""Every state that a version can be in, each by a version that is in it."""


def every_state(kept: Project) -> None:
    """Give a project a version in every state; UX-04 was withdrawn in 1.1.0, and UX-05 is on trial."""
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: beta", "status: current")
    kept.release("1.0.0", independent=True)
    change_may(kept)
    kept.change(f"{SECOND}.ja.md", "  - id: UX-04\n", "  - id: UX-04\n    withdrawn: true\n")
    kept.note("gone", "UX-04", "withdrawn")
    kept.release("1.1.0", independent=True)
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: current", "status: beta")
    _add_a_requirement(kept)
    kept.note("five", "UX-05", "added")
    kept.release("1.2.0-beta.1")
    change_guide(kept)
    kept.release("1.2.0-beta.2")
    assert kept.run("withdraw", "ui-ux", "1.2.0-beta.1", *WHY)[0] == []
    kept.change(f"{FIRST}.ja.md", "\n一覧を使います。\n", "\n見ます。\n")
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nLook.\n")
    kept.note("look", "first", "editorial")
    kept.commit("Draft")
    assert kept.run("check")[0] == []


def _add_a_requirement(kept: Project) -> None:
    """Give the second guide UX-05, which is UX-04 as it was before."""
    for code in ("ja", "en"):
        name = f"{SECOND}.{code}.md"
        row = row_of(kept, name, "UX-04")
        kept.change(name, row, row + row.replace("UX-04", "UX-05").replace("    withdrawn: true\n", ""))
