"""Every check of the built site catches its own bad fixture: no check can pass without looking."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest

from shishin.checks import exceptions
from shishin.checks.audit import check_files
from shishin.checks.page_checks import PAGE_CHECKS
from shishin.checks.site_checks import SITE_CHECKS
from shishin.model.finding import Finding
from support.languages import EDITION

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

SITE_URL = "https://sample.example/base/"
PAGE = "about/index.html"

BAD_PAGES = [
    ("html-parse", "</main>", "</div></main>"),
    ("html-id-twice", '<main id="main"', '<div id="main"></div><main id="main"'),
    ("html-anchor-form", '<h2 id="first">', '<h2 id="_1">'),
    ("html-anchor-broken", '<h2 id="first">', '<h2 id="other">'),
    ("html-h1", "<h1>", "<h1>x</h1><h1>"),
    ("html-h1", "<h1>説明</h1>", "<p>説明</p>"),
    ("html-heading-skip", '<h2 id="first">', '<h4>x</h4><h2 id="first">'),
    ("html-lang", '<html lang="ja">', '<html lang="en">'),
    ("html-lang", '<html lang="ja">', "<html>"),
    ("html-description", '<meta name="description"', '<meta name="other"'),
    ("html-canonical", 'rel="canonical" href="https://sample.example/base/about/"',
     'rel="canonical" href="https://sample.example/about/"'),
    ("html-canonical", '<link rel="canonical" href="https://sample.example/base/about/">', ""),
    ("html-canonical-goal", 'rel="canonical" href="https://sample.example/base/about/"',
     'rel="canonical" href="https://sample.example/base/glossary/"'),
    ("html-robots", "</head>", '<meta name="robots" content="noindex"></head>'),
    ("html-alternate", 'hreflang="en" href="https://sample.example/base/en/about/"',
     'hreflang="en" href="https://sample.example/base/en/"'),
    ("html-alternate", 'hreflang="x-default"', 'hreflang="fr"'),
    ("html-outside", "</head>", '<link rel="stylesheet" href="https://cdn.example/a.css"></head>'),
    ("html-outside", "</main>", '<img src="//cdn.example/a.png" alt=""></main>'),
    ("html-link-broken", "</main>", '<a href="../nowhere/">x</a></main>'),
    ("html-link-broken", "</head>", '<link rel="icon" href="../none.svg"></head>'),
    ("html-inline", "</main>", "<p style='color:red'>x</p></main>"),
    ("html-inline", "</main>", "<p onclick='x()'>x</p></main>"),
    ("html-inline", "</main>", "<script>x()</script></main>"),
    ("html-inline", "</head>", "<style>p{}</style></head>"),
    ("html-policy", "default-src &#39;none&#39;", "default-src *"),
    ("html-policy", "script-src &#39;self&#39;", "script-src &#39;self&#39; &#39;unsafe-inline&#39;"),
    ("html-policy", 'http-equiv="Content-Security-Policy"', 'name="other"'),
    ("html-unlisted", "</main>", "<!-- x --></main>"),
    ("html-unlisted", "</main>", '<!--><meta http-equiv="refresh" content="0;url=https://evil.example/"></main>'),
    ("html-unlisted", "</head>", '<meta http-equiv="refresh" content="0; url=../"></head>'),
    ("html-unlisted", "</head>", '<base href="../../"></head>'),
    ("html-unlisted", "</main>", '<iframe title="x"></iframe></main>'),
    ("html-unlisted", "</main>", '<a href="javascript:x()">x</a></main>'),
    ("html-unlisted", "</main>", '<p contenteditable="true">x</p></main>'),
    ("html-unlisted", "</main>", '<p id="menu">x</p></main>'),
    ("html-unlisted", "</main>", "<p><div>x</div></p></main>"),
    ("html-unlisted", "</main>", '<figure class="figure"><svg viewBox="0 0 9 9" class="header"></svg></figure></main>'),
    ("html-reading", "</main>", "<p><div>x</div></p></main>"),
    ("html-reading", "</main>", "<xmp><p>x</p></xmp></main>"),
    ("html-role-repeated", "<header", '<nav role="navigation"></nav><header'),
    ("html-role-repeated", "</main>", '<table><tr><th scope="row" role="rowheader">x</th></tr></table></main>'),
    ("html-table-name", "</main>", '<table><tr><th scope="col">x</th></tr></table></main>'),
    ("html-table-heads", "</main>", "<table><caption>x</caption><tr><th>x</th></tr></table></main>"),
    ("html-table-heads", "</main>", '<table aria-label="x"><tr><td>x</td></tr></table></main>'),
    ("html-landmarks", "</main>", '<section aria-label="x"></section>' * 13 + "</main>"),
    ("html-landmarks", "</main>", '<div role="region"></div>' * 13 + "</main>"),
    ("html-letters-apart", "</main>", "<p>Value 行 動 指 針 です。</p></main>"),
    ("html-letters-apart", "</main>", "<p>日　時</p></main>"),
    ("html-link-words", "</main>", '<a href="../a/">x</a><a href="../b/">x</a></main>'),
    ("html-link-address", "</main>", '<a href="../">https://sample.example/</a></main>'),
    ("html-element", "</main>", "<center>x</center></main>"),
    ("html-content-model", "</main>", "<ul><p>x</p></ul></main>"),
    ("html-content-model", "</main>", "<label>x <input><input></label></main>"),
    ("html-content-order", "</main>", "<dl><dt>x</dt></dl></main>"),
    ("html-attribute", "</main>", '<p align="center">x</p></main>'),
    ("html-attribute-missing", "</main>", '<img src="x"></main>'),
    ("html-attribute-value", "</main>", '<p lang="jp">x</p></main>'),
    ("html-attribute-value", "</main>", "<time>x</time></main>"),
    ("html-reference", "</main>", '<p aria-describedby="none">x</p></main>'),
    ("html-table-shape", "</main>", "<table><tr><td>x</td></tr><tr><td>x</td><td>y</td></tr></table></main>"),
    ("html-title-twice", "<title>説明 | ", "<title>用語集 | "),
    ("html-title-language", "<title>説明 | ", "<title>About | "),
    ("html-order-differs", "</header>", '<a href="../en/about/">English</a></header>'),
    ("html-help-missing", '<li><a href="../about/">説明</a></li>\n\n</ul>', "</ul>"),
]  # fmt: skip


@pytest.fixture
def site(small_site: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small_site, tmp_path / "site")


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def test_a_good_site_has_no_finding(site: Path) -> None:
    pages, findings = check_files(site, SITE_URL, EDITION)
    assert findings == []
    assert len(pages) == 68


@pytest.mark.parametrize(("code", "old", "new"), BAD_PAGES)
def test_a_bad_page_is_caught(code: str, old: str, new: str, site: Path) -> None:
    path = site / PAGE
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    _pages, findings = check_files(site, SITE_URL, EDITION)
    caught = [finding for finding in findings if finding.code == code]
    assert caught
    assert all(finding.file in {"about/", "glossary/"} for finding in caught)


def test_every_check_of_files_has_a_bad_page() -> None:
    caught = {code for code, _old, _new in BAD_PAGES} | {"sitemap-missing", "html-language-part"}
    assert len(PAGE_CHECKS) + len(SITE_CHECKS) == 33
    assert len(caught) == 39


@pytest.mark.parametrize(
    ("element", "caught"),
    [
        ("<p>The word 行動指針</p>", 1),
        ('<p>The word <code>a: "行動"</code></p>', 1),
        ('<p lang="ja">行動 <span lang="en">action, 行動</span></p>', 0),
        ('<p>The word <em lang="ja">行動指針</em>, Ver.β</p>', 0),
    ],
)
def test_words_in_the_wrong_voice_are_caught(element: str, caught: int, site: Path) -> None:
    path = site / "en" / PAGE
    path.write_text(path.read_text(encoding="utf-8").replace("</main>", f"{element}</main>"), encoding="utf-8")
    found = [finding for finding in check_files(site, SITE_URL, EDITION)[1] if finding.code == "html-language-part"]
    assert len(found) == caught
    assert {finding.file for finding in found} <= {"en/about/"}


def test_a_page_that_the_sitemap_lacks_is_caught(site: Path) -> None:
    path = site / "sitemap.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("/base/about/<", "/base/<"), encoding="utf-8")
    assert codes(check_files(site, SITE_URL, EDITION)[1]) == {"sitemap-missing"}


def test_a_page_missing_in_one_language_is_caught(site: Path) -> None:
    (site / "en" / PAGE).unlink()
    assert codes(check_files(site, SITE_URL, EDITION)[1]) == {"html-link-broken"}


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    pages, findings = check_files(tmp_path, SITE_URL, EDITION)
    assert not pages
    assert codes(findings) == {"site-missing"}


EXCEPTION = """\
[[exception]]
rule = "html-link-words"
page = "about/*"
place = "もう一つ"
affects = "Those who listen to a list of links."
reason = "Nobody may change the text."
last_day = 2027-01-31
"""
LAST_DAY = dt.date(2027, 1, 31)


def excepted(text: str, today: dt.date, folder: Path) -> tuple[exceptions.KnownExceptions, list[Finding]]:
    """Read a file of exceptions; give them, and what was found."""
    path = folder / exceptions.FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    return exceptions.read_exceptions(folder, today, findings), findings


@pytest.mark.parametrize(
    ("text", "today", "found"),
    [
        (EXCEPTION, LAST_DAY, {"exception-unused"}),
        (EXCEPTION, LAST_DAY + dt.timedelta(1), {"exception-expired"}),
        (EXCEPTION.replace('reason = "Nobody may change the text."', 'reason = ""'), LAST_DAY, {"exception-syntax"}),
        (EXCEPTION.replace("affects", "affect"), LAST_DAY, {"exception-syntax"}),
        (EXCEPTION.replace("about/*", "*"), LAST_DAY, {"exception-syntax"}),
        (EXCEPTION.replace("[[exception]]", "[[exceptions]]"), LAST_DAY, {"exception-syntax"}),
        (EXCEPTION.replace("affects", 'more = "x"\naffects'), LAST_DAY, {"exception-syntax"}),
        (EXCEPTION.replace("2027-01-31", "soon"), LAST_DAY, {"exception-syntax"}),
        (EXCEPTION.replace('"html-link-words"', "html-link-words"), LAST_DAY, {"exception-syntax"}),
        ("", LAST_DAY, set()),
    ],
)
def test_an_exception_counts_until_its_last_day(text: str, today: dt.date, found: set[str], tmp_path: Path) -> None:
    known, findings = excepted(text, today, tmp_path)
    assert codes([*findings, *known.unused()]) == found


@pytest.mark.parametrize(
    ("code", "page", "words", "is_left"),
    [
        ("html-link-words", "about/", "もう一つ", False),
        ("html-link-words", "about/more/", "もう一つ", False),
        ("html-link-words", "en/about/", "もう一つ", True),
        ("html-link-words", "about/", "もう一つの", True),
        ("html-link-address", "about/", "もう一つ", True),
    ],
)
def test_an_exception_is_about_its_own_place(
    code: str, page: str, words: str, *, is_left: bool, tmp_path: Path
) -> None:
    known, _ = excepted(EXCEPTION, LAST_DAY, tmp_path)
    finding = Finding.at(page, 0, code, words=words)
    assert [*known.left([finding])] == ([finding] if is_left else [])
    assert (known.met == []) is is_left
    assert ([*known.unused()] != []) is is_left


def test_what_makes_a_page_unsafe_has_no_exceptions(tmp_path: Path) -> None:
    rules = [check.__name__ for check in PAGE_CHECKS]
    assert len(rules) >= 18
    for code in ("html-policy", "html-unlisted", "html-outside", "html-inline"):
        known, _ = excepted(EXCEPTION.replace("html-link-words", code), LAST_DAY, tmp_path)
        finding = Finding.at("about/", 0, code, place="もう一つ")
        assert [*known.left([finding])] == [finding]
        assert codes([*known.unused()]) == {"exception-unused"}
