"""Writes mended texts: each file whole or not at all, with its line ends and its rights as they were."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.authoring.stamp import stamp
from shishin.content.reading.files import as_read
from shishin.disk.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from shishin.authoring.mending.texts import MendedText
    from shishin.content.project import Project
    from shishin.model.finding import Finding

_LINE_END = re.compile(r"(\r\n|\r|\n)")


def write(root: Path, texts: Iterable[MendedText]) -> list[str]:
    """Write mended texts, and give the paths of those written; a file that changed since it was read stays.

    Args:
        root: The project's root.
        texts: The texts.

    Raises:
        OSError: A file cannot be written; those before it are.
    """
    return [text.path for text in texts if _is_written(root / text.path, text)]


def _is_written(path: Path, text: MendedText) -> bool:
    old = "" if path.is_symlink() else path.read_bytes().decode("utf-8", "replace")
    if as_read(old) != text.old:
        return False
    ends = _LINE_END.findall(old)
    rows = zip(text.new.split("\n"), [*ends, ""], strict=True)
    write_whole(path, "".join(f"{row}{end}" for row, end in rows).encode())
    return True


def stamp_again(project: Project, written: Collection[str], behind: Collection[str]) -> int:
    """Stamp the translations of mended texts that were not behind before: a mend changes no meaning.

    Args:
        project: The project as it was before.
        written: The paths of the files that were mended.
        behind: The paths of the translations that were behind before.

    Returns:
        How many translations were stamped.
    """
    findings: list[Finding] = []
    mended = [family for family in project.sources.documents if family.source and family.source.file.path in written]
    languages = project.sources.languages
    names = [
        family.drafts[code].file.path for family in mended for code in languages.codes[1:] if code in family.drafts
    ]
    return sum(stamp(project.root, name, findings) for name in names if name not in behind)
