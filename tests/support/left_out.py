"""Editions of the little project that do without some pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from shishin.model.page import PLAIN, REQUIRED_LAYOUTS, Layout
from support.languages import LANGUAGES
from support.small_pages import PAGES

if TYPE_CHECKING:
    from pathlib import Path

OPTIONAL = [layout for layout in get_args(Layout) if layout not in {*REQUIRED_LAYOUTS, PLAIN}]
NAMES = {layout: name for name, (layout, *_titles) in PAGES.items()}


def leave_out(root: Path, layout: str) -> None:
    """Take the page of a layout out of a project, and what its authors wrote that names the page."""
    name = NAMES[layout]
    for language in LANGUAGES:
        (root / f"docs/{name}.{language.code}.md").unlink()
    publication = root / "principles/publication.yml"
    text = publication.read_text(encoding="utf-8")
    publication.write_text(re.sub(rf"(?<=[\[ ]){name}(?:, |(?=\]))", "", text).replace(", ]", "]"), encoding="utf-8")
    for path in root.glob("guidelines/*/guides/*.md"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if f"docs/{name}." not in line), encoding="utf-8")
