"""A broken page for each of axe-core's rules that the audit runs: the page that the rule must catch."""

from __future__ import annotations

from dataclasses import dataclass

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


@dataclass(frozen=True)
class BrokenPage:
    """A page with one barrier.

    Attributes:
        body: What stands in it.
        main: What stands in the main part; the page has none if it is nothing.
        head: What stands in its head.
        html: The attributes of the root.
        of_body: The attributes of the body.
    """

    main: str | None = "<h1>Title</h1>"
    body: str = ""
    head: str = "<title>Page</title>"
    html: str = 'lang="en"'
    of_body: str = ""

    def __str__(self) -> str:
        """Give the whole page."""
        main = "" if self.main is None else f"<main>{self.main}</main>"
        return (
            f"<!doctype html><html {self.html}><head>{self.head}</head>"
            f"<body {self.of_body}>{self.body}{main}</body></html>"
        )


def within(part: str) -> BrokenPage:
    """Give a page with a barrier in its main part."""
    return BrokenPage(f"<h1>Title</h1>{part}")


_TWO_BANNERS = '<header>a</header><header aria-label="b">b</header>'
_TWO_FOOTERS = '<footer>a</footer><footer aria-label="b">b</footer>'
_GREY = "<p style='color: #999; background: #fff'>Words that hardly stand out.</p>"
_DARK_GREY = "<p style='color: #666; background: #fff'>Words that stand out, but not to everybody.</p>"
_CELLS = f"<tr>{'<td>a</td>' * 4}</tr>"
_BLUE_LINK = (
    "<p style='color: #000; background: #fff'>Words with <a href='a' style='color: #222; text-decoration: none'>a "
    "link</a> among others.</p>"
)
_SCROLLED = "<div style='block-size: 20px; overflow: scroll'><p style='block-size: 200px'>Long.</p></div>"
_SMALL = (
    "<p><button style='inline-size: 8px; block-size: 8px; padding: 0'>a</button>"
    "<button style='inline-size: 8px; block-size: 8px; padding: 0'>b</button></p>"
)
_SKIP = "<a href='#gone' style='position: absolute; inset-inline-start: -999px'>Skip to the text</a>"

BROKEN_PAGES = {
    "accesskeys": within('<a href="a" accesskey="s">a</a><a href="b" accesskey="s">b</a>'),
    "area-alt": within(
        f'<img src="{PIXEL}" alt="Map" usemap="#m"><map name="m"><area href="a" coords="0,0,9,9"></map>'
    ),
    "aria-allowed-attr": within('<p role="link" tabindex="0" aria-selected="true">a</p>'),
    "aria-allowed-role": within('<fieldset role="article">a</fieldset>'),
    "aria-braille-equivalent": within(f'<img src="{PIXEL}" alt="" aria-braillelabel="a">'),
    "aria-command-name": within('<div role="link" tabindex="0"></div>'),
    "aria-conditional-attr": within('<input type="checkbox" aria-label="a" aria-checked="true">'),
    "aria-deprecated-role": within('<div role="directory">a</div>'),
    "aria-dialog-name": within('<div role="dialog"><p>a</p></div>'),
    "aria-hidden-body": BrokenPage(of_body='aria-hidden="true"'),
    "aria-hidden-focus": within('<div aria-hidden="true"><button>a</button></div>'),
    "aria-input-field-name": within('<div role="searchbox" tabindex="0"></div>'),
    "aria-meter-name": within('<div role="meter" aria-valuenow="1" aria-valuemin="0" aria-valuemax="2"></div>'),
    "aria-progressbar-name": within('<div role="progressbar"></div>'),
    "aria-prohibited-attr": within('<code aria-label="a">b</code>'),
    "aria-required-attr": within('<div role="checkbox" tabindex="0" aria-label="a"></div>'),
    "aria-required-children": within('<div role="list"><p>a</p></div>'),
    "aria-required-parent": within('<div role="listitem">a</div>'),
    "aria-roles": within('<div role="paragraf">a</div>'),
    "aria-tab-name": within('<div role="tablist"><div role="tab" tabindex="0"></div></div>'),
    "aria-text": within('<p role="text">a <a href="b">b</a></p>'),
    "aria-toggle-field-name": within('<div role="checkbox" aria-checked="true" tabindex="0"></div>'),
    "aria-tooltip-name": within('<div role="tooltip"></div>'),
    "aria-treeitem-name": within('<div role="tree" aria-label="a"><div role="treeitem" tabindex="0"></div></div>'),
    "aria-valid-attr": within('<p aria-lable="a">b</p>'),
    "aria-valid-attr-value": within('<button aria-expanded="perhaps">a</button>'),
    "autocomplete-valid": within('<label>a <input autocomplete="my-name"></label>'),
    "avoid-inline-spacing": within("<p style='letter-spacing: 1px !important'>a</p>"),
    "blink": within("<blink>a</blink>"),
    "button-name": within("<button></button>"),
    "bypass": BrokenPage(None, '<nav aria-label="a"><a href="b">b</a></nav><p>c</p>'),
    "color-contrast": within(_GREY),
    "color-contrast-enhanced": within(_DARK_GREY),
    "definition-list": within("<dl><p>a</p><dt>b</dt><dd>c</dd></dl>"),
    "dlitem": within("<dt>a</dt><dd>b</dd>"),
    "document-title": BrokenPage(head=""),
    "duplicate-id-aria": within('<p id="a">a</p><p id="a">b</p><button aria-labelledby="a"></button>'),
    "empty-heading": within("<h2></h2>"),
    "empty-table-header": within("<table><tr><th></th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"),
    "focus-order-semantics": within('<div tabindex="0" role="note">a</div>'),
    "form-field-multiple-labels": within('<label for="a">a</label><label for="a">b</label><input id="a">'),
    "frame-focusable-content": within('<iframe title="a" tabindex="-1" srcdoc="<button>b</button>"></iframe>'),
    "frame-tested": within('<iframe title="a" sandbox srcdoc="<p>b</p>"></iframe>'),
    "frame-title": within('<iframe srcdoc="<p>b</p>"></iframe>'),
    "frame-title-unique": within('<iframe title="a" srcdoc="b"></iframe><iframe title="a" srcdoc="c"></iframe>'),
    "heading-order": within("<h3>a</h3>"),
    "html-has-lang": BrokenPage(html=""),
    "html-lang-valid": BrokenPage(html='lang="japanese-language"'),
    "html-xml-lang-mismatch": BrokenPage(html='lang="en" xml:lang="ja"'),
    "image-alt": within(f'<img src="{PIXEL}">'),
    "image-redundant-alt": within(f'<a href="a">Home <img src="{PIXEL}" alt="Home"></a>'),
    "input-button-name": within('<input type="button">'),
    "input-image-alt": within(f'<input type="image" src="{PIXEL}">'),
    "label": within("<input>"),
    "label-content-name-mismatch": within('<button aria-label="Send">Search</button>'),
    "label-title-only": within('<input title="a">'),
    "landmark-banner-is-top-level": within('<div role="banner">a</div>'),
    "landmark-contentinfo-is-top-level": within('<div role="contentinfo">a</div>'),
    "landmark-main-is-top-level": BrokenPage(None, '<nav aria-label="a"><main><h1>b</h1></main></nav>'),
    "landmark-no-duplicate-banner": BrokenPage(body=_TWO_BANNERS),
    "landmark-no-duplicate-contentinfo": BrokenPage(body=_TWO_FOOTERS),
    "landmark-no-duplicate-main": BrokenPage(body='<main aria-label="a"><p>b</p></main>'),
    "landmark-one-main": BrokenPage(None, "<h1>a</h1>"),
    "landmark-unique": BrokenPage(body="<nav><a href='a'>a</a></nav><nav><a href='b'>b</a></nav>"),
    "link-in-text-block": within(_BLUE_LINK),
    "link-name": within('<a href="a"></a>'),
    "list": within("<ul><p>a</p></ul>"),
    "listitem": within("<li>a</li>"),
    "marquee": within("<marquee>a</marquee>"),
    "meta-refresh": BrokenPage(head='<title>a</title><meta http-equiv="refresh" content="600; url=b">'),
    "meta-refresh-no-exceptions": BrokenPage(head='<title>a</title><meta http-equiv="refresh" content="90000; url=b">'),
    "meta-viewport": BrokenPage(head='<title>a</title><meta name="viewport" content="user-scalable=no">'),
    "meta-viewport-large": BrokenPage(head='<title>a</title><meta name="viewport" content="maximum-scale=3">'),
    "nested-interactive": within('<button>a <a href="b">b</a></button>'),
    "no-autoplay-audio": within('<audio src="data:audio/wav;base64," autoplay loop></audio>'),
    "object-alt": within(f'<object data="{PIXEL}"></object>'),
    "page-has-heading-one": BrokenPage("<h2>a</h2>"),
    "presentation-role-conflict": within('<h2 role="none" tabindex="0">a</h2>'),
    "region": BrokenPage(body="<p>Words outside of every landmark.</p>"),
    "role-img-alt": within('<div role="img"></div>'),
    "scope-attr-valid": within('<table><tr><td scope="col">a</td></tr><tr><td>b</td></tr></table>'),
    "scrollable-region-focusable": within(_SCROLLED),
    "select-name": within("<select><option>a</option></select>"),
    "server-side-image-map": within(f'<a href="a"><img src="{PIXEL}" alt="b" ismap></a>'),
    "skip-link": BrokenPage(body=_SKIP),
    "summary-name": within("<details><summary></summary>a</details>"),
    "svg-img-alt": within('<svg role="img" width="9" height="9"><path d="M0 0h9"/></svg>'),
    "tabindex": within('<a href="a" tabindex="3">a</a>'),
    "table-duplicate-name": within('<table summary="a"><caption>a</caption><tr><td>b</td></tr></table>'),
    "table-fake-caption": within(f"<table><tr><td colspan='4'>a</td></tr>{_CELLS * 3}</table>"),
    "target-size": within(_SMALL),
    "td-has-header": within(f"<table>{_CELLS * 4}</table>"),
    "td-headers-attr": within('<table><tr><th id="a">a</th></tr><tr><td headers="gone">b</td></tr></table>'),
    "th-has-data-cells": within("<table><tr><th>a</th><th>b</th></tr></table>"),
    "valid-lang": within('<p lang="japanese-language">a</p>'),
    "video-caption": within('<video src="data:video/mp4;base64,"></video>'),
}
"""By the rule's id."""
