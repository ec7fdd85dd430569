"""Builds the whole site into a fresh folder and swaps it in."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from shishin.content.failures import SHOW
from shishin.website.swap import fresh_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from shishin.model.finding import Finding
    from shishin.website.plugin import ShishinPlugin

CONFIG = "mkdocs.yml"


class BuildError(Exception):
    """MkDocs could not build the site.

    Attributes:
        findings: What is wrong with a page; if nothing, the message says why.
    """

    def __init__(self, message: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


def build(root: Path, target: Path, progress: Callable[[int, int], None] | None = None) -> int:
    """Build the site.

    Args:
        root: The project's root, which holds mkdocs.yml.
        target: The folder to publish; replaced as a whole, or left as it was.
        progress: Told how many pages of how many are made.

    Returns:
        How many pages were written.

    Raises:
        BuildError: MkDocs stopped or warned, or a page holds what no page may hold.
    """
    plugin: ShishinPlugin | None = None
    with _mkdocs_messages() as messages:
        try:
            with fresh_folder(target) as fresh:
                config = load_config(str(root / CONFIG), site_dir=str(fresh), strict=True)
                plugin = cast("ShishinPlugin", config.plugins["shishin"])
                plugin.progress = progress
                config.plugins.on_startup(command="build", dirty=False)
                try:
                    mkdocs_build(config)
                finally:
                    config.plugins.on_shutdown()
                return sum(1 for _ in fresh.rglob("*.html"))
        except (MkDocsException, SystemExit) as error:
            # MkDocs leaves by SystemExit when a strict build has warnings.
            raise BuildError("\n".join(messages) or str(error), plugin.refused if plugin else ()) from error
        except (TemplateError, RecursionError, ValueError) as error:
            if os.environ.get(SHOW):
                raise
            # MkDocs has named the page before it let the error through.
            raise BuildError("\n".join([*messages, f"{type(error).__name__}: {error}"])) from error


def site_url(root: Path) -> str:
    """Give the address that the site is built for, with a slash at its end."""
    return str(load_config(str(root / CONFIG)).site_url or "/")


def serve(root: Path, address: str) -> None:
    """Show a live preview at an address such as `127.0.0.1:8000`, until it is interrupted."""
    mkdocs_serve(str(root / CONFIG), dev_addr=address)


@contextmanager
def _mkdocs_messages() -> Iterator[list[str]]:
    """Collect what MkDocs warns of, so that it is said once and by us."""
    logger = logging.getLogger("mkdocs")
    messages: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    handler = Collect(level=logging.WARNING)
    logger.addHandler(handler)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates
