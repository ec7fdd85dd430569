"""What a template is given: finished words and addresses, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.data import Correction
    from shishin.model.language import Language
    from shishin.pages.types.glossary import GlossaryView
    from shishin.pages.types.guideline_views import GuidelineView, GuideView, RequirementGroup, RequirementView
    from shishin.pages.versions.views import ComparisonView, MovedView, SinceView, VersionEntry, VersionView
    from shishin.pages.words import Strings


@dataclass(frozen=True)
class Link:
    """A link within the site.

    Attributes:
        title: Its words.
        url: The address from the site's root, in the page's language; `#anchor` within the page.
        description: A sentence about where it leads, or an empty string.
        number: A principle's number, or 0.
        tag: A principle's tag, or an empty string.
    """

    title: str
    url: str
    description: str = ""
    number: int = 0
    tag: str = ""


@dataclass(frozen=True)
class Alternate:
    """The same page in a language of the site."""

    language: Language
    url: str


@dataclass(frozen=True)
class LinkGroup:
    """Links under a heading of their own, with a sentence about them or an empty string."""

    id: str
    title: str
    links: tuple[Link, ...]
    lead: str = ""


@dataclass(frozen=True)
class ChangeView:
    """A change of the content.

    Attributes:
        date: The day as ISO 8601 writes it.
        day: The day in words.
        text: What changed.
        links: The pages it names; none for the whole site.
    """

    date: str
    day: str
    text: str
    links: tuple[Link, ...] = ()


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
        since: What has become of the page's requirements by now, by their numbers, if it is of another version.
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
    since: dict[str, SinceView] = field(default_factory=dict)
    versions: tuple[VersionEntry, ...] = ()
    comparison: ComparisonView | None = None
    current: str = ""
    moved: tuple[MovedView, ...] = ()
    goal: Link | None = None


@dataclass(frozen=True)
class Frame:
    """What stands round every page of a language.

    Attributes:
        language: The language.
        words: The interface's words.
        name: The site's name.
        short_name: The site's short name.
        notice: Whether the site is official.
        rights: Who holds which rights.
        source_title: The source document's title.
        publisher: Who published it.
        home: The address of the home page.
        contribute: The page that explains how to contribute, or nothing.
        search: The page for searching, or nothing.
        all_pages: The page that lists every page, or nothing.
        all_principles: The page with the full text of every principle, or nothing.
        phrases: Titles with `|` between their phrases.
        furigana: Whether there are readings to show over kanji.
        corrections: The page that lists all corrections, or nothing.
        navigation: The header's links.
        footer: The footer's links.
    """

    language: Language
    words: Strings
    name: str
    short_name: str
    notice: str
    rights: str
    source_title: str
    publisher: str
    home: str
    corrections: Link | None
    contribute: Link | None
    search: Link | None
    all_pages: Link | None
    all_principles: Link | None
    phrases: tuple[str, ...]
    furigana: bool
    navigation: tuple[Link, ...] = field(default=())
    footer: tuple[Link, ...] = field(default=())
