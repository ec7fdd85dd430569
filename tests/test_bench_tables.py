"""The benchmarks' own arithmetic: what a command took, how it is drawn, and which marks a page needs for its table."""

from __future__ import annotations

import inspect
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from benchmarks import parts, plain_pages, time_tables, timing
from benchmarks.audit_speed import audits_table
from benchmarks.builds import merged, present
from benchmarks.generators.generator import added
from benchmarks.generators.in_python import Shishin, Stock
from benchmarks.generators.table import GENERATORS
from benchmarks.plot import Plot, PlotLine
from benchmarks.profile import OTHER, PARTS, part_of
from benchmarks.write_manual import copy_sources

if TYPE_CHECKING:
    from benchmarks.plain_pages import PlainPage

    from shishin.model.library import Library

ROOT = Path(__file__).parents[1]
README = ROOT / "benchmarks/README.md"

MEGABYTES = 60
BUSY = f"""
import subprocess, sys, time
block = bytearray({MEGABYTES} * 1_000_000)
end = time.process_time() + 0.3
while time.process_time() < end: pass
wait = "import time; end = time.process_time() + 0.3\\nwhile time.process_time() < end: pass"
subprocess.run([sys.executable, "-c", wait])
time.sleep(0.4)
"""


@pytest.fixture(scope="module")
def pages(library: Library) -> tuple[PlainPage, ...]:
    return plain_pages.plain_pages(ROOT, library)


def test_what_a_command_took_has_its_children_and_its_memory(tmp_path: Path) -> None:
    taken = timing.take([[sys.executable, "-c", BUSY]], tmp_path)
    assert 0.6 <= taken.processor < 5
    assert taken.seconds > 0.4
    assert MEGABYTES <= taken.memory < 10 * MEGABYTES


def test_a_program_that_is_not_there_has_a_row_that_says_so() -> None:
    rows = [
        {"name": "Ours", "version": "", "seconds": [9.0, 10.0, 30.0], "looks": 60, "ways": 120},
        {"name": "Theirs", "version": "1.2", "seconds": [20.0], "looks": 10, "ways": 10},
        {"name": "Gone", "version": "", "seconds": [], "looks": 0, "ways": 0},
    ]
    lines = audits_table({"date": "2026-11-29", "pages": 10, "rows": rows}).split("\n")
    assert lines[-3:] == [
        "| Ours | – | 60 | 120 | 10.0 | 6.00 | 1.0 | 1.0 |", "| Theirs | 1.2 | 10 | 10 | 20.0 | 0.50 | 12.0 | 24.0 |",
        "| Gone | not there | – | – | – | – | – | – |",
    ]  # fmt: skip


def test_commands_are_added_up(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(0.3)"]
    assert timing.take([command, command], tmp_path).seconds > 0.6


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(timing.CommandError, match="alas"):
        timing.take([[sys.executable, "-c", "raise SystemExit('alas')"]], tmp_path)


def test_a_plot_is_well_formed_and_says_what_it_shows_in_words() -> None:
    lines = (PlotLine("one", ((0, 1), (10, 20))), PlotLine("two", ((0, 2), (10, 7.5))))
    plot = Plot("A & B", "guides", "seconds", lines)
    root = ET.fromstring(plot.svg())
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.find("svg:title", space) is not None
    description = root.find("svg:desc", space)
    assert description is not None
    assert description.text == "seconds by guides. one: 1 at 0, 20 at 10; two: 2 at 0, 7.5 at 10."
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"A & B", "guides", "seconds", "one", "two", "0", "20"} <= set(texts)
    circles = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    numbers = [float(str(circle.get(name))) for circle in circles for name in ("cx", "cy")]
    assert len(numbers) == 3 * 2
    assert all(0 < number < 640 for number in numbers)


@pytest.mark.parametrize("most", [0.4, 1, 7, 85, 684, 1000, 4000, 2.5e6])
def test_the_axes_of_a_plot_reach_beyond_the_most(most: float) -> None:
    texts = re.findall(r'text-anchor="end"[^>]*>([^<]+)<', Plot("t", "a", "u", (PlotLine("l", ((1, most),)),)).svg())
    ticks = [float(text.replace(",", "")) for text in texts]
    assert len(ticks) == 6
    assert ticks[0] == 0
    assert most <= ticks[-1] <= 3 * most


def test_the_readme_has_marks_for_each_part_and_no_figure_without_its_file() -> None:
    text = README.read_text(encoding="utf-8")
    for name in parts.PARTS:
        block = text.partition(f"<!-- {name}: begin -->")[2].partition(f"<!-- {name}: end -->")[0]
        assert block
        assert (ROOT / f"benchmarks/results/{name}.json").is_file() is ("Not measured yet." not in block), name
    files = {path.stem for path in (ROOT / "benchmarks/results").glob("*.json")}
    assert files <= set(parts.PARTS)


def test_tables_and_plots_are_written_between_their_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    marked = "<!-- growth: begin -->\nearlier figures\n<!-- growth: end -->"
    readme.write_text(f"before\n{marked}\nafter\n", encoding="utf-8")
    row = {"seconds": 10, "processor": 20, "memory": 300, "files": 9, "html": 5, "bytes": 1e6}
    rows = [{"guides": guides, **row} for guides in (1000, 2000)]
    (tmp_path / "growth.json").write_text(json.dumps({"date": "2026-11-28", "rows": rows}), encoding="utf-8")
    parts.write(readme, tmp_path)
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "earlier figures" not in text
    assert "| 2,000 | 5 | 1 MB | 10 | 20 | 1.00 | 300 |" in text
    assert "![Processor seconds of a cold build, by guides: " in text
    assert {path.name for path in tmp_path.glob("*.svg")} == {"growth.svg", "memory.svg"}


def test_the_table_of_builds_says_who_is_faster_and_who_is_not_there() -> None:
    def figures(seconds: float) -> dict[str, Any]:
        runs = [{"seconds": seconds, "processor": seconds * 2, "memory": 100}] * 3
        return {"html": 10, "cold": runs, "again": runs}

    names = ("shishin", "stock", "hugo", "zensical")
    size = {
        "date": "2026-11-28",
        "times": 3,
        "guides": 100,
        "pages": 9,
        "versions": dict.fromkeys(names, "1"),
        "generators": {"shishin": figures(4), "stock": figures(8), "hugo": figures(1), "zensical": {"failure": "no"}},
    }
    data = {"sizes": [size]}
    text = time_tables.builds_table(data)
    assert "Hugo, theme Book, VitePress, Starlight, Docusaurus." in text
    assert "| This project | 10 | 4.0 | 8.0 | 100 | 0.50 | 0.50 | 4.0 | 8.0 | 1.00 |" in text
    assert "faster than this project at a cold build: Hugo, a small layout (0.25)" in text
    assert "| Zensical | failed |" in text


def test_a_size_that_was_not_measured_again_stays_as_it_was() -> None:
    earlier = {"sizes": [{"guides": 0, "date": "1"}, {"guides": 100, "date": "1"}]}
    run = {"sizes": [{"guides": 1000, "date": "2"}, {"guides": 100, "date": "2"}]}
    assert [(row["guides"], row["date"]) for row in merged(earlier, run)["sizes"]] == [
        (0, "1"),
        (100, "2"),
        (1000, "2"),
    ]


def test_generators_that_are_not_there_are_not_found(tmp_path: Path) -> None:
    there = present(tmp_path, ("shishin", "stock", "zensical", "vitepress", "hugo-book"))
    assert set(there) == {"shishin", "stock"}
    assert len(GENERATORS) == len({generator.id for generator in GENERATORS}) == 9


def test_every_generator_gets_every_page_and_no_link_to_a_file_but_its_own(
    tmp_path: Path, pages: tuple[PlainPage, ...]
) -> None:
    assert len(pages) > 100
    assert sum(bool(page.figures) for page in pages) == 3 * 2
    for made in GENERATORS[1:]:
        generator = made(tmp_path)
        assert len({generator.file(page) for page in pages}) == len(pages)
        for page in pages:
            text = generator.text(page)
            # The figures are linked as files, and so is what MkDocs makes addresses of.
            files = [link for link in re.findall(r"\]\(([^)\s]+\.md)[)#]", text) if "://" not in link]
            assert not files or made.id in {"stock", "properdocs", "zensical"}, (made.id, page.name, files[:1])


def test_a_change_adds_a_sentence_and_the_next_takes_its_place(tmp_path: Path, pages: tuple[PlainPage, ...]) -> None:
    source = copy_sources(ROOT, tmp_path / "source")
    changed = [page for page in pages if page.is_guide and page.name.endswith("/accessible")]
    assert len(changed) == 2
    for page in changed:
        file = next((source / "guidelines/ui-ux/guides").glob(f"*-accessible.{page.language.code}.md"))
        before = file.read_text(encoding="utf-8")
        for number in (1, 2, 12):
            Shishin(tmp_path).change(source, page, number)
        after = file.read_text(encoding="utf-8")
        assert after.endswith(f"\n\n{added(page, 12)}\n")
        assert after.partition("\n---\n")[2].removesuffix(f"\n{added(page, 12)}\n") == before.partition("\n---\n")[2]
    translation = next((source / "guidelines/ui-ux/guides").glob("*-accessible.en.md")).read_text(encoding="utf-8")
    assert 'translates: "c5f5fed62988765c"' not in translation


def test_stock_stands_at_the_address_of_ours(tmp_path: Path, pages: tuple[PlainPage, ...]) -> None:
    accessible = next(page for page in pages if page.name == "guidelines/ui-ux/accessible")
    assert Stock(tmp_path).file(accessible) == "docs/guidelines/ui-ux/accessible.ja.md"
    assert plain_pages.address(accessible.name) == "guidelines/ui-ux/accessible/"
    assert plain_pages.address("index") == ""
    assert plain_pages.address("guidelines/index") == "guidelines/"


def test_what_runs_counts_for_the_innermost_part_that_asked_for_it() -> None:
    seen: list[tuple[str, str]] = []

    def look() -> None:
        frame = inspect.currentframe()
        assert frame
        seen.append(part_of(frame))

    for module in ("shishin.content.rules.links", "shishin.search.index", "mkdocs.commands.build", "elsewhere"):
        names: dict[str, Any] = {"__name__": module, "look": look}
        exec("def asks():\n    look()\nasks()", names)
    assert [part for part, _function in seen] == ["Judging", "Index", "MkDocs", OTHER]
    assert seen[0][1] == "content.rules.links.asks"
    assert len(PARTS) > 10
