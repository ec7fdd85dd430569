"""Turns what goes wrong while pages are made into findings."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from shishin.model.finding import Finding
from shishin.render.page import UnlistedError
from shishin.website.config_file import CONFIG
from shishin.website.engine import MkDocsException
from shishin.website.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence


def problems(error: BaseException, messages: Sequence[str], root: Path) -> tuple[Finding, ...]:
    """Put an error into findings.

    Args:
        error: What was raised.
        messages: What MkDocs said before.
        root: The project's root.
    """
    return error.findings if isinstance(error, (UnlistedError, SettingsError)) else (_problem(error, messages, root),)


def _problem(error: BaseException, messages: Sequence[str], root: Path) -> Finding:
    if isinstance(error, (MkDocsException, SystemExit)):
        # What the parser of YAML says of the place in mkdocs.yml.
        mark = getattr(error.__cause__ or error.__context__, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        return Finding.at(CONFIG, line, "build-failed", reason="\n".join(messages) or error)
    frames = traceback.extract_tb(error.__traceback__)
    # Jinja puts its templates' files and lines into the traceback.
    templates = [frame for frame in frames if frame.filename.endswith(".html")]
    if templates:
        name, line = _from_root(templates[-1].filename, root), templates[-1].lineno or 0
        return Finding.at(name, line, "template-broken", reason=f"{type(error).__name__}: {error}")
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return Finding.at(CONFIG, 0, "build-failed", reason=f"{type(error).__name__}: {error}{place}")


def _from_root(name: str, root: Path) -> str:
    path = Path(name).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
