"""Version numbers, and which may follow which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishin.model.version import Step, Version, allowed

NUMBERS = st.builds(Version, st.tuples(*[st.integers(0, 20)] * 3), st.integers(0, 5))

ORDERED = (
    "0.9.0",
    "1.0.0-beta.1",
    "1.0.0-beta.2",
    "1.0.0-beta.10",
    "1.0.0",
    "1.0.1-beta.1",
    "1.0.1",
    "1.10.0",
    "2.0.0",
)
"""As Semantic Versioning 2.0.0, clause 11, orders them."""


def versions(text: str) -> list[Version]:
    return [Version.parse(word) for word in text.split()]


def test_versions_are_ordered_by_number_and_not_by_letter() -> None:
    versions = [Version.parse(text) for text in ORDERED]
    assert sorted(versions, key=lambda version: (str(version), version)) != versions
    assert sorted(versions) == versions
    assert list(map(str, versions)) == list(ORDERED)


@given(NUMBERS)
def test_a_version_that_is_written_is_read_again(version: Version) -> None:
    assert Version.parse(str(version)) == version


@pytest.mark.parametrize(
    "text", ["1.0", "v1.0.0", "1.0.0-beta", "1.0.0-beta.0", "1.0.0-rc.1", "01.0.0", "1.0.0 ", "１.0.0", ""]
)
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^" + text):
        Version.parse(text)


@pytest.mark.parametrize(
    ("released", "step", "expected"),
    [
        ("", Step.MAJOR, "1.0.0-beta.1 1.0.0"),
        ("1.0.0-beta.1", Step.MAJOR, "1.0.0-beta.2 1.0.0"),
        ("1.0.0-beta.1 1.0.0-beta.2 1.0.0", Step.PATCH, "1.0.1-beta.1 1.0.1 1.1.0-beta.1 1.1.0 2.0.0-beta.1 2.0.0"),
        ("1.0.0", Step.MINOR, "1.1.0-beta.1 1.1.0 2.0.0-beta.1 2.0.0"),
        ("1.0.0", Step.MAJOR, "2.0.0-beta.1 2.0.0"),
        # A number under trial stays open until a greater one overtakes it.
        ("1.0.0 1.1.0-beta.1", Step.MINOR, "1.1.0-beta.2 1.1.0 2.0.0-beta.1 2.0.0"),
        ("1.0.0 1.1.0-beta.1 2.0.0-beta.1", Step.MINOR, "2.0.0-beta.2 2.0.0"),
        ("1.0.0 1.1.0-beta.1 1.1.0", Step.PATCH, "1.1.1-beta.1 1.1.1 1.2.0-beta.1 1.2.0 2.0.0-beta.1 2.0.0"),
    ],
)  # fmt: skip
def test_what_may_come_next(released: str, step: Step, expected: str) -> None:
    assert list(allowed(versions(released), step)) == versions(expected)


@given(st.lists(st.tuples(st.sampled_from(list(Step)), st.integers(0, 5)), max_size=12))
def test_every_way_through_the_rules_only_goes_up(choices: list[tuple[Step, int]]) -> None:
    released: list[Version] = []
    for step, choice in choices:
        may = allowed(released, step)
        assert may
        assert list(may) == sorted(set(may))
        assert all(later > one for later in may for one in released)
        released.append(may[min(choice, len(may) - 1)])
