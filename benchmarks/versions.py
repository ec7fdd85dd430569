"""The site with ten released versions of each guideline: how many pages it has, and how long it takes."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import time
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.edition import ENGLISH, LANGUAGES, TRANSLATIONS
from benchmarks.measure import TIMES
from benchmarks.peers import BenchmarkError, build_ours, read, write_ours
from shishin.authoring.stamp import stamp
from shishin.content.load import load
from shishin.findings.text import report
from shishin.model.guideline import FOLDER
from shishin.model.release import ACCOUNT, CHANGES, HISTORY, RELEASES
from shishin.release.new_version import release_version
from shishin.release.plan.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shishin.model.guideline import Guideline

STEPS = (0, 1, 2, 5, 10)
"""After how many versions of each guideline the site is measured."""

GIT = {
    "GIT_AUTHOR_NAME": "Benchmark",
    "GIT_AUTHOR_EMAIL": "benchmark@example.org",
    "GIT_COMMITTER_NAME": "Benchmark",
    "GIT_COMMITTER_EMAIL": "benchmark@example.org",
}

SAID = "summary: {ja: 見本です。, en: A sample.}\nexaminations:\n"
EXAMINED = (
    "  - {{kind: {kind}, date: '2026-11-23', by: {{ja: 見本, en: Sample}}, independent: false, "
    "outcome: {{ja: 見本, en: Sample {number}}}}}\n"
)
NOTE = "kind: editorial\nabout: [{id}]\ntext: {{ja: {id}を直しました。, en: Changed {id}.}}\n"


def versions(root: Path, work: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    """Release ten versions of each guideline, one requirement changed each time, and measure the site on the way.

    Args:
        root: The project's root.
        work: A folder for the sites that are made.
        tell: Told what is done.

    Raises:
        BenchmarkError: A release was refused.
    """
    source = write_ours(root, work / "versions-source")
    for folder in (path for path in (source / FOLDER).iterdir() if path.is_dir()):
        for name in (RELEASES, CHANGES):
            shutil.rmtree(folder / name, ignore_errors=True)
        for name in (ACCOUNT, HISTORY):
            (folder / name).unlink(missing_ok=True)
    os.environ.update(GIT)
    _git(source, "init", "--quiet", "--initial-branch=main")
    (source / ".gitignore").write_text("/.site-*/\n", encoding="utf-8")
    rows, taken = [], []
    for number in range(max(STEPS) + 1):
        if number:
            tell(f"Releasing version {number} of each guideline")
            taken += [_release(source, guideline, number) for guideline in _texts(source)]
        if number in STEPS:
            rows.append({"versions": number, **_measured(source, work / "versions")})
    return {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "rows": rows,
        "release": taken,
    }


def _texts(source: Path) -> list[Guideline]:
    return [working.guideline for working in read(source).working]


def _release(source: Path, guideline: Guideline, number: int) -> float:
    """Change a requirement in a way that any text allows, and release it; give the seconds of the release."""
    folder, id_ = source / FOLDER / guideline.facts.id, guideline.facts.id
    guide = guideline.guides[number % len(guideline.guides)]
    row = guide.requirements[0]
    for language in LANGUAGES:
        path = source / guide.bodies[language.code].path
        text, said = path.read_text(encoding="utf-8"), row.texts[language.code].check.evidence
        path.write_text(text.replace(said, f"{said} {number}", 1), encoding="utf-8")
    for language in TRANSLATIONS:
        stamp(source, guide.bodies[language.code].path, [])
    if number > 1:
        (folder / CHANGES).mkdir(exist_ok=True)
        (folder / CHANGES / "change.yml").write_text(NOTE.format(id=row.id), encoding="utf-8")
    examined = "".join(EXAMINED.format(kind=kind, number=number) for kind in ("review", "audit"))
    (folder / ACCOUNT).write_text(SAID + examined, encoding="utf-8")
    _git(source, "add", "--all")
    _git(source, "commit", "--quiet", "--message", f"Change {id_}")
    begun = time.perf_counter()
    asked = Asked(id_, f"1.0.0-beta.{number}", "2026-11-23")
    outcome = release_version(source, asked, lambda _plan: None, dry_run=False)
    if outcome.findings:
        raise BenchmarkError(report(outcome.findings, ENGLISH))
    return time.perf_counter() - begun


def _measured(source: Path, target: Path) -> dict[str, Any]:
    built = [build_ours(source, target) for _ in range(TIMES)]
    checked = [_seconds(source) for _ in range(TIMES)]
    files = [path for path in target.rglob("*") if path.is_file()]
    return {
        "pages": sum(path.suffix == ".html" for path in files),
        "bytes": sum(path.stat().st_size for path in files),
        "build": median(build.seconds for build in built),
        "load": median(checked),
    }


def _seconds(source: Path) -> float:
    begun = time.perf_counter()
    load(source)
    return time.perf_counter() - begun


def _git(root: Path, *arguments: str) -> None:
    program = shutil.which("git") or "git"
    subprocess.run([program, *arguments], cwd=root, check=True)  # noqa: S603 - git alone, and never through a shell
