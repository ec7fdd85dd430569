"""Requirements as readers see them: in words, with links to all that they are tied to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from shishin.pages.shared.address import requirement_url
from shishin.pages.shared.standards import clause_text, standard_anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.languages.language import Language, Strings
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.requirement import Citation, Requirement
    from shishin.model.standard import Standard
    from shishin.model.version import ShownAt
    from shishin.pages.shared.links import Link, Links
    from shishin.pages.shared.lookup import Lookup


@dataclass(frozen=True)
class CitationView:
    """A place in a standard that a requirement rests on.

    Attributes:
        standard: The standard's id.
        label: Its number, or its name.
        title: Its name.
        clause: The clause, as the standard writes it; empty for the whole document.
        url: The address of the standard on the page of all standards; empty if no page lists it.
    """

    standard: str
    label: str
    title: str
    clause: str
    url: str


@dataclass(frozen=True)
class RequirementView:
    """A requirement in words.

    Attributes:
        id: Its number.
        level: Its level, as data has it.
        level_name: Its level in words.
        statement: What it asks for.
        method: How it is checked.
        evidence: What is handed over.
        phases: The phases in which it is met, by id.
        roles: Who meets it, by id.
        principles: The principles that it serves.
        citations: What it rests on.
        introduced: The version that brought it, or an empty string before its release.
        changed: The version that last changed it, or an empty string.
        withdrawn: The version that withdrew it, or an empty string.
        withdrawn_name: The word for what was withdrawn.
        url: Its address from the site's root.
        guide: The guide that it stands in.
        guideline: The guideline that it belongs to.
        principle_ids: The ids of the principles.
        language: The code of the words' language if that is not the page's, or an empty string.
    """

    id: str
    level: str
    level_name: str
    statement: str
    method: str
    evidence: str
    phases: dict[str, str]
    roles: dict[str, str]
    principles: tuple[Link, ...]
    citations: tuple[CitationView, ...]
    introduced: str
    changed: str
    withdrawn: str
    withdrawn_name: str
    url: str
    guide: Link
    guideline: Link
    principle_ids: tuple[str, ...]
    language: str = ""


class Requirements:
    """Puts requirements into the words of one language, each once."""

    def __init__(
        self, lookup: Lookup, links: Links, language: Language, words: Strings, standards: Mapping[str, Standard]
    ) -> None:
        """Prepare for a text.

        Args:
            lookup: Where things are looked up.
            links: The links in the language.
            language: The language.
            words: The interface's words in it.
            standards: The standards by id, as the text cites them.
        """
        self._lookup, self._links, self._language, self._words = lookup, links, language, words
        self._standards = standards
        self._views: dict[tuple[str, ShownAt, str], RequirementView] = {}

    @cached_property
    def all(self) -> tuple[RequirementView, ...]:
        """Every requirement of every guideline, in order, as readers are led to it."""
        return tuple(
            self.view(guideline, guide, row)
            for guideline in self._lookup.guidelines.values()
            for guide in guideline.guides
            for row in guide.requirements
        )

    @cached_property
    def by_principle(self) -> dict[str, tuple[RequirementView, ...]]:
        """The same by the principles that they serve."""
        rows: dict[str, list[RequirementView]] = {id_: [] for id_ in self._lookup.principles}
        for row in self.all:
            for id_ in dict.fromkeys(row.principle_ids):
                rows.setdefault(id_, []).append(row)
        return {id_: tuple(views) for id_, views in rows.items()}

    def of_guide(self, guideline: Guideline, guide: Guide) -> tuple[RequirementView, ...]:
        """Give the requirements of a guide."""
        return tuple(self.view(guideline, guide, row) for row in guide.requirements)

    def view(self, guideline: Guideline, guide: Guide, row: Requirement) -> RequirementView:
        """Put a requirement into words."""
        key = (guideline.facts.id, guideline.shown_at, row.id)
        if key not in self._views:
            self._views[key] = self._made(guideline, guide, row)
        return self._views[key]

    def _made(self, guideline: Guideline, guide: Guide, row: Requirement) -> RequirementView:
        text, facts, names = row.texts[self._language.code], row.facts, self._words
        principles = self._links.principles
        return RequirementView(
            id=row.id,
            level=str(facts.level),
            level_name=names["levels"][facts.level],
            statement=text.statement,
            method=text.check.method,
            evidence=text.check.evidence,
            phases={str(phase): names["phases"][phase] for phase in facts.phases},
            roles={str(role): names["roles"][role] for role in facts.roles},
            principles=tuple(principles[id_] for id_ in facts.principles if id_ in principles),
            citations=tuple(map(self._citation, facts.standards)),
            introduced=row.life.introduced,
            changed=row.life.changed,
            withdrawn=self._withdrawn(row),
            withdrawn_name=names["comparison"]["kinds"]["withdrawn"],
            url=requirement_url(guideline, guide, row.id, self._language),
            guide=self._links.guide(guideline, guide),
            guideline=self._links.guideline(guideline),
            principle_ids=facts.principles,
            language="" if self._language.code in row.texts else next(iter(row.texts)),
        )

    def _withdrawn(self, row: Requirement) -> str:
        """Give the version that withdrew a requirement; in a draft, the word for it."""
        if not row.facts.withdrawn:
            return ""
        return row.life.withdrawn or str(self._words["version"]["draft"])

    def _citation(self, citation: Citation) -> CitationView:
        standard = self._standards[citation.standard]
        page = self._links.layout("by-standard") if standard.id in self._lookup.library.cited else None
        return CitationView(
            standard=standard.id,
            label=standard.label.in_(self._language.code),
            title=standard.name.in_(self._language.code),
            clause=clause_text(standard, citation.clause, self._language),
            url=f"{page.url}#{standard_anchor(standard.id)}" if page else "",
        )
