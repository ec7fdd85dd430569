"""A project as the rules are given it: its sources, and what is worked out of them once for all rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from shishin.content.addresses import guideline_of
from shishin.content.avoided_words import avoided_words
from shishin.content.link_targets import LatestVersion, targets, without_number
from shishin.content.named import count, gather
from shishin.content.reading.data_file import record
from shishin.content.ruby import Reader
from shishin.forms.today.guideline import GuideSource
from shishin.model.data import CorrectionsFile, ReadingsFile, RedirectsFile, TermsFile
from shishin.model.page import PLAIN, PageSource
from shishin.model.publication import Publication

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from shishin.content.avoided_words import AvoidedWords
    from shishin.content.link_targets import Target
    from shishin.content.named import Counts, Named
    from shishin.content.reading.drafts import Family
    from shishin.content.reading.releases import History, Waiting
    from shishin.content.reading.sources import Sources
    from shishin.model.requirement import Level


@dataclass(frozen=True)
class NextVersion:
    """What will be the next version of a guideline.

    Attributes:
        folder: The guideline's folder.
        guides: Its guides.
        history: Its released versions, if there are any.
        waiting: The change notes and the account that wait for the next one.
    """

    folder: str
    guides: tuple[Family, ...]
    history: History | None
    waiting: Waiting

    @cached_property
    def levels(self) -> dict[str, Level]:
        """The level of every requirement by its number."""
        return {row.id: row.level for guide in _readable(self.guides) for row in guide.requirements}

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of everything that can change: the guideline, and the guides and requirements that it ever had."""
        guides = list(_readable(self.guides))
        names = {self.folder.rsplit("/", 1)[-1], *(guide.id for guide in guides)}
        names |= {row.id for guide in guides for row in guide.requirements}
        for frozen in self.history.frozen if self.history else ():
            names |= {guide.facts.id for guide in frozen.version.guideline.guides}
            names |= {row.id for row in frozen.version.guideline.requirements}
        return frozenset(names)


def _readable(families: Iterable[Family]) -> Iterator[GuideSource]:
    """Give the fields of those guides whose fields fit."""
    for family in families:
        if family.source and isinstance(family.source.record, GuideSource):
            yield family.source.record


@dataclass(frozen=True)
class Project:
    """A project that was read.

    Attributes:
        root: The folder that holds `principles/`, `guidelines/` and `docs/`.
        sources: Every file, read but not judged.
        today: The day by which dates are judged; without one, no date is.
    """

    root: Path
    sources: Sources
    today: dt.date | None = None

    @cached_property
    def edition(self) -> Publication | None:
        """The edition's own words, if their file could be read."""
        return record(self.sources.publication, Publication)

    @property
    def slides(self) -> int:
        """How many slides the source document has; 0 when the edition's file could not be read."""
        return self.edition.source.slides if self.edition else 0

    @property
    def day(self) -> str:
        """The day by which dates are judged, such as 2026-11-28; nothing when none was given."""
        return self.today.isoformat() if self.today else ""

    @cached_property
    def reader(self) -> Reader:
        """What gives kanji their readings."""
        file = record(self.sources.readings, ReadingsFile)
        return Reader(file.readings if file else ())

    @property
    def digest_of_readings(self) -> str:
        """The digest of the readings' file."""
        return self.sources.readings.file.digest if self.sources.readings else ""

    @property
    def digest_of_terms(self) -> str:
        """The digest of the glossary's file."""
        return self.sources.terms.file.digest if self.sources.terms else ""

    @cached_property
    def furigana(self) -> frozenset[str]:
        """The codes of the languages whose readers may want the readings of kanji."""
        return frozenset(language.code for language in self.sources.languages if language.script.furigana)

    @cached_property
    def documents(self) -> dict[str, Family]:
        """Every document by its path without language and ending."""
        return {family.stem: family for family in self.sources.documents}

    @cached_property
    def stems(self) -> frozenset[str]:
        """The paths of all documents without language and ending, also of those that could not be read."""
        return frozenset(self.documents) | self.sources.unread_stems

    @cached_property
    def guideline_folders(self) -> frozenset[str]:
        """The folders of guidelines, also of those whose own file could not be read."""
        unread = (guideline_of(stem) for stem in self.sources.unread_stems)
        return frozenset(guideline_of(family.stem) for family in self.sources.guidelines).union(unread)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The paths of all figures."""
        return frozenset(figure.file.path for figure in self.sources.figures)

    @cached_property
    def quotes(self) -> frozenset[str]:
        """Exact strings of the source document that stand as they are, such as a recorded slip."""
        return frozenset(row.original for row in self.sources.correction_rows)

    @cached_property
    def names_of_others(self) -> frozenset[str]:
        """The words that are others': what the source document says, slips and all, and how standards are called."""
        words = (word for row in self.sources.standard_rows for word in (row.name, row.number, row.edition, row.short))
        codes = self.sources.languages.codes
        return self.quotes | {word.in_(code) for word in words if word for code in codes}

    @property
    def digests_of_others(self) -> tuple[str, ...]:
        """The digests of the files that say these words."""
        files = (self.sources.corrections, self.sources.standards)
        return tuple(file.file.digest if file else "" for file in files)

    @cached_property
    def avoided(self) -> Mapping[str, AvoidedWords]:
        """The words of each language that the glossary says are not used."""
        return avoided_words(self.sources.term_rows, self.sources.languages)

    @cached_property
    def named(self) -> Named:
        """What running text may name by a number or by its words."""
        return gather(self.sources, self.slides)

    @cached_property
    def counted(self) -> Counts:
        """How many principles, guidelines, guides and requirements there are."""
        return count(self.named)

    @cached_property
    def pages_with_data(self) -> frozenset[str]:
        """The free pages with a part made from data, by path without language and ending: it may have headings."""
        return frozenset(family.stem for family in self.sources.pages if _layout(family) != PLAIN)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Every file that can be linked to, with its anchors."""
        sources = self.sources
        terms_known = record(sources.terms, TermsFile) is not None
        rows_known = record(sources.corrections, CorrectionsFile) is not None
        generated = {
            "glossary": frozenset(f"term-{term.id}" for term in sources.term_rows) if terms_known else None,
            "corrections": frozenset(row.id for row in sources.correction_rows) if rows_known else None,
            "by-standard": frozenset(f"standard-{row.id}" for row in sources.standard_rows) or None,
        }
        by_page = {
            family.stem: generated[layout] for family in sources.pages if (layout := _layout(family)) in generated
        }
        return targets(list(sources.drafts), sources.unread, by_page)

    @cached_property
    def latest_versions(self) -> Mapping[str, LatestVersion]:
        """What a link to each guideline leads to, by its folder, for those of which a version was released."""
        return {version.folder: version for version in self._latest_versions()}

    def _latest_versions(self) -> Iterator[LatestVersion]:
        moved = record(self.sources.redirects, RedirectsFile)
        renamed = frozenset(row.new.partition("#")[0] for row in moved.redirects) if moved else frozenset()
        for history in self.sources.histories:
            if latest := history.latest:
                by_path = targets(latest.pages, (), {})
                placed = {
                    without_number(f"{page.file.stem}.{page.file.language}.md"): by_path[page.file.path]
                    for page in latest.pages
                }
                languages = latest.version.guideline.languages
                yield LatestVersion(history.folder, latest.release.version, placed, renamed, languages)

    @cached_property
    def next_versions(self) -> tuple[NextVersion, ...]:
        """What will be the next version of each guideline."""
        histories = {history.folder: history for history in self.sources.histories}
        guides: dict[str, list[Family]] = {}
        for family in self.sources.guides:
            guides.setdefault(guideline_of(family.stem), []).append(family)
        return tuple(
            NextVersion(folder, tuple(guides.get(folder, ())), histories.get(folder), waiting)
            for folder, waiting in self.sources.waiting.items()
        )


def _layout(family: Family) -> str:
    fields = family.source.record if family.source else None
    return fields.layout if isinstance(fields, PageSource) else ""
