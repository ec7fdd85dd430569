"""Runs Lighthouse's mobile test, which npm brings, on each page type of both sites."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.host import hosted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
PATIENCE = 180
"""Seconds for one run."""


def find(given: Path) -> Path:
    """Find the command: the given file, or the one below a folder that npm installed into.

    Raises:
        FileNotFoundError: There is none.
    """
    for path in (given, given / "node_modules/.bin/lighthouse"):
        if path.is_file():
            return path
    raise FileNotFoundError(given)


@dataclass(frozen=True)
class Judge:
    """How pages are judged.

    Attributes:
        command: Lighthouse.
        executable: The browser.
        runs: How often each page is judged; the median counts.
        tell: Told of each page.
    """

    command: Path
    executable: Path
    runs: int
    tell: Callable[[str], None]

    def judge(self, folder: Path, urls: Sequence[str]) -> dict[str, Any]:
        """Give the medians of the scores and what cost points, by address."""
        with hosted(folder) as host:
            return {url: self._page(f"{host.origin}/{url}") for url in urls}

    def _page(self, address: str) -> dict[str, Any]:
        reports = [_report(self.command, self.executable, address) for _ in range(self.runs)]
        scores = {
            name: round(100 * median(report["categories"][name]["score"] or 0 for report in reports))
            for name in CATEGORIES
        }
        failed = sorted({name for report in reports for name in _failed(report)})
        self.tell(f"{address} {scores} {failed}")
        return {"scores": scores, "failed": failed, "largest_paint_ms": round(median(map(_largest_paint, reports)))}


def version(command: Path) -> str:
    """Give Lighthouse's version."""
    return _run([str(command), "--version"], dict(os.environ)).strip()


def _failed(report: dict[str, Any]) -> list[str]:
    """Name the audits that cost points."""
    counted = {
        part["id"] for name in CATEGORIES for part in report["categories"][name]["auditRefs"] if part["weight"] > 0
    }
    full = 0.995
    scores = {name: report["audits"][name]["score"] for name in counted}
    return [name for name, score in scores.items() if score is not None and score < full]


def _largest_paint(report: dict[str, Any]) -> float:
    return float(report["audits"]["largest-contentful-paint"].get("numericValue") or 0)


def _report(command: Path, executable: Path, address: str) -> dict[str, Any]:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = " ".join(["--headless=new", *(["--no-sandbox"] if root else [])])
    arguments = [str(command), address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    arguments.append(f"--only-categories={','.join(CATEGORIES)}")
    report: dict[str, Any] = json.loads(_run(arguments, {**os.environ, "CHROME_PATH": str(executable)}))
    return report


def _run(arguments: list[str], environment: dict[str, str]) -> str:
    if shutil.which("node") is None:
        raise FileNotFoundError("node")
    done = subprocess.run(  # noqa: S603 - a command that the user named
        arguments, capture_output=True, text=True, check=True, env=environment, timeout=PATIENCE, encoding="utf-8"
    )
    return done.stdout
