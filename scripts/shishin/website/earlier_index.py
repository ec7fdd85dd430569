"""Keeps the parts of the index before, for the readers whose search page was open when the site was published.

Their page still asks for the parts that its `index.json` names. A build leaves those of one index before beside the
new ones, and lists them, so that the next build does not take them for its own. A site that is built into an empty
folder has none.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.render.assets import FOLDER
from shishin.search.index import EARLIER, ENTRY, index_folder
from shishin.search.pieces import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = re.compile(r"[a-z-]+-([0-9a-f]+)\.json")


def put_aside(site: Path) -> TemporaryDirectory[str] | None:
    """Copy the index of a site that is about to be emptied, for `keep_earlier_index`.

    Args:
        site: The site's folder; it need not be there, and may hold anything.

    Returns:
        A folder with the copy, which is gone when this is cleaned up; nothing if there is no index.

    Raises:
        OSError: A file cannot be read or written.
    """
    folders = [path for path in (site / FOLDER).glob(index_folder("*")) if path.is_dir() and not path.is_symlink()]
    if not folders:
        return None
    place = TemporaryDirectory(ignore_cleanup_errors=True)
    for folder in folders:
        shutil.copytree(folder, Path(place.name) / FOLDER / folder.name, symlinks=True)
    return place


def keep_earlier_index(before: Path, site: Path) -> frozenset[str]:
    """Leave the parts of an earlier site's index in a new site.

    Args:
        before: The folder of the earlier site; it need not be there, and may hold anything.
        site: The folder of the new one, which is finished otherwise.

    Returns:
        The paths of the files that were added, from the site's root.

    Raises:
        OSError: A file cannot be read or written.
    """
    added = set()
    for folder in sorted((site / FOLDER).glob(index_folder("*"))):
        earlier = before / FOLDER / folder.name
        kept = [name for name in _names(earlier, folder) if _keep(earlier / name, folder / name)]
        if kept:
            (folder / EARLIER).write_text(json.dumps(kept), encoding="utf-8")
            added |= {f"{FOLDER}/{folder.name}/{name}" for name in (*kept, EARLIER)}
    return frozenset(added)


def _names(earlier: Path, folder: Path) -> Iterator[str]:
    """Give the files of the index before; if the index is the same as before, those of the one before that."""
    listed = _listed(earlier / EARLIER)
    entry = earlier / ENTRY
    is_same = entry.is_file() and entry.read_bytes() == (folder / ENTRY).read_bytes()
    paths = earlier.iterdir() if earlier.is_dir() else ()
    for name in sorted(path.name for path in paths):
        if (name in listed) is is_same and not (folder / name).exists():
            yield name


def _listed(path: Path) -> frozenset[str]:
    try:
        names = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return frozenset()
    return frozenset(name for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def _keep(part: Path, goal: Path) -> bool:
    """Copy a part, if it holds what its name says: it was made by a build, and nobody has changed it since."""
    match = _PART.fullmatch(part.name)
    if not match or part.is_symlink() or not part.is_file():
        return False
    content = part.read_bytes()
    if digest(content) != match[1]:
        return False
    goal.write_bytes(content)
    return True
