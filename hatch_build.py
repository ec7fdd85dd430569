"""What pip runs when it installs the project for development (`pip install -e .`)."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LISTING = ".dist-info/RECORD"


class AsciiPath(BuildHookInterface[Any]):
    """Lets Python find `scripts/` below a folder whose name is not ASCII.

    Pip leaves a `.pth` file that names the folder. Up to 3.12 Python reads it in the locale's encoding: with `LC_ALL=C`
    it then dies before its first line, and on Japanese Windows it looks in a folder that is not there. A line that
    begins with `import` is run instead of being read as a name, and can say any name in ASCII (Python's module `site`).
    """

    def finalize(self, version: str, _build_data: dict[str, Any], artifact_path: str) -> None:
        """Rewrite the `.pth` file in the wheel that was just built."""
        if version == "editable":
            path = Path(artifact_path)
            with zipfile.ZipFile(path) as wheel:
                files = [(each, wheel.read(each)) for each in wheel.infolist()]
            written = {each.filename: _in_ascii(each.filename, content) for each, content in files}
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
                for each, content in files:
                    is_listing = each.filename.endswith(LISTING)
                    wheel.writestr(each, _listed(content, written) if is_listing else written[each.filename])


def _in_ascii(name: str, content: bytes) -> bytes:
    """Write the folders of a `.pth` file in ASCII; a plain name stays, which editors and type checkers read too."""
    if not name.endswith(".pth") or content.isascii():
        return content
    folders = content.decode("utf-8").splitlines()
    return f"import sys; sys.path.extend({folders!a})\n".encode("ascii")


def _listed(content: bytes, written: dict[str, bytes]) -> bytes:
    """Give the wheel's list of its files with digests and sizes as they are now (the wheel format, “RECORD”)."""
    lines = []
    for line in content.decode("utf-8").splitlines():
        name = line.split(",")[0]
        if name.endswith(".pth"):
            digest = base64.urlsafe_b64encode(hashlib.sha256(written[name]).digest()).rstrip(b"=").decode("ascii")
            lines.append(f"{name},sha256={digest},{len(written[name])}")
        else:
            lines.append(line)
    return ("\n".join(lines) + "\n").encode("utf-8")
