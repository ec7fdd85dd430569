"""The ways of reading that are looked at: no pair of values is left out, and no fewer are possible than it seems."""

from __future__ import annotations

from dataclasses import asdict
from itertools import combinations, product

from shishin.checks.ways import (
    BRIEFLY,
    ENLARGED,
    IMPOSSIBLE,
    OF_AXE,
    OF_MARKS,
    OPENED,
    VALUES,
    Depth,
    Way,
    all_ways,
    covering_ways,
    pairs,
    ways_of,
)


def meet(ways: tuple[Way, ...], first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether two values meet in one of some ways, looked up value by value."""
    return any(asdict(way)[first[0]] == first[1] and asdict(way)[second[0]] == second[1] for way in ways)


def test_every_pair_that_is_possible_is_covered_and_every_other_is_named() -> None:
    counts = {"covered": 0, "impossible": 0}
    for one_name, other_name in combinations(VALUES, 2):
        for first, second in product(VALUES[one_name], VALUES[other_name]):
            pair = (one_name, first), (other_name, second)
            if dict(pair) in [impossible for impossible, _ in IMPOSSIBLE]:
                assert not meet(all_ways(), *pair), pair
                counts["impossible"] += 1
            else:
                assert meet(covering_ways(), *pair), pair
                counts["covered"] += 1
    assert counts == {"covered": 74, "impossible": 3}


def test_the_full_product_leaves_out_only_what_is_impossible() -> None:
    product_of_all = {Way(*values) for values in product(*VALUES.values())}
    assert len(product_of_all) == 144
    assert len(set(all_ways())) == len(all_ways()) == 102
    for way in product_of_all - set(all_ways()):
        assert any(pair.items() <= asdict(way).items() for pair, _ in IMPOSSIBLE), way
    assert all(reason for _, reason in IMPOSSIBLE)


def test_few_ways_cover_all_pairs() -> None:
    assert len(pairs(all_ways())) == 74
    assert len(covering_ways()) <= 18
    assert set(BRIEFLY) <= set(OF_AXE) <= set(covering_ways()) <= set(all_ways())
    # What has the focus is looked at in forced colours and in a low window, too.
    assert {*OF_MARKS, Way(ENLARGED, state=OPENED)} <= set(covering_ways())
    assert [len(ways_of(depth)) for depth in Depth] == [2, len(covering_ways()), 102]


def test_a_way_is_named_by_what_is_not_usual() -> None:
    assert str(OF_AXE[0]) == "320 px, light"
    assert len({str(way) for way in all_ways()}) == 102
