"""What another process makes beside this one: it is right, failing costs only time, and no process is left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shishin.disk.processors import Beside, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(processors() == 1, reason="no second processor, or a system without fork")

HERE = os.getpid()
PATIENCE = 10
"""Seconds within which a process must be gone."""


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_another_process_makes_it() -> None:
    other = Beside(lambda: ((os.getpid(), letter * 1_000_000) for letter in "abc"))
    processes, texts = zip(*other.results(), strict=True)
    assert len({*processes, HERE}) == 2
    assert texts == tuple(letter * 1_000_000 for letter in "abc")
    assert not is_running(processes[0])


def test_nothing_can_be_made_too() -> None:
    assert [*Beside(list).results()] == []


def test_what_is_asked_for_again_is_made_again() -> None:
    other = Beside(lambda: [os.getpid()])
    assert [*other.results()] != [HERE]
    assert [*other.results()] == [HERE]


def test_what_fails_there_fails_where_it_is_asked_for() -> None:
    def fail() -> Iterator[int]:
        yield 1
        raise ValueError(os.getpid())

    with pytest.raises(ValueError, match=f"^{HERE}$"):
        _ = [*Beside(fail).results()]


def test_a_process_that_is_killed_costs_only_time() -> None:
    def make() -> Iterator[int]:
        yield os.getpid()
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        yield os.getpid()

    assert [*Beside(make).results()] == [HERE, HERE]


def test_a_process_whose_result_nobody_wants_is_ended(tmp_path: Path) -> None:
    started = tmp_path / "started"

    def make() -> list[None]:
        started.write_text(f"{os.getpid()}")
        time.sleep(600)
        return []

    other = Beside(make)
    wait_until(lambda: started.exists() and bool(started.read_text()))
    process = int(started.read_text())
    assert is_running(process)
    del other
    assert not is_running(process)


def test_no_process_outlives_the_first(tmp_path: Path) -> None:
    started = tmp_path / "started"
    program = textwrap.dedent(f"""
        import os, time
        from pathlib import Path
        from shishin.disk.processors import Beside
        other = Beside(lambda: (Path({str(started)!r}).write_text(str(os.getpid())), time.sleep(600)))
        time.sleep(600)
    """)
    first = subprocess.Popen([sys.executable, "-c", program])
    wait_until(lambda: started.exists() and bool(started.read_text()))
    process = int(started.read_text())
    assert is_running(process)
    first.kill()
    first.wait()
    wait_until(lambda: not is_running(process))


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
