"""A visitor sees on each page what a new browser would see, and what axe-core as it is delivered would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from shishin.checks import browser, page_visitor, patience, stage
from shishin.checks.axe_script import AXE, quick
from shishin.checks.page_visitor import PageVisitor
from shishin.checks.ways import Depth
from support.html import write_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.site

COLOURS = (
    "#777", "#777777ee", "rgb(120 120 120 / 60%)", "hsl(200deg 20% 60%)", "oklch(0.7 0.1 200)", "lab(70% 20 30)",
    "color(display-p3 0.5 0.5 0.5)", "color-mix(in srgb, red, blue)", "transparent", "currentcolor", "ButtonText",
    "light-dark(#777, #888)", "hwb(194 0% 0%)", "rebeccapurple",
)  # fmt: skip
STYLES = (
    "color:{}", "color:#000;background:{}", "color:{};opacity:0.7", "background:linear-gradient({},#fff)",
    "color:{};text-shadow:0 0 2px #fff", "background:{};mix-blend-mode:multiply", "color:{};font:700 30px serif",
)  # fmt: skip

SPOILING = """<script>
localStorage.setItem("kept", "1"); sessionStorage.setItem("kept", "1"); document.cookie = "kept=1";
window.name = "kept"; addEventListener("pagehide", () => localStorage.setItem("late", "1"));
setInterval(() => { fetch("/late.css?" + Math.random()); }, 20);
</script>"""
LOOKING = """<script>
const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie, window.name].join("");
if (kept || innerWidth !== 1280 || matchMedia("(prefers-color-scheme: dark)").matches) throw new Error(`${kept} kept`);
</script>"""


def test_quick_colours_change_nothing(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"<p style='{style.format(colour)}'>Words {colour}</p>" for style in STYLES for colour in COLOURS]
    site = browser.ServedSite(write_page(tmp_path, body="".join(rows)))
    visits = []
    for script in (AXE, AXE_SCRIPT):
        monkeypatch.setattr(page_visitor, "AXE", script)
        visits.append(PageVisitor(chromium, site).visit(""))
    assert visits[0] == visits[1]
    assert len(rows) == 98
    assert len(visits[0].violations) >= 200
    assert len(visits[0].incomplete) > 80


def test_another_axe_core_is_taken_as_it_is() -> None:
    assert "PlainField" in AXE
    other = AXE_SCRIPT.replace("=new WeakSet", "= new WeakSet")
    assert quick(other).startswith(other)


def test_a_page_leaves_nothing_for_the_next(chromium: Browser, tmp_path: Path) -> None:
    write_page(tmp_path, body=SPOILING)
    write_page((tmp_path / "next"), body=LOOKING)
    (tmp_path / "late.css").write_text("", encoding="utf-8")
    visitor = PageVisitor(chromium, browser.ServedSite(tmp_path))
    spoiling, looking = visitor.visit(""), visitor.visit("next/")
    assert "/late.css" in spoiling.digests
    assert (looking.errors, sorted(looking.digests)) == ([], ["/next/"])
    assert (spoiling.loads, looking.loads) == (6, 6)


BROKEN = {
    "leaves": "location.href = '/next/';",
    "leaves late": "setTimeout(() => { location.href = '/next/'; }, 200);",
    "never loads": "for (;;) {}",
    "never answers": "addEventListener('load', () => setTimeout(() => { for (;;) {} }, 200));",
    "throws": "throw new Error('gone');",
}
"""What a page's script does."""


@pytest.mark.parametrize("what", BROKEN)
def test_a_page_that_breaks_its_visit_does_not_break_the_next(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A page that never answers has its process killed: that is also what a tab that crashes looks like."""
    monkeypatch.setattr(patience, "MOST_SECONDS", 20.0)
    monkeypatch.setattr(stage, "PATIENCE", 8_000)
    write_page(tmp_path, body=f"<script>{BROKEN[what]}</script>")
    write_page(tmp_path / "next", body="<p>Words.</p>")
    visitor = PageVisitor(chromium, browser.ServedSite(tmp_path))
    broken, following = visitor.visit(""), visitor.visit("next/", Depth.BRIEF)
    assert broken.errors != []
    assert (following.errors, following.barriers, following.ways) == ([], [], 2)
