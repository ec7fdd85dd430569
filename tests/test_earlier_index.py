"""The parts of the index before stay for one build, for readers whose search page was open meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from shishin.search.index import EARLIER, ENTRY
from shishin.website.build import build
from shishin.website.earlier_index import keep_earlier_index
from support.site_files import edit, tree

if TYPE_CHECKING:
    from pathlib import Path

INDEX = "assets/search-ja"


def index_of(site: Path) -> set[str]:
    """Give the files that the index of a site leads to, and the one that leads to them."""
    names = {path.name for path in (site / INDEX).iterdir()}
    earlier = site / INDEX / EARLIER
    return names - {EARLIER, *(json.loads(earlier.read_bytes()) if earlier.exists() else ())}


def said(project: Path, site: Path, word: str) -> Path:
    path = project / "docs/about.ja.md"
    edit(path, path.read_text(encoding="utf-8").splitlines()[-1], f"{word}のことです。")
    build(project, site)
    return site


@pytest.mark.site
def test_the_parts_of_one_index_before_stay(project: Path) -> None:
    site = said(project, project / "site", "梅")
    first = index_of(site)
    assert not (site / INDEX / EARLIER).exists()
    second = index_of(said(project, site, "桜"))
    assert 1 < len(first - second) < len(first)
    here = {path.name for path in (site / INDEX).iterdir()}
    assert here == first | second | {EARLIER}
    # What is built again says the same; a reader whose page is that old still finds its parts.
    before = tree(site)
    build(project, site)
    assert tree(site) == before
    third = index_of(said(project, site, "桃"))
    assert {path.name for path in (site / INDEX).iterdir()} == second | third | {EARLIER}
    assert (first - second) - third
    # Into an empty folder, the same sources always give the same site.
    build(project, project / "clean")
    assert tree(project / "clean") == {
        name: content
        for name, content in tree(site).items()
        if not name.startswith(f"{INDEX}/") or name.removeprefix(f"{INDEX}/") in third
    }


@pytest.mark.site
def test_mkdocs_itself_keeps_them_too(project: Path) -> None:
    first = index_of(said(project, project / "site", "梅"))
    said(project, project / "clean", "桜")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, check=True)
    site = project / "site"
    second = index_of(site)
    assert len(first - second) > 1
    assert {path.name for path in (site / INDEX).iterdir()} == first | second | {EARLIER}
    clean = tree(project / "clean")
    assert {name: content for name, content in tree(site).items() if name in clean} == clean


def test_only_parts_that_hold_what_their_name_says_are_kept(tmp_path: Path) -> None:
    before, site = tmp_path / "before", tmp_path / "site"
    for folder in (before / INDEX, site / INDEX):
        folder.mkdir(parents=True)
        (folder / ENTRY).write_text(folder.parent.parent.name, encoding="utf-8")
    assert keep_earlier_index(before, site) == frozenset()
    # The digest of nothing begins like this.
    whole = "rows-e3b0c44298.json"
    (before / INDEX / whole).touch()
    (before / INDEX / "heads-e3b0c44298.json").symlink_to(whole)
    (before / INDEX / "lists-e3b0c44298.json").mkdir()
    for name in ("rows-0123456789.json", "e3b0c44298.json", "own-e3b0c44298.txt", "page.html"):
        (before / INDEX / name).touch()
    for damaged in ("", "{", "7", '[["x"]]', '["../../x"]'):
        (before / INDEX / EARLIER).write_text(damaged, encoding="utf-8")
        assert keep_earlier_index(before, site) == {f"{INDEX}/{whole}", f"{INDEX}/{EARLIER}"}
        assert {path.name for path in (site / INDEX).iterdir()} == {ENTRY, whole, EARLIER}
        (site / INDEX / whole).unlink()
        (site / INDEX / EARLIER).unlink()
    assert keep_earlier_index(tmp_path / "nowhere", site) == frozenset()
