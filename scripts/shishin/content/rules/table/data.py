"""Rules for the data files: the glossary, corrections, the edition, readings, synonyms, changes and redirects."""

from __future__ import annotations

from typing import Any

from shishin.content.rules import data, readings, redirects, synonyms, terms
from shishin.content.rules.table import scopes
from shishin.content.rules.table.rule import Rule

_ID = frozenset({"id-twice"})

DATA_RULES: tuple[Rule[Any], ...] = (
    Rule(
        id="term-ids",
        tests="No two terms have one id.",
        why="Links to a term would lead to the other.",
        scope=scopes.TERMS,
        judge=lambda rows, _, findings: data.unique_ids(rows.record.terms, rows.file, "terms", findings),
        bad={"id-twice": "id-twice-terms"},
        shared=_ID,
    ),
    Rule(
        id="term-order",
        tests="Terms stand in the order of their readings.",
        why="Readers look for a term there.",
        scope=scopes.TERMS,
        judge=lambda rows, _, findings: terms.order(rows.record.terms, rows.file, findings),
        bad={"term-order": "term-order"},
    ),
    Rule(
        id="correction-ids",
        tests="No two corrections have one id.",
        why="Links to a correction would lead to the other.",
        scope=scopes.CORRECTIONS,
        judge=lambda rows, _, findings: data.unique_ids(rows.record.corrections, rows.file, "corrections", findings),
        bad={"id-twice": "id-twice-corrections"},
        shared=_ID,
    ),
    Rule(
        id="corrections",
        tests="A slip that was mended names its page, and stands there once, as the source has it.",
        why="A page would show the slip, or a mended word that the source does not have.",
        scope=scopes.CORRECTIONS,
        judge=lambda rows, project, findings: data.corrections(
            rows.record.corrections, rows.file, project.documents, project.sources.unread_stems, findings
        ),
        bad={"correction-kept": "correction-kept", "correction-incomplete": "correction-incomplete",
             "correction-page": "correction-page", "correction-text": "correction-text-none"},
    ),
    Rule(
        id="page-names",
        tests="The reading order and both menus name pages that exist.",
        why="A menu would lead nowhere.",
        scope=scopes.PUBLICATION,
        judge=lambda rows, project, findings: data.page_names(
            rows.record, rows.file, {stem.removeprefix("docs/") for stem in project.stems}, findings
        ),
        bad={"page-unknown": "page-unknown-footer"},
    ),
    Rule(
        id="readings-fit",
        tests="A reading can be shared out over its word's kanji in one way, and no two rows are meant for one place.",
        why="Furigana would stand over the wrong kanji.",
        scope=scopes.READINGS,
        judge=lambda rows, _, findings: readings.fitting(rows.record.readings, rows.file, findings),
        bad={"reading-split": "reading-split-other", "reading-ambiguous": "reading-ambiguous",
             "id-twice": "reading-twice"},
        shared=_ID,
    ),
    Rule(
        id="redirects",
        tests="An address that moved leads in one step to where it should, and a page stood there.",
        why="An old link would lead round in a circle, or a page would overwrite a file of the site.",
        scope=scopes.REDIRECTS,
        judge=lambda rows, project, findings: redirects.redirects(
            rows.record.redirects, rows.file, project.sources.languages, findings
        ),
        bad={"redirect-chain": "redirect-chain", "redirect-loop": "redirect-loop", "redirect-name": "redirect-name",
             "redirect-taken": "redirect-taken", "address-system": "address-system-redirect",
             "id-twice": "redirect-twice"},
        shared=frozenset({"id-twice", "address-system"}),
    ),
    Rule(
        id="synonym-source-ids",
        tests="No two sources of synonyms have one id.",
        why="Nobody could say where a word was read.",
        scope=scopes.SYNONYMS,
        judge=lambda rows, _, findings: data.unique_ids(rows.record.sources, rows.file, "sources", findings),
        bad={"id-twice": "source-twice"},
        shared=_ID,
    ),
    Rule(
        id="synonyms",
        tests="A word that searches know was read in a known source, stands once, and leads to something.",
        why="A search would find by a word that nobody can check, or by none.",
        scope=scopes.SYNONYMS,
        judge=lambda rows, _, findings: synonyms.synonyms(rows.record, rows.file, findings),
        bad={"source-idle": "source-idle", "source-unknown": "source-unknown", "synonym-alone": "synonym-alone",
             "synonym-twice": "synonym-twice"},
    ),
    Rule(
        id="synonym-goals",
        tests="What a word leads a search to exists, and does not say the word itself.",
        why="A search would lead to nothing, or be told what it finds anyway.",
        scope=scopes.SYNONYMS,
        judge=lambda rows, project, findings: synonyms.goals(
            rows.record.synonyms, rows.file, project.sources, findings
        ),
        bad={"synonym-goal": "synonym-goal", "synonym-withdrawn": "test_synonyms.py",
             "synonym-needless": "synonym-needless"},
        needs=(scopes.EVERY_DOCUMENT,),
    ),
    Rule(
        id="changes",
        tests="The changes that readers are told of stand newest first and name documents that exist.",
        why="Readers would miss the newest, or be led nowhere.",
        scope=scopes.CHANGES,
        judge=lambda rows, project, findings: data.changes(rows.record.changes, rows.file, project.stems, findings),
        bad={"change-order": "change-order", "document-unknown": "document-unknown"},
    ),
)  # fmt: skip
