"""Real MkDocs builds: addresses, languages, and what a partner may not smuggle in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from shishin.checks.audit import check_files
from shishin.checks.built_page import read_site
from shishin.render.safe import clean, with_figures
from shishin.website.build import BuildError, build
from shishin.website.config_file import site_url
from support.languages import EDITION
from support.site_files import digests, edit
from support.small_project import stamp_all

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


def test_a_site_has_every_page_in_both_languages(project: Path) -> None:
    assert build(project, project / "site") == 68
    pages = {page.url: page for page in read_site(project / "site", EDITION)}
    assert len(pages) == 68
    assert {
        "",
        "en/",
        "principles/one/",
        "en/principles/ten/",
        "404.html",
        "en/404.html",
        "glossary/",
    } <= set(pages)
    assert all((url.startswith("en/")) == (page.language.code == "en") for url, page in pages.items())


def test_a_built_site_passes_every_check_of_files(built_project: Path) -> None:
    project = built_project
    pages, findings = check_files(project / "site", site_url(project), EDITION)
    assert len(pages) == 68
    assert findings == []


def test_the_language_switch_goes_to_the_same_page(small_site: Path) -> None:
    looked_at = 0
    for page in read_site(small_site, EDITION):
        other = page.all("nav.languages a")
        assert len(other) == 1
        target = str(other[0].attrs["href"])
        bare = page.url.removeprefix(page.language.prefix)
        prefix = "en/" if page.language.code == "ja" else ""
        root = "/base/" if page.url.endswith(".html") else "../" * page.url.count("/") or "./"
        assert target == f"{root}{prefix}{bare}"
        looked_at += 1
    assert looked_at == 68


def test_canonical_hreflang_and_sitemap_name_the_same_addresses(small_site: Path) -> None:
    page = next(page for page in read_site(small_site, EDITION) if page.url == "en/principles/two/")
    base = "https://sample.example/base/"
    assert [str(link.attrs["href"]) for link in page.all('link[rel="canonical"]')] == [f"{base}en/principles/two/"]
    links = {str(link.attrs["hreflang"]): str(link.attrs["href"]) for link in page.all("link[hreflang]")}
    ja, en = f"{base}principles/two/", f"{base}en/principles/two/"
    assert links == {"ja": ja, "en": en, "x-default": ja}
    text = (small_site / "sitemap.xml").read_text(encoding="utf-8")
    # The search page and the guideline's four pages, of which nothing was released, are left out.
    assert text.count("<loc>") == 66 - 2 * (1 + 4)
    assert "/guidelines/ui-ux/" not in text
    assert f"<loc>{en}</loc>" in text
    assert f'hreflang="ja" href="{ja}"' in text


def test_a_redirect_may_be_called_like_a_source_file_and_takes_no_page_s_place(built_project: Path) -> None:
    project = built_project
    before = digests(project / "site")
    olds = (
        "docs/about",
        "index",
        "readme",
        "404",
        "redirects",
        "principles/01-one",
        "guidelines/ui-ux/guides/01-first",
    )
    rows = "".join(f"  - {{old: {old}/, new: about/}}\n" for old in olds)
    (project / "principles/redirects.yml").write_text(f"redirects:\n{rows}", encoding="utf-8")
    build(project, project / "site")
    after = digests(project / "site")
    made = {f"{prefix}{old}/index.html" for prefix in ("", "en/") for old in olds}
    assert set(after) - set(before) == made
    assert {name: after[name] for name in before} == before
    assert all('http-equiv="refresh"' in (project / "site" / name).read_text(encoding="utf-8") for name in made)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://code.example@evil.example/",
        "//evil.example/",
        "https://a.example/\\x",
        "git@a:b",
    ],
)
def test_the_repository_s_address_is_a_plain_one(address: str, project: Path) -> None:
    edit(project / "mkdocs.yml", '"https://code.example/group/project"', f"'{address}'")
    with pytest.raises(BuildError, match="REPOSITORY_URL"):
        build(project, project / "site")
    assert not (project / "site").exists()


def test_two_builds_are_the_same_byte_for_byte(project: Path) -> None:
    build(project, project / "one")
    time.sleep(1.1)
    build(project, project / "two")
    one = digests(project / "one")
    assert len(one) > 40
    assert one == digests(project / "two")


def test_a_correction_shows_the_mended_word_and_its_note(small_site: Path) -> None:
    pages = {page.url: page for page in read_site(small_site, EDITION)}
    ja, en = pages["principles/one/"], pages["en/principles/one/"]
    assert "背景の文one" not in ja.text("#main .prose")
    assert ja.all("a#mark-slide-1-first")
    for page in (ja, en):
        assert "背景の文one" in page.text("#note-slide-1-first")
    assert "背景の文one" in pages["corrections/"].text("#slide-1-first")


def test_a_translation_that_is_behind_says_so_to_its_readers(project: Path) -> None:
    edit(project / "principles/03-three.ja.md", "行動する", "よく考えて行動する")
    build(project, project / "site")
    pages = {page.url: page for page in read_site(project / "site", EDITION)}
    assert pages["en/principles/three/"].all("section.behind")
    assert not any(page.all("section.behind") for url, page in pages.items() if url != "en/principles/three/")


def test_every_page_links_to_its_own_editing_page(small_site: Path) -> None:
    html = (small_site / "en/principles/one/index.html").read_text(encoding="utf-8")
    assert 'href="https://code.example/group/project/edit/main/principles/01-one.en.md"' in html


def test_front_matter_is_words_and_never_markup(project: Path) -> None:
    hostile = '"<script>alert(1)</script>&amp;"'
    edit(project / "principles/01-one.ja.md", "description: 原則oneの説明", f"description: {hostile}")
    edit(project / "principles/01-one.ja.md", "- もう一つの文", '- 1 < 2 & "三" <太字>')
    stamp_all(project)
    build(project, project / "site")
    html = (project / "site/principles/one/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    _pages, findings = check_files(project / "site", site_url(project), EDITION)
    assert findings == []


@pytest.mark.parametrize(
    ("hostile", "gone"),
    [
        ('<p onclick="x()">a</p>', "onclick"),
        ('<a href="javascript:x()">a</a>', "javascript"),
        ('<a href="//evil.example/">a</a><a href="data:text/html,x">b</a>', "data:"),
        ("<iframe src=x></iframe><script>x()</script><style>p{}</style>", "x()"),
        ('<img src=x onerror="x()">', "onerror"),
        ('<svg><a xlink:href="javascript:x()">a</a></svg>', "javascript"),
        ('<p style="position:fixed" class="brand">a</p>', "position"),
        ('<form action="/x"><input name=q></form>', "form"),
    ],
)
def test_whatever_markdown_becomes_only_listed_html_leaves(hostile: str, gone: str) -> None:
    assert gone in hostile
    assert gone not in clean(hostile)


def test_an_image_that_no_rule_has_seen_stays_out() -> None:
    html = clean('<p>a <img alt="b>c" src="https://evil.example/x.png"></p><p><img src="y.svg"></p>')
    assert with_figures(html, ["<svg></svg>"]) == '<p>a </p><figure class="figure"><svg></svg></figure>'
    assert with_figures(html, []).count("img") == 0


def test_a_figure_takes_its_image_s_place() -> None:
    html = clean('<p>a</p>\n<p><img alt="題" src="../box.svg" /></p>')
    assert with_figures(html, ["<svg></svg>"]) == '<p>a</p>\n<figure class="figure"><svg></svg></figure>'
