"""Rules for guidelines, guides and requirements, and for what they are tied to."""

from __future__ import annotations

from typing import Any

from shishin.content.rules import data, examples, guidelines, requirements
from shishin.content.rules.table import scopes
from shishin.content.rules.table.rule import Rule

GUIDELINE_RULES: tuple[Rule[Any], ...] = (
    Rule(
        id="guideline-sections",
        tests="A guideline has the fixed main headings in order, and none is empty.",
        why="Readers find why, for whom and by whom in the same place of each guideline.",
        scope=scopes.GUIDELINE_TEXTS,
        judge=lambda draft, _, findings: guidelines.sections(
            draft, draft.language.sections["guideline"], findings
        ),
        bad={"guide-sections": "guide-section-empty-guideline", "guide-section-empty": "guide-section-empty-guideline"},
        shared=frozenset({"guide-sections", "guide-section-empty"}),
    ),
    Rule(
        id="guide-sections",
        tests="A guide has the fixed main headings in order, and none is empty.",
        why="Readers find how, examples and mistakes in the same place of each guide.",
        scope=scopes.GUIDE_TEXTS,
        judge=lambda draft, _, findings: guidelines.sections(draft, draft.language.sections["guide"], findings),
        bad={"guide-sections": "guide-sections", "guide-section-empty": "guide-section-empty"},
    ),
    Rule(
        id="examples",
        tests="An example begins by saying that it is invented, or that it is real and where it can be read.",
        why="Readers would take an invented office for a real one.",
        scope=scopes.GUIDE_TEXTS,
        judge=lambda draft, _, findings: examples.labels(draft, findings),
        bad={"example-unlabelled": "example-unlabelled", "example-source": "example-source"},
    ),
    Rule(
        id="guideline-names",
        tests="A guideline's folder has its id; its letters and its number are its own; it is reviewed after it was.",
        why="Everyone cites a requirement by the guideline's letters.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: guidelines.names(sources.guidelines, findings),
        bad={"guideline-folder": "guideline-folder", "review-order": "review-order",
             "number-twice": "number-twice-guideline", "id-twice": "number-twice-guideline"},
        shared=frozenset({"number-twice", "id-twice"}),
    ),
    Rule(
        id="status-and-scope",
        tests="A guideline that is a β is for projects that a bureau leads.",
        why="Every bureau would take a trial for its duty.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: guidelines.status_and_scope(sources.guidelines, findings),
        bad={"guideline-scope": "guideline-scope"},
    ),
    Rule(
        id="beta-words",
        tests="No text of a guideline in force calls itself a β.",
        why="The version that contracts cite for years would say that it is a trial.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: guidelines.beta_words(sources.guidelines, sources.guides, findings),
        bad={"guideline-beta": "guideline-beta"},
    ),
    Rule(
        id="guide-names",
        tests="A guide is called by its number and id, its number is its own, and it belongs to a guideline.",
        why="Its page would stand in another place than its number says, or in no guideline.",
        scope=scopes.SOURCES,
        judge=lambda sources, project, findings: guidelines.guide_names(sources.guides, project.stems, findings),
        bad={"guide-name": "guide-name", "number-twice": "number-twice-guide",
             "file-missing": "file-missing-guideline"},
        shared=frozenset({"number-twice", "file-missing"}),
    ),
    Rule(
        id="requirement-numbers",
        tests="A requirement's number has its guideline's letters, is its own, and no number before it is gone.",
        why="Contracts cite the number for years.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: requirements.numbers(sources.guides, sources.guidelines, findings),
        bad={"requirement-prefix": "requirement-prefix", "requirement-gap": "requirement-gap",
             "id-twice": "id-twice-requirement"},
        shared=frozenset({"id-twice"}),
    ),
    Rule(
        id="same-requirements",
        tests="A translation of a guide has the source's requirements in the same order.",
        why="Readers of a translation would miss a duty.",
        scope=scopes.GUIDES,
        judge=lambda family, _, findings: requirements.same_requirements(family, findings),
        bad={"requirements-differ": "requirements-differ"},
    ),
    Rule(
        id="requirement-words",
        tests="A requirement is one sentence, and its words say its level in each language.",
        why="Readers would take a duty for advice, or the reverse.",
        scope=scopes.GUIDES,
        judge=lambda family, _, findings: requirements.wording(family, findings),
        bad={"requirement-words": "requirement-words"},
    ),
    Rule(
        id="guideline-principles",
        tests="A guideline serves principles that exist.",
        why="Its page would lead to a principle that is not there.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: guidelines.ties(sources.guidelines, sources.principle_paths, findings),
        bad={"principle-unknown": "principle-unknown-guideline"},
        shared=frozenset({"principle-unknown"}),
        needs=(scopes.EVERY_DOCUMENT,),
    ),
    Rule(
        id="requirement-principles",
        tests="A requirement serves principles that exist.",
        why="Readers would not learn what the requirement is for.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: requirements.principles(sources.guides, sources.principle_paths, findings),
        bad={"principle-unknown": "principle-unknown-requirement"},
        needs=(scopes.EVERY_DOCUMENT,),
    ),
    Rule(
        id="principles-served",
        tests="Each principle is served by a requirement in force, or the edition says why it is not; never both.",
        why="Readers would believe that a principle is kept by requirements when it is by none.",
        scope=scopes.PUBLICATION,
        judge=lambda rows, project, findings: requirements.served(
            project.sources.guides, project.sources.principle_paths, (rows.record, rows.file), findings
        ),
        bad={"principle-unserved": "principle-unserved", "principle-served": "principle-served",
             "principle-unknown": "principle-unknown-unserved"},
        shared=frozenset({"principle-unknown"}),
        needs=(scopes.EVERY_DOCUMENT, scopes.A_GUIDELINE),
    ),
    Rule(
        id="standard-ids",
        tests="No two standards have one id.",
        why="A requirement would cite one of the two, and nobody could say which.",
        scope=scopes.STANDARDS,
        judge=lambda rows, _, findings: data.unique_ids(rows.record.standards, rows.file, "standards", findings),
        bad={"id-twice": "id-twice-standard"},
        shared=frozenset({"id-twice"}),
    ),
    Rule(
        id="standards-cited",
        tests="A standard that is cited is known and in force, and one that is known is cited.",
        why="A duty would rest on what does not exist or no longer holds.",
        scope=scopes.STANDARDS,
        judge=lambda rows, project, findings: requirements.standards(
            project.sources.guides, rows.record.standards, rows.file, findings
        ),
        bad={"standard-unknown": "standard-unknown", "standard-withdrawn": "standard-withdrawn",
             "standard-unused": "standard-unused"},
        needs=(scopes.EVERY_DOCUMENT,),
    ),
)  # fmt: skip
