"""The command `python tests/same_site.py`: builds the site of an earlier commit and of today's files; compares both.

Whoever changes how pages are made, not what they say, runs it: every file of the site must stay byte for byte what it
was, or the difference is wanted and can be explained.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]

SHOWN = 160
"""Characters of a line that are shown of each side."""

DIGEST = re.compile(rb"(?<=[.-])[0-9a-f]{10}(?=[./\"])")
"""What stands for a file's content in the names of scripts, styles, pictures and the folder of an index."""

BESIDE = 40
"""So many of them stand before the first that differs."""


@dataclass(frozen=True)
class FileDifference:
    """A file that is not the same in both sites.

    Attributes:
        path: Its path from the site's root.
        what: `added`, `removed` or `changed`.
        where: For a changed text, the first line that differs, counted from 1; otherwise 0.
        before: That line as it was.
        after: That line as it is.
    """

    path: str
    what: str
    where: int = 0
    before: str = ""
    after: str = ""


def compare(before: Path, after: Path, *, without_digests: bool = False) -> tuple[int, list[FileDifference]]:
    """Compare two folders file by file.

    Args:
        before: The earlier site.
        after: The later one.
        without_digests: Whether digests in names and in addresses count as the same: a script that changed has
            another name, which stands on every page and would hide what else changed there.

    Returns:
        How many files were looked at, and what differs, by path.
    """
    masked = _masked if without_digests else bytes
    old, new = (
        {masked(path.relative_to(folder).as_posix().encode()).decode(): path for path in _files(folder)}
        for folder in (before, after)
    )
    rows = [FileDifference(name, "added" if name in new else "removed") for name in old.keys() ^ new.keys()]
    for name in old.keys() & new.keys():
        one, other = (masked(path.read_bytes()) for path in (old[name], new[name]))
        if one != other:
            rows.append(_changed(name, one, other))
    return len(old.keys() | new.keys()), sorted(rows, key=lambda row: row.path)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _masked(content: bytes) -> bytes:
    return DIGEST.sub(rb"DIGEST", content)


def _changed(name: str, before: bytes, after: bytes) -> FileDifference:
    lines = zip_longest(*(text.decode(errors="replace").split("\n") for text in (before, after)), fillvalue="")
    for number, (old, new) in enumerate(lines, 1):
        if old != new:
            start = max(
                0, next((at for at, pair in enumerate(zip(old, new, strict=False)) if len(set(pair)) > 1), 0) - 40
            )
            return FileDifference(name, "changed", number, old[start : start + SHOWN], new[start : start + SHOWN])
    return FileDifference(name, "changed")


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """Check a commit out in a folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "before"
        _git(root, "worktree", "add", "--detach", "--quiet", str(folder), revision)
        try:
            yield folder
        finally:
            _git(root, "worktree", "remove", "--force", str(folder))


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, stdout=subprocess.DEVNULL)


def build(project: Path, site: Path) -> None:
    """Build a project's site with the code in its own folder.

    Raises:
        CalledProcessError: It could not be built; what is in the way is on standard error.
    """
    command = [sys.executable, "-m", "shishin", "--root", str(project), "build", "--site-dir", str(site)]
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts"), "SITE_URL": "https://shishin.example/"}
    subprocess.run(command, check=True, env=environment, cwd=project, stdout=subprocess.DEVNULL)


@click.command()
@click.argument("revision", default="HEAD")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=ROOT, help="The project's folder.")
@click.option(
    "--before", type=click.Path(path_type=Path, exists=True, file_okay=False), help="An earlier site, already built."
)
@click.option("--without-digests", is_flag=True, help="Take the digests in names of assets for the same.")
@click.option("--only-names", is_flag=True, help="Name the files that differ, without their lines.")
def main(revision: str, root: Path, before: Path | None, *, without_digests: bool, only_names: bool) -> None:
    """Compare the site of REVISION with that of the files as they are now; leave with 1 if they differ."""
    with tempfile.TemporaryDirectory() as place:
        old, new = before or Path(place) / "old", Path(place) / "new"
        if before is None:
            with checked_out(root, revision) as folder:
                build(folder, old)
        build(root.resolve(), new)
        looked_at, rows = compare(old, new, without_digests=without_digests)
    for row in rows:
        click.echo(f"{row.what:8} {row.path}" + (f":{row.where}" if row.where else ""))
        if row.where and not only_names:
            click.echo(f"  - {row.before}\n  + {row.after}")
    click.echo(f"{looked_at} files, {len(rows)} differ")
    sys.exit(bool(rows))


if __name__ == "__main__":
    main()
