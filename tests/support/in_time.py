"""Reading the little project with one odd file in it, in time."""

from __future__ import annotations

import re
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hypothesis import settings

from shishin.content.load import load
from shishin.findings.catalogue import explain
from shishin.reports.formats import limited
from support.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shishin.model.finding import Finding

PRINCIPLE, PAGE, FIGURE = "principles/02-two.ja.md", "docs/about.ja.md", "docs/figures/box.ja.svg"
TERMS, READINGS = "principles/terms.yml", "principles/readings.yml"
GUIDE, GUIDELINE = "guidelines/ui-ux/guides/01-first.ja.md", "guidelines/ui-ux/guideline.ja.md"
OF_VERSIONS = tuple(f"guidelines/ui-ux/{name}" for name in ("changes/one.yml", "release.yml", "releases/ledger.yml"))

FILES = (PAGE, PRINCIPLE, GUIDE, TERMS, READINGS, FIGURE, *OF_VERSIONS[:1])

TIMES = 400
"""How many times the time of `_usual_work` reading may take with a hostile file in it; it takes 20 without one."""

quick = settings(max_examples=20, deadline=None, database=None, derandomize=True)


class TooSlowError(BaseException):
    """Not an Exception, so that nothing takes it for an error of the content."""


def _usual_work() -> float:
    """Do what takes as long as this processor is slow or busy just now; give the seconds of processor time."""
    began = time.process_time()
    for at in range(5_000):
        re.sub("[0-4]+", "", f"{at}-{at * 7}").upper().split("-")
    return time.process_time() - began


@contextmanager
def within(times: float = TIMES) -> Iterator[None]:
    """Stop whatever takes more processor time; regular expressions of Python look for signals too."""

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, times * _usual_work())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def check(root: Path, name: str, content: str | bytes) -> list[Finding]:
    """Write a file, read the project in time, explain every finding, put the file back."""
    path = root / name
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    try:
        with within():
            loaded = load(root)
        assert loaded.library is not None or loaded.findings
        assert "content-failed" not in {finding.code for finding in loaded.findings}
        for language in LANGUAGES:
            assert all(explain(finding, language).what for finding in limited(loaded.findings))
        return [finding for finding in loaded.findings if finding.file == name]
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def page(body: str) -> str:
    return f"---\ntitle: 題\ndescription: 説明です。\n---\n\n{body}"
