"""Tells which share of a build each part of the project takes, by looking now and then at what runs."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shishin.cli import main

if TYPE_CHECKING:
    from types import FrameType

PAUSE = 0.005
"""Seconds of the processor between two looks; a build of ten seconds is looked at two thousand times."""

PARTS: tuple[tuple[str, str], ...] = (
    ("shishin.content.rules", "Judging"),
    ("shishin.content.judge", "Judging"),
    ("shishin.content.making", "Making the model"),
    ("shishin.content", "Reading"),
    ("shishin.forms", "Reading"),
    ("shishin.model.comparison", "Pages"),
    ("shishin.pages", "Pages"),
    ("shishin.search", "Index"),
    ("shishin.render", "HTML"),
    ("shishin.disk.memory", "Remembering"),
    ("shishin.disk.remembered", "Remembering"),
    ("shishin.disk", "Writing"),
    ("shishin.website", "Writing"),
    ("mkdocs", "MkDocs"),
    ("material", "MkDocs"),
)
"""Which part of a build a module belongs to, by the beginning of its name; the first that fits counts.

What runs counts for the innermost module of the list that asked for it: Markdown that `content/` reads is reading.
"""

START, OTHER = "Starting Python", "The rest"


@dataclass
class Profile:
    """What was seen of a build.

    Attributes:
        seen: How often each part was seen.
        functions: How often each function was seen, by where it stands.
    """

    seen: Counter[str] = field(default_factory=Counter)
    functions: Counter[str] = field(default_factory=Counter)

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Note what runs; the system calls this again and again."""
        if frame:
            part, function = part_of(frame)
            self.seen[part] += 1
            self.functions[f"{part}: {function}"] += 1


def part_of(frame: FrameType) -> tuple[str, str]:
    """Give the part of a build that a place in the code belongs to, and the function of the project there."""
    here: FrameType | None = frame
    while here:
        module = str(here.f_globals.get("__name__", ""))
        for begin, part in PARTS:
            if module == begin or module.startswith(f"{begin}."):
                return part, f"{module.removeprefix('shishin.')}.{here.f_code.co_name}"
        here = here.f_back
    return OTHER, ""


def profile(root: Path, site: Path) -> dict[str, Any]:
    """Build a project, and give the shares.

    Args:
        root: The project.
        site: Where its site goes.
    """
    seen = Profile()
    before, begun = time.process_time(), time.perf_counter()
    signal.signal(signal.SIGPROF, seen.look)
    signal.setitimer(signal.ITIMER_PROF, PAUSE, PAUSE)
    try:
        main(["--root", str(root), "build", "--site-dir", str(site)], standalone_mode=False)
    except SystemExit as end:
        if end.code:
            raise
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    taken, seconds = time.process_time() - before, time.perf_counter() - begun
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    others = children.ru_utime + children.ru_stime
    total = sum(seen.seen.values()) or 1
    shares = {part: round(count / total * taken, 3) for part, count in seen.seen.most_common()}
    return {
        "seconds": round(seconds, 3),
        "start": round(before, 3),
        "processor": round(before + taken + others, 3),
        "others": round(others, 3),
        "cores": os.cpu_count(),
        "parts": shares,
        "functions": {name: round(count / total * taken, 3) for name, count in seen.functions.most_common(12)},
    }


if __name__ == "__main__":
    import json

    sys.stdout.write(json.dumps(profile(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())))
