"""Times the audit beside other programs that look at pages with axe-core: how many looks each takes in a second.

A look is a page in one window, in one colour scheme and state, that axe-core has judged. A way of reading is the same
with paper, forced colours and no scripts besides, and with this project's own checks: the others know only looks.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.edition import LANGUAGES
from benchmarks.generators.in_python import Shishin
from benchmarks.host import hosted
from benchmarks.machine import told
from benchmarks.ours import write_ours
from shishin.checks import browser
from shishin.checks.audit import AuditOptions, audit
from shishin.website.config_file import site_url

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PAGES = (
    "", "principles/", "principles/simple/", "purpose/", "glossary/", "about/corrections/", "guidelines/ui-ux/",
    "guidelines/ui-ux/accessible/", "guidelines/requirements/", "all-pages/",
)  # fmt: skip
"""Pages of ten types, in every language."""

PATIENCE = 900
"""Seconds for one run."""

Data = dict[str, Any]


@dataclass(frozen=True)
class AuditedPages:
    """Where a program finds what it needs.

    Attributes:
        root: The project, for its exceptions.
        folder: A folder with the pages.
        site_url: The address that they were built for.
        origin: Where they are served.
        urls: The pages' addresses, from the site's root.
        tools: The folder that npm installed into.
        work: A folder for what a program writes.
        executable: The browser.
    """

    root: Path
    folder: Path
    site_url: str
    origin: str
    urls: tuple[str, ...]
    tools: Path
    work: Path
    executable: Path

    @property
    def addresses(self) -> list[str]:
        """Give the pages' whole addresses."""
        return [f"{self.origin}/{url}" for url in self.urls]

    def command(self, name: str) -> Path:
        """Give a command of npm's."""
        return self.tools / "node_modules/.bin" / name


def _ours(place: AuditedPages) -> tuple[int, int]:
    options = AuditOptions(dt.datetime.now(tz=dt.UTC).date(), remember=False)
    result = audit(place.root, place.folder, place.site_url, options, lambda *_step: None)
    return result.loads, result.ways


def _pa11y(place: AuditedPages, runner: str) -> tuple[int, int]:
    """Let pa11y-ci look at the pages, one after the other."""
    settings = {
        "defaults": {
            "runners": [runner],
            # With two pages at once, pa11y-ci loses some of them: its browser is told to close pages that are gone.
            "concurrency": 1,
            "timeout": PATIENCE * 1000,
            "chromeLaunchConfig": {"executablePath": str(place.executable), "args": ["--no-sandbox"]},
        },
        "urls": place.addresses,
    }
    file = place.work / f"pa11y-{runner}.json"
    file.write_text(json.dumps(settings), encoding="utf-8")
    said = _run([str(place.command("pa11y-ci")), "--config", str(file), "--json"], place)
    results: dict[str, list[Data]] = json.loads(said)["results"]
    # A page at which it did not look has a message without a rule.
    looks = sum(all("code" in row for row in rows) for rows in results.values())
    return looks, looks


def _axe(place: AuditedPages) -> tuple[int, int]:
    arguments = ["--stdout", "--chrome-path", str(place.executable), "--chrome-options", "no-sandbox,headless"]
    driver = shutil.which("chromedriver")
    arguments += ["--chromedriver-path", driver] if driver else []
    said = _run([str(place.command("axe")), *place.addresses, *arguments], place)
    looks = len(json.loads(said[said.index("[") :]))
    return looks, looks


@dataclass(frozen=True)
class Program:
    """A program that looks at pages.

    Attributes:
        name: What it is called in the table.
        command: Its command, as npm installs it; empty for this project.
        package: Its package, which says its version.
        look: Lets it look at the pages, and gives how many looks it took, and in how many ways of reading.
    """

    name: str
    command: str
    package: str
    look: Callable[[AuditedPages], tuple[int, int]]


PROGRAMS = (
    Program("This project’s audit", "", "", _ours),
    Program("pa11y-ci, with axe", "pa11y-ci", "pa11y-ci", lambda place: _pa11y(place, "axe")),
    Program("pa11y-ci, with HTML CodeSniffer", "pa11y-ci", "pa11y-ci", lambda place: _pa11y(place, "htmlcs")),
    Program("axe’s command line", "axe", "@axe-core/cli", _axe),
)


def audits(root: Path, work: Path, tools: Path, times: int, tell: Callable[[str], None]) -> Data:
    """Time every program that is there, in turn.

    Args:
        root: The real content's project.
        work: A folder for the project and the pages.
        tools: The folder that npm installed into.
        times: How often each looks at the pages.
        tell: Told what is done.
    """
    source, ours = write_ours(root, work / "project", ()), Shishin(work)
    ours.forget(source)
    ours.build(source)
    folder = work / "pages"
    urls = tuple(language.prefix + page for language in LANGUAGES for page in PAGES)
    _keep(ours.site(source), folder, urls)
    rows: list[Data] = [
        {"name": program.name, "version": "", "seconds": [], "looks": 0, "ways": 0} for program in PROGRAMS
    ]
    with hosted(folder) as host:
        place = AuditedPages(source, folder, site_url(source), host.origin, urls, tools, work, browser.find())
        for number in range(1, times + 1):
            for program, row in zip(PROGRAMS, rows, strict=True):
                if program.command and not place.command(program.command).is_file():
                    continue
                tell(f"{program.name}, turn {number} of {times}")
                row["version"] = _version(place, program)
                began = time.perf_counter()
                row["looks"], row["ways"] = program.look(place)
                row["seconds"].append(round(time.perf_counter() - began, 2))
    return {"pages": len(urls), "rows": rows}


def audits_table(data: Data) -> str:
    """Write the figures as Markdown."""
    ours = data["rows"][0]
    lines = [
        "| Program | Version | Looks | Ways of reading | Seconds | Looks per second | This project’s | Its ways |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in data["rows"]:
        if not row["seconds"]:
            lines.append(f"| {row['name']} | not there | – | – | – | – | – | – |")
            continue
        rate, ways = (_rate(ours, kind) / _rate(row, kind) for kind in ("looks", "ways"))
        lines.append(
            f"| {row['name']} | {row['version'] or '–'} | {row['looks']} | {row['ways']} "
            f"| {median(row['seconds']):.1f} | {_rate(row, 'looks'):.2f} | {rate:.1f} | {ways:.1f} |"
        )
    turns = len(data["rows"][0]["seconds"])
    about = f"{told(data)} {data['pages']} pages; medians of {turns}; the programs took turns. "
    about += "The last two columns: this project’s looks and ways of reading a second, as multiples of the others’."
    return f"{about}\n\n" + "\n".join(lines)


def _rate(row: Data, kind: str) -> float:
    return float(row[kind] / median(row["seconds"])) or float("nan")


def _keep(site: Path, folder: Path, urls: Sequence[str]) -> None:
    """Copy some pages of a site, and what all pages load."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(site / "assets", folder / "assets")
    for url in urls:
        (folder / url).mkdir(parents=True, exist_ok=True)
        shutil.copy2(site / url / "index.html", folder / url / "index.html")


def _version(place: AuditedPages, program: Program) -> str:
    if not program.package:
        return ""
    text = (place.tools / "node_modules" / program.package / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["version"])


def _run(arguments: list[str], place: AuditedPages) -> str:
    """Run a command and give what it said; that pages have faults is no failure."""
    done = subprocess.run(  # noqa: S603 - a command that the user named
        arguments, capture_output=True, text=True, check=False, timeout=PATIENCE, encoding="utf-8", cwd=place.work
    )
    return done.stdout
