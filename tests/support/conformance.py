"""Pieces of pages that the HTML Standard forbids, a line each, and pieces that it allows."""

from __future__ import annotations

PLACE, ORDERED, ELEMENT = "html-content-model", "html-content-order", "html-element"
ATTRIBUTE, MISSING, VALUE = "html-attribute", "html-attribute-missing", "html-attribute-value"
REFERENCE, SHAPE = "html-reference", "html-table-shape"
TABLE = "<table><tr><th>a<th>b<tr>{}</table>"

MISPLACED = """
<ul><p>a</p><li>b</li></ul>
<ul>words<li>a</li></ul>
<ol><div><li>a</li></div></ol>
<menu><a href=a>b</a></menu>
<dl><p>a</p></dl>
<dl>words<dt>a</dt><dd>b</dd></dl>
<dl><div><p>a</p></div></dl>
<dl><dt><h2>a</h2></dt><dd>b</dd></dl>
<dl><dt><section>a</section></dt><dd>b</dd></dl>
<details><summary><p>a</p></summary></details>
<button type=button><a href=a>b</a></button>
<button type=button><div>a</div></button>
<button type=button><input type=checkbox></button>
<button type=button><span tabindex=0>a</span></button>
<a href=a><button type=button>b</button></a>
<a href=a><label>b</label></a>
<a href=a><span tabindex=0>b</span></a>
<span><p>a</p></span>
<span><a href=a><div>b</div></a></span>
<b><ins><div>a</div></ins></b>
<h2><div>a</div></h2>
<h2><section>a</section></h2>
<em><ol><li>a</li></ol></em>
<code><pre>a</pre></code>
<pre><p>a</p></pre>
<q><blockquote>a</blockquote></q>
<header><header>a</header></header>
<footer><div><footer>a</footer></div></footer>
<section><main>a</main></section>
<address><h2>a</h2></address>
<address><div><address>a</address></div></address>
<address><footer>a</footer></address>
<li>a</li>
<dt>a</dt>
<div><summary>a</summary></div>
<legend>a</legend>
<figcaption>a</figcaption>
<option>a</option>
<optgroup label=a></optgroup>
<div><source src=a></div>
<fieldset><legend><p>a</p></legend></fieldset>
<label>a <label>b</label></label>
<label>a <input> <input></label>
<label for=b><input id=c></label><input id=b>
<label><div>a</div><input></label>
<table><caption><table><tr><td>a</table></caption><tr><td>b</table>
<table><tr><th><h2>a</h2></table>
<dfn>a <dfn>b</dfn></dfn>
<style></style>
<title>a</title>
<base href=a>
<meta name=a content=b>
<link rel=next href=a>
<select><div>a</div></select>
<picture><p>a</p><img src=a alt=b></picture>
<hgroup><div>a</div><h2>b</h2></hgroup>
<video src=a><audio src=b></audio></video>
<progress>a <progress>b</progress></progress>
<area alt=a href=b>
<strong><nav>a</nav></strong>
<abbr><table><tr><td>a</table></abbr>
"""

DISORDERED = """
<dl><dd>a</dd></dl>
<dl><dt>a</dt></dl>
<dl><dt>a</dt><dd>b</dd><div><dt>c</dt><dd>d</dd></div></dl>
<dl><div><dt>a</dt></div></dl>
<details><p>a</p><summary>b</summary></details>
<details><p>a</p></details>
<details><summary>a</summary><summary>b</summary></details>
<figure><p>a</p><figcaption>b</figcaption><p>c</p></figure>
<figure><figcaption>a</figcaption><p>b</p><figcaption>c</figcaption></figure>
<fieldset><p>a</p><legend>b</legend></fieldset>
<table><tr><td>a</td></tr><caption>b</caption></table>
<table><tfoot><tr><td>a</tfoot><tbody><tr><td>b</table>
<picture><source srcset=a></picture>
<hgroup><p>a</p></hgroup>
<ruby>a</ruby>
<datalist><b>a</b><option>b</option></datalist>
"""

ELEMENTS = (
    "<center>a</center>|<font>a</font>|<marquee>a</marquee>|<foo>a</foo>|<tt>a</tt>|<acronym>a</acronym>|<blink>a"
)

ATTRIBUTES = """
<p align=center>a</p>
<p foo=a>b</p>
<table border=1><tr><td>a</table>
<table summary=a><tr><td>b</table>
<a name=a href=b>c</a>
<a href=a alt=b>c</a>
<hr noshade>
<span for=main>a</span>
<div disabled>a</div>
<input type=checkbox placeholder=a>
<input checked>
<input type=number maxlength=3>
<table><tr><td scope=col>a</table>
<dialog tabindex=0>a</dialog>
<img src=a alt="" role=button>
<button type=button formaction=a>b</button>
<script type=module src=a defer></script>
<p aria-nonsense=a>b</p>
<p aria-expanded=true>a</p>
<p aria-level=2>a</p>
<a href=a aria-selected=true>b</a>
<ul aria-orientation=vertical><li>a</li></ul>
<span aria-label=a>b</span>
<div aria-label=a>b</div>
<strong aria-labelledby=a id=a>b</strong>
<br aria-label=a>
<input type=hidden name=a aria-label=b>
<input type=checkbox aria-checked=true>
<meter value=1 aria-valuenow=2>a</meter>
"""

LACKING = """
<img src=a>
<img alt=a>
<input type=image src=a>
<a target=_blank>a</a>
<a rel=next>a</a>
<data>a</data>
<bdo>a</bdo>
<meter>a</meter>
<object>a</object>
<map><area href=a></map>
<script async></script>
<div role=checkbox tabindex=0>a</div>
<div role=heading>a</div>
<div role=slider tabindex=0>a</div>
"""

WRONG_VALUES = """
<p lang=english>a</p>
<p lang=en_GB>a</p>
<p lang=jp>a</p>
<p lang=ja-JPN>a</p>
<a href=a hreflang=jp>b</a>
<p dir=left>a</p>
<p tabindex=first>a</p>
<p id="">a</p>
<p id="a b">a</p>
<p hidden=maybe>a</p>
<p spellcheck=no>a</p>
<p inputmode=number>a</p>
<li value=a>b</li>
<ol start=a></ol>
<ol type=x></ol>
<input type=foo>
<input size=0>
<input required=no>
<input autocomplete=nonsense>
<button type=link>a</button>
<form method=put></form>
<form action=""></form>
<textarea rows=0></textarea>
<table><tr><th scope=column>a</table>
<table><tr><th colspan=0>a</table>
<img src=a alt=b width=10%>
<time datetime=2026-13-01>a</time>
<time datetime=2026-02-30>a</time>
<time datetime="23 Nov 2026">a</time>
<time datetime=2026/11/23>a</time>
<time datetime=25:00>a</time>
<time datetime="">a</time>
<time>last week</time>
<ins datetime=2026-11>a</ins>
<a href="a b">c</a>
<a href=http://a/%zz>b</a>
<a href=//[/>b</a>
<a target=_new href=a>b</a>
<a rel=stylesheet href=a>b</a>
<p role=nonsense>a</p>
<p role="">a</p>
<p aria-hidden=yes>a</p>
<p aria-live=loud>a</p>
<a href=a aria-current=yes>b</a>
<button type=button aria-expanded=no>a</button>
<section aria-labelledby="">a</section>
<h2 role=button>a</h2>
<ul role=navigation><li>a</li></ul>
<button type=button role=heading aria-level=2>a</button>
<nav role=button>a</nav>
<dl role=navigation><dt>a</dt><dd>b</dd></dl>
<details role=button><summary>a</summary></details>
<svg role=nonsense></svg>
<svg lang=jp></svg>
<svg aria-hidden=yes></svg>
"""

REFERRING_NOWHERE = """
<label for=nothing>a</label>
<label for=main>a</label><p id=main>b</p>
<section aria-labelledby=nothing>a</section>
<p aria-describedby=nothing>a</p>
<button type=button aria-controls=nothing>a</button>
<input list=nothing>
<input form=nothing>
<button type=button popovertarget=nothing>a</button>
<output for=nothing>a</output>
<svg aria-labelledby=nothing></svg>
<table><tr><td headers=nothing>a</table>
"""

MISSHAPEN = [
    TABLE.format("<td>c"), TABLE.format("<td>c<td>d<td>e"), TABLE.format("<td rowspan=2>c<td>d"),
    "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>", "<table><tr></table>",
]  # fmt: skip

HEADS = [
    (VALUE, "<link rel=nonsense href=a>"), (MISSING, "<link href=a>"), (MISSING, "<link rel=stylesheet>"),
    (MISSING, "<link rel=preload href=a>"), (VALUE, "<link rel=preload href=a as=styles>"),
    (MISSING, "<meta content=a>"), (MISSING, "<meta name=a>"), (VALUE, "<meta http-equiv=nonsense content=a>"),
    (VALUE, "<meta charset=latin1>"), (ORDERED, "<title>b</title>"), (MISSING, "<base>"),
]  # fmt: skip

BROKEN = [
    *((code, row) for code, rows in (
        (PLACE, MISPLACED), (ORDERED, DISORDERED), (ATTRIBUTE, ATTRIBUTES), (MISSING, LACKING), (VALUE, WRONG_VALUES),
        (REFERENCE, REFERRING_NOWHERE),
    ) for row in rows.strip().split("\n")),
    *((ELEMENT, row) for row in ELEMENTS.split("|")),
    *((SHAPE, row) for row in MISSHAPEN),
]  # fmt: skip

ALLOWED = """
<ul></ul><ol reversed start=-3 type=a><li value=2>a<script type=module src=a></script></li></ol>
<dl></dl><dl><dt>a<dt>b<dd>c<dd>d<dt>e<dd><p>f</dl><dl><div class=a><dt>a<dd>b</div><div><dt>c<dd>d</div></dl>
<p><a href=a><ins>b</ins></a> <a>c</a> <my-part foo=a>d</my-part></p><my-part><b>a</b></my-part>
<a href=a><div><p>b</p><h2>c</h2></div></a>
<ins datetime=2026-11-23T10:00Z><p>a</p></ins><del datetime=2026-11-23>b</del>
<section><header><h2>a</h2></header><footer><address>b</address></footer></section>
<article><h2>a</h2><blockquote cite=a><p>b</p><footer>c</footer></blockquote></article>
<details name=a open><summary><h2>a</h2></summary><p>b</p><details><summary>c</summary></details></details>
<figure><figcaption>a</figcaption><p>b</p></figure><figure><p>a</p><figcaption><h2>b</h2></figcaption></figure>
<figure><p>a</p></figure><fieldset><legend><h2>a</h2></legend>b</fieldset><fieldset>a</fieldset>
<hgroup><p>a</p><h2>b</h2><p>c</p></hgroup><search><form action=a><input type=search name=a></form></search>
<table><caption><p>a</caption><colgroup><col span=2></colgroup><thead><tr><th scope=col id=b abbr=c>a<th>b</thead>
<tbody><tr><td rowspan=2 headers=b>a<td>b<tr><td>c</tbody><tbody><tr><td colspan=2>d</tbody><tfoot><tr>
<td>e<td>f</table>
<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>
<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby><ruby>字<rt lang=ja-Hira>じ</rt></ruby>
<p lang=zh-Hant-TW>a<span lang="">b</span><i lang=de-1996>c</i><i lang=x-house>d</i><i lang=zh-yue>e</i>
<bdo dir=rtl>f</bdo>
<p><time datetime=2026>a</time> <time datetime=2026-11>b</time> <time datetime=2026-W09>c</time> <time>12:30</time>
<time datetime=P2DT4H>d</time> <time datetime=11-23>e</time> <time datetime=2024-02-29>f</time> <time>2h 3m</time>
<time datetime="2026-11-23 10:00:00.5+09:00">g</time>
<label>a <input type=text size=3 required autocomplete="section-a shipping postal-code"></label>
<label for=c>a</label><input id=c list=e maxlength=4 placeholder=d><datalist id=e><option value=a>b</option>
</datalist>
<label>a <input type=hidden name=b><select multiple size=3><optgroup label=c><option>d</optgroup><hr></select></label>
<form><button formmethod=post>a</button><output for=c>b</output><textarea rows=2 cols=3 wrap=hard>c</textarea></form>
<button type=button aria-expanded=false aria-controls=c aria-haspopup=menu>a</button>
<button popovertarget=c>b</button>
<p id=f role=status aria-live=polite hidden>a</p><p hidden=until-found translate=no spellcheck>b</p>
<section aria-labelledby=f aria-describedby="c f"><h2>a</h2></section><div role=group aria-label=a>b</div>
<div role=checkbox tabindex=0 aria-checked=mixed>a</div><div role=heading aria-level=2>b</div>
<div role="doc-tip note">c</div>
<svg viewBox="0 0 1 1" role=img aria-labelledby=g lang=ja><title id=g>a</title><g><a href=b><text>c</text></a></g>
</svg>
<math><mi>a</mi></math><template><li>a</li></template><template><tr><td>a</td></tr></template>
<picture><source srcset="a 2x" media=print type=image/png><img src=a alt="" width=1 height=2 loading=lazy></picture>
<video controls src=a><track src=b kind=captions srclang=ja label=c default><p>d</p></video>
<map name=a><area href=b alt=c shape=rect coords=1,2,3,4></map><img src=a alt=b usemap=#a>
<object data=a type=image/png><p>b</p></object><iframe src=a title=b loading=lazy></iframe><canvas width=3>a</canvas>
<dialog open closedby=any><form method=dialog><button>a</button></form></dialog><progress max=2 value=.5>a</progress>
<meter value=1.5e2 min=-1 max=200>a</meter><data value=a>b</data><wbr><br><hr><menu><li>a</menu><dfn>a</dfn>
<noscript>b</noscript>
<a href="//[::1]:80/a?b#c%20d" target=_blank rel="noopener external" hreflang=en-GB type=text/html download=a>b</a>
<a href="">a</a><a href="mailto:a@b.example?subject=c">b</a><a href="#あ">c</a><p itemscope><meta itemprop=a content=b>
<link rel=preload href=a as=style>
"""
