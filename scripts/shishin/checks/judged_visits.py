"""Turns what the browser saw into findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.first_visit import too_heavy
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.checks.browser import AxeResult, PageVisit
    from shishin.checks.exceptions import KnownExceptions


def judge(visits: Iterable[PageVisit], known: KnownExceptions) -> Iterator[Finding]:
    """Give the findings of visits. Places that a person has judged are none.

    Args:
        visits: What the browser saw.
        known: What was judged.
    """
    for visit in visits:
        for code, places in (("axe-violation", visit.violations), ("axe-incomplete", visit.incomplete)):
            for place in places:
                if not known.cover(place.rule, visit.url, [place.selector]):
                    yield _finding(visit.url, code, place)
        for where, content in visit.overflow:
            yield Finding.at(visit.url, 0, "page-overflow", where=where, content=content)
        for how, element in visit.lost:
            yield Finding.at(visit.url, 0, "page-lost", how=how, element=element)
        for barrier in visit.barriers:
            yield Finding.at(visit.url, 0, barrier.code, element=barrier.element, where=barrier.where)
        yield from too_heavy(visit)
        for url in visit.requests:
            yield Finding.at(visit.url, 0, "page-request", url=url, where="–")
        for text in visit.errors:
            yield Finding.at(visit.url, 0, "page-error", message=text, where="–")


def _finding(url: str, code: str, place: AxeResult) -> Finding:
    return Finding.at(
        url, 0, code,
        rule=place.rule, help=place.help, selector=place.selector, impact=place.impact, where=place.where,
    )  # fmt: skip
