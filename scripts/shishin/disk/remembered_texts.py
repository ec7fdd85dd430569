"""Remembers long texts that ask questions while they are made, such as pages that ask where other pages are.

A text is made again if what it follows from has changed, or the answer to a question that it asked. With the same
answers the same would come out, so a page does not have to be made again because another one is new.
"""

from __future__ import annotations

import pickle
import zlib
from functools import partial
from typing import TYPE_CHECKING

from shishin.disk.processors import made_together
from shishin.disk.remembered import digest, is_shared_out, made_alone, memory_in_use

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shishin.disk.memory import Memory

    Answer = Callable[["Question"], str | None]
    TextMaker = Callable[[], tuple[str, tuple["Question", ...]]]

Question = tuple[str, ...]
"""What making a text asks."""


class RememberedTexts:
    """Texts of one kind. They are kept compressed, and not in the process."""

    def __init__(self, name: str, answer: Answer) -> None:
        """Prepare.

        Args:
            name: What the texts are called among all that is remembered.
            answer: Answers a question, the same question always in the same way.
        """
        self._name, self._answer = name, answer

    def text(self, parts: tuple[object, ...], make: TextMaker) -> str:
        """Give a text, made now or remembered.

        Args:
            parts: All that it follows from beside the answers.
            make: Makes it; gives it with every question that this asked.
        """
        memory = memory_in_use()
        if memory is None:
            return make()[0]
        place = self._place(parts)
        asked = memory.recall(place)
        kept = None if asked is None else memory.recall(self._key(parts, asked))
        if kept is not None:
            memory.recalled += 1
            return zlib.decompress(kept).decode()
        text, questions = make()
        memory.made += 1
        if memory.has_file:
            self._keep(memory, parts, _packed(lambda: (text, questions)))
        return text

    def make_together(self, wanted: Sequence[tuple[tuple[object, ...], TextMaker]]) -> None:
        """Make what is not remembered of many texts, on all processors; `text` gives them afterwards.

        Args:
            wanted: What `text` takes, for each.
        """
        memory = memory_in_use()
        if memory is None or not is_shared_out():
            return
        asked = memory.recall_many([self._place(parts) for parts, _make in wanted])
        missing = []
        for parts, make in wanted:
            questions = asked.get(self._place(parts))
            if questions is None or not memory.has(self._key(parts, questions)):
                missing.append((parts, make))
        results = made_together([partial(made_alone, partial(_packed, make)) for _parts, make in missing])
        for (parts, _make), result in zip(missing, results, strict=True):
            if result is not None:
                memory.made += 1
                self._keep(memory, parts, pickle.loads(result))  # noqa: S301 - from a process of our own

    def _place(self, parts: tuple[object, ...]) -> bytes:
        """Give the place of the questions that were asked last."""
        return digest(f"{self._name}: questions", *parts)

    def _key(self, parts: tuple[object, ...], asked: bytes) -> bytes:
        questions: tuple[Question, ...] = pickle.loads(asked)  # noqa: S301 - the user's own, with a checksum
        return digest(self._name, *parts, [(question, self._answer(question)) for question in questions])

    def _keep(self, memory: Memory, parts: tuple[object, ...], packed: tuple[bytes, bytes]) -> None:
        text, asked = packed
        memory.keep(self._place(parts), asked)
        memory.keep(self._key(parts, asked), text)


def _packed(make: TextMaker) -> tuple[bytes, bytes]:
    text, questions = make()
    return zlib.compress(text.encode(), 1), pickle.dumps(questions, pickle.HIGHEST_PROTOCOL)
