"""A program: reads a project with the code that Python finds, makes its whole site, and writes down what came of it."""

from __future__ import annotations

import gc
import hashlib
import json
import sys
from pathlib import Path

from shishin.content.load import load
from shishin.pages.outputs.permanent import standing
from shishin.pages.shared.host import CodeHost
from shishin.render.settings import SiteSettings
from shishin.render.site import SiteRenderer
from support.small_project import stamp_all

SETTINGS = SiteSettings("https://sample.example/", CodeHost("", "", "", ""))


def main(root: Path, overrides: Path) -> None:
    """Print findings, the digest of each file of the site, and every address that stands."""
    stamp_all(root)
    loaded = load(root)
    made: dict[str, str] = {}
    addresses: list[str] = []
    if loaded.library is not None:
        renderer = SiteRenderer(loaded.library, overrides, SETTINGS)
        made = {path: hashlib.sha256(content).hexdigest() for path, content in renderer.files()}
        addresses = sorted(standing(loaded.library))
    findings = [f"{finding.file}:{finding.line} {finding.code} {finding.values}" for finding in loaded.findings]
    json.dump({"findings": findings, "files": made, "addresses": addresses}, sys.stdout)


if __name__ == "__main__":
    # It ends before there is much to collect.
    gc.disable()
    main(Path(sys.argv[1]), Path(sys.argv[2]))
