"""What editors and systems leave in folders: told by its name, and by being no more than an ordinary file."""

from __future__ import annotations

import fnmatch
import re
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LEFT_BEHIND = (
    # macOS, Windows, KDE, NFS, FUSE, Dropbox
    *(".DS_Store", "._*", ".localized", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".directory"),
    *(".nfs*", ".fuse_hidden*", ".dropbox", ".dropbox.attr"),
    # Vim and nano, and the file by which Vim tries whether it may write
    *(".*.sw[a-p]", "*~", "4913"),
    # Emacs: locks and what it saves by itself
    *(".#*", "#*#"),
    # JetBrains, Kate, GNOME; what is written first and renamed then
    *("*___jb_tmp___", "*___jb_old___", ".*.kate-swp", ".goutputstream-*", "*.tmp", "*.tmp.[0-9]*"),
    # LibreOffice and Microsoft Office
    *(".~lock.*#", "~$*"),
    # git: what keeps an empty folder, and what is left out
    *(".gitkeep", ".keep", ".gitignore"),
)
"""What editors and systems leave in folders, as patterns of names (`fnmatch`); no source can have such a name.

Authors do not see these files. They are neither refused nor read, and none reaches the site or a version.
"""

_LEFT_BEHIND = re.compile("|".join(map(fnmatch.translate, LEFT_BEHIND)))
_LOCK = re.compile(r"[^/]+@[^/]+\.\d+(?::\d+)?")
"""What the link that Emacs locks a file with leads to: USER@HOST.PROCESS:STARTED, which is no file.

Source: GNU Emacs, src/filelock.c.
"""


def has_left_name(name: str) -> bool:
    """Whether a file's name is one of those that editors and systems leave behind."""
    return bool(_LEFT_BEHIND.fullmatch(name))


def is_left_behind(path: Path) -> bool:
    """Whether an editor or a system left a file; a link that only has such a name could lead anywhere."""
    if not has_left_name(path.name):
        return False
    try:
        mode = path.lstat().st_mode
        is_lock = stat.S_ISLNK(mode) and bool(_LOCK.fullmatch(str(path.readlink()))) and not path.exists()
    except OSError:
        return True  # Gone since it was seen, as such files are in a moment.
    return stat.S_ISREG(mode) or (is_lock and path.name.startswith(".#"))
