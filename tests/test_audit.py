"""The whole audit: it finds its browser, counts what it looks at, and names what it finds."""

from __future__ import annotations

import datetime as dt
import os
import random
import re
from typing import TYPE_CHECKING, get_args

import pytest

from shishin.checks import browser, gallery, install
from shishin.checks.audit import AuditOptions, audit
from shishin.checks.first_visit import most_bytes, too_heavy
from shishin.model.page import Layout
from shishin.website.build import build
from shishin.website.config_file import site_url
from support.html import write_page
from support.languages import EDITION
from support.left_out import OPTIONAL, leave_out

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

OF_VERSIONS = ["comparison", gallery.OLDER, "versions"]
TODAY = AuditOptions(dt.date(2026, 11, 23))
TYPES = sorted((*get_args(Layout), "principle", "guideline", "guide", "whole-guideline"))


def test_an_audit_counts_what_it_looked_at(project: Path) -> None:
    # Without those pages the types that are left are looked at in every way.
    for layout in OPTIONAL:
        leave_out(project, layout)
    pages = build(project, project / "site")
    assert pages == 68 - 2 * len(OPTIONAL) >= 30
    steps: list[tuple[int, int]] = []
    result = audit(project, project / "site", site_url(project), TODAY, lambda *step: steps.append(step))
    assert result.findings == []
    assert (result.pages, result.loads) == (pages, 6 * pages)
    assert result.ways > pages * 17
    assert result.stops > pages * 10
    assert steps == [(number, pages) for number in range(1, pages + 1)]


def test_an_audit_names_each_finding_and_sets_exceptions_aside(project: Path, tmp_path: Path) -> None:
    write_page(tmp_path, body="<p style='background:linear-gradient(#fff,#000)'>Over a gradient</p><img src='a.svg'>")
    first = audit(project, tmp_path, "https://sample.example/", TODAY, lambda *_step: None)
    codes = {finding.code for finding in first.findings}
    assert {"axe-violation", "axe-incomplete"} <= codes
    selector = next(dict(finding.values)["selector"] for finding in first.findings if finding.code == "axe-incomplete")
    (project / "accessibility").mkdir(exist_ok=True)
    row = (
        '[[exception]]\nrule = "{}"\npage = "{}"\nplace = "{}"\naffects = "Nobody."\nreason = "Seen."\n'
        "last_day = 2027-01-01\n"
    )
    rows = [("color-contrast", "", selector), ("image-alt", "", "img"), ("region", "", "none")]
    (project / "accessibility/exceptions.toml").write_text("".join(row.format(*values) for values in rows), "utf-8")
    second = audit(project, tmp_path, "https://sample.example/", TODAY, lambda *_step: None)
    found = [(finding.code, dict(finding.values).get("rule")) for finding in second.findings]
    assert ("axe-violation", "image-alt") in {
        (finding.code, dict(finding.values).get("rule")) for finding in first.findings
    } - {*found}
    assert "axe-incomplete" not in {code for code, _ in found}
    assert [rule for code, rule in found if code == "exception-unused"] == ["region"]
    assert [known.place for known in second.exceptions] == [selector, "img"]


def test_words_that_are_lost_when_they_are_enlarged_are_named(project: Path, tmp_path: Path) -> None:
    cut = "<p class='low' style='block-size:24px;overflow:hidden'>A line of words.</p>"
    write_page(tmp_path, body=f"{cut}<p style='overflow:hidden'>Others.</p>")
    result = audit(project, tmp_path, "https://sample.example/", TODAY, lambda *_step: None)
    lost = [dict(finding.values) for finding in result.findings if finding.code == "page-lost"]
    assert [values["element"] for values in lost] == ["p.low"] * len(lost)
    assert {values["how"] for values in lost} >= {"150 %", "200 %"}


def test_a_heavy_page_is_named(project: Path, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    write_page(tmp_path, body="".join(f"<img src='{number}.svg' alt='x'>" for number in range(6)))
    result = audit(project, tmp_path, "https://sample.example/", TODAY, lambda *_step: None)
    heavy = [dict(finding.values) for finding in result.findings if finding.code == "page-heavy"]
    assert [(values["requests"], values["most_requests"]) for values in heavy] == [("7", "6")]


@pytest.mark.parametrize(("layout", "parts", "most"), [
    ("guide", 0, 25_000), ("", 0, 25_000), ("guide", 30, 25_000), ("glossary", 90, 60_000), ("comparison", 0, 60_000),
    ("whole-guideline", 1, 25_000), ("whole-guideline", 6, 65_000), ("whole-guideline", 60, 497_000),
    ("requirements", 10, 25_000), ("requirements", 106, 27_600), ("by-standard", 1_000, 117_000),
])  # fmt: skip
def test_a_page_is_weighed_by_its_type_and_by_what_it_holds(layout: str, parts: int, most: int) -> None:
    for size, is_heavy in ((most, False), (most + 1, True)):
        visit = browser.PageVisit("", layout, parts, loaded={"/": size})
        heavy = [dict(finding.values)["most_bytes"] for finding in too_heavy(visit)]
        assert heavy == ([str(most_bytes(visit))] if is_heavy else [])


HEAVY = [
    ("page-heavy", "guide", 0, 26_000), ("page-heavy-parts", "whole-guideline", 2, 34_000),
    ("page-heavy-parts", "requirements", 120, 30_000), ("", "whole-guideline", 3, 34_000), ("", "guide", 0, 23_000),
]  # fmt: skip


@pytest.mark.parametrize("case", HEAVY)
def test_a_page_too_heavy_for_what_it_holds_is_named(
    case: tuple[str, str, int, int], project: Path, tmp_path: Path
) -> None:
    code, layout, parts, size = case
    row = "<section class='whole-guide'><h2>{0}</h2></section>"
    if layout == "requirements":
        row = "<table class='requirement-table'><tbody><tr><td>{0}</td></tr></tbody></table>"
    write_page(tmp_path, "<link rel='stylesheet' href='big.css'>", "".join(map(row.format, range(parts))))
    text = (tmp_path / "index.html").read_text(encoding="utf-8").replace("<body", f"<body class='layout-{layout}'", 1)
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    content = bytes(random.Random(0).choices(range(256), k=size))
    (tmp_path / "big.css").write_bytes(b"/*" + content.replace(b"*/", b"  ") + b"*/")
    result = audit(project, tmp_path, "https://sample.example/", TODAY, lambda *_step: None)
    heavy = [finding for finding in result.findings if finding.code.startswith("page-heavy")]
    assert [finding.code for finding in heavy] == ([code] if code else [])
    assert [dict(finding.values).get("parts") for finding in heavy] == ([str(parts) if parts else None] if code else [])


def test_the_variable_comes_first_and_must_name_a_file(tmp_path: Path) -> None:
    own = tmp_path / "browser"
    own.touch()
    assert browser.find({browser.ENVIRONMENT_VARIABLE: str(own)}) == own
    with pytest.raises(browser.BrowserMissingError):
        browser.find({browser.ENVIRONMENT_VARIABLE: str(tmp_path / "none")})


def test_the_path_is_searched(tmp_path: Path) -> None:
    own = tmp_path / "google-chrome"
    own.touch(mode=0o755)
    assert browser.find({"PATH": str(tmp_path)}) == own


def test_without_a_browser_an_audit_fails(built_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = built_project
    monkeypatch.setenv(browser.ENVIRONMENT_VARIABLE, "/nowhere/browser")
    result = audit(project, project / "site", site_url(project), TODAY, lambda *_step: None)
    assert [finding.code for finding in result.findings] == ["browser-missing"]
    assert install.find_or_install(install=False, tell=lambda _step: None)[0] is None


@pytest.mark.usefixtures("no_browser")
@pytest.mark.skipif(os.name != "posix", reason="writes a shell script")
def test_installing_tries_the_package_manager_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package manager of our own stands in for the system's: it installs a browser where it is looked for."""
    tool = tmp_path / "apk"
    tool.write_text(f"#!/bin/sh\ntouch {tmp_path}/our-chromium\nchmod +x {tmp_path}/our-chromium\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/sbin")
    monkeypatch.delenv(browser.ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.setattr(install, "PLAYWRIGHT", ["false"])
    monkeypatch.setattr(install, "SYSTEM", tuple(row for row in install.SYSTEM if row[0] == "apk"))
    monkeypatch.setattr(browser, "NAMES", ("our-chromium",))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    said: list[str] = []
    path, findings = install.find_or_install(install=True, tell=said.append)
    assert (path, findings) == (tmp_path / "our-chromium", [])
    assert said[0] == "false"
    assert said[1].endswith("apk add chromium")


@pytest.mark.usefixtures("no_browser")
def test_a_gallery_has_a_sheet_for_each_page_type(built_project: Path) -> None:
    project = built_project
    steps: list[tuple[int, int]] = []
    served = browser.ServedSite(project / "site", "/base/")
    written = gallery.gallery(served, project / "gallery", EDITION, lambda *step: steps.append(step))
    assert [path.stem for path in written] == TYPES
    assert steps[-1] == (24, 24)
    assert all(path.read_bytes()[8:12] == b"WEBP" for path in written)


def test_the_gallery_in_the_repository_shows_each_page_type(repository: Path) -> None:
    folder = repository / ".github/gallery"
    shown = re.findall(r"!\[\]\((.+)\.webp\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(path.stem for path in folder.glob("*.webp")) == sorted([*TYPES, *OF_VERSIONS])
