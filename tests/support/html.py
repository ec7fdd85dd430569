"""A page of HTML to look at in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>
<body><main><h1>A page</h1>{body}</main></body></html>"""


def write_page(folder: Path, head: str = "", body: str = "") -> Path:
    """Write a page and a picture into a folder."""
    (folder / "index.html").write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return folder
