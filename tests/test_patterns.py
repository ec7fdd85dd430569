"""A project's own language holds no pattern that keeps a search waiting, and the program's own never do either."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load
from shishin.content.running_text import past
from shishin.languages.complete import problems
from shishin.languages.patterns import MOST_STEPS, RefusedError, cost
from shishin.languages.reader import languages
from shishin.languages.tables import Tables
from support.editions import INVENTED, write_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shishin.languages.language import Languages

LENGTH = 50_000
LONGEST_WAIT = 2.0
"""Seconds of processor time in which such a text is searched."""

ENDLESS, SLOW, PART = "language-pattern-endless", "language-pattern-slow", "language-pattern-part"

REFUSED = {
    "a repeat of a repeat": ("running-text", "sentence", "past = '(a+)+$'", ENDLESS),
    "of one character": ("running-text", "sentence", "past = 'a*b'", ENDLESS),
    "of everything": ("running-text", "sentence", "past = '.*x'", ENDLESS),
    "of ways that begin alike": ("running-text", "sentence", "past = '(?:a|aa)*$'", ENDLESS),
    "of the same way twice": ("running-text", "sentence", "past = '(?:a|a)*$'", ENDLESS),
    "two in a row": ("running-text", "sentence", r"past = '\d+\d+$'", ENDLESS),
    "two that overlap": ("running-text", "sentence", r"past = '\w+\s*\w+!'", ENDLESS),
    "with the least only": ("running-text", "sentence", "past = 'a{3,}b'", ENDLESS),
    "with neither": ("running-text", "sentence", "past = 'a{,}b'", ENDLESS),
    "a lazy one": ("running-text", "sentence", "past = '“.*?”'", ENDLESS),
    "a possessive one": ("running-text", "sentence", "past = 'a*+b'", ENDLESS),
    "within what looks ahead": ("running-text", "sentence", "past = '(?=.*a)(?=.*b)c'", ENDLESS),
    "within a list": ("running-text", "guides", r"patterns = ['\b[Gg]uide +(\d)']", ENDLESS),
    "within a list of numbers": ("running-text", "lists", r"list = '(?:(?:, ?)+\d+)*'", ENDLESS),
    "within a number's word": ("running-text", "numbers", 'cardinals = ["one", "(?:tw+)+o"]', ENDLESS),
    "within a character for ten": ("running-text", "numbers", 'digits = "一"\nten = "(?:十*)*"', ENDLESS),
    "out of a range": ("running-text", "lists", 'counters = "]|(?:a+)+b|["', ENDLESS),
    "out of the range of a name": ("running-text", "named", "not_in_name = 'x]|(?:a+)+b|[^“]'", ENDLESS),
    "within a noun": ("running-text", "counts.nouns", "guides = '(?:gui+)+des'", ENDLESS),
    "before a word": ("wording", "word", r"before = '(?:\W|\s+)*'", ENDLESS),
    "in a note": ("wording", "note", "pattern = '^(?:[A-Z][a-z ]*)*[.]$'", ENDLESS),
    "in a rule that the browser has too": ("search", "stem", "last = [['(s+)+$', '']]", ENDLESS),
    "ends that multiply": ("running-text", "sentence", "past = '(?:a{1,30}){1,30}b'", SLOW),
    "long ones in a row": ("running-text", "sentence", "past = '[ab]{0,200}[ac]{0,200}d'", SLOW),
    "many ways many times": ("running-text", "sentence", "past = '(?:a|a|a){20}b'", SLOW),
    "many ways ahead": ("running-text", "sentence", "past = '(?=(?:a|b|ab){1,30}c)'", SLOW),
    "a place that multiplies": ("running-text", "slides", r"patterns = ['(?:{ordinal} ?){1,40}(\d)']", SLOW),
    "too many patterns": ("running-text", "counts", f"part = {['a{1,20}b' for _ in range(200)]}", SLOW),
    "too many words": ("running-text", "sentence", f"elsewhere = {['Act' for _ in range(1_400)]}", SLOW),
    "a long note in too many ways": ("wording", "note", "pattern = '.{0,1000}.{0,1000}[.]'", SLOW),
    "a rule for the browser": ("search", "stem", "plurals = [['(?:s?s?){1,9}t$', '']]", SLOW),
    "a rule of style": ("style", "sought", "date = '(?:[0-9]+/)+'", ENDLESS),
    "a mend": ("style", "mended", "wave = [['(?:～|~)+$', '〜']]", ENDLESS),
    "a year of an era": ("style", "eras", "year = '([0-9]{1,9}){1,9}'", SLOW),
    "flags": ("running-text", "sentence", "past = '(?i)withdrew'", PART),
    "flags of a group": ("running-text", "sentence", "past = '(?i:withdrew)'", PART),
    "a condition": ("running-text", "sentence", "past = '(a)?(?(1)b|c)'", PART),
    "a group once more by its name": ("running-text", "sentence", "past = '(?P<x>a)(?P=x)'", PART),
    "groups within groups": ("running-text", "sentence", f"past = '{'(?:' * 30}a{')' * 30}'", PART),
    "a possessive repeat for the browser": ("search", "stem", "last = [['s{1,2}+$', '']]", PART),
    "an atomic group for the browser": ("search", "stem", "last = [['(?>s|ss)$', '']]", PART),
    "a number that no repeat can have": ("running-text", "sentence", "past = 'a{99999999999}'", "language-pattern"),
    "brackets without an end": ("running-text", "sentence", f"past = '{'(' * 3_000}'", "language-pattern"),
}


@pytest.mark.parametrize(("name", "table", "text", "code"), REFUSED.values(), ids=REFUSED)
def test_a_pattern_that_could_keep_anybody_waiting_is_refused(name: str, table: str, text: str, code: str) -> None:
    start = time.process_time()
    found = problems(Tables("en", ((name, f"\n[{table}]\n{text}\n"),)))
    assert time.process_time() - start < LONGEST_WAIT
    assert [(each.file, each.code) for each in found] == [(f"languages/en/{name}.toml", code)]
    assert found[0].line == text.count("\n") + 3
    assert dict(found[0].values)["key"] == f"{table}.{text.rpartition(chr(10))[2].partition(' ')[0]}"


def test_whoever_checks_is_told_and_does_not_wait(project: Path) -> None:
    (project / "languages/en").mkdir(parents=True)
    (project / "languages/en/running-text.toml").write_text("[sentence]\npast = '(a+)+$'\n", encoding="utf-8")
    page = next(project.glob("docs/**/*.en.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\n" + "a" * 9_000 + "!\n", encoding="utf-8")
    start = time.process_time()
    findings = load(project).findings
    assert time.process_time() - start < LONGEST_WAIT
    assert [(each.file, each.line, each.code) for each in findings] == [
        ("languages/en/running-text.toml", 2, "language-pattern-endless")
    ]
    assert dict(findings[0].values)["part"] == "a+"


def _patterns(known: Languages) -> Iterator[re.Pattern[str]]:
    """Give every pattern of some languages as texts are searched with it."""
    for language in known:
        text, wording, search = language.running_text, language.wording, language.search
        yield from (re.compile("|".join(calls.patterns)) for calls in text.calls.values())
        yield from (re.compile("|".join(ways)) for ways in (text.named_sections, text.named_guides, text.between))
        yield from map(re.compile, (text.headed, *text.before_number.values()))
        yield from (re.compile("|".join(ways)) for ways in (text.counting.whole, text.counting.part))
        yield from (text.counting.pattern, wording.note_pattern)
        yield re.compile(f"{wording.word_before}(?:some|word){wording.word_after}")
        style = language.style
        yield from (*style.sought.values(), *([style.year] if style.year else []))
        yield from (pattern for rows in style.mended.values() for pattern, _ in rows)
        yield from (pattern for row in (search.plurals, search.spellings, search.last) for pattern, _ in row)
    yield past(known)


def _hostile(pattern: str) -> Iterator[str]:
    """Give long texts that a pattern may begin to fit again and again: of one character, and of its own words."""
    own = re.findall(r"[^\W\d_]+ ?|[^\w\s]", re.sub(r"\\.|\(\?P?[<:>=!]*|[\[\]()|{}?*+^$]", "\n", pattern))
    for part in (*"a1A あ一漢“「.\n", *dict.fromkeys(own[:6]), "".join(own[:9]), "1, ", "1、", "x1 ", "ガイド "):
        yield (part * LENGTH)[:LENGTH]
    yield "a" * (LENGTH - 1) + "!"


def test_no_pattern_of_the_program_is_slow_on_any_long_text(tmp_path: Path) -> None:
    write_language(tmp_path / "languages" / INVENTED)
    looked = set[str]()
    for known in (languages(("ja", "en", INVENTED), tmp_path), languages(("en",))):
        for pattern in _patterns(known):
            if pattern.pattern in looked:
                continue
            looked.add(pattern.pattern)
            for text in _hostile(pattern.pattern):
                start = time.process_time()
                sum(1 for _ in pattern.finditer(text))
                assert time.process_time() - start < LONGEST_WAIT, (pattern.pattern, text[:20])
    assert len(looked) >= 50


SLOWEST = (
    "(?:a{1,37}){1,2}b", "(?:aa|a){1,8}b", "(?:[ab]{1,10}){1,3}c", "(?:(?:a|a)(?:a|a)){1,4}b", "a{1,38}a{1,36}b",
    "(?=a{1,700}b)|(?=a{1,700}c)", "(?:a{1,9}+a?){0,100}+b", "(?:a|b|ab){1,5}c",
)  # fmt: skip
"""Patterns that come near the limit."""


@pytest.mark.parametrize("pattern", SLOWEST)
def test_what_is_just_allowed_is_not_slow(pattern: str) -> None:
    assert cost(pattern).steps <= MOST_STEPS
    for text in ("a" * LENGTH, "ab" * (LENGTH // 2), " " * LENGTH):
        start = time.process_time()
        sum(1 for _ in re.finditer(pattern, text))
        assert time.process_time() - start < LONGEST_WAIT


@pytest.mark.parametrize(
    ("pattern", "ways", "steps"),
    [
        ("abc", 1, 3), ("a|b", 2, 3), ("(?:a|b)c", 2, 6), ("a{0,3}b", 4, 7), ("a{0,3}+b", 1, 4), ("(?>a|b)c", 1, 5),
        ("(?=a{2})b", 1, 4), (r"(ab)\1", 1, 5), ("[]a-c]{2}", 1, 2), (r"\{3}", 1, 3), ("a{x}", 1, 4), ("a{}", 1, 3),
        (r"\x41\u3042\N{BULLET}", 1, 3), ("", 1, 0), ("(?:a|b){0,2}", 7, 12), ("(?:a|b){2}+", 1, 12),
    ],
)  # fmt: skip
def test_steps_are_counted_from_the_structure(pattern: str, ways: int, steps: int) -> None:
    re.compile(pattern)
    assert (cost(pattern).ways, cost(pattern).steps) == (ways, steps)


@pytest.mark.parametrize("pattern", ["a)", "(", "(?#a)", r"\2", "\\"])
def test_what_cannot_be_counted_is_refused(pattern: str) -> None:
    with pytest.raises(RefusedError):
        cost(pattern)
