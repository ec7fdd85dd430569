"""The two commands that need MkDocs, which is imported when one of them begins and not before."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from shishin.model.finding import Finding
from shishin.website.config_file import CONFIG

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shishin.model.library import Library
    from shishin.website.preview.command import Command

ENGINES = ("mkdocs", "properdocs")
"""The packages of which one must be installed to build."""


@dataclass(frozen=True)
class BuildResult:
    """What came of a build.

    Attributes:
        pages: How many pages were written.
        findings: Why none were.
    """

    pages: int = 0
    findings: tuple[Finding, ...] = ()


def build(root: Path, target: Path, library: Library, progress: Callable[[int, int], None]) -> BuildResult:
    """Build the site, or say why that cannot be done.

    Args:
        root: The project's root, which holds mkdocs.yml.
        target: The folder to publish; replaced as a whole, or left as it was.
        library: The content.
        progress: Told how many pages of how many are made.
    """
    if missing := _missing():
        return BuildResult(findings=missing)
    from shishin.website import build as website  # noqa: PLC0415 - see above

    try:
        return BuildResult(pages=website.build(root, target, progress, library))
    except website.BuildError as error:
        return BuildResult(findings=error.findings)


def serve(root: Path, address: str, command: Command) -> tuple[Finding, ...]:
    """Show a live preview until it is interrupted.

    Args:
        root: The project's root.
        address: Where, such as `127.0.0.1:8000`; with port 0 the system chooses a free one.
        command: What it asks and tells meanwhile.

    Returns:
        Why it could not begin; nothing if it did.
    """
    if missing := _missing():
        return missing
    from shishin.website.preview import loop  # noqa: PLC0415 - see above

    return tuple(loop.serve(root, address, command))


def _missing() -> tuple[Finding, ...]:
    """Give a finding if no engine is installed."""
    return () if any(find_spec(name) for name in ENGINES) else (Finding.at(CONFIG, 0, "engine-missing"),)
