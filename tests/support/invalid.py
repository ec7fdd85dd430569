"""Bad fixtures: each is one TOML file that breaks the little project and names every finding it expects."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "fixtures" / "invalid"


@dataclass(frozen=True)
class Invalid:
    """A bad fixture.

    Attributes:
        name: The file's name.
        edits: What to do to the project, in order.
        expected: The findings as `file:line code`, sorted.
    """

    name: str
    edits: list[dict[str, Any]]
    expected: list[str]


def read_all() -> list[Invalid]:
    """Read every bad fixture; one that names no finding is itself a fault."""
    fixtures = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        assert data["expect"], f"{path.name} names no finding"
        assert data["why"], f"{path.name} does not say why"
        fixtures.append(Invalid(path.stem, data["edit"], sorted(data["expect"])))
    return fixtures


def apply(root: Path, edits: list[dict[str, Any]]) -> None:
    """Break a project: `replace` and `by`, `append`, `write`, `bytes` (hex), `delete`, `link` or `move`."""
    for edit in edits:
        path = root / edit["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if "replace" in edit:
            text = path.read_text(encoding="utf-8")
            assert text.count(edit["replace"]) == 1, f"{edit['replace']!r} must stand once in {edit['file']}"
            path.write_text(text.replace(edit["replace"], edit["by"]), encoding="utf-8")
        elif "append" in edit:
            path.write_text(path.read_text(encoding="utf-8") + edit["append"], encoding="utf-8")
        elif "write" in edit:
            path.write_text(edit["write"] * edit.get("times", 1), encoding="utf-8")
        elif "bytes" in edit:
            path.write_bytes(bytes.fromhex(edit["bytes"]))
        elif "link" in edit:
            path.unlink(missing_ok=True)
            path.symlink_to(edit["link"])
        elif "move" in edit:
            path.rename(root / edit["move"])
        elif edit["delete"]:
            path.unlink()
