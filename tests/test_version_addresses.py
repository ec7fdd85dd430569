"""The addresses of versions on the built site: each leads to its place for ever, or is redirected there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from shishin.checks.audit import check_files
from shishin.checks.built_addresses import check_built_addresses
from shishin.checks.built_page import read_site
from shishin.website.build import build
from support.guideline_changes import FOUR_VERSIONS
from support.languages import EDITION
from support.released import FIRST, GUIDELINE, Project
from support.small_project import stamp_all
from support.walk import walking

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from shishin.checks import browser
    from shishin.checks.built_page import BuiltPage

pytestmark = pytest.mark.site

SITE_URL = "https://sample.example/base/"

BASE = "guidelines/ui-ux/"


def test_every_address_of_every_version_leads_to_its_place(lived: Project, pages: dict[str, BuiltPage]) -> None:
    lists = [*(lived.root / GUIDELINE).glob("releases/*/addresses.txt")]
    assert len(lists) == len(FOUR_VERSIONS)
    assert sum(len(path.read_text(encoding="utf-8").split()) for path in lists) > 4 * 100
    assert [*check_built_addresses(lived.root, lived.root / "site", [*pages.values()])] == []


def test_an_address_that_a_built_site_has_lost_is_found(
    lived: Project, pages: dict[str, BuiltPage], tmp_path: Path
) -> None:
    folder = tmp_path / f"{GUIDELINE}/releases/1.0.0"
    folder.mkdir(parents=True)
    there = (
        f"{BASE}first/",
        f"{BASE}1.0.0/first/#UX-01",
        "data/v1/ui-ux/1.0.0/requirements.csv",
        "old/#part",
        "old/#first",
    )
    gone = (f"{BASE}third/", f"{BASE}first/#UX-99", "old/#nothing", "data/v1/none.json")
    (folder / "addresses.txt").write_text("\n".join((*there, *gone)), encoding="utf-8")
    findings = [*check_built_addresses(tmp_path, lived.root / "site", [*pages.values()])]
    assert [(finding.line, dict(finding.values)["address"]) for finding in findings] == [
        (len(there) + number, f"/{address}") for number, address in enumerate(gone, 1)
    ]


def test_a_redirect_keeps_the_anchor(chromium: Browser, served: browser.ServedSite) -> None:
    with walking(chromium, served) as walk:
        for old, new in (("old/", "about/"), ("en/old/#first", "en/about/#first"), ("en/old/#part", "en/data/#first")):
            page = walk.to(old)
            page.wait_for_url(f"**/base/{new}")
            assert walk.url == new
    with walking(chromium, served, java_script_enabled=False) as walk:
        walk.to("en/old/").wait_for_url("**/base/en/about/")


def test_what_has_gone_from_the_text_must_be_redirected_before_its_release(lived: Project) -> None:
    """The list of addresses is held against the site of today and against the one after the next release."""

    def codes() -> set[str]:
        return set(lived.run("check")[0])

    old, new = f"{GUIDELINE}/guides/02-second", f"{GUIDELINE}/guides/02-other"
    for code in ("ja", "en"):
        (lived.root / f"{old}.{code}.md").rename(lived.root / f"{new}.{code}.md")
        lived.change(f"{FIRST}.{code}.md", "../guides/02-second.", "../guides/02-other.")
    lived.change(f"{new}.ja.md", "id: second", "id: other")
    lived.change(f"{new}.ja.md", "見る {#look}", "見る {#see}")
    lived.change(f"{new}.en.md", "Look {#look}", "See {#see}")
    stamp_all(lived.root)
    assert codes() == {"address-lost"}
    kept = (lived.root / "principles/redirects.yml").read_text(encoding="utf-8")
    moved = kept + f"  - {{old: {BASE}second/, new: {BASE}other/}}\n"
    lived.write("principles/redirects.yml", moved)
    assert codes() == {"address-lost"}
    whole = f"{moved}  - {{old: '{BASE}second/#look', new: '{BASE}other/#see'}}\n"
    lived.write("principles/redirects.yml", whole)
    assert codes() == set()
    lived.write("principles/redirects.yml", f"{whole}  - {{old: glossary/, new: data/}}\n")
    assert codes() == {"redirect-needless"}
    lived.write("principles/redirects.yml", f"{whole}  - {{old: gone/, new: nowhere/}}\n")
    assert codes() == {"redirect-nowhere"}
    lived.git("checkout", "--quiet", "--", ".")
    lived.git("clean", "--quiet", "--force", "--", "guidelines")
    assert codes() == set()


def test_a_moved_requirement_is_pointed_to_from_its_old_page(lived: Project, tmp_path: Path) -> None:
    """As long as 1.1.0 is withdrawn UX-02 is at its old place; the next version moves it again."""
    root = shutil.copytree(lived.root, tmp_path / "project", symlinks=True)
    Project(root).release("1.2.0", independent=True)
    build(root, root / "site")
    pages = {page.url: page for page in read_site(root / "site", EDITION)}
    first = pages[f"{BASE}first/"]
    assert not first.all("#UX-02.requirement")
    goals = [urljoin(f"/{BASE}first/", str(link.attrs["href"])) for link in first.all("li#UX-02 > a")]
    assert goals == [f"/{BASE}second/#UX-02"]
    assert check_files(root / "site", SITE_URL, EDITION)[1] == []


def test_a_redirect_page_can_be_used_by_hand(pages: dict[str, BuiltPage]) -> None:
    page = pages["old/"]
    assert [urljoin("/old/", str(link.attrs["href"])) for link in page.all("main p a")] == ["/about/"]
    assert not page.is_answer
    assert page.is_redirect
