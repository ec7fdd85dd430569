"""The parts of a run: what each measures, and what it writes into the README."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks import lighthouse, table, time_tables, weigh
from benchmarks.audit_speed import audits, audits_table
from benchmarks.builds import builds, merged, present
from benchmarks.generators.in_python import Shishin
from benchmarks.manual import manual
from benchmarks.ours import read, write_ours
from benchmarks.ours_alone import checks, growth, previews
from benchmarks.versions import versions
from benchmarks.weight import sites, weights
from shishin.checks import browser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.plot import Plot

Data = dict[str, Any]

SIZES = (0, 100, 1000)
"""Guides besides the real content."""

LARGE = (1000, 2000, 4000)
STEPS = (0, 1, 2, 5, 10, 20, 50, 100)
"""Versions of each guideline."""


@dataclass(frozen=True)
class Run:
    """What a run was asked for.

    Attributes:
        root: The real content's project.
        tools: Where the other generators are.
        work: A folder for the projects and sites that are made.
        guides: How large the manuals are; each part has its own sizes if nothing is given.
        versions: At how many versions to measure; in the same way.
        wanted: The generators to measure; all that are there if nothing is given.
        times: How often each is measured.
        runs: How often Lighthouse judges a page.
        pause: Seconds between two changes in the preview.
        tell: Told what is done.
    """

    root: Path
    tools: Path
    work: Path
    guides: tuple[int, ...]
    versions: tuple[int, ...]
    wanted: tuple[str, ...]
    times: int
    runs: int
    pause: float
    tell: Callable[[str], None]

    def sizes(self, usual: tuple[int, ...]) -> tuple[int, ...]:
        """Give how large the manuals are."""
        return self.guides or usual


@dataclass(frozen=True)
class RunPart:
    """A part of a run.

    Attributes:
        measure: Measures it.
        table: Writes it as Markdown.
        plots: Draws it, by the names of files.
        is_usual: Whether it is measured unless others are named.
    """

    measure: Callable[[Run], Data]
    table: Callable[[Data], str]
    plots: tuple[tuple[str, Callable[[Data], Plot]], ...] = ()
    is_usual: bool = True


def _builds(run: Run) -> Data:
    generators = present(run.tools, run.wanted)
    work = run.work / "builds"
    return builds(run.root, work, generators, sizes=run.sizes(SIZES), times=run.times, tell=run.tell)


def _checks(run: Run) -> Data:
    return {"rows": checks(run.root, run.work, run.sizes((SIZES[0], SIZES[-1])), run.times, run.tell)}


def _previews(run: Run) -> Data:
    return {"rows": previews(run.root, run.work, run.sizes((SIZES[0], SIZES[-1])), run.pause, run.tell)}


def _growth(run: Run) -> Data:
    return {"rows": growth(run.root, run.work, run.sizes(LARGE), run.tell)}


def _versions(run: Run) -> Data:
    return versions(run.root, run.work, run.versions or STEPS, run.times, run.tell)


def _profiles(run: Run) -> Data:
    rows = []
    for size in run.sizes((SIZES[0], SIZES[-1])):
        run.tell(f"Looking at a build with {size:,} guides more")
        source = write_ours(run.root, run.work / f"profile-{size}", manual(read(run.root), size) if size else ())
        rows.append({"guides": size, **profile_of(source, Shishin(source).site(source))})
    return {"rows": rows}


def profile_of(root: Path, site: Path) -> Data:
    """Look at the build of a project that was just written, in a process of its own."""
    ours = Shishin(root)
    command = [sys.executable, "-m", "benchmarks.profile", str(root), str(site)]
    done = subprocess.run(  # noqa: S603 - our own
        command, capture_output=True, text=True, check=True, encoding="utf-8",
        env={**os.environ, **ours.variables(root)},
    )  # fmt: skip
    ours.forget(root)
    row: Data = json.loads(done.stdout.splitlines()[-1])
    return row


def _weights(run: Run) -> Data:
    return weights(run.root, run.work / "weight", max(run.sizes((SIZES[-1],))), run.tell)


def _lighthouse(run: Run) -> Data:
    command = lighthouse.find(run.tools / "node")
    judge = lighthouse.Judge(command, browser.find(), run.runs, run.tell)
    built = sites(run.root, run.work / "lighthouse", 0)
    judged = {name: judge.judge(folder, weigh.page_urls(folder)) for name, folder in built.items()}
    return {"version": lighthouse.version(command), "runs": run.runs, **judged}


def _audits(run: Run) -> Data:
    return audits(run.root, run.work / "audits", run.tools / "node", run.times, run.tell)


PARTS: dict[str, RunPart] = {
    "builds": RunPart(_builds, time_tables.builds_table),
    "checks": RunPart(_checks, time_tables.checks_table),
    "preview": RunPart(_previews, time_tables.preview_table),
    "growth": RunPart(
        _growth,
        time_tables.growth_table,
        (("growth", time_tables.growth_plot), ("memory", time_tables.memory_plot)),
    ),
    "versions": RunPart(_versions, time_tables.versions_table, (("versions", time_tables.versions_plot),)),
    "profile": RunPart(_profiles, time_tables.profile_table),
    "weight": RunPart(_weights, table.weight_table),
    "audits": RunPart(_audits, audits_table, is_usual=False),
    "lighthouse": RunPart(_lighthouse, table.lighthouse_table, is_usual=False),
}
"""Each part by its name, which is that of its figures' file and of its marks in the README."""


def keep(results: Path, name: str, run: Data) -> None:
    """Keep the figures of a part; of builds, sizes that this run did not measure stay as they were."""
    file = results / f"{name}.json"
    if name == "builds":
        run = merged(json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}, run)
    file.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def write(readme: Path, results: Path) -> None:
    """Put the tables of all parts that were measured into the README, and draw the plots beside the figures.

    Raises:
        ValueError: A part's marks are not there.
    """
    text = readme.read_text(encoding="utf-8")
    for name, part in PARTS.items():
        file = results / f"{name}.json"
        if file.is_file():
            data: Data = json.loads(file.read_text(encoding="utf-8"))
            blocks = [part.table(data)]
            for plot_name, draw in part.plots:
                plot = draw(data)
                (results / f"{plot_name}.svg").write_text(plot.svg(), encoding="utf-8", newline="\n")
                blocks.append(f"![{plot.title}: {plot.text()}](results/{plot_name}.svg)")
            text = _put(text, name, "\n\n".join(blocks))
    readme.write_text(text, encoding="utf-8", newline="\n")


def _put(text: str, name: str, blocks: str) -> str:
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, has_begin, rest = text.partition(begin)
    _old, has_end, after = rest.partition(end)
    if not has_begin or not has_end:
        raise ValueError(f"{begin} … {end}")
    return f"{before}{begin}\n\n{blocks}\n\n{end}{after}"
