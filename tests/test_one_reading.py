"""What is checked is what is published: one reading of Markdown, from the rules to the finished HTML."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML, Text
from mkdocs.config import load_config

from shishin.content.load import load
from shishin.content.reading.commonmark import html_of, read
from shishin.content.reading.markdown import outline
from shishin.pages.site import build_site
from shishin.render.markdown import MarkdownRenderer
from shishin.render.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from justhtml import Node

PAGE = "docs/about.ja.md"


def rendered(body: str) -> str:
    return clean(html_of(read(body).tokens))


def published(project: Path, text: str) -> str:
    """Give the safe HTML of a page of the little project with a text at its end, if no rule objects."""
    path = project / PAGE
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    loaded = load(project)
    assert [
        finding.code
        for finding in loaded.findings
        if finding.code not in {"translation-behind", "reading-missing", "reading-undecided"}
    ] == []
    assert loaded.library
    site = build_site(loaded.library)
    page = site.pages[PAGE]
    assert page.text
    html = clean(MarkdownRenderer(site, frozenset(), "https://sample.example/base/").html(page, page.text))
    return re.sub(r"\s*\n\s*", "", html.rpartition("説明へ</a></p>")[2])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("3. 三\n4. 四", '<ol start="3"><li>三</li><li>四</li></ol>'),
        (
            "1. 一\n\n   続き\n\n2. 二",
            "<ol><li><p>一</p><p>続き</p></li><li><p>二</p></li></ol>",
        ),
        ("- 一\n  - 一の一\n- 二", "<ul><li>一<ul><li>一の一</li></ul></li><li>二</li></ul>"),
        ("- 一\n   - 一の一", "<ul><li>一<ul><li>一の一</li></ul></li></ul>"),
        ("1. 一\n   - 一の一\n2. 二", "<ol><li>一<ul><li>一の一</li></ul></li><li>二</li></ol>"),
        (
            "表\n| a | b |\n|---|---|\n| 1 | 2 |",
            (
                '<p>表</p><table aria-labelledby="first">'
                '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
                "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
            ),
        ),
        (
            "1. 一\n\n   ```\n   code\n   ```\n2. 二",
            "<ol><li><p>一</p><pre><code>code</code></pre></li><li><p>二</p></li></ol>",
        ),
        ("- 一\n\n  ````\n  <b>\n  ````", "<ul><li><p>一</p><pre><code>&lt;b&gt;</code></pre></li></ul>"),
        (" ````\n<b>\n ````", "<pre><code>&lt;b&gt;</code></pre>"),
        ("1) 一\n2) 二", "<ol><li>一</li><li>二</li></ol>"),
        ("- 一\n\n1. いち", "<ul><li>一</li></ul><ol><li>いち</li></ol>"),
        ("- 一\n\n\n* 二", "<ul><li>一</li></ul><ul><li>二</li></ul>"),
        ("1. 一\n\n1) 二", "<ol><li>一</li></ol><ol><li>二</li></ol>"),
        ("> 一\n>\n> - 二", "<blockquote><p>一</p><ul><li>二</li></ul></blockquote>"),
        ("本文\n- 項目", "<p>本文</p><ul><li>項目</li></ul>"),
        ("#1は題です。", "<p>#1は題です。</p>"),
        ("「**重要**」と~~古い~~", "<p>「<strong>重要</strong>」と<del>古い</del></p>"),
        ("*Word*{lang=en}と[題](#first){lang=en}", '<p><em lang="en">Word</em>と<a href="#first" lang="en">題</a></p>'),
        ("用語\n:   説明\n\n    続き", "<dl><dt>用語</dt><dd><p>説明</p><p>続き</p></dd></dl>"),
        ("一  \n二", "<p>一<br>二</p>"),
        ("a &amp; b &lt;b&gt; `&amp;`", "<p>a &amp; b &lt;b&gt; <code>&amp;amp;</code></p>"),
    ],
)
def test_what_commonmark_says_is_what_the_page_shows(project: Path, text: str, html: str) -> None:
    assert published(project, text) == html


SAID = '<span lang="ja">'
TABLE = (
    f'<table aria-label="ABOUT"><thead><tr><th scope="col">{SAID}行</span></th></tr></thead>'
    f"<tbody><tr><td>{SAID}動</span></td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("The word 行動指針 here.", f"<p>The word {SAID}行動指針</span> here.</p>"),
        ("*行動指針*{lang=ja}, *the 行動*", f'<p><em lang="ja">行動指針</em>, <em>the {SAID}行動</span></em></p>'),
        ("[題 UX](#first)", f'<p><a href="#first">{SAID}題</span> UX</a></p>'),
        ("`行動: x` and β, Ver.β", '<p><code lang="ja">行動: x</code> and β, Ver.β</p>'),
        ("```\n行動\n```", '<pre><code lang="ja">行動</code></pre>'),
        ("| 行 |\n|---|\n| 動 |", TABLE),
    ],
)
def test_words_of_another_language_are_said_in_its_voice(project: Path, text: str, html: str) -> None:
    library = load(project).library
    assert library
    site = build_site(library)
    page = next(page for page in site.pages.values() if page.head.source_path == PAGE.replace(".ja.", ".en."))
    assert page.text
    renderer = MarkdownRenderer(site, frozenset(), "https://sample.example/base/")
    shown = clean(renderer.html(page, replace(page.text, markdown=f"{text}\n")))
    assert re.sub(r"\n", "", shown) == html.replace("ABOUT", page.head.title)


OUTWARD = ("//evil.example/", "/\\evil.example/", "\\\\evil.example", "/x/", "javascript:alert(1)", "data:text/html,x")


@pytest.mark.parametrize("url", OUTWARD)
def test_the_cleaner_has_a_rule_of_its_own_for_addresses(url: str) -> None:
    assert clean(f'<a href="{url}">x</a>') == "<a>x</a>"
    assert clean(f'<a href="../../{url}">x</a>', "../../") in {"<a>x</a>", f'<a href="../../{url}">x</a>'}
    assert "evil" not in clean(f'<a href="../../{url}">x</a>', "../../")


@pytest.mark.parametrize("root", ["", "./", "../", "/", "/base/"])
def test_the_cleaner_keeps_the_sites_own_addresses(root: str) -> None:
    for url in ("", "about/", "en/about/#a", "#a" if not root else "x/?a=1"):
        html = f'<a href="{root}{url}">x</a>'
        assert clean(html, root) == html


def parsed(html: str) -> JustHTML:
    return JustHTML(html, fragment=True, sanitize=False)


def attributes(node: Node) -> dict[str, str]:
    return {name: unquote(value or "") for name, value in (node.attrs or {}).items()}


def skeleton(html: str) -> list[object]:
    """Give the elements and words of HTML, as a browser finds them."""

    def walk(node: Node) -> Iterator[object]:
        for child in node.children or ():
            if isinstance(child, Text):
                yield from (child.data or "").split()
            else:
                yield child.name, attributes(child)
                yield from walk(child)
                yield f"/{child.name}"

    return list(walk(parsed(html).root))


def text_of(node: Node) -> str:
    return "".join((child.data or "") if isinstance(child, Text) else text_of(child) for child in node.children or ())


MADE_BY_MKDOCS = ("1.0.0-beta.1", "1.0.0-beta.2")
"""The versions that were released while MkDocs' own Markdown made the pages."""


def test_what_was_released_under_another_reading_reads_as_it_did(repository: Path) -> None:
    config = load_config(str(repository / "mkdocs.yml"))
    other = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    releases = sorted(repository.glob("guidelines/*/releases"))
    looked_at = 0
    for path in (path for folder in releases for name in MADE_BY_MKDOCS for path in folder.glob(f"{name}/**/*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        assert skeleton(rendered(body)) == skeleton(clean(other.reset().convert(body))), path
        looked_at += 1
    # An edition without these versions has nothing to keep; one that has them has guides in both languages.
    assert looked_at >= 12 * len(releases)


BLOCKS = ["- ", "* ", "1. ", "3) ", "> ", "# ", "## ", "```", "````", "~~~", "|", "|---|", "\n|---|---|\n", "\n:   "]
BREAKS = [" ", "  ", "    ", "\t", "\n", "\n\n", "\n  ", "\n    ", "***", "\n---\n", "\n===\n"]
INSIDE = ["`", "``", "~~", "*", "**", "_", "__", "[", "]", "(", ")", "](", "]: ", "!", "![", "{#a}", "{lang=en}", "\\"]
HTML = ["<", ">", "<b>", "</b>", "<!--", "-->", "<!-->", "<script>", "&", "&lt;", "&#60;"]
WORDS = ["あ", "語", "。", "「", "」", "a", "1", ":", "https://example.com/", "//evil.example/", "javascript:x", "#a"]
PIECES = st.sampled_from([*BLOCKS, *BREAKS, *INSIDE, *HTML, *WORDS])


@settings(max_examples=400, deadline=None, database=None, derandomize=True)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_page_holds_the_links_words_and_headings_that_the_rules_have_seen(body: str) -> None:
    read, root = outline(body, 1), parsed(rendered(body))
    links = [attributes(link)["href"] for link in root.query("a[href]")]
    seen = [unquote(reference.target) for reference in read.references if not reference.image]
    # The cleaner may take a target away, never add or change one.
    rest = iter(seen)
    assert all(link in rest for link in links)
    assert len(root.query("a")) == len(seen)
    headings = [
        (int(heading.name[1]), attributes(heading).get("id", "")) for heading in root.query("h2, h3, h4, h5, h6")
    ]
    assert headings == [(heading.level, heading.id) for heading in read.headings if heading.level > 1]
    assert len(root.query("img")) == sum(reference.image for reference in read.references)
    if not read.html:
        words = "".join(passage.heading + passage.text for passage in outline(body, 1).passages)
        assert "".join(words.split()) == "".join(text_of(root.root).split())


OPENED = """
import sys
opened = []
name = "principles/publication.yml"
sys.addaudithook(lambda event, values: opened.append(1) if event == "open" and str(values[0]).endswith(name) else None)
from shishin.cli import main
try:
    main()
finally:
    print(len(opened))
"""
"""A program: runs a command, and prints how often it opened the file that says which languages there are."""


def test_the_file_that_says_which_languages_there_are_is_read_once(project: Path, repository: Path) -> None:
    (project / ".vscode/schemas").mkdir(parents=True)
    for arguments in (["check"], ["--format", "json", "check", "--summary"]):
        command = [sys.executable, "-c", OPENED, "--root", str(project), *arguments]
        environment = {**os.environ, "PYTHONPATH": str(repository / "scripts")}
        done = subprocess.run(command, env=environment, check=False, capture_output=True, encoding="utf-8")
        assert done.stdout.splitlines()[-1:] == ["1"], done


def test_a_body_is_read_once_and_what_was_read_stays_as_it_is(project: Path) -> None:
    read.cache_clear()
    library = load(project).library
    assert library
    site = build_site(library)
    pages = site.pages
    renderer = MarkdownRenderer(site, frozenset(), "https://sample.example/base/")
    texts = [(page, page.text) for page in pages.values() if page.text]
    assert len(texts) == 48
    before = read.cache_info().misses
    assert all(renderer.html(page, text, lower=1, before="x-") is not None for page, text in texts)
    assert read.cache_info().misses == before
    page, text = next((page, text) for page, text in texts if page.head.source_path == PAGE)
    body = "## 題 {#a}\n\nUX-01と[題](#a)と![図](x.svg)と*words*{lang=en}\n"
    seen = repr(read(body))
    html = renderer.html(page, replace(text, markdown=body), lower=1, before="x-")
    assert '<h3 id="x-a">題</h3>' in html
    assert 'href="#x-a"' in html
    assert 'alt="図"' in html
    assert repr(read(body)) == seen
