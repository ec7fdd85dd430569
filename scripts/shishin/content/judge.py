"""Runs the rules over a project: each rule is shown what its row of the table names, and says what is wrong with it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from shishin.content.reading.failures import FAILURES, failed, is_of_data
from shishin.content.rules.table import RULES
from shishin.disk.remembered import remembered, remembered_together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from shishin.content.project import Project
    from shishin.content.rules.table.rule import Rule, Scope
    from shishin.model.finding import Finding

    Wanted = tuple[tuple[object, ...], Callable[[], tuple[tuple[Finding, ...], ...]]]

HELD = 1_000
"""So many things are judged together."""


@dataclass
class RuleOutcome:
    """What came of a rule.

    Attributes:
        rule: The rule's id.
        findings: Its findings.
        looked_at: How many things it judged.
        skipped: Why it could not judge, or nothing if it could: something that it needs has a finding of its own.
    """

    rule: str
    findings: list[Finding] = field(default_factory=list)
    looked_at: int = 0
    skipped: str = ""


def judge(
    project: Project,
    only: Collection[str] = (),
    rules: Sequence[Rule[Any]] = RULES,
    about: Collection[str] = (),
) -> list[RuleOutcome]:
    """Judge a project.

    The rules that are shown the same things go through them together, once. Where a rule meets what nobody foresaw,
    that becomes a finding about the file at hand, and the other rules and files are judged all the same.

    Args:
        project: The project.
        only: The ids of the rules to run; all of them if none is named.
        rules: The table.
        about: The paths of the files to judge; all of them if none is named.

    Returns:
        The outcome of each rule, in the table's order.
    """
    outcomes = {
        rule.id: RuleOutcome(rule.id, skipped=rule.unmet(project)) for rule in rules if not only or rule.id in only
    }
    for scope, rows in _by_scope(rules, outcomes).items():
        remembering = [rule for rule, _outcome in rows if rule.follows_from]
        subjects = ((path, subject) for path, subject in scope.subjects(project) if not about or path in about)
        for path, subject, known in _with_findings(subjects, remembering, project):
            for rule, outcome in rows:
                outcome.looked_at += 1
                try:
                    if rule.id in known:
                        outcome.findings += known[rule.id]
                    else:
                        rule.judge(subject, project, outcome.findings)
                except FAILURES as error:
                    if not is_of_data(error):
                        raise
                    outcome.findings.append(failed(path, error))
    return list(outcomes.values())


def _by_scope(
    rules: Sequence[Rule[Any]], outcomes: Mapping[str, RuleOutcome]
) -> dict[Scope[Any], list[tuple[Rule[Any], RuleOutcome]]]:
    """Give the rules that can judge, each with its outcome, by what they are shown."""
    by_scope: dict[Scope[Any], list[tuple[Rule[Any], RuleOutcome]]] = {}
    for rule in rules:
        if rule.id in outcomes and not outcomes[rule.id].skipped:
            by_scope.setdefault(rule.scope, []).append((rule, outcomes[rule.id]))
    return by_scope


def _with_findings(
    subjects: Iterable[tuple[str, Any]], rules: Sequence[Rule[Any]], project: Project
) -> Iterator[tuple[str, Any, Mapping[str, Sequence[Finding]]]]:
    """Give each thing with what rules found in it that remember this, by the rules' ids.

    Nothing is given where one of them met an error: whoever judges by each of them again meets it, too. Not all things
    are held at once: there may be very many.
    """
    rest, ids = iter(subjects), [rule.id for rule in rules]
    name = f"rules {' '.join(ids)}"
    while some := [*islice(rest, HELD)]:
        wanted = [_wanted(rules, subject, project) for _path, subject in some] if rules else []
        findings = remembered_together(name, wanted)
        for (path, subject), row, known in zip_longest(some, wanted, findings):
            yield path, subject, dict(zip(ids, known or _found_now(name, row), strict=False))


def _found_now(name: str, row: Wanted | None) -> tuple[tuple[Finding, ...], ...]:
    with suppress(*FAILURES):
        return remembered(name, *row) if row else ()
    return ()


def _wanted(rules: Sequence[Rule[Any]], subject: object, project: Project) -> Wanted:
    """Give all that the findings of rules about a thing follow from, and what makes them."""
    parts = tuple(rule.follows_from(subject, project) for rule in rules if rule.follows_from)
    return parts, partial(_judged, rules, subject, project)


def _judged(rules: Sequence[Rule[Any]], subject: object, project: Project) -> tuple[tuple[Finding, ...], ...]:
    """Judge a thing by rules; give the findings of each rule."""
    findings: list[list[Finding]] = [[] for _ in rules]
    for rule, of_rule in zip(rules, findings, strict=True):
        rule.judge(subject, project, of_rule)
    return tuple(map(tuple, findings))
