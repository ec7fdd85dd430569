"""The audit of a built site: every check on every page, and a count of all that was looked at."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from shishin.checks import browser
from shishin.checks.built_addresses import check_built_addresses
from shishin.checks.built_page import BuiltPage, html_files, read_site
from shishin.checks.criteria import MEDIA, criteria_of_rules
from shishin.checks.depths import depths_of
from shishin.checks.exceptions import KnownException, KnownExceptions, read_exceptions
from shishin.checks.judged_visits import judge
from shishin.checks.page_checks import PAGE_CHECKS
from shishin.checks.page_visitor import PageVisitor
from shishin.checks.site_checks import SITE_CHECKS
from shishin.checks.visit_memory import FILE, VisitMemory
from shishin.checks.ways import Depth
from shishin.content.reading.edition import edition_languages
from shishin.model.finding import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from playwright.sync_api import Browser

    from shishin.languages.language import Languages

MAX_WORKERS = 4
"""Each worker holds a browser of about 300 MB."""


@dataclass
class Audit:
    """The findings of an audit, and how much it looked at.

    Attributes:
        findings: Everything that is wrong.
        pages: How many pages were read.
        loads: How many combinations of page, width and colour scheme axe-core looked at.
        ways: How many combinations of page and way of reading were looked at.
        stops: At how many places the keyboard stopped.
        axe: The version of axe-core.
        exceptions: The known exceptions that were met.
        remembered: How many pages were not opened again, because all that they show is as it was.
        urls: The addresses of the pages that the browser looked at, from the site's root.
        browser: The browser and its version.
        criteria: The success criteria that each of axe's rules that ran is about, by the rule's id.
        covered: How many places known exceptions left out, by rule.
        media: How many places may bring sound or moving pictures.
    """

    findings: list[Finding] = field(default_factory=list)
    pages: int = 0
    loads: int = 0
    ways: int = 0
    stops: int = 0
    axe: str = ""
    exceptions: list[KnownException] = field(default_factory=list)
    remembered: int = 0
    urls: list[str] = field(default_factory=list)
    browser: str = ""
    criteria: dict[str, tuple[str, ...]] = field(default_factory=dict)
    covered: Counter[str] = field(default_factory=Counter)
    media: int = 0

    @property
    def rules(self) -> int:
        """How many of axe's rules ran."""
        return len(self.criteria)


def check_files(
    folder: Path, site_url: str, languages: Languages, only: frozenset[str] | None = None
) -> tuple[tuple[BuiltPage, ...], list[Finding]]:
    """Check a built site as files, without a browser.

    Args:
        folder: The built site.
        site_url: The address that the site was built for.
        languages: The languages of the edition.
        only: The addresses of the pages that are checked, each by itself; all, and with each other, if left out.

    Returns:
        The pages, and what is wrong with them.
    """
    pages = read_site(folder, languages)
    if not pages:
        return (), [Finding.at(str(folder), 0, "site-missing", folder=folder)]
    if only is not None:
        pages = tuple(page for page in pages if page.url in only)
    findings = [finding for page in pages for check in PAGE_CHECKS for finding in check(page, site_url)]
    if only is not None:
        return pages, findings
    by_url = {page.url: page for page in pages}
    findings += [finding for check in SITE_CHECKS for finding in check(by_url, folder, site_url)]
    return pages, findings


@dataclass(frozen=True)
class AuditOptions:
    """How a site is audited.

    Attributes:
        today: The day against which exceptions expire.
        remember: Whether what the browser saw the last time may be used, and is kept for the next.
        only: The addresses of the pages that are looked at, from the site's root; all if nothing is given. What
            compares pages with each other is left to an audit of all.
    """

    today: dt.date
    remember: bool = True
    only: frozenset[str] | None = None


@dataclass(frozen=True)
class _Subject:
    """What is audited.

    Attributes:
        root: The project's root.
        folder: The built site.
        site_url: The address that the site was built for.
        only: The addresses of the pages that are looked at, or nothing for all.
    """

    root: Path
    folder: Path
    site_url: str
    only: frozenset[str] | None

    def depths(self, pages: Sequence[BuiltPage]) -> dict[str, Depth]:
        """Say how much of each page is looked at; where only some are looked at, none is in every way."""
        depths = depths_of(pages)
        if self.only is None:
            return depths
        return {url: Depth.PAIRS if depth == Depth.FULL else depth for url, depth in depths.items()}


def audit(
    root: Path, folder: Path, site_url: str, options: AuditOptions, progress: Callable[[int, int], None]
) -> Audit:
    """Check a built site as files and in a browser.

    Args:
        root: The project's root, for the file of exceptions and for what is remembered.
        folder: The built site.
        site_url: The address that the site was built for.
        options: How it is audited.
        progress: Told how many pages of how many have been looked at.
    """
    result, subject = Audit(), _Subject(root, folder, site_url, options.only)
    known = read_exceptions(root, options.today, result.findings)
    try:
        executable = browser.find()
    except browser.BrowserMissingError as error:
        if _look_at_files(subject, known, result):
            result.findings.append(Finding.at(str(folder), 0, "browser-missing", tried=error))
        return result
    served = browser.ServedSite(folder, urlsplit(site_url).path or "/")
    with _browsers(executable, served) as pool:
        # The browsers start while the files are checked.
        version, empty, criteria = pool.submit(_version), pool.submit(_tags_without_rules), pool.submit(_criteria)
        depths = subject.depths(_look_at_files(subject, known, result))
        if not depths and (options.only is not None or not result.pages):
            return result
        result.findings += [Finding.at("axe-core", 0, "looked-at-nothing", what=tag) for tag in empty.result()]
        memory = VisitMemory(root / FILE, served, version.result(), result.findings) if options.remember else None
        visits = _visits(pool, depths, memory, result, progress)
        result.urls, result.browser = [*depths], f"Chromium {version.result()}"
        about = criteria.result()
    if memory and options.only is None:
        with suppress(OSError):
            memory.keep(visits)
    result.criteria = {rule: about.get(rule, ()) for visit in visits for rule in sorted(visit.rules)}
    _judge(visits, known, result, everything=options.only is None)
    return result


def _look_at_files(subject: _Subject, known: KnownExceptions, result: Audit) -> list[BuiltPage]:
    """Check a built site as files, and give the pages that the browser opens."""
    languages = edition_languages(subject.root)
    pages, findings = check_files(subject.folder, subject.site_url, languages, subject.only)
    result.findings += known.left(findings)
    result.pages = len(pages)
    result.media = sum(len(page.all(MEDIA)) for page in pages)
    if pages and subject.only is None:
        result.findings += check_built_addresses(subject.root, subject.folder, pages)
    return [page for page in pages if not page.is_redirect]


def _visits(
    pool: Executor,
    depths: Mapping[str, Depth],
    memory: VisitMemory | None,
    result: Audit,
    progress: Callable[[int, int], None],
) -> list[browser.PageVisit]:
    """Give what the browser sees of each page, and open those of which that is not known."""
    recalled = {
        url: visit for url, depth in depths.items() if memory and (visit := memory.recall(url)) and visit.depth == depth
    }
    result.remembered = len(recalled)
    if recalled:
        progress(len(recalled), len(depths))
    wanted = {url: depth for url, depth in depths.items() if url not in recalled}
    opened = pool.map(_look_at, wanted.keys(), wanted.values())
    for number, visit in enumerate(opened, len(recalled) + 1):
        recalled[visit.url] = visit
        progress(number, len(depths))
    return [recalled[url] for url in depths]


def _browsers(executable: Path, site: browser.ServedSite) -> ProcessPoolExecutor:
    """Give worker processes, each with a browser of its own: Playwright's connection does not survive a fork."""
    workers = max(1, min(MAX_WORKERS, os.cpu_count() or 1, len(html_files(site.folder))))
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(executable, site)
    )


@dataclass(frozen=True)
class _Worker:
    """What a worker process keeps from one page to the next."""

    chromium: Browser
    visitor: PageVisitor


_workers: list[_Worker] = []
"""At most one per process: a pool gives an initialiser no other place to keep what it made."""


def _start(executable: Path, site: browser.ServedSite) -> None:
    chromium = browser.launch(sync_playwright().start(), executable)
    _workers.append(_Worker(chromium, PageVisitor(chromium, site)))


def _look_at(url: str, depth: Depth) -> browser.PageVisit:
    return _workers[0].visitor.visit(url, depth)


def _version() -> str:
    return _workers[0].chromium.version


def _criteria() -> dict[str, tuple[str, ...]]:
    return criteria_of_rules(_workers[0].chromium)


def _tags_without_rules() -> list[str]:
    return browser.tags_without_rules(_workers[0].chromium)


def _judge(visits: Sequence[browser.PageVisit], known: KnownExceptions, result: Audit, *, everything: bool) -> None:
    """Turn what the browser saw into findings and counts."""
    result.loads = sum(visit.loads for visit in visits)
    result.ways = sum(visit.ways for visit in visits)
    result.stops = sum(visit.stops for visit in visits)
    result.axe = next((visit.axe for visit in visits if visit.axe), "")
    result.findings += judge(visits, known)
    result.exceptions, result.covered = known.met, known.covered
    if not result.loads or not result.rules:
        result.findings.append(Finding.at("axe-core", 0, "looked-at-nothing", what="axe.run"))
    # What is accepted may stand on a page that was not looked at.
    result.findings = sorted({*result.findings, *(known.unused() if everything else ())})
