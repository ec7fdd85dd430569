"""Makes the review of a suggested change: the state before and the state after, read, built and compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from shishin.checks.audit import AuditOptions, audit
from shishin.checks.browser import WIDTHS, ServedSite
from shishin.checks.built_page import read_site
from shishin.checks.pictures import Wanted, pictures
from shishin.pages.context import contexts
from shishin.pages.site import build_site
from shishin.review.changed_pages import changed_pages
from shishin.review.changed_rules import changed_rules, next_versions
from shishin.review.model import MOST, Looked, Review
from shishin.review.new_findings import BEHIND, in_words, new_findings
from shishin.website.command import build

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from shishin.languages.language import Language
    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.pages.context import Context
    from shishin.review.model import ChangedPage


@dataclass(frozen=True)
class ReviewedState:
    """The project at one time.

    Attributes:
        root: Its folder.
        site: Where its site is built.
        library: Its content; nothing if that cannot be read.
        findings: What is wrong with it.
    """

    root: Path
    site: Path
    library: Library | None
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Circumstances:
    """What a review depends on beside the two states.

    Attributes:
        language: The language that it is said in.
        site_url: The address that the site is built for.
        today: The day.
        edited: The files that were changed, from the project's root.
        opens: So many of the pages that changed are opened in a browser.
        progress: Told how much of how much is done, by the name of the step.
    """

    language: Language
    site_url: str
    today: dt.date
    edited: Collection[str]
    opens: int
    progress: Callable[[str, int, int], None]


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
class Reviewed:
    """A review with its pictures.

    Attributes:
        review: What it found.
        findings: The findings that are new, the browser's among them.
        pictures: The pages that were opened, before and after.
    """

    review: Review
    findings: list[Finding]
    pictures: list[Picture]


def make_review(base: str, before: ReviewedState, after: ReviewedState, known: Circumstances) -> Reviewed:
    """Compare two states of a project.

    Args:
        base: The id of the commit that the state before is of.
        before: The state before.
        after: The state after.
        known: What else it depends on.

    Raises:
        BrowserMissingError: Pages are to be opened, and there is no browser.
    """
    findings, mended = new_findings(before.findings, after.findings)
    fields: dict[str, object] = {"base": base, "language": known.language.code, "mended": mended, "unmade": "after"}
    fields |= _translations(before.findings, after.findings)
    lists: dict[str, Sequence[object]] = {}
    taken: list[Picture] = []
    if after.library is not None:
        context = _context(after.library, known.language)
        if before.library is not None:
            lists["rules"] = changed_rules(before.library, context)
            fields["versions"] = tuple(next_versions(before.library, context))
        fields["unmade"], missing = _build(before, after, known)
        findings += missing
    if after.library is not None and not fields["unmade"]:
        pages = _pages(before, after, after.library, known)
        opened = [page for page in pages if page.kind != "removed"][: known.opens]
        lists["pages"] = pages
        fields["looked"], barriers = _look(pages, opened, after, known)
        findings += barriers
        taken = list(_pictures(opened, before, after, known))
    lists["findings"] = in_words(findings, known.language)
    fields |= {name: tuple(rows[:MOST]) for name, rows in lists.items()}
    fields["left"] = {name: len(rows) - MOST for name, rows in lists.items() if len(rows) > MOST}
    return Reviewed(Review.model_validate(fields), findings, taken)


def _context(library: Library, language: Language) -> Context:
    """Give the content in the language of the review, or in its own if it has no words in that."""
    of_languages = contexts(library)
    return of_languages.get(language.code) or next(iter(of_languages.values()))


def _translations(before: Sequence[Finding], after: Sequence[Finding]) -> dict[str, object]:
    was, now = ({row.file for row in findings if row.code in BEHIND} for findings in (before, after))
    return {"behind": tuple(sorted(now - was))[:MOST], "caught_up": tuple(sorted(was - now))[:MOST]}


def _build(before: ReviewedState, after: ReviewedState, known: Circumstances) -> tuple[str, list[Finding]]:
    """Build both sites; give the name of the one that cannot be built, and why if it is the one after."""
    unmade = ""
    for name, state in (("before", before), ("after", after)):
        if state.library is None:
            unmade = name
            continue
        done = build(state.root, state.site, state.library, lambda done, all_: known.progress("build", done, all_))
        if done.findings:
            unmade = name
            if name == "after":
                return unmade, list(done.findings)
    return unmade, []


def _pages(before: ReviewedState, after: ReviewedState, library: Library, known: Circumstances) -> list[ChangedPage]:
    old, new = ({page.url: page for page in read_site(state.site, library.languages)} for state in (before, after))
    if not old:
        return []
    sources = {page.head.url: page.head.source_path for page in build_site(library).pages.values()}
    return changed_pages(old, new, sources, known.edited)


def _look(
    pages: Sequence[ChangedPage], opened: Sequence[ChangedPage], after: ReviewedState, known: Circumstances
) -> tuple[Looked | None, list[Finding]]:
    """Let the browser look at some pages in every way of reading."""
    if not opened:
        return None, []
    options = AuditOptions(known.today, only=frozenset(page.url for page in opened))
    result = audit(
        after.root, after.site, known.site_url, options, lambda done, all_: known.progress("audit", done, all_)
    )
    left = sum(1 for page in pages if page.kind != "removed") - len(opened)
    return Looked(pages=len(result.urls), left=left, ways=result.ways, axe=result.axe), result.findings


def _pictures(
    opened: Sequence[ChangedPage], before: ReviewedState, after: ReviewedState, known: Circumstances
) -> Iterator[Picture]:
    base = urlsplit(known.site_url).path or "/"
    served = {is_after: ServedSite(state.site, base) for is_after, state in ((False, before), (True, after))}
    rows = [
        (page.url, is_after, Wanted(served[is_after], url, _words(page, after=is_after), width))
        for page in opened
        for is_after, url in ((False, page.earlier), (True, page.url))
        if url is not None
        for width in reversed(WIDTHS)
    ]
    taken = pictures([wanted for *_, wanted in rows], lambda done, all_: known.progress("gallery", done, all_))
    for (url, is_after, wanted), content in zip(rows, taken, strict=True):
        yield Picture(url, is_after, wanted.width, content)


def _words(page: ChangedPage, *, after: bool) -> str:
    """Give the words at which the picture of a page is taken: the first that changed."""
    texts = (passage.after if after else passage.before for passage in page.passages)
    return next(filter(None, texts), "")
