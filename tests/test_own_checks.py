"""Every check of the audit's own that needs a browser catches its broken page, and leaves a whole one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.checks import browser
from shishin.checks.page_visitor import PageVisitor
from shishin.checks.ways import Depth
from support.languages import ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

    from support.walk import BrowserOfWorker

pytestmark = pytest.mark.site

STYLE = """
:root { color-scheme: light dark }
:focus-visible { outline: 3px solid light-dark(#000, #fff) }
header a, header button { display: inline-block; min-height: 44px; min-width: 44px }
button { border: 1px solid }
[hidden] { display: none !important }
@media print { main a[href^=http]::after { content: " <" attr(href) ">" } }
"""
HEADER = """<a href="#main">Skip to the text</a><header><nav aria-label="Main"><a href="./">Home</a></nav>
<button id="button" type="button" aria-controls="menu" aria-expanded="false" hidden>Menu</button>
<div id="menu"></div></header>"""
MAIN = """<h1>Title</h1><p>Words with <a href="https://other.invalid/">a link</a> among them.</p>
<p><span class="level level-must">Must</span> <button type="button" class="copy" hidden>Copy</button></p>
<section><p><ins><span class="aside">[added:</span> new]</ins></p></section>
<p id="status" role="status"></p>"""
SCRIPT = """for (const button of document.querySelectorAll("button")) button.hidden = false;
const menu = document.getElementById("button");
menu.onclick = () => menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
document.querySelector(".copy").onclick = () => { document.getElementById("status").textContent = "Copied"; };"""


def page(style: str = "", main: str = "", before: str = "", script: str = "") -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}{style}</style></head>
<body class="layout-test">{before}{HEADER}<main id="main" tabindex="-1">{MAIN}{main}</main>
<script>{SCRIPT}{script}</script></body></html>"""


COVERED = "header::after { content: ''; position: fixed; inset: 0; background: red }"
HOLDING = """document.addEventListener("keydown", (event) => {
  if (event.key === "Tab" && document.activeElement.className === "copy") event.preventDefault();
});"""
NO_WAY_BACK = """document.addEventListener("keydown", (event) => {
  if (event.key === "Tab" && event.shiftKey) event.preventDefault();
});"""
BACK = "document.getElementById('back').onfocus = () => document.querySelector('nav a').focus();"
NOTHING = "document.querySelector('a').onclick = (event) => event.preventDefault();"
OF_KEY = "document.addEventListener('keydown', ({ key }) => { if (key === 's') document.body.append('s'); });"
LATE = """document.querySelector(".copy").onclick = () => {
  document.querySelector("main").insertAdjacentHTML("beforeend", "<p role=status>Copied</p>");
};"""

BROKEN = [
    ("page-key-unreached", Depth.PAIRS, page(main="<a href='a' tabindex='-1'>a</a>")),
    ("page-key-unreached", Depth.PAIRS, page(main="<span role='button'>a</span>")),
    ("page-key-trap", Depth.PAIRS, page(script=HOLDING)),
    ("page-key-trap", Depth.PAIRS, page(script=NO_WAY_BACK)),
    ("page-key-order", Depth.PAIRS, page(main="<a id='back' href='b'>b</a>", script=BACK)),
    ("page-focus-unseen", Depth.PAIRS, page(":focus-visible { outline: none }")),
    ("page-focus-unseen", Depth.PAIRS, page(":focus-visible { outline: 1px solid }")),
    ("page-focus-unseen", Depth.PAIRS, page(":focus-visible { outline-color: light-dark(#ddd, #fff) }")),
    ("page-focus-unseen", Depth.PAIRS, page(":focus-visible { outline-color: light-dark(#000, #333) }")),
    ("page-focus-unseen", Depth.PAIRS, page("@media (forced-colors: active) { :focus-visible { outline: none } }")),
    ("page-focus-hidden", Depth.PAIRS, page(COVERED)),
    ("page-focus-hidden", Depth.PAIRS, page(
        "header { position: sticky; top: 0; padding-bottom: 150px; background: Canvas }", "<p style='height: 99vh'>" * 9
    )),
    ("page-skip-link", Depth.PAIRS, page(before="<a href='a'>First</a>")),
    ("page-skip-link", Depth.PAIRS, page(script=NOTHING)),
    ("page-target-small", Depth.BRIEF, page("header a { min-height: 30px }")),
    ("page-forced-contrast", Depth.PAIRS, page("p { forced-color-adjust: none; color: #333; background: #222 }")),
    ("page-forced-edge", Depth.PAIRS, page("button { border: 0 !important; background: none }")),
    ("page-colour-alone", Depth.BRIEF, page(main="<span class='level level-may'></span>")),
    ("page-colour-alone", Depth.BRIEF, page(main="<p><ins>New</ins></p>")),
    ("page-colour-alone", Depth.BRIEF, page("ins { text-decoration: none }")),
    ("page-colour-alone", Depth.BRIEF, page("main a { text-decoration: none; color: CanvasText }")),
    ("page-moving", Depth.BRIEF, page("@keyframes a { to { opacity: 0 } } h1 { animation: a 2s infinite }")),
    ("page-moving", Depth.BRIEF, page("html { scroll-behavior: smooth }")),
    ("page-paper-heading", Depth.PAIRS, page("@media print { h1 { display: none } }")),
    ("page-paper-lost", Depth.PAIRS, page("@media print { h1 { width: 9999px } }")),
    ("page-paper-address", Depth.PAIRS, page("@media print { main a::after { content: none !important } }")),
    ("page-plain-dead", Depth.PAIRS, page(main="<button type='button'>Do</button>")),
    ("page-plain-dead", Depth.PAIRS, page(main="<a href='#'>Do</a>")),
    ("page-plain-lost", Depth.PAIRS, page("header nav { display: none }")),
    ("page-single-key", Depth.FULL, page(script=OF_KEY)),
    ("page-status-silent", Depth.FULL, page(script=LATE)),
]  # fmt: skip
"""The code, how much is looked at until it is met, and the page."""

OF_BROWSER = ("page-key-", "page-focus-", "page-skip-", "page-target-", "page-forced-", "page-colour-", "page-moving",
              "page-paper-", "page-plain-", "page-status-", "page-single-")  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="module")
def visitor(browser_of_worker: BrowserOfWorker, folder: Path) -> PageVisitor:
    return PageVisitor(browser_of_worker.started(), browser.ServedSite(folder))


def looked_at(visitor: PageVisitor, folder: Path, content: str, depth: Depth) -> browser.PageVisit:
    (folder / "index.html").write_text(content, encoding="utf-8")
    return visitor.visit("", depth)


def test_a_whole_page_has_no_barrier(visitor: PageVisitor, folder: Path) -> None:
    for depth, ways, stops in ((Depth.BRIEF, 2, 0), (Depth.PAIRS, 18, 5), (Depth.FULL, 102, 10)):
        visit = looked_at(visitor, folder, page(), depth)
        assert (visit.barriers, visit.errors, visit.overflow, visit.lost) == ([], [], [], [])
        assert (visit.ways, visit.stops, visit.depth) == (ways, stops, depth)


@pytest.mark.parametrize("case", BROKEN, ids=[f"{number}-{case[0]}" for number, case in enumerate(BROKEN)])
def test_a_broken_page_is_caught(visitor: PageVisitor, folder: Path, case: tuple[str, Depth, str]) -> None:
    code, depth, content = case
    visit = looked_at(visitor, folder, content, depth)
    assert code in {barrier.code for barrier in visit.barriers}
    assert visit.errors == []


def test_every_code_has_a_broken_page() -> None:
    assert {code for code, _, _ in BROKEN} == {code for code in ENGLISH.findings if code.startswith(OF_BROWSER)}
