"""What editors and systems leave in folders: a file of every kind, each with words that must never be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "秘密の言葉"

FILES = (
    ".about.ja.md.swp", ".about.ja.md.swo", ".notes.yml.swp", "4913", "about.ja.md~", ".about.ja.md.un~", "first.yml~",
    "#about.ja.md#", ".#plain.ja.md",
    "._about.ja.md", "._box.ja.svg", "._first.yml", ".DS_Store", ".localized",
    "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".directory",
    "about.ja.md___jb_tmp___", "about.ja.md___jb_old___", ".about.ja.md.kate-swp", ".goutputstream-AB12C3",
    "about.ja.md.tmp", "about.ja.md.tmp.1234", "about.ja.md.tmp.1234.170000",
    ".~lock.about.ja.md#", "~$about.ja.md", "~$box.ja.svg",
    ".nfs000000000000abcd00000001", ".fuse_hidden0000000100000001", ".dropbox", ".dropbox.attr",
    ".gitkeep", ".keep", ".gitignore",
)  # fmt: skip
"""Names of files; one of them at least for every pattern."""

LOCKS = {
    ".#about.ja.md": "somebody@host.example.4321:1700000000",
    ".#first.yml": "somebody@host.4321",
    ".#box.ja.svg": "somebody@host.4321:1",
}
"""The links by which Emacs locks files, and what they say; nothing is where they lead."""

FOLDERS = (
    "docs", "docs/figures", "principles", "guidelines", "guidelines/ui-ux", "guidelines/ui-ux/guides",
    "guidelines/ui-ux/changes", "guidelines/ui-ux/releases",
)  # fmt: skip


def leave(folder: Path) -> int:
    """Leave every kind in a folder; give how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).write_text(f"---\ntitle: {SECRET}\n---\n\n{SECRET}\n", encoding="utf-8")
    for name, text in LOCKS.items():
        (folder / name).symlink_to(text)
    return len(FILES) + len(LOCKS)


def left_in(folder: Path) -> list[str]:
    """Give the paths of files below a folder that are leftovers or hold their words."""
    names = {*FILES, *LOCKS}
    paths = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return [str(path) for path in paths if path.name in names or SECRET.encode() in path.read_bytes()]
