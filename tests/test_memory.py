"""What is remembered from one run to the next: it is right, it is bounded, and damage costs nothing but time."""

from __future__ import annotations

import math
import os
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from shishin.disk import memory as memories
from shishin.disk.memory import FILE, FOLDER_VARIABLE, Memory, folder
from shishin.disk.processors import FEWEST, processors
from shishin.disk.remembered import digest, remembered, remembered_together, remembering

if TYPE_CHECKING:
    from pathlib import Path

VALUES = 50
MANY = 400


def numbers(place: Path, made: list[int], *, keeps_objects: bool = False) -> Memory:
    """Ask a memory for some results; those that had to be made are added to a list."""
    memory = Memory(place, keeps_objects=keeps_objects)

    def make(number: int) -> str:
        made.append(number)
        return f"{number}、" * 1_000

    with remembering(memory):
        for number in range(VALUES):
            assert remembered("numbers", (number, "甲"), partial(make, number)) == f"{number}、" * 1_000
    return memory


def test_a_result_is_made_once(tmp_path: Path) -> None:
    first, second = list[int](), list[int]()
    numbers(tmp_path, first)
    memory = numbers(tmp_path, second)
    assert (len(first), second, memory.recalled, memory.thrown_away) == (VALUES, [], VALUES, "")


def test_without_a_memory_everything_is_made() -> None:
    made: list[int] = []
    for _time in range(2):
        remembered("numbers", (1,), lambda: made.append(1))
    assert len(made) == len(range(2))


@pytest.mark.parametrize(
    "parts",
    [
        (("a", "b"), ("ab",)),
        (("a", "b"), ("b", "a")),
        (("1",), (1,)),
        ((b"a",), ("a",)),
        (("r1:1",), (1,)),
        ((("a", "b"),), ("a", "b")),
        ((None,), ("None",)),
        (("",), ()),
        (("\ud800",), ("?",)),
    ],
)
def test_what_differs_has_another_digest(parts: tuple[tuple[object, ...], tuple[object, ...]]) -> None:
    one, other = parts
    assert digest("name", *one) != digest("name", *other)


def test_another_name_is_another_result(tmp_path: Path) -> None:
    with remembering(Memory(tmp_path)):
        assert remembered("a", (1,), lambda: "a") == "a"
        assert remembered("b", (1,), lambda: "b") == "b"


def test_an_error_is_not_remembered(tmp_path: Path) -> None:
    with remembering(Memory(tmp_path)):
        with pytest.raises(ValueError, match="once"):
            remembered("a", (1,), lambda: int("once"))
        assert remembered("a", (1,), lambda: "now") == "now"


def test_objects_stay_in_the_process_if_wanted(tmp_path: Path) -> None:
    with remembering(Memory(tmp_path, keeps_objects=True)):
        first = remembered("list", (1,), lambda: [1])
        assert remembered("list", (1,), lambda: [2]) is first


@pytest.mark.parametrize("with_file", [True, False])
def test_what_is_made_together_is_what_is_made_alone(tmp_path: Path, *, with_file: bool) -> None:
    def squares(number: int) -> tuple[int, int]:
        return number**2, os.getpid()

    def made(number: int) -> tuple[int, int]:
        return remembered("squares", (number,), partial(squares, number))

    memory = Memory(tmp_path if with_file else None)
    with remembering(memory):
        known = remembered_together("squares", [((number,), partial(squares, number)) for number in range(MANY)])
        results = [result or made(number) for number, result in enumerate(known)]
    assert [square for square, _process in results] == [number**2 for number in range(MANY)]
    assert len({process for _square, process in results}) == min(processors(), MANY // FEWEST)
    assert (memory.made, memory.recalled) == (MANY, 0)
    with remembering(Memory(tmp_path)):
        again = remembered_together("squares", [((number,), partial(squares, number)) for number in range(MANY)])
    assert (again == results) == with_file


def test_what_fails_together_fails_where_it_is_asked_for(tmp_path: Path) -> None:
    def root(number: int) -> float:
        if number % 50 == 7:
            raise ValueError(number)
        return math.sqrt(number)

    with remembering(Memory(tmp_path)):
        remembered_together("roots", [((number,), partial(root, number)) for number in range(MANY)])
        failing = [*range(7, MANY, 50)]
        for number in range(MANY):
            if number in failing:
                with pytest.raises(ValueError, match=str(number)):
                    remembered("roots", (number,), partial(root, number))
            else:
                assert remembered("roots", (number,), partial(root, number)) == math.sqrt(number)


def test_a_process_that_is_killed_costs_only_time(tmp_path: Path) -> None:
    here = os.getpid()

    def name(number: int) -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return f"{number}"

    with remembering(Memory(tmp_path)):
        remembered_together("names", [((number,), partial(name, number)) for number in range(MANY)])
        assert [remembered("names", (number,), partial(name, number)) for number in range(MANY)] == [
            f"{number}" for number in range(MANY)
        ]


def test_without_a_memory_nothing_is_made_together() -> None:
    made: list[int] = []
    wanted = [((number,), partial(made.append, number)) for number in range(MANY)]
    assert remembered_together("names", wanted) == [None] * MANY
    assert made == []


def shorten(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def overwrite(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1_000)


def turn_bits(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data.replace("7、".encode(), "8、".encode()))


def make_older(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def let_others_write(file: Path) -> None:
    file.chmod(0o666)


@pytest.mark.parametrize("damage", [shorten, overwrite, turn_bits, make_older, let_others_write])
def test_a_damaged_foreign_or_older_file_is_thrown_away(tmp_path: Path, damage: object) -> None:
    numbers(tmp_path, [])
    damage(tmp_path / FILE)  # type: ignore[operator]
    again, afterwards = list[int](), list[int]()
    memory = numbers(tmp_path, again)
    assert memory.thrown_away
    assert again
    if damage not in (shorten, turn_bits):
        # Damage that shows only when a row is read ends this run's memory; the next begins anew.
        assert len(again) == VALUES
    for _run in range(2):
        afterwards.clear()
        assert not numbers(tmp_path, afterwards).thrown_away
    assert not afterwards


def test_a_folder_that_takes_nothing_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file/below"):
        made: list[int] = []
        assert not numbers(place, made).thrown_away
        assert len(made) == VALUES


def test_a_folder_in_the_place_of_the_file_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    made: list[int] = []
    numbers(tmp_path, made)
    assert len(made) == VALUES


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    numbers(tmp_path, [])
    monkeypatch.setattr("shishin.disk.memory.time.time", lambda: now + 20 * 86_400)
    with remembering(Memory(tmp_path)):
        remembered("numbers", (0, "甲"), lambda: "")
    monkeypatch.setattr("shishin.disk.memory.time.time", lambda: now + 40 * 86_400)
    with remembering(Memory(tmp_path)):
        remembered("new", (), lambda: "")
    made: list[int] = []
    numbers(tmp_path, made)
    assert made == [*range(1, VALUES)]


def test_the_file_does_not_outgrow_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memories, "MOST_BYTES", 1_000_000)
    monkeypatch.setattr(memories, "MOST_WAITING", 100_000)
    for run in range(10):
        with remembering(Memory(tmp_path)):
            for number in range(200):
                remembered("noise", (run, number), lambda: os.urandom(2_000))
    assert 100_000 < (tmp_path / FILE).stat().st_size < 2_000_000


def test_a_locked_file_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers(tmp_path, [])
    monkeypatch.setattr(memories, "SECONDS", 0.1)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        made: list[int] = []
        memory = numbers(tmp_path, made)
    finally:
        other.rollback()
        other.close()
    assert (len(made), memory.thrown_away) == (VALUES, "")


PROGRAM = """
import sys
from pathlib import Path
from shishin.disk.memory import Memory
from shishin.disk.remembered import remembered, remembering
memory = Memory(Path(sys.argv[1]))
with remembering(memory):
    for number in range(400):
        assert remembered("shared", (number,), lambda: f"{number}" * 5_000) == f"{number}" * 5_000
assert not memory.thrown_away
"""


def test_processes_share_a_file(tmp_path: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)]) for _process in range(4)]
    assert [process.wait() for process in processes] == [0] * len(processes)
    assert (tmp_path / FILE).is_file()


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder() == tmp_path / "shishin"
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "other"))
    assert folder() == tmp_path / "other"
    Memory(tmp_path / "new")
    if sys.platform != "win32":
        assert (tmp_path / "new" / FILE).stat().st_mode & 0o777 == 0o600
