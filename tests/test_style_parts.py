"""Each page loads the parts of the style that it needs, and no other: by its classes, whoever wrote its template."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load
from shishin.pages.shared.host import CodeHost
from shishin.render.assets import PARTS, STYLE, Assets, collect
from shishin.render.settings import SiteSettings
from shishin.render.site import SiteRenderer
from shishin.render.style_parts import StyleParts, class_sets, classes_given
from support.walk import walking

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from shishin.checks.browser import ServedSite
    from support.released import Project

PARTS_OF_TYPES = {
    "accessibility-policy": ["accessibility"],
    "accessibility-results": ["accessibility"],
    "accessibility-testing": ["accessibility"],
    "suggestion": ["suggestion"],
    "all-pages": ["long-lists"],
    "all-principles": ["principles"],
    "by-phase": ["long-lists"],
    "by-principle": ["long-lists"],
    "by-standard": ["long-lists"],
    "comparison": ["guidelines"],
    "corrections": [],
    "data": ["long-lists"],
    "glossary": ["long-lists"],
    "guide": ["guidelines"],
    "guideline": ["guidelines"],
    "guidelines": ["principles"],
    "home": ["principles"],
    "not-found": [],
    "page": [],
    "principle": ["principles"],
    "principles": ["principles"],
    "redirect": [],
    "reference": ["long-lists"],
    "requirements": ["long-lists"],
    "search": ["search-page"],
    "versions": ["guidelines"],
    "whole-guideline": ["guidelines"],
}
"""The parts that a page of each type loads: a page asks for six files at most, its scripts and the icon among them."""

BARE = frozenset(
    {
        *("banner-words", "order-words", "order-previous", "example", "matrix", "group-contents", "guide-facts"),
        *("table-count", "filter-status", "filter-old", "result-part", "result-shape"),
    }
)
"""Classes that no style has: scripts look for some of them, others only tell readers of the HTML what stands there."""

STYLE_LINK = re.compile(r'<link rel="stylesheet" href="[^"]*assets/([a-z-]+)\.[0-9a-f]{10}\.css">')
ON_BODY = re.compile(r'<body class="layout-([a-z-]+)')
ON_ELEMENT = re.compile(r'\sclass="([^"]*)"')

FITTING = """async (address) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(address)).text());
  const rules = (list) => [...list].flatMap((rule) => (rule.selectorText ? [rule] : rules(rule.cssRules ?? [])));
  const moment = /::?(after|before|marker|details-content|-webkit-details-marker|hover|target|focus-visible)\\b/g;
  const all = rules(sheet.cssRules).map((rule) => rule.selectorText.replace(moment, ""));
  return [all.length, all.filter((selector) => document.querySelector(selector)).length];
}"""
"""How many rules a style sheet has, and how many of them fit an element: by the browser's own reading."""


@pytest.mark.parametrize(
    ("style", "sets"),
    [
        (".a{color:red}", [{"a"}]),
        (".a .b>p,.c::after{color:red}", [{"a", "b"}, {"c"}]),
        (":is(.a,.b p):hover a{color:red}", [{"a"}, {"b"}]),
        (":is(.a,.b) :where(.c,.d){color:red}", [{"a", "c"}, {"a", "d"}, {"b", "c"}, {"b", "d"}]),
        (".a:has(>.b):not(.c,.d){color:red}", [{"a", "b"}]),
        (".a li:nth-child(2n + 1)[href$='.b']{color:red}", [{"a"}]),
        ("@media print{.a{margin:.5rem}.b{color:red}}.c{color:red}", [{"a"}, {"b"}, {"c"}]),
        ("@keyframes x{from,50.5%{top:0}to{top:1px}}", []),
        ("p,.a{color:red}", [set(), {"a"}]),
        (".sm\\:a{color:red}", [{"sm:a"}]),
        (".a{.b &{color:red}}", [{"a"}, {"b"}]),
    ],
)
def test_the_classes_that_a_rule_needs(style: str, sets: list[set[str]]) -> None:
    assert class_sets(style) == {frozenset(classes) for classes in sets}


def test_what_scripts_give_may_stand_on_any_page() -> None:
    script = 'root.classList.add("js", "late");part.classList.toggle(\'is-open\',open);find("copy")'
    assert classes_given(iter([script])) == {"js", "late", "is-open"}
    parts = style_parts({"a": ".js:not(.late) .a{color:red}", "b": ".js .late{color:red}"}, script)
    assert parts.needed('<p class="a">') == ("assets/a.css", "assets/b.css")
    assert parts.needed("<p>") == ("assets/b.css",)


def style_parts(parts: dict[str, str], script: str = "") -> StyleParts:
    contents = {f"{PARTS}/{name}.css": text for name, text in parts.items()} | {STYLE: "", "scripts/site.js": script}
    names = {name: f"assets/{name.rsplit('/', 1)[-1]}" for name in contents}
    return StyleParts(Assets(names, {names[name]: text.encode() for name, text in contents.items()}))


def test_links_stand_behind_the_common_style_and_never_twice() -> None:
    parts = style_parts({"a": ".a{color:red}", "b": ".b .c{color:red}"})
    head = '<link href="../assets/site.css" rel="stylesheet"><script></script>'
    a = '\n<link rel="stylesheet" href="../assets/a.css">'
    assert parts.linked(f'{head}<p class="x a">', "../") == head.replace("><s", f">{a}<s") + '<p class="x a">'
    for html in (
        f'{head}<p class="b">',
        f'{head}<link rel="stylesheet" href="../assets/a.css"><p class="a">',
        '<link rel="stylesheet" href="../assets/own.css"><p class="a">',
    ):
        assert parts.linked(html, "../") == html


def test_no_rule_of_a_part_is_for_elements_alone(repository: Path) -> None:
    assets = collect(repository / "overrides/assets")
    parts = [name for name in assets.names if name.startswith(f"{PARTS}/")]
    sets = [class_sets(assets.contents[assets.names[name]].decode()) for name in parts]
    assert len(parts) == 6
    assert sum(map(len, sets)) > 150
    assert [name for name, of_part in zip(parts, sets, strict=True) if frozenset() in of_part] == []


def pages_of(project: Path, overrides: Path) -> dict[str, str]:
    library = load(project).library
    assert library is not None
    settings = SiteSettings("https://site.example/", CodeHost("", "", "", ""))
    renderer = SiteRenderer(library, overrides, settings)
    return {page.head.url: renderer.html(page) for page in renderer.pages.values()}


def test_a_template_of_a_fork_has_the_style_of_any_class_that_it_takes(
    project: Path, repository: Path, tmp_path: Path
) -> None:
    fork = shutil.copytree(repository / "overrides", tmp_path / "fork")
    before = pages_of(project, fork)
    assert STYLE_LINK.findall(before["404.html"]) == ["site"]
    template = fork / "not-found.html"
    marked = template.read_text(encoding="utf-8").replace(
        '<div class="prose">', '<div class="prose plain"><p class="way">'
    )
    template.write_text(marked.replace("</div>", "</p></div>").replace("{{ content | safe }}", ""), encoding="utf-8")
    (fork / "assets/styles/parts/own.css").write_text(".layout-not-found .way { color: red; }\n", encoding="utf-8")
    after = pages_of(project, fork)
    assert STYLE_LINK.findall(after["404.html"]) == ["site", "own", "principles"]
    assert sum("own" in STYLE_LINK.findall(html) for html in after.values()) == 2
    assert len(after) == 68


def test_a_fork_with_one_style_sheet_keeps_it(project: Path, repository: Path, tmp_path: Path) -> None:
    fork = shutil.copytree(repository / "overrides", tmp_path / "fork")
    styles = fork / "assets/styles"
    for path in sorted((styles / "parts").iterdir()):
        path.rename(styles / path.name)
        with (styles / "site.css").open("a", encoding="utf-8") as file:
            file.write(f'@import "./{path.name}";\n')
    (styles / "parts").rmdir()
    assert {tuple(STYLE_LINK.findall(html)) for html in pages_of(project, fork).values()} == {("site",)}


def styles_of(site: Path) -> dict[str, frozenset[str]]:
    """Give the classes in each style sheet of a site, by its name without digest."""
    paths = [*(site / "assets").glob("*.css")]
    return {path.name.split(".")[0]: _names(path.read_text(encoding="utf-8")) for path in paths}


def _names(style: str) -> frozenset[str]:
    return frozenset(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", style)))


@pytest.mark.site
def test_every_class_has_a_style_on_its_page_and_every_page_type_its_parts(real_site: Path, lived: Project) -> None:
    types: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    looked_at, classes_seen = 0, set()
    for site in (real_site, lived.root / "site"):
        styles = styles_of(site)
        for path in site.rglob("*.html"):
            html = path.read_text(encoding="utf-8")
            layout = ON_BODY.search(html)
            assert layout, path
            sheets = STYLE_LINK.findall(html)
            known = frozenset().union(*(styles[name] for name in sheets))
            classes = {name for names in ON_ELEMENT.findall(html) for name in names.split()}
            states = {name for name in classes if name.startswith(("layout-", "state-"))}
            assert sorted(classes - known - BARE - states) == [], path
            assert sheets[0] == "site", path
            types[layout[1]].add(tuple(sheets[1:]))
            classes_seen |= classes
            looked_at += 1
    # Of a text in one language there are pages of one type more, with no part of their own.
    assert {name: [*parts] for name, parts in PARTS_OF_TYPES.items()} == {
        name: [*parts] for name, of_type in types.items() for parts in of_type
    }
    assert all(len(of_type) == 1 for of_type in types.values())
    assert looked_at > 350
    assert len(classes_seen) > 200
    assert classes_seen >= BARE


@pytest.mark.site
def test_the_browser_finds_the_same_parts_of_use(chromium: Browser, site: ServedSite, real_site: Path) -> None:
    """Its own reading of the rules says the same as ours: no part that would fit is missing, none fits nothing."""
    of_type = {}
    for path in sorted(real_site.rglob("*.html"), key=lambda path: (path.stat().st_size, path)):
        html = path.read_text(encoding="utf-8")
        if (layout := ON_BODY.search(html)) and layout[1] != "redirect":
            of_type[layout[1]] = (path.relative_to(real_site).as_posix().removesuffix("index.html"), html)
    sheets = {path.name.split(".")[0]: path.name for path in (real_site / "assets").glob("*.css")}
    rules = 0
    with walking(chromium, site) as walk:
        for url, html in of_type.values():
            page = walk.to(url)
            for name in sheets.keys() - {"site"}:
                total, fitting = page.evaluate(FITTING, f"{site.base}assets/{sheets[name]}")
                assert (fitting > 0) == (name in STYLE_LINK.findall(html)), (url, name, fitting)
                rules += total
    assert len(of_type) == len(PARTS_OF_TYPES) - 1
    assert rules > 22 * 250
