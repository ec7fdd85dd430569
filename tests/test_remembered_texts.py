"""Long texts that ask questions while they are made: each is made again when an answer is another, and only then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from shishin.disk.memory import FILE, Memory
from shishin.disk.remembered import remembering
from shishin.disk.remembered_texts import RememberedTexts

if TYPE_CHECKING:
    from pathlib import Path

MANY = 400


def test_a_long_text_is_kept_compressed(tmp_path: Path) -> None:
    text = "<p>指針</p>\n" * 100_000
    for _time in range(2):
        with remembering(Memory(tmp_path)):
            assert RememberedTexts("page", str).text(("x",), lambda: (text, ())) == text
    assert (tmp_path / FILE).stat().st_size < len(text.encode()) / 10


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("with_file", [True, False])
def test_a_text_is_made_again_when_an_answer_is_another(tmp_path: Path, *, with_file: bool, together: bool) -> None:
    answers = {f"{number}": f"at {number}" for number in range(MANY)}

    def make(number: int) -> tuple[str, tuple[tuple[str, ...], ...]]:
        # What the first answer is decides whether there is a second question.
        questions = [(f"{number}",), ("0",)] if answers[f"{number}"].startswith("at") else [(f"{number}",)]
        return " ".join(answers.get(name, "–") for (name,) in questions), tuple(questions)

    def all_texts() -> tuple[list[str], int]:
        memory = Memory(tmp_path if with_file else None)
        with remembering(memory):
            texts = RememberedTexts("texts", lambda question: answers.get(question[0]))
            wanted = [((number,), partial(make, number)) for number in range(MANY)]
            if together:
                texts.make_together(wanted)
            return [texts.text(*row) for row in wanted], memory.made

    def as_made() -> list[str]:
        return [make(number)[0] for number in range(MANY)]

    assert all_texts() == (as_made(), MANY)
    answers["new"] = "what nobody asks for"
    assert all_texts() == (as_made(), 0 if with_file else MANY)
    answers["7"] = "elsewhere"
    assert all_texts() == (as_made(), 1 if with_file else MANY)
    answers["0"] = "at another place"
    assert all_texts() == (as_made(), MANY - 1 if with_file else MANY)
    del answers["new"]
    answers["7"] = "at 7"
    assert all_texts() == (as_made(), 1 if with_file else MANY)
