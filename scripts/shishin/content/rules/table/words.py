"""Rules for what running text calls by a number, a count, a name or a term, and for how its kanji are read."""

from __future__ import annotations

from typing import Any

from shishin.content.rules import counts, data, link_numbers, readings, references, sections, terms
from shishin.content.rules.table import scopes
from shishin.content.rules.table.rule import Rule

_KNOWN = (scopes.EVERY_DOCUMENT, scopes.EDITION)
"""What can be named is known only when every document could be read."""

WORD_RULES: tuple[Rule[Any], ...] = (
    Rule(
        id="numbers-named",
        tests="A requirement, slide, guide, figure, principle or section that is called by its number exists.",
        why="A reader would look for what is not there, or find another.",
        scope=scopes.OWN_WORDS,
        judge=lambda words, project, findings: references.references(words, project.named, findings),
        bad={"requirement-unknown": "requirement-unknown", "requirement-spelling": "requirement-spelling",
             "requirement-withdrawn": "requirement-withdrawn", "slide-unknown": "slide-unknown-text",
             "guide-unknown": "guide-unknown", "principle-number": "principle-number",
             "figure-unknown": "figure-unknown", "section-number": "section-number"},
        needs=_KNOWN,
        follows_from=lambda words, project: (*words.follows_from, project.named.digest),
    ),
    Rule(
        id="sections-named",
        tests="A section or a guide that is called by its title has that title.",
        why="A reader would look for a title that is not there.",
        scope=scopes.OWN_WORDS,
        judge=lambda words, project, findings: sections.names(words, project.named, project.pages_with_data, findings),
        bad={"section-unknown": "section-unknown", "guide-title": "guide-title"},
        needs=_KNOWN,
        follows_from=lambda words, project: (
            *words.follows_from, project.named.digest, sorted(project.pages_with_data),
        ),
    ),
    Rule(
        id="counts",
        tests="A count of all principles, guidelines, guides or requirements is right.",
        why="A reader would believe a number that was right once.",
        scope=scopes.OWN_WORDS,
        judge=lambda words, project, findings: counts.counts(words, project.named, project.counted, findings),
        bad={"count-differs": "count-differs"},
        needs=_KNOWN,
        follows_from=lambda words, project: (*words.follows_from, project.named.digest),
    ),
    Rule(
        id="links-with-numbers",
        tests="A link leads to the requirement, guide or principle whose number its words name, and to none withdrawn.",
        why="A reader would come to another than the one that was named.",
        scope=scopes.TEXTS,
        judge=lambda draft, project, findings: link_numbers.link_numbers(draft, project.named, findings),
        bad={"link-number": "link-number", "requirement-withdrawn": "requirement-withdrawn"},
        shared=frozenset({"requirement-withdrawn"}),
        needs=_KNOWN,
    ),
    Rule(
        id="terms-avoided",
        tests="No text of ours has a word that the glossary says is not used.",
        why="A reader would take two words for two things.",
        scope=scopes.OWN_WORDS,
        judge=lambda words, project, findings: terms.avoided(words, project.avoided, findings),
        bad={"term-avoided": "term-avoided"},
        needs=(scopes.TERMS_READ,),
        follows_from=lambda words, project: (
            *words.follows_from, project.digest_of_terms, project.sources.languages.written,
        ),
    ),
    Rule(
        id="slides",
        tests="No document names a slide that the source does not have.",
        why="Its page would quote a slide that nobody can find.",
        scope=scopes.TEXTS,
        judge=lambda draft, project, findings: data.slides(draft, project.slides, findings),
        bad={"slide-unknown": "slide-unknown"},
        shared=frozenset({"slide-unknown"}),
        needs=(scopes.EDITION,),
    ),
    Rule(
        id="readings-complete",
        tests="Every kanji of a Japanese text has a reading for its place.",
        why="Readers who turn furigana on would miss it there.",
        scope=scopes.FILES,
        judge=lambda file, project, findings: readings.complete(file, project.reader, project.furigana, findings),
        bad={"reading-missing": "reading-missing", "reading-undecided": "reading-undecided"},
        needs=(scopes.READINGS_READ,),
        follows_from=lambda file, project: (
            file.path, file.digest, file.language in project.furigana, project.digest_of_readings,
        ),
    ),
)  # fmt: skip
