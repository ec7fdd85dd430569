"""An edition does without any page that is made from data, but for those that every site needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from shishin.checks.audit import check_files
from shishin.content.load import load
from shishin.model.language import LANGUAGES
from shishin.model.page import PLAIN, REQUIRED_LAYOUTS, Layout
from shishin.website.build import build
from support.small_project import PAGES

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


def test_there_is_a_little_page_of_every_layout() -> None:
    assert len(OPTIONAL) >= 13
    assert set(NAMES) == set(get_args(Layout))


@pytest.mark.parametrize("layout", OPTIONAL)
def test_an_edition_may_lack_any_layout(project: Path, layout: str) -> None:
    leave_out(project, layout)
    loaded = load(project)
    assert {finding.code for finding in loaded.findings} <= {"translation-behind"}
    assert loaded.library
    assert layout not in {page.facts.layout for page in loaded.library.pages}


@pytest.mark.site
@pytest.mark.parametrize("layouts", [*([layout] for layout in OPTIONAL), OPTIONAL], ids="-".join)
def test_the_pages_of_an_edition_lead_to_none_that_it_lacks(project: Path, tmp_path: Path, layouts: list[str]) -> None:
    for layout in layouts:
        leave_out(project, layout)
    build(project, tmp_path / "site")
    pages, findings = check_files(tmp_path / "site", "https://sample.example/base/")
    assert len(pages) == 60 - len(layouts) * len(LANGUAGES)
    assert findings == []
