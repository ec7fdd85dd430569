"""What a template is given: finished words and addresses, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.data import Correction, Term
    from shishin.model.language import Language
    from shishin.pages.version_views import ComparisonView, MovedView, VersionEntry, VersionView
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
    """Links under a heading of their own."""

    id: str
    title: str
    links: tuple[Link, ...]


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
class CitationView:
    """A place in a standard that a requirement rests on.

    Attributes:
        standard: The standard's id.
        label: Its number, or its name.
        title: Its name.
        clause: The clause, as the standard writes it; empty for the whole document.
        url: The address of the standard on the page of all standards; empty if that no longer lists it.
    """

    standard: str
    label: str
    title: str
    clause: str
    url: str


@dataclass(frozen=True)
class StandardView:
    """A standard in words: empty strings for what is not known."""

    id: str
    name: str
    number: str
    original_name: str
    translated: bool
    edition: str
    published: str
    publisher: str
    address: str
    checked: str
    status: str
    note: str


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
        url: Its address from the site's root.
        guide: The guide that it stands in.
        guideline: The guideline that it belongs to.
        guideline_id: That guideline's id.
        principle_ids: The ids of the principles.
        now: On a page of a certain version, the requirement in the latest one.
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
    url: str
    guide: Link
    guideline: Link
    guideline_id: str
    principle_ids: tuple[str, ...]
    now: Link | None = None


@dataclass(frozen=True)
class DataFile:
    """A file to fetch: its name and its address from the site's root."""

    name: str
    url: str


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
class RequirementGroup:
    """Requirements under a heading.

    Attributes:
        id: The heading's anchor.
        title: The heading.
        rows: The requirements.
        clauses: For each of them the clause that it rests on, in a group by standard.
        lead: A sentence about the group, or an empty string.
        link: The page that the group is about, if it has one.
        standard: The standard that the group is about, if it is about one.
    """

    id: str
    title: str
    rows: tuple[RequirementView, ...]
    clauses: tuple[str, ...] = ()
    lead: str = ""
    link: Link | None = None
    standard: StandardView | None = None


@dataclass(frozen=True)
class PhaseGroup:
    """What a guideline asks for in a phase: its guides, each with the requirements to meet then."""

    id: str
    title: str
    lead: str
    rows: tuple[tuple[Link, tuple[RequirementView, ...]], ...]


@dataclass(frozen=True)
class GuideView:
    """What only a guide's page shows."""

    number: int
    guideline: Link
    status: str
    owner: str
    phases: tuple[str, ...]
    roles: tuple[str, ...]
    requirements: tuple[RequirementView, ...]
    principles: tuple[Link, ...]
    standards: tuple[StandardView, ...]


@dataclass(frozen=True)
class GuidelineView:
    """What only a guideline's own pages show.

    Attributes:
        id: Its id.
        prefix: The letters that its requirements' numbers begin with.
        status: How far it is, in words.
        scope: Who applies it, in words.
        owner: Who answers for it.
        reviewed: The day of its last review, as ISO 8601 writes it.
        reviewed_day: The same in words.
        review_by: The day by which it is reviewed next.
        review_by_day: The same in words.
        principles: The principles that lean on it.
        guides: Its guides, in order.
        phases: What it asks for, by phase.
        counts: How many requirements in force it has, by level in words.
        home: Its topic page.
        whole: The page with its whole text.
        data: The page about the data, or nothing.
        version_data: The requirements of the version shown as data; nothing for a text that is not released.
        requirements: The page with all requirements, or nothing.
    """

    id: str
    prefix: str
    status: str
    scope: str
    owner: str
    reviewed: str
    reviewed_day: str
    review_by: str
    review_by_day: str
    principles: tuple[Link, ...]
    guides: tuple[Link, ...]
    phases: tuple[PhaseGroup, ...]
    counts: dict[str, int]
    home: Link
    whole: Link
    data: Link | None
    version_data: Link | None
    requirements: Link | None


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
        groups: All pages by kind, where the layout lists them.
        reading: The pages of the reading order, where the layout lists them.
        terms: The glossary, where the layout lists it.
        correction_groups: All corrections, where the layout lists them.
        tables: The field tables, where the layout lists them.
        requirements: All requirements, where the layout lists them.
        datasets: The data sets, where the layout lists them.
        requirement_groups: All requirements by what they are tied to, where the layout lists them.
        principle: What only a principle's page shows.
        guideline: What only a guideline's own pages show.
        guide: What only a guide's page shows.
        body: The Markdown of a page that does not stand in docs/.
        key: What stands for the page among all pages where another page has its source file.
        text_path: The file that the body was read from, where that is a released version's.
        place: For a page of a certain version, that version's folder below `guidelines/`.
        version: Which version the page shows, on the pages of a guideline.
        versions: All versions, where the layout lists them.
        comparison: Two versions side by side, where the layout shows them.
        canonical: The address that search engines are given, if it is not the page's own.
        indexed: Whether search engines may show the page.
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
    terms: tuple[Term, ...] = ()
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
    versions: tuple[VersionEntry, ...] = ()
    comparison: ComparisonView | None = None
    canonical: str = ""
    indexed: bool = True
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
