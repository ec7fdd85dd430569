"""Compares two built sites: which pages differ, what the browser says of them, and how they look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from shishin.checks.audit import AuditOptions, audit
from shishin.checks.browser import WIDTHS, BrowserMissingError, ServedSite
from shishin.checks.built_page import read_site
from shishin.checks.pictures import Wanted, pictures
from shishin.pages.site import build_site
from shishin.review.changed_pages import changed_pages, changed_texts, with_texts
from shishin.review.model import MOST, Looked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from shishin.checks.built_page import BuiltPage
    from shishin.languages.language import Language
    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.review.changed_pages import Pairs
    from shishin.review.model import ChangedPage


@dataclass(frozen=True)
class Circumstances:
    """What a review depends on beside the two states.

    Attributes:
        root: The project's root.
        language: The language that it is said in.
        site_url: The address that the site is built for.
        today: The day.
        edited: The files that were changed, from the project's root.
        opens: So many of the pages that changed are opened in a browser.
        progress: Told how much of how much is done.
    """

    root: Path
    language: Language
    site_url: str
    today: dt.date
    edited: Collection[str]
    opens: int
    progress: Callable[[int, int], None]


@dataclass(frozen=True)
class Picture:
    """A picture of a page.

    Attributes:
        url: The page's address from the site's root.
        after: Whether it shows the state after.
        width: Of the window, in CSS pixels.
        content: In WebP.
    """

    url: str
    after: bool
    width: int
    content: bytes


@dataclass(frozen=True)
class Compared:
    """What came of a comparison.

    Attributes:
        pages: The pages that differ, those that were edited or opened with their words.
        counts: How many there are of each kind, and how many were edited, by the names of `ReviewCounts`.
        looked: What the browser looked at.
        findings: What it found.
        pictures: How the pages look that it opened.
    """

    pages: tuple[ChangedPage, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    looked: Looked | None = None
    findings: tuple[Finding, ...] = ()
    pictures: tuple[Picture, ...] = ()


def compare(before: Path, after: Path, library: Library, known: Circumstances) -> Compared:
    """Compare two built sites.

    Args:
        before: The site as it was.
        after: The site as it will be.
        library: The content as it will be.
        known: What else the comparison depends on.
    """
    old, new = ({page.url: page for page in read_site(folder, library.languages)} for folder in (before, after))
    sources = {page.head.url: page.head.source_path for page in build_site(library).pages.values()}
    pages = changed_pages(old, new, sources, known.edited)
    counts = Counter(page.kind for page in pages) + Counter(edited=sum(page.edited for page in pages))
    if not pages:
        return Compared()
    texts = _texts(pages[:MOST], old, new, known.opens)
    worded = [
        with_texts(page, texts[page.url], new[page.url].language) if page.url in texts else page for page in pages
    ]
    opened = [page for page in worded[:MOST] if page.url in texts or page.kind == "added"][: known.opens]
    looked, findings = _look(pages, opened, after, known)
    taken = tuple(_pictures(opened, texts, (before, after), known)) if looked and looked.ways else ()
    return Compared(tuple(worded), dict(counts), looked, findings, taken)


def _texts(
    pages: Sequence[ChangedPage], old: Mapping[str, BuiltPage], new: Mapping[str, BuiltPage], opens: int
) -> dict[str, Pairs]:
    """Compare the words of every page that was edited, and of as many others with other words as will be opened."""
    texts: dict[str, Pairs] = {}
    for page in pages:
        if page.earlier is None or page.url not in new:
            continue
        if page.edited:
            texts[page.url] = changed_texts(old[page.earlier], new[page.url])
        elif len(texts) < opens and (rows := changed_texts(old[page.earlier], new[page.url])):
            texts[page.url] = rows
    return texts


def _look(
    pages: Sequence[ChangedPage], opened: Sequence[ChangedPage], after: Path, known: Circumstances
) -> tuple[Looked | None, tuple[Finding, ...]]:
    """Let the browser look at some pages in every way of reading; give what it says of them and of nothing else."""
    if not opened:
        return None, ()
    urls = frozenset(page.url for page in opened)
    options = AuditOptions(known.today, only=urls)
    result = audit(known.root, after, known.site_url, options, known.progress)
    findings = tuple(row for row in result.findings if row.file in urls or row.code in ABOUT_THE_BROWSER)
    left = sum(1 for page in pages if page.kind != "removed") - len(result.urls)
    return Looked(pages=len(result.urls), left=left, ways=result.ways, axe=result.axe), findings


ABOUT_THE_BROWSER = frozenset({"browser-missing", "looked-at-nothing"})
"""What is said of an audit that did not take place."""


def _pictures(
    opened: Sequence[ChangedPage], texts: Mapping[str, Pairs], sites: tuple[Path, Path], known: Circumstances
) -> Iterator[Picture]:
    base = urlsplit(known.site_url).path or "/"
    rows = [
        (page.url, bool(number), Wanted(ServedSite(site, base), url, _place(texts.get(page.url, ()))[number], width))
        for page in opened
        for number, (site, url) in enumerate(zip(sites, (page.earlier, page.url), strict=True))
        if url is not None
        for width in reversed(WIDTHS)
    ]
    try:
        for (url, is_after, wanted), content in zip(
            rows, pictures([row[-1] for row in rows], known.progress), strict=True
        ):
            if content:
                yield Picture(url, is_after, wanted.width, content)
    except BrowserMissingError:
        # The audit has said so.
        return


def _place(rows: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Give the words, before and after, at which pictures are taken: the longest text that stood in both."""
    in_both = (row for row in rows if all(row))
    return max(in_both, key=lambda row: len(row[1]), default=next(iter(rows), ("", "")))
