"""A page as the gate sees it, which lets only listed HTML leave."""

from __future__ import annotations

from justhtml import Element, JustHTML

from shishin.render.gate import Gate, Scan

SITE_URL = "https://sample.example/base/"
HEAD = '<meta charset="utf-8"><title>題</title>'
PAGE = '<!doctype html>\n<html lang="ja">\n<head>{head}</head>\n<body class="layout-page">{body}</body>\n</html>\n'
GATE = Gate(SITE_URL)


def scan(body: str = "", head: str = HEAD, *, leads_on: bool = False) -> Scan:
    return GATE.scan(PAGE.format(head=head, body=body), leads_on=leads_on)


def parsed(html: str) -> list[str]:
    every = JustHTML(html, sanitize=False).query("*")
    return [element.name for element in every if isinstance(element, Element)]
