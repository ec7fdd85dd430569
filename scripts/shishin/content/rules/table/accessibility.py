"""Rules for the files of accessibility/, and for the pages that are made from them."""

from __future__ import annotations

from typing import Any

from shishin.content.rules import accessibility
from shishin.content.rules.table import scopes
from shishin.content.rules.table.rule import Rule

ACCESSIBILITY_RULES: tuple[Rule[Any], ...] = (
    Rule(
        id="criteria",
        tests="The success criteria stand in the order of their numbers, and none ends before it begins.",
        why="A criterion would be counted twice or not at all.",
        scope=scopes.CRITERIA,
        judge=lambda file, _, findings: accessibility.criteria(file.known, file.file, findings),
        bad={"criterion-order": "criterion-order", "criterion-until": "criterion-until"},
    ),
    Rule(
        id="accessibility-policy",
        tests="The policy names a known edition, and says of each translation whether it is of the set of pages.",
        why="Nobody could say what the site is held against, and which pages the policy is about.",
        scope=scopes.POLICY,
        judge=lambda file, project, findings: accessibility.policy(
            file.known, file.file, project.sources.languages.codes[1:], findings
        ),
        bad={"policy-edition": "policy-edition", "policy-translations": "policy-translations"},
    ),
    Rule(
        id="accessibility-claim",
        tests="The policy claims no more than the evidence allows.",
        why="A public body would say that it conforms where nobody has tested.",
        scope=scopes.POLICY,
        judge=lambda file, project, findings: accessibility.claim(file.known, file.file, project.today, findings),
        bad={"policy-claim": "policy-claim"},
    ),
    Rule(
        id="manual-tests",
        tests="A test by people has days that were, covers the pages it should, and says where a criterion failed.",
        why="A test would count that nobody can repeat.",
        scope=scopes.MANUAL_TESTS,
        judge=lambda file, project, findings: accessibility.manual_tests(
            file.known, file.file, project.today, findings
        ),
        bad={"manual-dates": "manual-dates", "manual-pages": "manual-pages", "manual-criterion": "manual-criterion",
             "manual-failure": "manual-failure"},
    ),
    Rule(
        id="accessibility-data",
        tests="A page that is made from the files of accessibility/ has them.",
        why="The page would be empty.",
        scope=scopes.FREE_PAGES,
        judge=lambda page, project, findings: accessibility.has_data(
            project.sources.accessibility, page.layout, page.at, findings
        ),
        bad={"accessibility-missing": "accessibility-missing"},
    ),
)  # fmt: skip
