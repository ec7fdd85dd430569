"""Runs the rules over a project: each rule is shown what its row of the table names, and says what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from shishin.content.reading.failures import FAILURES, failed, is_of_data
from shishin.content.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from shishin.content.project import Project
    from shishin.content.rules.table.rule import Rule, Scope
    from shishin.model.finding import Finding


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


def judge(project: Project, only: Collection[str] = (), rules: Sequence[Rule[Any]] = RULES) -> list[RuleOutcome]:
    """Judge a project.

    The rules that are shown the same things go through them together, once. Where a rule meets what nobody foresaw,
    that becomes a finding about the file at hand, and the other rules and files are judged all the same.

    Args:
        project: The project.
        only: The ids of the rules to run; all of them if none is named.
        rules: The table.

    Returns:
        The outcome of each rule, in the table's order.
    """
    outcomes = {
        rule.id: RuleOutcome(rule.id, skipped=rule.unmet(project)) for rule in rules if not only or rule.id in only
    }
    by_scope: dict[Scope[Any], list[tuple[Rule[Any], RuleOutcome]]] = {}
    for rule in rules:
        if rule.id in outcomes and not outcomes[rule.id].skipped:
            by_scope.setdefault(rule.scope, []).append((rule, outcomes[rule.id]))
    for scope, rows in by_scope.items():
        for path, subject in scope.subjects(project):
            for rule, outcome in rows:
                outcome.looked_at += 1
                try:
                    rule.add_findings(subject, project, outcome.findings)
                except FAILURES as error:
                    if not is_of_data(error):
                        raise
                    outcome.findings.append(failed(path, error))
    return list(outcomes.values())
