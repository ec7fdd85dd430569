"""A built page gives the same elements by its own short way as by the parser's selectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from justhtml import Element, JustHTML

from shishin.checks.built_page import BuiltPage, read_site
from shishin.website.build import build
from support.languages import EDITION

if TYPE_CHECKING:
    from pathlib import Path

SELECTORS = (
    "*", "title", "html", "body", "h1", "h1, h2, h3, h4, h5, h6", "[id]", "link[hreflang]", "script[src]", "link[href]",
    "a[href], link[href], img[src], script[src]", 'meta[http-equiv="refresh"]', 'link[rel="canonical"]',
    'meta[name="robots"]', 'meta[http-equiv="Content-Security-Policy"]', "svg", "object[data]", "main", "p",
)  # fmt: skip
OTHERS = ("body.layout-page", "main a", "nav > ul", "a[href^='https:']", "#main", "h2:first-child", "*[id], h1 > a")

ODD = (
    "",
    "<template>a<a href=x><template id=u><p id=v></template></a></template><p id=k>",
    "<A HREF=y ID=Q><a name=href>",
    "<svg><TITLE>x</TITLE><a href=q></a><foreignObject><p id=1></svg><title>y</title>",
    '<meta NAME="ROBOTS"><meta name=robots content=x><meta name="robots "><table><a href=1>',
    '<!DOCTYPE html><body class="x"><body id=y><html id=z>',
    "<math><a href=x/></math><frameset><p id=x>",
    "<noscript><a href=x></noscript><p id><p id=''>",
)


def compare(page: BuiltPage, selector: str) -> int:
    expected = [
        (element.name, element.attrs, element.origin_line)
        for element in JustHTML(page.html, sanitize=False, track_node_locations=True).query(selector)
        if isinstance(element, Element)
    ]
    assert [(element.name, element.attrs, element.origin_line) for element in page.all(selector)] == expected
    return len(expected)


@pytest.mark.parametrize("html", ODD)
def test_elements_of_an_odd_page_are_those_of_the_parser(html: str) -> None:
    counts = [compare(BuiltPage("", html, EDITION), selector) for selector in (*SELECTORS, *OTHERS)]
    assert len(counts) == 26
    assert counts[0] >= 2


@pytest.mark.site
def test_elements_of_a_built_page_are_those_of_the_parser(project: Path) -> None:
    build(project, project / "site")
    pages = {page.layout: page for page in read_site(project / "site", EDITION)}
    counts = [compare(page, selector) for page in pages.values() for selector in (*SELECTORS, *OTHERS)]
    assert len(pages) >= 18
    assert sum(counts) > 5_000
