"""What a template is given: finished words and addresses, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.data import Correction
    from shishin.model.language import Language
    from shishin.pages.shared.changes import ChangeView
    from shishin.pages.shared.links import Alternate, Link, LinkGroup
    from shishin.pages.shared.requirements import RequirementView
    from shishin.pages.types.glossary import GlossaryView
    from shishin.pages.types.guide import GuideView
    from shishin.pages.types.guideline_facts import GuidelineView
    from shishin.pages.types.requirement_groups import RequirementGroup
    from shishin.pages.versions.later import LaterState
    from shishin.pages.versions.views import ComparisonView, MovedView, VersionEntry, VersionView


@dataclass(frozen=True)
class SectionView:
    """A section of a principle: the heading's anchor and words, the bullets as safe HTML."""

    id: str
    title: str
    bullets: tuple[str, ...]
    closing: str


@dataclass(frozen=True)
class DataFile:
    """A file to fetch.

    Attributes:
        name: Its name.
        url: Its address from the site's root.
        form: What it is written in: JSON, JSON Schema, CSV.
        purpose: What it is for, in words.
        count: How many rows it has; -1 for a schema, which has none.
    """

    name: str
    url: str
    form: str
    purpose: str
    count: int


@dataclass(frozen=True)
class DatasetView:
    """A data set in words, with its files.

    Attributes:
        id: Its name, and its anchor on the page about the data.
        title: Its title.
        description: What it holds.
        count: How many rows it has.
        files: The data as JSON, the JSON Schema, and the tables as CSV.
    """

    id: str
    title: str
    description: str
    count: int
    files: tuple[DataFile, ...]


@dataclass(frozen=True)
class PrincipleView:
    """What only a principle's page shows."""

    number: int
    tag: str
    plain: str
    sections: tuple[SectionView, ...]
    example: str
    do_not: str
    guidelines: tuple[Link, ...]
    requirements: tuple[RequirementView, ...]


@dataclass(frozen=True)
class FieldRow:
    """A row of the front matter reference."""

    name: str
    required: bool
    description: str
    form: str
    example: str


@dataclass(frozen=True)
class FieldTable:
    """A table of the front matter reference."""

    id: str
    title: str
    files: tuple[str, ...]
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class CorrectionGroup:
    """The corrections of one kind."""

    id: str
    title: str
    lead: str
    rows: tuple[Correction, ...]


@dataclass(frozen=True)
class View:
    """One page in one language.

    Attributes:
        layout: The template's name without ending.
        language: The page's language.
        url: The address from the site's root.
        title: The page's title, without the site's name.
        short_title: The title for navigation.
        original_title: On a translated page, the title in the source language; otherwise empty.
        description: One sentence for search results and sharing.
        source_path: The file it is written in, from the project's root.
        slides: The slides of the source document that it quotes.
        behind: Whether the translation is behind the source text.
        breadcrumb: The pages above it, from the home page down.
        alternates: The page in every language, its own included.
        contents: Its main headings.
        figures: The SVG files of its images, in order, from the project's root.
        corrections: The slips of the source that are mended on it.
        previous: The page before it in the reading order.
        next: The page after it.
        history: What readers are told of its changes, newest first.
        principles: All principles, where the layout lists them.
        whole: The pages of all principles, where the layout shows them whole.
        guidelines: The guidelines, where the layout lists them.
        news: The site's newest changes, where the layout lists them.
        groups: Pages under headings of their own, where the layout lists them.
        reading: The pages of the reading order, where the layout lists them.
        glossary: What only the glossary shows.
        correction_groups: All corrections, where the layout lists them.
        tables: The field tables, where the layout lists them.
        requirements: All requirements, where the layout lists them.
        datasets: The data sets, where the layout lists them.
        requirement_groups: All requirements by what they are tied to, where the layout lists them.
        principle: What only a principle's page shows.
        guideline: What only a guideline's own pages show.
        guide: What only a guide's page shows.
        body: The Markdown of the page's own text.
        key: What stands for the page among all pages where another page has its source file.
        text_path: The file that the body was read from, where that is a released version's.
        place: For a page of a certain version, that version's folder below `guidelines/`.
        version: Which version the page shows, on the pages of a guideline.
        later: What has become of the page's requirements by now, by their numbers, if it is of another version.
        versions: All versions, where the layout lists them.
        comparison: Two versions side by side, where the layout shows them.
        current: For a page of a certain version, the same page as readers are led to; empty if that has none.
        moved: What once stood on the page.
        goal: Where the page leads at once, if it is only a redirect.
    """

    layout: str
    language: Language
    url: str
    title: str
    short_title: str
    original_title: str
    description: str
    source_path: str
    slides: tuple[int, ...]
    behind: bool
    breadcrumb: tuple[Link, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    contents: tuple[Link, ...] = ()
    figures: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    history: tuple[ChangeView, ...] = ()
    principles: tuple[Link, ...] = ()
    whole: tuple[View, ...] = ()
    guidelines: tuple[Link, ...] = ()
    news: tuple[ChangeView, ...] = ()
    groups: tuple[LinkGroup, ...] = ()
    reading: tuple[Link, ...] = ()
    glossary: GlossaryView | None = None
    correction_groups: tuple[CorrectionGroup, ...] = ()
    tables: tuple[FieldTable, ...] = ()
    requirements: tuple[RequirementView, ...] = ()
    datasets: tuple[DatasetView, ...] = ()
    requirement_groups: tuple[RequirementGroup, ...] = ()
    principle: PrincipleView | None = None
    guideline: GuidelineView | None = None
    guide: GuideView | None = None
    body: str = ""
    key: str = ""
    text_path: str = ""
    place: str = ""
    version: VersionView | None = None
    later: dict[str, LaterState] = field(default_factory=dict)
    versions: tuple[VersionEntry, ...] = ()
    comparison: ComparisonView | None = None
    current: str = ""
    moved: tuple[MovedView, ...] = ()
    goal: Link | None = None
