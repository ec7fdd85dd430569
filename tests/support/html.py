"""Pages of HTML: one to look at in a browser, and where the links of a built one lead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.checks.built_page import BuiltPage

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>
<body><main><h1>A page</h1>{body}</main></body></html>"""


def write_page(folder: Path, head: str = "", body: str = "") -> Path:
    """Write a page and a picture into a folder, which may be new."""
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return folder


def goals(page: BuiltPage, selector: str) -> list[str]:
    """Give where links lead, from the site's root."""
    return [urljoin(f"/{page.url}", str(link.attrs["href"])).removeprefix("/") for link in page.all(selector)]
