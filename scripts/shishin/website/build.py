"""Builds the whole site into a fresh folder and swaps it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from shishin.website.messages import mkdocs_messages
from shishin.website.swap import fresh_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONFIG = "mkdocs.yml"


class BuildError(Exception):
    """MkDocs could not build the site; the message says why."""


def build(root: Path, target: Path, progress: Callable[[int, int], None] | None = None) -> int:
    """Build the site.

    Args:
        root: The project's root, which holds mkdocs.yml.
        target: The folder to publish; replaced as a whole, or left as it was.
        progress: Told how many pages of how many are made.

    Returns:
        How many pages were written.

    Raises:
        BuildError: MkDocs stopped or warned.
    """
    with mkdocs_messages() as messages:
        try:
            with fresh_folder(target) as fresh:
                config = load_config(str(root / CONFIG), site_dir=str(fresh), strict=True)
                config.plugins["shishin"].progress = progress  # type: ignore[attr-defined] # our own plugin
                config.plugins.on_startup(command="build", dirty=False)
                try:
                    mkdocs_build(config)
                finally:
                    config.plugins.on_shutdown()
                return sum(1 for _ in fresh.rglob("*.html"))
        except (MkDocsException, SystemExit) as error:
            # MkDocs leaves by SystemExit when a strict build has warnings.
            raise BuildError("\n".join(messages) or str(error)) from error


def site_url(root: Path) -> str:
    """Give the address that the site is built for, with a slash at its end."""
    return str(load_config(str(root / CONFIG)).site_url or "/")
