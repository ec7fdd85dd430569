"""Opens built pages in Chromium, one after the other, and looks at each in many ways of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Error

from shishin.checks.axe_script import AXE
from shishin.checks.browser import DARK, MORE_RULES, ORIGIN, TAGS, AxeResult, Barrier, PageVisit, answer
from shishin.checks.enlarged_text import lost_words
from shishin.checks.first_visit import PARTS
from shishin.checks.keyboard_walk import keyboard_walk
from shishin.checks.patience import Patience
from shishin.checks.stage import BEFORE, STATES, Stage
from shishin.checks.type_checks import TYPE_CHECKS
from shishin.checks.way_checks import WAY_CHECKS
from shishin.checks.ways import (
    ENLARGED,
    LOADED,
    NARROW,
    NO_SCRIPTS,
    OF_AXE,
    OPENED,
    PAPER,
    SCREEN,
    SCRIPTS,
    VALUES,
    WIDE,
    WINDOWS,
    Depth,
    Way,
    ways_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playwright.sync_api import Browser, Page, Route

    from shishin.checks.browser import ServedSite

LAYOUT = r"(/(?:^|\s)layout-(\S+)/.exec(document.body.className) ?? [])[1] ?? ''"
"""Reads a page's type from its class, as `base.html` writes it."""

RULES = """([tags, more, kind]) => {
  const colours = new Set(axe.getRules(["cat.color"]).map((rule) => rule.ruleId));
  const ofTags = axe.getRules(tags).filter((rule) => !rule.tags.some((tag) => /deprecated|experimental/.test(tag)));
  return [...ofTags.map((rule) => rule.ruleId), ...more]
    .filter((id) => kind === "all" || colours.has(id) === (kind === "colours"));
}"""
"""Names the rules of some tags and some more: all, or with or without those that axe-core calls rules of colours."""

RUN = """values => axe.run({ runOnly: { type: "rule", values }, resultTypes: ["violations", "incomplete"] })"""
"""Runs some of axe-core's rules."""

_WALKS = {Depth.BRIEF: (), Depth.PAIRS: (WIDE,), Depth.FULL: (WIDE, NARROW)}
"""The windows in which a walk with the keyboard is taken, by how much is looked at."""

LENGTHY = 400
"""Characters of an error's message that are shown."""


class PageVisitor:
    """A browser page that visits the pages of a site, each as if it were the first that the browser opens.

    A new browser page for each visit would start a process each time, which takes longer than most visits.
    """

    def __init__(self, browser: Browser, site: ServedSite) -> None:
        """Open a browser page with scripts; one without is opened when it is asked for. Both close with the browser.

        Args:
            browser: The browser.
            site: The built site.
        """
        self._browser, self._site, self._visit = browser, site, PageVisit("")
        self._stages: dict[str, Stage] = {}
        self._patience = Patience(browser)
        self._stage(SCRIPTS)

    def visit(self, url: str, depth: Depth = Depth.PAIRS) -> PageVisit:
        """Open a built page and look at it; whatever goes wrong with it is noted, and does not reach the next page.

        Args:
            url: The page's address from the site's root.
            depth: How much of it is looked at.
        """
        self._visit = PageVisit(url, depth=depth)
        try:
            with self._patience.lasts():
                self._look_around(depth)
                for stage in self._stages.values():
                    stage.leave(ORIGIN)
        except Error as error:
            self._visit.errors.append(" ".join(error.message.split())[:LENGTHY])
            self._renew()
        return self._visit

    def _look_around(self, depth: Depth) -> None:
        ways = sorted(ways_of(depth), key=_order)
        scripted = [way for way in ways if way.scripts == SCRIPTS]
        if depth == Depth.FULL:
            # What a page does as it is loaded may depend on the window, as the folds of long pages do.
            self._look([way for way in scripted if way.window != WIDE], NARROW)
            scripted = [way for way in scripted if way.window == WIDE]
        stage = self._look(scripted)
        for window in _WALKS[depth]:
            self._walk(stage, Way(window, state=OPENED))
        if depth == Depth.FULL:
            self._open(SCRIPTS)
            for check in TYPE_CHECKS:
                self._note(check(stage.page), Way(WIDE))
            self._stay(stage.page)
        plain = [way for way in ways if way.scripts == NO_SCRIPTS]
        if plain:
            self._look(plain)

    def _look(self, ways: Sequence[Way], window: str = "") -> Stage:
        """Load the page and look at it in some ways, for all of which scripts run, or for none."""
        visit, stage = self._visit, self._open(ways[0].scripts, window)
        page = stage.page
        if ways[0].scripts == SCRIPTS:
            visit.layout = page.evaluate(LAYOUT)
            visit.parts = page.locator(PARTS).count()
            page.evaluate(AXE)
        for way in ways:
            # What comes later comes because something was opened, or had the focus.
            if not visit.loaded and (way.state != LOADED or way.media != SCREEN or way.window == ENLARGED):
                visit.loaded = dict(visit.answered)
            stage.show(way, visit)
            self._look_once(page, way)
        self._stay(page)
        return stage

    def _look_once(self, page: Page, way: Way) -> None:
        visit = self._visit
        visit.ways += 1
        content = page.evaluate("document.documentElement.scrollWidth")
        if content > way.size.width and way.media != PAPER:
            visit.overflow.append((str(way), content))
        if way in OF_AXE:
            _run_axe(page, way, visit)
        for check in WAY_CHECKS:
            self._note(check(page, way), way)
        if way == Way(NARROW, state=OPENED):
            visit.lost = lost_words(page)

    def _walk(self, stage: Stage, way: Way) -> None:
        stage.show(way, self._visit)
        walk = keyboard_walk(stage.page, stage.protocol)
        self._visit.stops += walk.stops
        self._note(walk.rows, way)

    def _note(self, rows: Iterable[tuple[str, str]], way: Way) -> None:
        """Note what was met, and where it was met first."""
        known = {(barrier.code, barrier.element) for barrier in self._visit.barriers}
        for code, element in dict.fromkeys(rows):
            if (code, element) not in known:
                self._visit.barriers.append(Barrier(code, element, str(way)))

    def _open(self, scripts: str, window: str = "") -> Stage:
        stage = self._stage(scripts)
        stage.open(self._address, WINDOWS[window] if window else BEFORE)
        self._patience.look()
        return stage

    def _stay(self, page: Page) -> None:
        """Note if the page has gone elsewhere by itself: then another page was looked at."""
        if urlsplit(urldefrag(page.url).url).path != urlsplit(self._address).path:
            raise Error(f"left for {page.url}")

    @property
    def _address(self) -> str:
        return f"{ORIGIN}{self._site.base}{self._visit.url}"

    def _stage(self, scripts: str) -> Stage:
        if scripts not in self._stages:
            self._stages[scripts] = Stage(self._browser, self._answer, scripts=scripts == SCRIPTS)
            self._stages[scripts].page.on("pageerror", lambda error: self._visit.errors.append(str(error)))
        return self._stages[scripts]

    def _answer(self, route: Route) -> None:
        answer(route, self._site, self._visit)

    def _renew(self) -> None:
        """Open new browser pages in place of those with which something went wrong."""
        for stage in self._stages.values():
            stage.close()
        self._stages.clear()


def _order(way: Way) -> tuple[int, bool, int]:
    """Sort ways so that what is open stays open, and the page is laid out anew as seldom as possible."""
    return STATES.index(way.state), way.media != SCREEN, VALUES["window"].index(way.window)


def _run_axe(page: Page, way: Way, visit: PageVisit) -> None:
    rules = page.evaluate(RULES, [list(TAGS), list(MORE_RULES), _kind(way, visit)])
    result: dict[str, Any] = page.evaluate(RUN, rules)
    visit.loads += 1
    visit.axe = result["testEngine"]["version"]
    for kind in ("passes", "violations", "incomplete", "inapplicable"):
        visit.rules |= {rule["id"] for rule in result[kind]}
    visit.violations += _places(result["violations"], str(way))
    visit.incomplete += _places(result["incomplete"], str(way))


def _kind(way: Way, visit: PageVisit) -> str:
    """Say which rules axe-core runs in a way of reading.

    Of a page in dark only the colours can be others than in light, unless it asks for the scheme. The colours of a page
    as it is loaded are seen again when all is opened; on a page of each type they are looked at by themselves too.
    """
    if way.colours == DARK and not visit.asks_for_scheme:
        return "colours"
    return "others" if way.state == LOADED and visit.depth == Depth.PAIRS else "all"


def _places(results: list[dict[str, Any]], where: str) -> list[AxeResult]:
    return [
        AxeResult(rule["id"], rule["help"], str(rule["impact"]), " ".join(map(str, node["target"])), where)
        for rule in results
        for node in rule["nodes"]
    ]
