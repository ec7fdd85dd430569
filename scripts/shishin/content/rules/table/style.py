"""Rules of style: how texts are written, by the words and patterns of their language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.content.rules import style, telling_words
from shishin.content.rules.table import scopes
from shishin.content.rules.table.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.content.own_words import OwnWords
    from shishin.content.project import Project


def _same(*codes: str) -> Mapping[str, str]:
    """Give bad fixtures that are called like the findings they bring."""
    return {code: code for code in codes}


def _follows_from(words: OwnWords, project: Project) -> tuple[object, ...]:
    return (*words.follows_from, *project.digests_of_others, project.sources.languages.written)


STYLE_RULES: tuple[Rule[Any], ...] = (
    Rule(
        id="wording",
        tests="No text of ours has characters, signs or spaces that its language's rules of style seek.",
        why="Screen readers say them wrongly or not at all, and searches miss the word.",
        scope=scopes.OWN_WORDS,
        judge=lambda words, project, findings: style.wording(
            words, project.sources.languages, project.names_of_others, findings
        ),
        bad=_same(
            "text-space", "text-dependent", "text-wide", "text-wave", "text-vowel", "text-date", "text-weekday",
            "text-symbol", "text-bullet", "text-mark", "text-doubled", "text-emoji", "text-position",
        ),
        follows_from=_follows_from,
    ),
    Rule(
        id="eras",
        tests="A year of an era has the right year of the Gregorian calendar beside it.",
        why="Readers from other countries, and whoever compares years, would have to work it out.",
        scope=scopes.OWN_WORDS,
        judge=lambda words, project, findings: style.eras(
            words, project.sources.languages, project.names_of_others, findings
        ),
        bad=_same("era-alone", "era-year"),
        follows_from=_follows_from,
    ),
    Rule(
        id="spelling",
        tests="A word that is spelt in two ways is spelt in this site's.",
        why="Readers would take it for a slip, and a search in the page misses it.",
        scope=scopes.OWN_WORDS,
        judge=lambda words, project, findings: style.spelling(
            words, project.sources.languages, project.names_of_others, findings
        ),
        bad=_same("spelling"),
        follows_from=_follows_from,
    ),
    Rule(
        id="sentences",
        tests="No sentence is longer than its language's rules of style allow.",
        why="Whoever reads slowly, or listens, has lost its beginning before its end.",
        scope=scopes.TEXTS_WITH_HEADINGS,
        judge=lambda draft, _, findings: style.sentences(draft, findings),
        bad=_same("sentence-long"),
    ),
    Rule(
        id="link-words",
        tests="A link's words say where it leads.",
        why="Links are also read in a list, without the text beside them.",
        scope=scopes.TEXTS,
        judge=lambda draft, _, findings: telling_words.links(draft, findings),
        bad=_same("link-vague"),
    ),
    Rule(
        id="link-forms",
        tests="A link to a file says of which form it is.",
        why="Readers would come to a large file, or one that they have no program for, without having been told.",
        scope=scopes.TEXTS,
        judge=lambda draft, _, findings: telling_words.forms(draft, findings),
        bad=_same("link-form"),
    ),
    Rule(
        id="figure-words",
        tests="A figure's title says what it shows, in few words.",
        why="Whoever cannot see the figure would learn nothing of it.",
        scope=scopes.TEXTS,
        judge=lambda draft, _, findings: telling_words.figures(draft, findings),
        bad=_same("figure-vague", "figure-long"),
    ),
    Rule(
        id="bold-headings",
        tests="No paragraph is bold as a whole.",
        why="It looks like a heading, and is in no list of headings by which screen readers get about.",
        scope=scopes.TEXTS,
        judge=lambda draft, _, findings: telling_words.headings(draft, findings),
        bad=_same("heading-bold"),
    ),
)  # fmt: skip
