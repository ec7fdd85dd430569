"""What the preview does beside its answers: in a process of its own, or step by step where none can be forked."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from shishin.website.preview.background import Background, FailedError
from shishin.website.preview.pages import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 20.0

WAYS = [
    pytest.param(True, id="a process", marks=pytest.mark.skipif(sys.platform != "linux", reason="no fork")),
    pytest.param(False, id="in between"),
]


def news_of(background: Background, until: Callable[[list[object]], bool]) -> list[object]:
    """Give all that is new until there is enough of it."""
    news: list[object] = []
    end = time.monotonic() + PATIENCE
    while not until(news):
        assert time.monotonic() < end, news
        news += background.news()
        time.sleep(0.01)
    return news


def add_until_it_fails(background: Background, news: list[object]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        news += background.news()
        time.sleep(0.01)


def numbers() -> Iterator[object]:
    yield 1
    yield None
    yield {"pages": b"x" * 1_000_000}
    yield 3


def endless() -> Iterator[object]:
    while True:
        time.sleep(0.01)
        yield "old"


def broken() -> Iterator[object]:
    yield "first"
    raise RuntimeError


@pytest.mark.parametrize("forks", WAYS)
def test_all_that_is_new_comes_in_order(*, forks: bool) -> None:
    background = Background(Turns(), forks=forks)
    background.start(numbers)
    assert list(background.news()) == []
    assert news_of(background, lambda news: len(news) == 3) == [1, {"pages": b"x" * 1_000_000}, 3]
    assert list(background.news()) == []


@pytest.mark.parametrize("forks", WAYS)
def test_newer_work_takes_the_place_of_older(*, forks: bool) -> None:
    background = Background(Turns(), forks=forks)
    background.start(endless)
    assert set(news_of(background, lambda news: len(news) > 3)) == {"old"}
    background.start(numbers)
    assert news_of(background, lambda news: len(news) == 3)[0] == 1
    background.stop()


@pytest.mark.parametrize("forks", WAYS)
def test_work_that_fails_says_so(*, forks: bool) -> None:
    background = Background(Turns(), forks=forks)
    background.start(broken)
    news: list[object] = []
    with pytest.raises(FailedError):
        add_until_it_fails(background, news)
    assert news == ["first"]
    assert list(background.news()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="no fork")
def test_no_process_is_begun_while_something_is_made_and_none_is_left() -> None:
    turns = Turns()
    background = Background(turns, forks=True)
    background.start(process_and_then_nothing)
    with turns.files:
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            assert list(background.news()) == []
    (process,) = news_of(background, bool)
    assert isinstance(process, int)
    assert process != os.getpid()
    os.kill(process, 0)
    background.stop()
    end = time.monotonic() + PATIENCE
    while is_there(process):
        assert time.monotonic() < end
        assert list(background.news()) == []
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="no fork")
def test_a_process_that_was_killed_is_work_that_failed() -> None:
    background = Background(Turns(), forks=True)
    background.start(process_and_then_nothing)
    (process,) = news_of(background, bool)
    assert isinstance(process, int)
    os.kill(process, signal.SIGKILL)
    with pytest.raises(FailedError):
        news_of(background, lambda _: False)


def process_and_then_nothing() -> Iterator[object]:
    yield os.getpid()
    while True:
        time.sleep(0.01)
        yield None


def is_there(process: int) -> bool:
    """Whether a process is there, if only because nobody has asked how it ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
