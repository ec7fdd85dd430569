"""The project's templates in `overrides/`, compiled once for a whole site."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shishin.pages.shared.letters_apart import with_letters_joined
from shishin.pages.shared.parts import with_parts
from shishin.pages.shared.phrases import with_phrases
from shishin.render.sections import sections


class Missing(StrictUndefined):
    """A value that a template names and nobody gave: it may be asked whether it is there, and nothing else.

    Partial templates have values that need not be given, such as the level of their headings.
    """

    def __bool__(self) -> bool:  # type: ignore[override] # the superclass raises
        """Say that it is not there."""
        return False


def templates_in(folder: Path) -> Environment:
    """Read the templates of a folder; each is compiled when it is first asked for.

    Every value is escaped, and showing one that does not exist is an error (`Missing`).
    """
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, auto_reload=False, undefined=Missing)
    filters = (sections, with_letters_joined, with_parts, with_phrases)
    environment.filters.update({function.__name__: function for function in filters})
    return environment


def files_of(templates: Environment) -> list[tuple[str, str]]:
    """Give the name and the digest of every file in the templates' folder: a template may include any of them."""
    loader = cast("FileSystemLoader", templates.loader)
    paths = {name: Path(folder) / name for folder in loader.searchpath for name in templates.list_templates()}
    return [
        (name, hashlib.sha256(path.read_bytes()).hexdigest()) for name, path in sorted(paths.items()) if path.is_file()
    ]
