"""The site's own files: styles joined, all of it made small, and named by content, so that caches may keep it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rcssmin import cssmin
from rjsmin import jsmin

from shishin.content.reading.leftovers import is_left_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

FOLDER = "assets"
HASH_LENGTH = 10

STYLE = "styles/site.css"
"""The style sheet of every page; it names others, which are joined into it."""

PARTS = "styles/parts"
"""The folder of the style sheets that only some pages load (`style_parts.py`)."""

PICTURES = frozenset({".png", ".svg"})

_IMPORT = re.compile(r'^@import "\./([a-z0-9-]+\.css)";\n', re.MULTILINE)
_MODULE = re.compile(r'(?<=["\'])\./([a-z0-9-]+\.js)(?=["\'])')


@dataclass(frozen=True)
class Assets:
    """What the pages load.

    Attributes:
        names: Each file's address from the site's root, by its path below `overrides/assets/`.
        contents: What stands at each address.
    """

    names: dict[str, str]
    contents: dict[str, bytes]


def collect(folder: Path) -> Assets:
    """Read every file of a folder, join the styles and give each file its permanent name.

    Raises:
        FileNotFoundError: A style sheet or a module names one that is not there.
        ValueError: Two modules import each other.
    """
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}

    def add(name: str, content: bytes) -> str:
        names[name] = hashed(name.rsplit("/", 1)[-1], content)
        contents[names[name]] = content
        return names[name]

    add(STYLE, _joined(folder / STYLE).encode())
    for path in sorted(_own(folder / PARTS, "*.css")):
        add(f"{PARTS}/{path.name}", _joined(path).encode())
    modules = _Modules(folder / "scripts", lambda name, content: add(f"scripts/{name}", content))
    for path in sorted(_own(folder / "scripts", "*.js")):
        modules.add(path.name)
    for path in sorted(_own(folder / "images", "*.*")):
        if path.suffix in PICTURES:
            add(f"images/{path.name}", path.read_bytes())
    return Assets(names, contents)


def _own(folder: Path, pattern: str) -> Iterator[Path]:
    return (path for path in folder.glob(pattern) if not is_left_behind(path))


def hashed(name: str, content: bytes) -> str:
    """Give a file's address: its name with a digest of its content."""
    stem, _, ending = name.partition(".")
    digest = hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
    return f"{FOLDER}/{stem}.{digest}.{ending}"


def _joined(path: Path) -> str:
    """Put the style sheets that one imports in the imports' places."""
    text = path.read_text(encoding="utf-8")
    joined = _IMPORT.sub(lambda match: (path.parent / match[1]).read_text(encoding="utf-8"), text)
    return str(cssmin(joined))


def with_made(assets: Assets, made_files: Mapping[str, bytes]) -> Assets:
    """Add files that are made from the content."""
    names = {name: hashed(name, content) for name, content in made_files.items()}
    contents = {names[name]: content for name, content in made_files.items()}
    return Assets({**assets.names, **names}, {**assets.contents, **contents})


class _Modules:
    """Names each module after those it imports: its own content holds their names."""

    def __init__(self, folder: Path, add: Callable[[str, bytes], str]) -> None:
        self._folder, self._add = folder, add
        self._names: dict[str, str] = {}
        self._open: list[str] = []

    def add(self, name: str) -> str:
        """Name a module and give its address."""
        if name in self._open:
            raise ValueError(" → ".join([*self._open, name]))
        if name not in self._names:
            self._open.append(name)
            text = (self._folder / name).read_text(encoding="utf-8")
            bare = jsmin(text)
            whole = _MODULE.sub(lambda match: "./" + self.add(match[1]).rsplit("/", 1)[-1], bare)
            self._names[name] = self._add(name, whole.encode())
            self._open.pop()
        return self._names[name]
