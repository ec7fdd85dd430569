"""A figure on a page is what our writer wrote from a judged tree: its elements, its words and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from justhtml import Element as Parsed
from justhtml import JustHTML

from shishin.content.reading.characters import forbidden
from shishin.content.reading.figure import parse, read_figure, write
from shishin.content.reading.files import SourceFile
from shishin.content.rules.figures import figure
from shishin.model.figure import ATTRIBUTES, CLASSES, ID_PATTERN, MOST_DEPTH, MOST_ELEMENTS, WORDED, Element
from shishin.render.gate import Gate

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding
    from shishin.model.library import Library

PATH = "docs/figures/box.ja.svg"
ROOT = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-labelledby="t d"'
HEAD = '<title id="t">題</title><desc id="d">説明</desc>'
EVIL = '<meta http-equiv="refresh" content="0;url=https://evil.example/"/><script>alert(1)</script>'

quick = settings(max_examples=300, deadline=None, database=None, derandomize=True)


def svg(inside: str = "", head: str = HEAD, root: str = ROOT) -> str:
    return f"<svg {root}>{head}{inside}</svg>"


def codes(text: str) -> set[str]:
    findings: list[Finding] = []
    figure(read_figure(SourceFile(PATH, "docs/figures/box", "ja", text)), findings)
    # What stands in every file is refused for every file, and is not looked at again.
    return {finding.code for finding in findings} | {
        code for line in text.split("\n") for code, _values in forbidden(line)
    }


def tree(text: str) -> Element:
    assert codes(text) == set()
    figure = parse(PATH, text, [])
    assert figure is not None
    return figure


def shown(html: str) -> list[tuple[str, dict[str, str]]]:
    """Give what a browser's parser makes of a figure on a page, below the figure element."""
    page = JustHTML(f"<!doctype html><body><main><figure>{html}</figure><p>end</p></main>", sanitize=False)
    every = [element for element in page.query("*") if isinstance(element, Parsed)]
    names = [element.name for element in every]
    assert names[:5] == ["html", "head", "body", "main", "figure"]
    assert names[-1] == "p"
    return [(element.name, {key: str(value) for key, value in element.attrs.items()}) for element in every[5:-1]]


def words(html: str) -> str:
    page = JustHTML(f"<!doctype html><body><figure>{html}</figure>", sanitize=False)
    return "".join(page.query("figure")[0].to_text(separator="", strip=False).split())


REFUSED = [
    *(f"<!--{inside}{EVIL}-->" for inside in (">", "->", " --!>", " ", "[if IE]>")),
    f"<text><![CDATA[{EVIL}]]></text>", "<![CDATA[ ]]>", "<?xml version='1.0'?>", "<?xml-stylesheet href='x'?>",
    "<!DOCTYPE svg>", "<text>&nbsp;</text>", "<text>&a;</text>",
    *(f"<{name}/>" for name in ("a", "use", "foreignObject", "image", "style", "script", "animate", "set", "p",
    "switch")),
    *(f"<{name}/>" for name in ("SCRIPT", "Rect", "x:script", "svg:rect", "linearGradient", "symbol", "view",
    "iframe")),
    *(f"<rect {name}='x'/>" for name in ("onload", "ONLOAD", "style", "href", "xlink:href", "xml:base", "src", "x:y")),
    *(f"<rect {name}='x'/>" for name in ("xml:lang", "xml:space", "tabindex", "data-x", "filter", "mask", "clip-path")),
    "<rect xmlns:xlink='http://www.w3.org/1999/xlink'/>",
    *(f"<rect width='{value}'/>" for value in ("99999", "4001", "-1", "NaN", "1e999", "1e3", "Infinity", "10px", "")),
    *(f"<rect x='{value}'/>" for value in ("9" * 5000, "0x10", "1,2", "calc(1px)", "１", "١", " 1", "1 ", "--1",
    "var(--x)")),
    *(f"<rect fill='{value}'/>" for value in ("url(#t)", "url(https://evil.example/#a)", "URL(#t)", "u\\72l(#t)")),
    *(f"<rect fill='{value}'/>" for value in ("javascript:alert(1)", "red;x:y", "var(--x)", "image(x)", "#12345", "")),
    *(f"<path d='M0 0' marker-end='{value}'/>" for value in ("url(#t)", "url(#none)", "url(x.svg#t)", "url('#t')",
    "x")),
    *(f"<path d='{value}'/>" for value in ("", "M", "M0 0 L1e9 0", "M0 0 url(#a)", "M0,99999", "M0 0 " * 9000, "M٣ 0")),
    *(f"<polygon points='{value}'/>" for value in ("", "a", "0,0 99999,1", "0 0;1 1")),
    *(f"<g transform='{value}'/>" for value in ("", "rotate(x)", "scale(99999)", "translate(1", "url(#t)",
    "rotate(1)x")),
    *(f"<g transform='{value}'/>" for value in (" " * 99_999, "rotate(" * 9999, "perspective(1)", "rotate()")),
    *(f"<path d='M0 0' stroke-dasharray='{value}'/>" for value in ("0", "0.001", "-1 4", "1%", "")),
    *(f"<rect class='{value}'/>" for value in ("header", "fig-line main", "skip", "figure", "fig-Line", "", " ")),
    "<text font-size='99999'>a</text>", "<text font-size='0'>a</text>", "<text opacity='2'>a</text>",
    "<text font-family='url(x)'>a</text>", "<text x='99999'>a</text>", "<text letter-spacing='999'>a</text>",
    "<g role='button'/>", "<g lang='x y'/>", "<g focusable='true'/>", "<rect id='t'/>", "<rect id='1'/>",
    "<rect id=''/>",
    "words", "<g>words</g>", "<rect>words</rect>", "<defs>words</defs>", "<title/>words", "&lt;script&gt;",
    "<g><title>a</title></g>", "<rect><rect/></rect>", "<text><rect/></text>", "<defs><text/></defs>",
    "<svg viewBox='0 0 1 1'/>", "<title>a<g/></title>", "<desc><text>a</text></desc>", "<tspan>a</tspan>",
    "<g>" * MOST_DEPTH + "</g>" * MOST_DEPTH, "<g>" * 5000 + "</g>" * 5000, "<g/>" * (MOST_ELEMENTS + 1),
]  # fmt: skip


@pytest.mark.parametrize("inside", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_plain_shape_or_word_is_refused(inside: str) -> None:
    assert len(REFUSED) >= 140
    assert codes(svg(inside))


@pytest.mark.parametrize(
    "text",
    [
        f"<!-->{EVIL}-->{svg()}", f"{svg()}<!-->{EVIL}-->", f"{svg()}\n<!-- -->", f"{svg()}<?php x ?>", f"\n{svg()}",
        f'<?xml version="1.0" encoding="UTF-7"?>{svg()}', f"{svg()}{svg()}", f"{svg()}words", f"words{svg()}", "",
        "<svg",
        svg().replace("<svg", "<svg:svg").replace("</svg", "</svg:svg"), svg().replace("svg ",
        "svgx ").replace("/svg", "/svgx"),
        svg(root=ROOT.replace("2000/svg", "1999/xhtml")), svg(root=ROOT.replace("0 0 9 9", "0 0 99999 9")),
        svg(root=ROOT.replace("0 0 9 9", "0 0 9 37")), svg(root=ROOT.replace("0 0 9 9", "NaN 0 9 9")),
        svg(root=ROOT.replace("0 0 9 9", "0 0 9")), svg(root=f'{ROOT} width="99999"'), svg(root=f'{ROOT} onload="x()"'),
        svg(root=f'{ROOT} class="header"'), svg(root=ROOT.replace("t d", "t main")), svg(root=ROOT.replace("img",
        "none")),
        svg(head=HEAD.replace("題", "<b>題</b>")), svg(head=HEAD.replace("題", "<!---->題")),
        svg(head=HEAD.replace("題", " ")), svg(head=HEAD.replace('id="d"', 'id="t"')),
    ],
)  # fmt: skip
def test_a_figure_that_is_not_one_whole_svg_is_refused(text: str) -> None:
    assert codes(text)


def test_words_with_brackets_stay_words() -> None:
    text = "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; &#x3c;b> \"'"
    html = write(tree(svg(f"<text>{text}</text>", head=HEAD.replace("題", f"題{text}"))), 1)
    assert [name for name, _ in shown(html)] == ["svg", "title", "desc", "text"]
    assert words(html).count("<script>alert(1)</script>&lt;<b>\"'") == 2


def test_every_element_and_class_of_a_figure_may_stand_on_a_page() -> None:
    shapes = (
        '<path d="M0 0L9 9z" class="fig-line" marker-end="url(#m)"/><rect x="1" y="1" width="2.5" height=".5"/>'
        '<circle cx="1" cy="1" r="1"/><ellipse cx="1" cy="1" rx="1" ry="1"/><line x1="0" y1="0" x2="9" y2="9"/>'
        '<polyline points="0,0 1,1"/><polygon points="0,0 1,1 2 -2"/>'
    )
    marker = '<defs><marker id="m" viewBox="0 0 9 9" refX="4" refY="4" orient="auto"><path d="M0 0"/></marker></defs>'
    text = '<text x="1" font-size="12">a <tspan dy="9">b</tspan></text>'
    html = write(tree(svg(f'{marker}<g transform="translate(1 2) rotate(45)">{shapes}</g>{text}')), 3)
    names = {name for name, _ in shown(html)}
    assert names == set(ATTRIBUTES)
    ids = re.findall(r' id="([^"]*)"', html)
    assert ids == ["figure-3--1", "figure-3--2", "figure-3--3"]
    assert all(re.fullmatch(ID_PATTERN, id_) for id_ in ids)
    assert 'aria-labelledby="figure-3--1 figure-3--2"' in html
    assert 'marker-end="url(#figure-3--3)"' in html


def test_the_classes_are_those_of_the_style_sheets(repository: Path) -> None:
    styles = "".join(path.read_text(encoding="utf-8") for path in repository.glob("overrides/assets/styles/*.css"))
    assert set(re.findall(r"\.(fig-[a-z-]+)", styles)) == CLASSES
    assert len(CLASSES) == 7


def test_the_real_figures_look_as_they_did(repository: Path, library: Library) -> None:
    """All but the ids, and what refers to them, is what the files say."""
    assert len(library.figures) == 6

    def without_ids(elements: list[tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
        return [
            (name, {k: v for k, v in attributes.items() if k not in ("id", "aria-labelledby")})
            for name, attributes in elements
        ]

    for path, root in library.figures.items():
        before, after = (repository / path).read_text(encoding="utf-8"), write(root, 1)
        assert without_ids(shown(after)) == without_ids(shown(before))
        assert words(after) == words(before)
        assert len(shown(after)) > 15


ANY_NAME = st.sampled_from([*ATTRIBUTES, "a", "script", "p", "style", "x:y", "foreignObject", "SVG", "b"])
ANY_KEY = st.sampled_from(
    sorted({key for row in ATTRIBUTES.values() for key in row} | {"onload", "href", "style", "xml:base"})
)
ANY_VALUE = st.sampled_from(
    [
        *("1", "9", "-3.5", "99999", "NaN", "1e999", "none", "#123", "fig-line", "header", "main", "t", "m", "auto"),
        *(
            "M0 0L9 9",
            "0,0 9,9",
            "url(#m)",
            "url(#t)",
            "url(//x)",
            "javascript:x",
            'a"b',
            "<b>",
            "&",
            "]]>",
            "-->",
            "img",
        ),
    ]
)
ANY_WORDS = st.lists(
    st.sampled_from(["<", ">", "&", "&lt;", "<script>", "-->", "]]>", "<!--", "题", " ", "\n", "'", '"', "</svg>", "a"])
    | st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf")),
    max_size=6,
).map("".join)
JUNK = st.sampled_from(
    ["<!-->", "<!--->", "<!-- --!>", "-->", "<![CDATA[", "]]>", "<?x?>", "<b>", "</svg>", "&#60;", "&x;", "\x0c", EVIL]
)


def _tag(name: str, attributes: dict[str, str], inside: list[str]) -> str:
    pairs = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{pairs}>{''.join(inside)}</{name}>"


ANYTHING = st.recursive(
    ANY_WORDS.map(escape) | JUNK,
    lambda inner: st.builds(
        _tag, ANY_NAME, st.dictionaries(ANY_KEY, ANY_VALUE, max_size=2), st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)
WORDS_OF = st.builds(_tag, st.sampled_from(["text", "tspan", "title"]), st.just({}), st.lists(ANY_WORDS.map(escape)))
SOUND = st.recursive(
    st.builds(_tag, st.sampled_from(["rect", "text"]), st.just({}), st.just([]))
    | st.builds(_tag, st.just("text"), st.just({"x": "1"}), st.lists(ANY_WORDS.map(escape) | WORDS_OF, max_size=3)),
    lambda inner: st.builds(_tag, st.just("g"), st.just({"id": "m"}) | st.just({}), st.lists(inner, max_size=3)),
    max_leaves=8,
)


def test_any_figure_is_refused_or_comes_out_as_its_own_tree() -> None:
    met: Counter[str] = Counter()

    @quick
    @given(st.lists(SOUND | ANYTHING, max_size=3).map("".join))
    @example(f"<!-->{EVIL}-->")
    @example("<text>&lt;!--&gt;&lt;/svg&gt;&lt;script&gt;</text>")
    def hold(inside: str) -> None:
        is_refused = bool(codes(svg(inside)))
        met["refused" if is_refused else "taken"] += 1
        if not is_refused:
            _comes_out_as_itself(tree(svg(inside)))

    hold()
    assert met["taken"] >= 30
    assert met["refused"] >= 30


def _comes_out_as_itself(root: Element) -> None:
    html = write(root, 2)
    every = list(root.every())
    elements = shown(html)
    assert [name for name, _ in elements] == [element.name for element in every]
    for (_, got), element in zip(elements, every, strict=True):
        assert {k for k in got if k != "id"} == {k for k in element.attributes if k != "id"}
    assert words(html) == "".join("".join(piece.split()) for piece in _pieces(root))
    page = f'<!doctype html><html><head></head><body><figure class="figure">{html}</figure></body></html>'
    scan = Gate("/").scan(page, leads_on=False)
    assert scan.breaches == ()
    assert list(scan.elements) == ["html", "head", "body", "figure", *(element.name for element in every)]


def _pieces(root: Element) -> list[str]:
    pieces: list[str] = []
    for child in root.children:
        if isinstance(child, Element):
            pieces += _pieces(child)
        elif root.name in WORDED:
            pieces.append(child)
    return pieces
