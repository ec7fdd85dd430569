"""What the strict scanner lets pass is what templates and authors write; all else stops the build."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from shishin.checks.built_page import read_site
from shishin.findings.catalogue import explain
from shishin.website.build import BuildError, build
from support.gated import GATE, HEAD, PAGE, parsed, scan
from support.languages import EDITION, LANGUAGES
from support.small_project import stamp_all

if TYPE_CHECKING:
    from pathlib import Path

GOOD = [
    "words &lt;script&gt; &amp; &copy; > \" '", '<p class="lead">a<br>b</p>',
    "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>",
    '<a href="https://example.com/?a=1&amp;b=&lt;2#c">a</a>', '<a href="mailto:a@example.com">a</a>',
    '<a href="../x/#y">a</a>',
    '<a href="./a:b">a</a>', '<a href="">a</a>', '<a href="/">a</a>', '<a href="a b">a</a>',
    "<dl><dt>a</dt><dd>b</dd></dl>", "<dl><div><dt>a</dt><dd><dl><dt>c</dt></dl></dd></div></dl>",
    '<table><caption>a</caption><thead>\n<tr><th scope="col">a</th></tr></thead><tbody></tbody></table>',
    '<svg viewBox="0 0 9 9" aria-hidden="true"><g class="ink"><path d="M0 0z"/></g><circle r="1"></circle></svg>',
    '<figure class="figure"><svg viewBox="0 0 9 9"><title id="figure-1--1">a</title></svg></figure>',
    "<div><noscript><p>a</p></noscript></div>", "<div><template><li><a>a</a></li></template></div>",
    '<p id="a">a</p><section aria-labelledby="a"></section>', "<em><p>a</p></em>", '<h2 id="UX-01">a</h2>',
    '<div\n\nid="a"></div>', '<label><span>a</span> <textarea name="what" rows="5" required></textarea></label>',
]  # fmt: skip


@pytest.mark.parametrize("body", GOOD)
def test_what_templates_and_authors_write_passes(body: str) -> None:
    result = scan(body)
    assert result.breaches == ()
    html = PAGE.format(head=HEAD, body=body)
    assert list(result.elements) == parsed(html)
    assert len(GOOD) == 22


BAD = [
    *("<!-- a -->", "<!-->", "<!--->", "<!-- --!>", "<![CDATA[a]]>", "<?x?>", "<!doctype html>", "<!x>", "<", "</>",
    "<>"),
    *("< p>", "<P></P>", "<p></P>", "</p>", "</br>", "<p>", "<p/>", "<br/>", "<p></p >", "<p></p\n>", "<p ></p>",
    "<p", "</p"),
    *(f"<{name}></{name}>" for name in ("script", "style", "iframe", "object", "base", "math", "xmp", "title",
    "plaintext")),
    *(f"<{name}></{name}>" for name in ("textarea", "frameset", "image", "font", "custom-x", "marquee", "nobr",
    "head", "body")),
    *(f"<{name}>" for name in ("img", "embed", "base", "meta", "link", "col", "source", "frame", "html", "body")),
    *(f"<p {pair}>a</p>" for pair in ('onclick="x()"', 'style="a"', "class=a", "class='a'", 'class="a"id="b"',
    'id="A"', "id")),
    *(f"<p {pair}>a</p>" for pair in ('class="a" class="a"', 'CLASS="a"', 'class="A"', 'class=""', 'tabindex="1"',
    'x:y="a"')),
    *(f"<p {pair}>a</p>" for pair in ('class="a\\"', 'class="a>b"', 'class="a<b"', 'class="&#97;"', 'class="a&amp"',
    'class="a', '=""')),
    *(f'<a href="{url}">a</a>' for url in ("javascript:x", "JaVaScript:x", "&#106;avascript:x", "java\tscript:x",
    " javascript:x")),
    *(f'<a href="{url}">a</a>' for url in ("data:x", "//evil.example", "\\\\evil.example", "/\\evil.example",
    "ftp://a.example")),
    *(f'<a href="{url}">a</a>' for url in ("vbscript:x", "java\nscript:x", "\x01javascript:x", "blob:x", "https:x",
    "https:///x", "x&colon;y")),
    *("<a><a>a</a></a>", "<p><div>a</div></p>", "<p><ul><li>a</li></ul></p>", "<h2><h3>a</h3></h2>", "<li>a</li>",
    "<tr></tr>", "<td></td>"),
    *("<table><tr></tr></table>", "<table>a</table>", "<table><tbody>a</tbody></table>",
    "<table><tbody><td></td></tbody></table>"),
    *("<button><button></button></button>", "<form><form></form></form>", "<form><div><form></form></div></form>",
    "<option></option>"),
    *("<select><p>a</p></select>", "<select>a</select>", "<dl><div><div><dd>a</dd></div></div></dl>",
    "<div><dd>a</dd></div>"),
    *("<p><em>a</p></em>", "<b>a</b>", "<svg><p>a</p></svg>", "<svg><script></script></svg>",
    "<svg><foreignObject></foreignObject></svg>"),
    *("<svg><title><p>a</p></title></svg>", "<svg><style></style></svg>", "<svg><a></a></svg>",
    '<svg><rect onload="x"/></svg>', "<path/>"),
    *('<svg><rect fill="url(#a)"/></svg>', '<svg viewbox="0 0 9 9"></svg>', '<svg xml:base="x"></svg>',
    '<svg width="99999"></svg>'),
    *("<figure><p>a</p></figure>", "<figure>a</figure>", '<figure><svg class="header"></svg></figure>',
    '<figure><svg id="main"></svg></figure>'),
    *('<figure><svg><rect class="skip"/></svg></figure>', "<div><template><p>a</p></template></div>",
    "<template></template>"),
    *('<p id="a"></p><p id="a"></p>', '<p id="a"></p><div><noscript><p id="a"></p></noscript></div>',
    '<div aria-labelledby="a"></div>'),
    *('<section aria-labelledby="a"></section>', '<label for="a"></label>', '<button aria-controls="main"></button>',
    "<div>" * 300),
    *("<label><textarea>a</textarea></label>", "<label><textarea><p></p></textarea></label>",
    "<label><textarea></label>", '<label><textarea name="x"></textarea></label>',
    "<label><textarea></label></textarea></label>", "<p><textarea></textarea></p>"),
    *("<div>" * 250 + "</div>" * 250, "</body><p>a</p><body>", "</body></html><p>a</p>", "</body>a",
    "<main></main><main></main>"),
]  # fmt: skip


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
def test_what_is_not_on_the_list_is_found(body: str) -> None:
    breaches = scan(body).breaches
    assert breaches
    assert all(breach.what and len(breach.what) <= 80 for breach in breaches)
    assert len(BAD) >= 140


BAD_HEADS = [
    '<meta http-equiv="refresh" content="0; url=../">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<meta http-equiv="set-cookie" content="a">', '<meta name="referrer" content="unsafe-url">',
    '<meta charset="utf-7">',
    '<meta http-equiv="Content-Security-Policy" content="default-src *">', "<base>",
    '<link rel="stylesheet" href="x.css">',
    '<link rel="stylesheet" href="//evil.example/assets/a.css">', '<link rel="prefetch" href="a">', "<title>a</title>",
    '<link rel="canonical" href="https://evil.example/">',
    '<link rel="canonical" href="https://sample.example.evil.example/base/">',
    "<script>x()</script>", '<script src="a.js"></script>', '<script src="https://evil.example/assets/a.js"></script>',
    '<script type="module" async blocking="render" src="//evil.example/assets/a.js"></script>', "<p>a</p>", "words",
    "<!-- -->",
    '<script type="application/ld+json"><!--<script></script>',
    '<script type="application/ld+json">{"a":"</p>"}</script>',
    '<script type="application/ld+json" src="assets/a.js"></script>', '<meta name="description">',
    "<noscript></noscript>", "<style></style>",
]  # fmt: skip


@pytest.mark.parametrize("head", BAD_HEADS)
def test_what_acts_on_the_whole_page_is_held_to_exact_rows(head: str) -> None:
    assert scan(head=f"{HEAD}{head}").breaches
    assert len(BAD_HEADS) == 26


@pytest.mark.parametrize(
    ("goal", "passes"),
    [
        ("../../guidelines/ui-ux/", True), ("/base/x/#UX-01", True), ("./", True), ("https://evil.example/", False),
        ("//evil.example/", False), ("'//evil.example'", False), ("javascript:x()", False), ("\\\\evil.example", False),
        ("..//", True), ("/\t/evil.example", False),
    ],
)  # fmt: skip
def test_only_a_redirect_leads_on_and_only_within_the_site(goal: str, *, passes: bool) -> None:
    head = f'{HEAD}<meta http-equiv="refresh" content="0; url={goal}">'
    assert (scan(head=head, leads_on=True).breaches == ()) == passes
    assert scan(head=head).breaches


@pytest.mark.parametrize(
    "html",
    [
        "", "a", "<p>a</p>", "<!doctype html>", "<!DOCTYPE html><html></html>", "<!doctype html>a<html></html>",
        "<!doctype html><html><body></body><head></head></html>", "<!doctype html><html><head></head></html>",
        "\ufeff" + PAGE,
        PAGE + "<html></html>", PAGE + "a", PAGE.replace("</html>", ""), PAGE.replace("<head>{head}</head>", ""),
        " " + PAGE,
    ],
)  # fmt: skip
def test_a_page_is_one_whole_document(html: str) -> None:
    assert GATE.scan(html, leads_on=False).breaches


def test_a_breach_names_its_line_and_many_are_cut_short() -> None:
    (breach,) = scan('<p>\n</p>\n<p class="A"></p>').breaches
    assert (breach.line, breach.what) == (6, "<p class>")
    assert len(scan('<p class="A"></p>' * 50_000).breaches) == 20


@pytest.mark.site
def test_a_page_that_breaks_the_list_stops_the_build_and_the_old_site_stays(project: Path) -> None:
    overrides = project / "own"
    original = (project / "mkdocs.yml").read_text(encoding="utf-8").split("custom_dir: ")[1].split(",")[0]
    subprocess.run(["cp", "-r", f"{original}/.", str(overrides)], check=True)
    config = (project / "mkdocs.yml").read_text(encoding="utf-8").replace(original, "own")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    build(project, project / "site")
    before = {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    template = overrides / "glossary.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace('<dl class="terms">', '<!-- x --><dl class="terms">'), encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        build(project, project / "site")
    (finding,) = caught.value.findings
    assert (finding.file, finding.code) == ("docs/glossary.ja.md", "html-unlisted")
    for language in LANGUAGES:
        assert "<!-- x -->"[:-1] in explain(finding, language).what
    done = subprocess.run(
        [sys.executable, "-m", "shishin", "--root", str(project), "--lang", "en", "build"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "docs/glossary.ja.md: error [html-unlisted]" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()} == before
    assert not list(project.glob(".site-*"))


@pytest.mark.site
def test_two_figures_and_one_figure_twice_share_no_id(project: Path) -> None:
    for code in ("ja", "en"):
        path = project / f"docs/about.{code}.md"
        text = f"![一つの箱](figures/box.{code}.svg)\n"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n{text}", encoding="utf-8")
        figure = project / f"docs/figures/box.{code}.svg"
        figure.write_text(
            figure.read_text(encoding="utf-8").replace('"t', '"main').replace('d"', 'banner"'), encoding="utf-8"
        )
    stamp_all(project)
    build(project, project / "site")
    pages = {page.url: page for page in read_site(project / "site", EDITION)}
    for url in ("about/", "en/about/"):
        figures = pages[url].all("figure svg")
        labels = [id_ for svg in figures for id_ in str(svg.attrs["aria-labelledby"]).split()]
        assert labels == ["figure-1--1", "figure-1--2", "figure-2--1", "figure-2--2"]
        assert [str(element.attrs["id"]) for element in pages[url].all("figure [id]")] == labels
        assert len(pages[url].all("#main")) == 1
