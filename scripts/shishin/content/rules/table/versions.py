"""Rules for released versions, for what waits for the next ones, and for dates."""

from __future__ import annotations

from typing import Any

from shishin.content.rules import guidelines, links, notes, releases
from shishin.content.rules.table import scopes
from shishin.content.rules.table.rule import Rule

VERSION_RULES: tuple[Rule[Any], ...] = (
    Rule(
        id="ledger",
        tests="Versions follow each other without a gap, and so do their days.",
        why="Whoever cites a version must be sure which came before it.",
        scope=scopes.HISTORIES,
        judge=lambda history, _, findings: releases.ledger(history, findings),
        bad={"ledger-order": "test_frozen.py", "ledger-date": "test_frozen.py"},
    ),
    Rule(
        id="ledger-chain",
        tests="Each row of a ledger has the link that covers it and the row before it.",
        why="A row that was changed afterwards would show.",
        scope=scopes.HISTORIES,
        judge=lambda history, _, findings: releases.chain(history, findings),
        bad={"ledger-chain": "test_history.py", "ledger-unchained": "test_history.py"},
    ),
    Rule(
        id="ledger-place",
        tests="Released versions stand in the folder of a guideline.",
        why="A guideline that was released could be taken away.",
        scope=scopes.HISTORIES,
        judge=lambda history, project, findings: releases.belongs(history, project.guideline_folders, findings),
        bad={"ledger-orphan": "test_frozen.py"},
    ),
    Rule(
        id="requirements-kept",
        tests="A requirement that was released stays, withdrawn if need be, and one that was withdrawn stays so.",
        why="Contracts cite it, and must not come upon another duty under its number.",
        scope=scopes.NEXT_VERSIONS,
        judge=lambda version, _, findings: releases.kept(version.history, version.guides, findings),
        bad={"requirement-lost": "test_lasting.py", "requirement-revived": "test_lasting.py"},
        needs=(scopes.EVERY_GUIDE,),
    ),
    Rule(
        id="change-notes",
        tests="A change note says what changed and why, in words that readers can use.",
        why="Those who are bound by the old version must know what they have to do.",
        scope=scopes.NEXT_VERSIONS,
        judge=lambda version, project, findings: notes.notes(version, project.sources.languages, findings),
        bad={code: code for code in (
            "note-unknown", "note-editorial", "note-why", "note-effect", "note-words", "note-names",
        )},
        needs=(scopes.EVERY_GUIDE,),
    ),
    Rule(
        id="account",
        tests="The record of an examination is in the order of its days.",
        why="Readers would take an older examination for the last.",
        scope=scopes.NEXT_VERSIONS,
        judge=lambda version, _, findings: notes.account(version.waiting, findings),
        bad={"examination-order": "examination-order"},
    ),
    Rule(
        id="links-released",
        tests="What a link to a guideline names stands in the guideline's latest released version.",
        why="The link leads there, and a reader would not find what it names.",
        scope=scopes.TEXTS,
        judge=lambda draft, project, findings: links.released(draft, project.latest_versions, findings),
        bad={"link-unreleased": "test_lasting.py"},
    ),
    Rule(
        id="reviews-due",
        tests="A guideline is reviewed again by the day that it names.",
        why="Readers would follow what nobody looks after any more.",
        scope=scopes.SOURCES,
        judge=lambda sources, project, findings: guidelines.overdue(sources, project.day, findings),
        bad={"review-overdue": "test_guidelines.py"},
        needs=(scopes.TODAY,),
    ),
    Rule(
        id="ledger-days",
        tests="Nothing was released or withdrawn on a day that has not come.",
        why="A version would be dated before it could be read.",
        scope=scopes.HISTORIES,
        judge=lambda history, project, findings: releases.ahead(history, project.day, findings),
        bad={"ledger-ahead": "test_frozen.py"},
        needs=(scopes.TODAY,),
    ),
)  # fmt: skip
