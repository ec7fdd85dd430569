"""The site with up to a hundred released versions of each guideline: how many files, and how long it takes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from benchmarks.edition import ENGLISH, LANGUAGES, TRANSLATIONS
from benchmarks.generators.in_python import Shishin
from benchmarks.ours import ContentError, read, write_ours
from shishin.authoring.stamp import stamp
from shishin.findings.text import report
from shishin.model.guideline import FOLDER
from shishin.model.release import ACCOUNT, CHANGES, HISTORY, RELEASES
from shishin.release.freeze.version import complete
from shishin.release.new_version import release_version
from shishin.release.plan.asked import Asked
from shishin.release.plan.plan import plan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from shishin.model.finding import Finding
    from shishin.model.guideline import Guideline

REALLY = 10
"""Up to how many versions are released by `shishin release` in git; further ones are simulated."""

GIT = {
    "GIT_AUTHOR_NAME": "Benchmark",
    "GIT_AUTHOR_EMAIL": "benchmark@example.org",
    "GIT_COMMITTER_NAME": "Benchmark",
    "GIT_COMMITTER_EMAIL": "benchmark@example.org",
}

_NUMBER = re.compile(r" \d+$")
"""What an earlier version added."""

DAY = "2026-11-23"
SAID = "summary: {ja: 見本です。, en: A sample.}\nexaminations:\n"
EXAMINED = (
    "  - {{kind: {kind}, date: '2026-11-23', by: {{ja: 見本, en: Sample}}, independent: false, "
    "outcome: {{ja: 見本, en: Sample {number}}}}}\n"
)
NOTE = "kind: editorial\nabout: [{id}]\ntext: {{ja: {id}を直しました。, en: Changed {id}.}}\n"


def versions(root: Path, work: Path, steps: Sequence[int], times: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Release versions of each guideline, one requirement changed each time, and measure the site on the way.

    The first ten are released in git by the project's own command. Those after them are planned and written by the
    same functions, but without git and without the rehearsal, which look at nothing that a build reads.

    Args:
        root: The real content's project.
        work: A folder for the project and the site.
        steps: After how many versions of each guideline the site is measured.
        times: How often a build is measured.
        tell: Told what is done.

    Raises:
        ContentError: A release was refused.
    """
    source = without_history(write_ours(root, work / "versions"))
    rows, taken = [], []
    for number in range(max(steps) + 1):
        if number:
            tell(f"Releasing version {number} of each guideline")
            guidelines = [working.guideline for working in read(source).working]
            for guideline in guidelines:
                change(source, guideline, number)
            taken += release(source, guidelines, number)
        if number in steps:
            rows.append({"versions": number, "simulated": number > REALLY, **_measured(source, times)})
    return {"rows": rows, "release": [round(seconds, 3) for seconds in taken]}


def without_history(source: Path) -> Path:
    """Take every released version out of a project, and put it under git."""
    for folder in (path for path in (source / FOLDER).iterdir() if path.is_dir()):
        for name in (RELEASES, CHANGES):
            shutil.rmtree(folder / name, ignore_errors=True)
        for name in (ACCOUNT, HISTORY):
            (folder / name).unlink(missing_ok=True)
    os.environ.update(GIT)
    _git(source, "init", "--quiet", "--initial-branch=main")
    (source / ".gitignore").write_text("/.site-*/\n/.cache/\n", encoding="utf-8")
    return source


def change(source: Path, guideline: Guideline, number: int) -> None:
    """Change a requirement in a way that any text allows, and write what a release needs to be told.

    Args:
        source: The project.
        guideline: The guideline.
        number: Which of its versions will be released; it decides which guide is changed.
    """
    folder = source / FOLDER / guideline.facts.id
    guide = guideline.guides[number % len(guideline.guides)]
    row = guide.requirements[0]
    for language in LANGUAGES:
        path = source / guide.bodies[language.code].path
        text, said = path.read_text(encoding="utf-8"), row.texts[language.code].check.evidence
        changed = f"{_NUMBER.sub('', said)} {number}"
        path.write_text(text.replace(said, changed, 1), encoding="utf-8")
    for language in TRANSLATIONS:
        stamp(source, guide.bodies[language.code].path, [])
    if number > 1:
        (folder / CHANGES).mkdir(exist_ok=True)
        (folder / CHANGES / "change.yml").write_text(NOTE.format(id=row.id), encoding="utf-8")
    examined = "".join(EXAMINED.format(kind=kind, number=number) for kind in ("review", "audit"))
    (folder / ACCOUNT).write_text(SAID + examined, encoding="utf-8")


def release(source: Path, guidelines: Sequence[Guideline], number: int) -> list[float]:
    """Release a version of some guidelines; give the processor seconds of each that was released in git.

    Args:
        source: The project.
        guidelines: The guidelines.
        number: Which of their versions; those after the first ten are simulated.
    """
    asked = [Asked(guideline.facts.id, f"1.0.0-beta.{number}", DAY) for guideline in guidelines]
    if number > REALLY:
        simulate(source, asked)
        return []
    _git(source, "add", "--all")
    _git(source, "commit", "--quiet", "--message", f"Change for version {number}")
    taken = []
    for one in asked:
        begun = sum(os.times()[:4])
        outcome = release_version(source, one, lambda _plan: None, dry_run=False)
        _refused(outcome.findings)
        taken.append(sum(os.times()[:4]) - begun)
    return taken


def simulate(source: Path, asked: Sequence[Asked]) -> None:
    """Write what a release would have written, from one reading of the content.

    Args:
        source: The project.
        asked: The versions, each of another guideline.
    """
    library = read(source)
    findings: list[Finding] = []
    for one in asked:
        planned = plan(library, one, findings)
        _refused(findings)
        if planned is None:
            raise ContentError(one.id)
        planned = complete(source, planned)
        folder = source / planned.folder
        for path in planned.gone:
            (folder / path).unlink()
        for path, text in planned.texts.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _refused(findings: Sequence[Finding]) -> None:
    if findings:
        raise ContentError(report(findings, ENGLISH))


def _measured(source: Path, times: int) -> dict[str, Any]:
    ours = Shishin(source)
    built = []
    for _turn in range(times):
        ours.forget(source)
        built.append(ours.build(source).as_data())
    files = [path for path in ours.site(source).rglob("*") if path.is_file()]
    return {
        "html": sum(path.suffix == ".html" for path in files),
        "bytes": sum(path.stat().st_size for path in files),
        "builds": built,
    }


def _git(root: Path, *arguments: str) -> None:
    program = shutil.which("git") or "git"
    subprocess.run([program, *arguments], cwd=root, check=True)  # noqa: S603 - git alone, and never through a shell
