"""What an audit remembers is never wrong: it is what the browser would see again."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from shishin.checks import browser
from shishin.checks.audit import Audit, AuditOptions, audit
from shishin.checks.page_visitor import PageVisitor
from shishin.checks.visit_memory import FILE, MOST_BYTES, VisitMemory, circumstances, is_clean
from shishin.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from shishin.model.finding import Finding

pytestmark = pytest.mark.site

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/site.css"><script src="/site.js" defer></script></head>
<body><main><h1>{name}</h1><p>Words.</p><img src="/a.svg" alt="A"></main></body></html>"""
NAMES = ("index", "first/index", "second/index")


def write_site(folder: Path) -> Path:
    """Write three pages that share a style, a script and a picture."""
    for name in NAMES:
        path = folder / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(name=name.removesuffix("/index")), encoding="utf-8")
    (folder / "site.css").write_text("p { color: #000 }\n", encoding="utf-8")
    (folder / "site.js").write_text("document.title += '';\n", encoding="utf-8")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "built")


def look(project: Path, site: Path, *, remember: bool = True) -> Audit:
    options = AuditOptions(dt.date(2026, 11, 23), remember)
    return audit(project, site, "https://sample.example/", options, lambda *_step: None)


def said(result: Audit) -> tuple[object, ...]:
    """Give all that an audit says, but for how it came to know."""
    return result.findings, result.pages, result.loads, result.rules, result.axe, result.exceptions


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        path = site / name
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda site: (site / name).unlink(missing_ok=True)


def heal(site: Path) -> None:
    write_site(site)


EDITS: tuple[Callable[[Path], None], ...] = (
    edit("index.html", "Words.", "Other words."),
    edit("first/index.html", ' alt="A"', ""),
    edit("first/index.html", 'src="/a.svg">', 'src="/a.svg" alt="A">'),
    edit("index.html", "<p>", '<p style="width: 2000px">'),
    edit("site.css", "#000", "#ddd"),
    edit("site.css", "#ddd", "#000"),
    edit("site.js", "+= ''", "+= nothing"),
    edit("site.js", "nothing", "''"),
    edit("a.svg", 'width="9"', 'width="900"'),
    remove("a.svg"),
    remove("site.css"),
    edit("first/index.html", "<title>first", "<title>Third"),
    heal,
)
"""What can happen to a site between two audits: pages, styles, scripts and pictures change, break, heal and go."""


def test_pages_of_which_nothing_has_changed_are_not_opened_again(project: Path, site: Path) -> None:
    first, second = look(project, site), look(project, site)
    assert (first.remembered, second.remembered, second.pages) == (0, 3, 3)
    assert said(first) == said(second)
    assert second.loads == 18
    edit("first/index.html", "Words.", "Other words.")(site)
    assert look(project, site).remembered == 2
    edit("site.css", "#000", "#111")(site)
    assert look(project, site).remembered == 0
    (site / "first/index.html").unlink()
    look(project, site)
    kept = json.loads((project / FILE).read_text(encoding="utf-8"))["kept"]
    assert sorted(kept) == ["", "second/"]


def test_whatever_is_edited_what_is_remembered_is_what_the_browser_sees(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    maker, counts = random.Random(17), Counter[str]()
    served, file = browser.ServedSite(site), tmp_path / "memory.json"
    edits = maker.sample(EDITS, k=len(EDITS))
    visitor = PageVisitor(chromium, served)
    for step in (heal, *chain.from_iterable((change, heal) for change in edits)):
        step(site)
        memory = VisitMemory(file, served, chromium.version, [])
        visits = [visitor.visit(url) for url in ("", "first/")]
        for visit in visits:
            recalled = memory.recall(visit.url)
            assert recalled in (None, visit)
            counts["remembered" if recalled else "wrong" if not is_clean(visit) else "new"] += 1
        memory.keep(visits)
    assert counts.total() == 2 * (1 + 2 * len(EDITS)) == 54
    assert min(counts[kind] for kind in ("remembered", "wrong", "new")) >= 5, counts


def test_a_site_that_changes_during_an_audit_is_not_taken_for_what_was_seen(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    served, file = browser.ServedSite(site), tmp_path / "memory.json"
    visitor = PageVisitor(chromium, served)
    memory = VisitMemory(file, served, chromium.version, [])
    visits = [visitor.visit(url) for url in ("", "first/")]
    edit("first/index.html", ' alt="A"', "")(site)
    memory.keep(visits)
    again = VisitMemory(file, served, chromium.version, [])
    assert (again.recall(""), again.recall("first/")) == (visits[0], None)


DAMAGED = (b"", b"{", b"[]", b"\xff\xfe", b'{"circumstances": "", "kept": {"": {}}}', b"x" * (MOST_BYTES + 1))


def test_a_memory_that_is_damaged_is_thrown_away_with_a_word(project: Path, site: Path) -> None:
    first, path = look(project, site), project / FILE
    whole = path.read_bytes()
    looked_at = 0
    for content in (*DAMAGED, whole[: len(whole) // 2]):
        path.write_bytes(content)
        findings: list[Finding] = []
        memory = VisitMemory(path, browser.ServedSite(site), "1", findings)
        assert memory.recall("") is None
        assert [(finding.code, finding.severity) for finding in findings] == [("audit-memory", Severity.WARNING)]
        looked_at += 1
    assert looked_at == 7
    second, third = look(project, site), look(project, site)
    assert [finding.code for finding in second.findings if finding not in first.findings] == ["audit-memory"]
    assert (second.remembered, third.remembered, said(third)) == (0, 3, said(first))


def test_a_memory_of_other_circumstances_is_not_used(project: Path, site: Path) -> None:
    look(project, site)
    memory = json.loads((project / FILE).read_text(encoding="utf-8"))
    assert memory["circumstances"] != circumstances("another browser")
    (project / FILE).write_text(json.dumps({**memory, "circumstances": "another"}), encoding="utf-8")
    assert look(project, site, remember=False).remembered == 0
    assert look(project, site).remembered == 0
    assert json.loads((project / FILE).read_text(encoding="utf-8"))["circumstances"] == memory["circumstances"]
    assert [path.name for path in (project / FILE).parent.iterdir()] == ["audit.json"]
