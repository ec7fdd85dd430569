"""Whatever marks a body is made of, cutting it into units and writing these back gives the same bytes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from shishin.authoring.exchange.assembly import assembled
from shishin.authoring.exchange.blocks import UnitKind
from shishin.authoring.exchange.pairing import paired
from shishin.authoring.exchange.units import TextStates
from shishin.content.reading import front_matter, schema
from shishin.content.reading.drafts import Draft
from shishin.content.reading.files import SourceFile
from shishin.content.reading.markdown import outline
from shishin.forms.kinds import PAGE
from support.languages import EDITION

PIECES = (
    *("\n", "\n\n", "  ", "    ", "\t", " ", "\u3000", "\xa0", "\x0b", "x  \n", "a", "日本", "\\", "&amp;", "<b>"),
    *("- ", "1. ", "> ", ":   ", "# ", "## ", "## 題 {#x}\n", "{#x}", "===\n", "---\n", "```\n", "~~~\n", "[r]: /u\n"),
    *("|", "\\|", "|---|---|\n", "| a | b |\n", "*", "**", "`", "[a](b.ja.md)", "![f](g.svg)"),
)
STAMP = "0123456789abcdef"


def draft(body: str, code: str) -> Draft:
    """Make a page of a body."""
    stamp = f'translates: "{STAMP}"\n' if code == "en" else ""
    file = SourceFile(f"docs/x.{code}.md", "docs/x", code, f"---\ntitle: T\ndescription: D\n{stamp}---\n{body}")
    parts = front_matter.split(file, [])
    assert parts is not None
    form = PAGE.source if code == "ja" else PAGE.translation
    record = schema.check(parts.matter, form, file.path, EDITION, [])
    assert record is not None
    return Draft(file, EDITION.of(code), record, parts, outline(parts.body, parts.body_line))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_body_comes_back_byte_for_byte(body: str) -> None:
    source, translation = draft(body, "ja"), draft(body, "en")
    pair = paired("docs/x.en.md", PAGE, TextStates(source, translation, None, is_behind=False))
    assert pair is not None
    assert len({unit.id for unit in pair.units}) == len(pair.units) >= 2
    back = assembled(pair, {unit.id: unit.target for unit in pair.units})
    assert back == translation.file.text.replace(STAMP, pair.digest)
    alone = paired("docs/x.en.md", PAGE, TextStates(source, None, None, is_behind=False))
    assert alone is not None
    copied = assembled(alone, {unit.id: unit.source for unit in alone.units})
    assert copied.split("---\n", 2)[2] == source.file.text.split("---\n", 2)[2]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
)
def test_texts_that_have_nothing_in_common_are_paired_all_the_same(one: str, other: str) -> None:
    pair = paired(
        "docs/x.en.md", PAGE, TextStates(draft(one, "ja"), draft(other, "en"), draft(other, "ja"), is_behind=True)
    )
    assert pair is not None
    assert all(unit.source for unit in pair.units)
    targets = {unit.id: unit.target or unit.source for unit in pair.units}
    written = assembled(pair, targets)
    assert front_matter.split(SourceFile(pair.path, "docs/x", "en", written), []) is not None
    assert {unit.kind for unit in pair.units} <= {*UnitKind}
