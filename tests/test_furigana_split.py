"""A reading is shared out among the kanji of its word as trying every way would do it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishin.content.ruby import KANJI, split
from support.in_time import READINGS, quick

if TYPE_CHECKING:
    from pathlib import Path


def before(word: str, reading: str) -> tuple[tuple[str, str], ...] | None:
    """Share a reading out as it was done by trying every way, which takes time without end."""
    runs = re.findall(rf"[{KANJI}]+|[^{KANJI}]+", word)
    paths = []
    for greed in ("", "?"):
        parts = (
            f"([\u3041-\u3096ー]+{greed})" if re.match(f"[{KANJI}]", run) else f"({re.escape(run)})" for run in runs
        )
        match = re.fullmatch("".join(parts), reading)
        paths.append(match.groups() if match else None)
    if paths[0] is None or paths[0] != paths[1] or not re.search(f"[{KANJI}]", word):
        return None
    return tuple((run, kana if re.match(f"[{KANJI}]", run) else "") for run, kana in zip(runs, paths[0], strict=True))


@settings(quick, max_examples=400)
@given(st.text("漢字あいー・a", max_size=7), st.text("あいうー・a", max_size=9))
@example("", "")
@example("取り残", "とりのこ")
@example("漢あ漢", "ああああ")
@example("あ漢", "あああ")
def test_readings_are_shared_out_as_before(word: str, reading: str) -> None:
    assert split(word, reading) == before(word, reading)


def test_readings_of_this_edition_are_shared_out_as_before(repository: Path) -> None:
    rows = yaml.safe_load((repository / READINGS).read_text(encoding="utf-8"))["readings"]
    assert len(rows) > 1_000
    for row in rows:
        assert split(row["word"], row["reading"]) == before(row["word"], row["reading"]) is not None
