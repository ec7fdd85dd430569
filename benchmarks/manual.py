"""Makes a manual of any size from the real content: guidelines whose guides have requirements, tables and examples."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.sentences import NUMBERS, Sentences
from benchmarks.vocabulary import SEED, terms
from shishin.model.guideline import FOLDER, GUIDES, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.vocabulary import NewTerm
    from shishin.model.library import Library
    from shishin.model.principle import Principle
    from shishin.model.requirement import Requirement, RequirementFacts

GUIDES_EACH = 50
"""Guides of a guideline; a number of a requirement has three digits, and a guideline's number two."""

REQUIREMENTS = range(3, 10)
"""Requirements of a guide: six in the middle, as in the real content."""

KNOWN = 200
"""How many of the latest terms a guide speaks of, besides its own."""

_LETTERS = "QXZJ"
"""What the letters of requirements begin with: hardly a word has them before a number."""

_TABLE = (("対象", "担当", "回数", "記録"), ("What", "Who", "How often", "Record"))
_ROLES = (
    ("サービスの責任者", "Service owner"),
    ("設計者", "Designer"),
    ("開発者", "Developer"),
    ("運用者", "Operator"),
)


@dataclass(frozen=True)
class NewRequirement:
    """A requirement of a guide that was made.

    Attributes:
        facts: Its facts, but for the number those of a real one.
        statements: Its statement, by language code.
        methods: How it is checked, by language code.
        evidence: What is handed over, by language code.
    """

    facts: RequirementFacts
    statements: dict[str, str]
    methods: dict[str, str]
    evidence: dict[str, str]


@dataclass(frozen=True)
class NewGuide:
    """A guide that was made.

    Attributes:
        id: Its permanent name.
        number: Its place in the guideline.
        titles: Its title, by language code.
        descriptions: A sentence, by language code.
        bodies: Its Markdown, by language code.
        requirements: Its requirements.
    """

    id: str
    number: int
    titles: dict[str, str]
    descriptions: dict[str, str]
    bodies: dict[str, str]
    requirements: tuple[NewRequirement, ...]


@dataclass(frozen=True)
class NewGuideline:
    """A guideline that was made.

    Attributes:
        id: Its permanent name.
        number: Its place among the guidelines.
        prefix: The letters of its requirements.
        titles: Its title, by language code.
        bodies: Its Markdown, by language code.
        guides: Its guides, by number.
    """

    id: str
    number: int
    prefix: str
    titles: dict[str, str]
    bodies: dict[str, str]
    guides: tuple[NewGuide, ...]

    def stem(self, guide: NewGuide | None = None) -> str:
        """Give the path of the guideline's file, or of a guide's, without language and ending."""
        name = f"{GUIDES}/{guide.number:02}-{guide.id}" if guide else NAME
        return f"{FOLDER}/{self.id}/{name}"


def manual(library: Library, how_many: int) -> tuple[NewGuideline, ...]:
    """Make guides in guidelines; the same library always gives the same, and a larger manual begins like a smaller one.

    Args:
        library: The real content.
        how_many: How many guides.
    """
    return _Maker(library, how_many).manual()


class _Maker:
    """Makes the guides one after the other, each with the terms that it brings and those before it."""

    def __init__(self, library: Library, how_many: int) -> None:
        self.languages = library.languages
        self.sentences = {language.code: Sentences(library, language) for language in library.languages}
        self.by_guide = terms(library, {code: made.text for code, made in self.sentences.items()}, how_many)
        self.principles = library.principles
        self.rows = [row for row in library_rows(library) if _fits(row)]
        self.taken = {guideline.facts.prefix for guideline in library.guidelines}
        self.first = max(guideline.facts.number for guideline in library.guidelines) + 1
        self.folders = {principle.facts.id: _file(principle) for principle in library.principles}
        self.known: list[NewTerm] = []

    def manual(self) -> tuple[NewGuideline, ...]:
        letters = (f"{first}{second}" for first in _LETTERS for second in map(chr, range(ord("A"), ord("Z") + 1)))
        prefixes = (prefix for prefix in letters if prefix not in self.taken)
        starts = range(0, len(self.by_guide), GUIDES_EACH)
        return tuple(self._guideline(at, next(prefixes)) for at in starts)

    def _guideline(self, start: int, prefix: str) -> NewGuideline:
        maker = _chance("guideline", start)
        subject = self.by_guide[start][-1]
        guides: list[NewGuide] = []
        used = 0
        for at in range(start, min(start + GUIDES_EACH, len(self.by_guide))):
            guides.append(self._guide(at, prefix, used, guides[-1] if guides else None))
            used += len(guides[-1].requirements)
        return NewGuideline(
            subject.id,
            self.first + start // GUIDES_EACH,
            prefix,
            {"ja": f"{subject.ja}ガイドライン", "en": f"Guideline on the {subject.en}"},
            {code: self._front(code, maker) for code in self.sentences},
            tuple(guides),
        )

    def _front(self, code: str, maker: random.Random) -> str:
        made = self.sentences[code]
        headings = self.languages.of(code).sections["guideline"]
        return "\n\n".join(
            f"## {words} {{#{anchor}}}\n\n{made.joined([made.sentence(maker) for _ in range(3)])}"
            for anchor, words in headings.items()
        )

    def _guide(self, at: int, prefix: str, used: int, before: NewGuide | None) -> NewGuide:
        own = self.by_guide[at]
        self.known += own
        # A guide speaks of its own terms first of all, and of those of the guides round it.
        speaks_of = [*own, *own, *self.known[-KNOWN:]]
        maker = _chance("guide", at)
        rows = tuple(
            self._requirement(maker, f"{prefix}-{used + number:02}", own)
            for number in range(1, maker.choice(REQUIREMENTS) + 1)
        )
        ids = [row.facts.id for row in rows]
        subject, second = own[:2]
        principle = maker.choice(self.principles)
        bodies = {
            code: "\n\n".join(self._parts(code, _chance(code, at), speaks_of, ids, (before, principle)))
            for code in self.sentences
        }
        return NewGuide(
            subject.id,
            at % GUIDES_EACH + 1,
            {"ja": f"{subject.ja}と{second.ja}", "en": f"The {subject.en} and the {second.en}"},
            {
                code: made.with_terms(_chance(f"description {code}", at), own, ids)
                for code, made in self.sentences.items()
            },
            bodies,
            rows,
        )

    def _requirement(self, maker: random.Random, id_: str, own: Sequence[NewTerm]) -> NewRequirement:
        row, subject = maker.choice(self.rows), maker.choice(own)
        other = maker.choice(self.rows)
        en = row.texts["en"].statement
        facts = row.facts
        statements = {
            "ja": f"{subject.ja}では、{row.texts['ja'].statement}",
            "en": f"For the {subject.en}, {en[0].lower()}{en[1:]}",
        }
        methods = {
            code: made.joined([made.with_terms(maker, own, [id_]), other.texts[code].check.method])
            for code, made in self.sentences.items()
        }
        evidence = {"ja": f"{subject.ja}の{NUMBERS[-1]}件の記録", "en": f"A hundred rows of the {subject.en}"}
        return NewRequirement(_numbered(facts, id_), statements, methods, evidence)

    def _parts(
        self,
        code: str,
        maker: random.Random,
        known: Sequence[NewTerm],
        ids: Sequence[str],
        goals: tuple[NewGuide | None, Principle],
    ) -> Iterator[str]:
        """Give the blocks of a guide's body."""
        language, made = self.languages.of(code), self.sentences[code]
        headings = language.sections["guide"]

        def text(plain: int, new: int) -> list[str]:
            several = [made.sentence(maker) for _ in range(plain)]
            several += [made.with_terms(maker, known, ids) for _ in range(new)]
            maker.shuffle(several)
            return several

        yield f"## {headings['why']} {{#why}}"
        yield made.joined(text(4, 0))
        yield made.joined(text(2, 1))
        yield f"## {headings['do']} {{#do}}"
        yield made.joined(text(4, 2))
        yield "\n".join(f"- {sentence}" for sentence in text(3, 3))
        yield _table(code, maker, known)
        yield made.joined(text(4, 1))
        yield f"## {headings['check']} {{#check}}"
        yield made.joined(text(3, 1))
        yield "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(text(3, 2), 1))
        yield f"## {headings['examples']} {{#examples}}"
        for name, words in (("good", ("よい例", "A good example")), ("bad", ("悪い例", "A bad example"))):
            yield f"### {words[0 if code == 'ja' else 1]} {{#{name}}}"
            yield made.joined([language.sections["example"]["invented"], *text(2, 2)])
        yield f"## {headings['related']} {{#related}}"
        yield self._related(code, *goals)

    def _related(self, code: str, before: NewGuide | None, principle: Principle) -> str:
        number, title = principle.facts.number, principle.texts[code].words.title
        name = f"原則#{number} {title}" if code == "ja" else f"Principle #{number}: {title}"
        links = [f"- [{name}](../../../{self.folders[principle.facts.id]}.{code}.md)"]
        if before:
            links.insert(0, f"- [{before.titles[code]}]({before.number:02}-{before.id}.{code}.md)")
        return "\n".join(links)


def library_rows(library: Library) -> Iterator[Requirement]:
    """Give every requirement in force of the real content."""
    for guideline in library.guidelines:
        yield from (row for row in guideline.requirements if not row.facts.withdrawn)


def _fits(row: Requirement) -> bool:
    """Whether words may stand before a requirement's statement: its own first word is no name."""
    en = row.texts["en"].statement
    return bool(re.match(r"(?:A|An|The|You|All|Every|Each|No|It|Any|Before|When|Where|If|Text|Services?) ", en))


def _numbered(facts: RequirementFacts, id_: str) -> RequirementFacts:
    return replace(facts, id=id_)


def _table(code: str, maker: random.Random, known: Sequence[NewTerm]) -> str:
    place = 0 if code == "ja" else 1
    rows = [_TABLE[place], ("---",) * len(_TABLE[place])]
    for first in maker.sample(known, 5):
        often = maker.choice(NUMBERS)
        count = f"{often}日ごと" if code == "ja" else f"Every {often} days"
        rows.append((first.in_(code), maker.choice(_ROLES)[place], count, maker.choice(known).in_(code)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _file(principle: Principle) -> str:
    return next(iter(principle.texts.values())).path.split(".")[0]


def _chance(purpose: str, number: int) -> random.Random:
    return random.Random(f"{SEED} {purpose} {number}")  # noqa: S311 - repeatable, not secret
