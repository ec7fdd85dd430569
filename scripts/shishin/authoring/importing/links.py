"""Finds where the links of a text of another project lead here."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from shishin.content.link_targets import resolve
from shishin.model.web_address import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.languages.language import Language


@dataclass(frozen=True)
class ImportedFile:
    """A file that is brought in.

    Attributes:
        stem: Its new path from the project's root, without language and ending.
        anchors: Its new anchors by the names that led to them before.
        language: Its language's code if it is one of a pair that both are brought in, or nothing.
    """

    stem: str
    anchors: Mapping[str, str]
    language: str = ""


@dataclass(frozen=True)
class LinkTarget:
    """Where a link is to lead in the new file.

    Attributes:
        href: The address to write; nothing when only the words stay.
        change: The kind of change, or nothing when the link stays as it is.
        decision: The kind of decision that a person must take, or nothing.
    """

    href: str
    change: str = ""
    decision: str = ""


@dataclass(frozen=True)
class LinkResolver:
    """Finds where links of one text lead: to another text that is brought in, to a file of the project, or outside.

    Attributes:
        source: The path of the file that is brought in.
        stem: Its new path from the project's root, without language and ending.
        language: The language of the file that is written.
        imported: The files that are brought in, by their old paths.
        known: The project's own files, by path from its root.
        base: The address that the text was published at, or nothing.
    """

    source: str
    stem: str
    language: Language
    imported: Mapping[str, ImportedFile] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    base: str = ""

    def resolve_link(self, target: str) -> LinkTarget:
        """Say where a link leads."""
        try:
            parts = urlsplit(target)
            _host = parts.hostname, parts.port
        except ValueError:
            return LinkTarget("", decision="link-place")
        if parts.scheme or parts.netloc:
            return self._out(target)
        if not parts.path:
            return self._within(parts.fragment, "")
        return self._imported(parts.path, parts.fragment) or self._own(target, parts.path) or self._outside(target)

    def _out(self, target: str) -> LinkTarget:
        """Say where a link out of the site leads; what is not encrypted is taken to be there encrypted too."""
        plain = target.casefold()
        href = (
            f"https{target[4:]}" if plain.startswith("http:") else f"https:{target}" if target[:1] in "/\\" else target
        )
        if fault(href, mail=True):
            return LinkTarget("", decision="link-scheme")
        return LinkTarget(href) if href == target else LinkTarget(href, change="link", decision="link-http")

    def resolve_wiki_link(self, page: str) -> LinkTarget:
        """Say where a link by a page's name leads."""
        name = page.strip().casefold().replace(" ", "-")
        for path, file in self.imported.items():
            if posixpath.basename(path).rpartition(".")[0].casefold().replace(" ", "-") == name:
                return LinkTarget(self._relative(file.stem), change="link")
        return LinkTarget("", decision="link-place")

    def resolve_figure(self, target: str) -> LinkTarget:
        """Say which of the project's figures an image is, if it is one."""
        path, ending = resolve(f"{self.stem}.md", target), f".{self.language.code}.svg"
        right = path.rsplit(".", 2)[0] + ending if path.endswith(".svg") else ""
        if right not in self.known:
            return LinkTarget("", decision="image")
        return LinkTarget(target) if right == path else LinkTarget(self._to(right), change="link")

    def _within(self, fragment: str, path: str, stem: str = "") -> LinkTarget:
        """Say where a link to an anchor leads, on this page or on another that is brought in."""
        wanted, codes = stem or self.stem, {"", self.language.code}
        page = next((file for file in self.imported.values() if file.stem == wanted and file.language in codes), None)
        anchors = page.anchors if page else {}
        name = unquote(fragment)
        new = anchors.get(name) or anchors.get(name.casefold())
        if new is None:
            return LinkTarget(path, change="link", decision="link-anchor")
        return LinkTarget(f"{path}#{new}", change="" if new == fragment and not path else "link")

    def _imported(self, path: str, fragment: str) -> LinkTarget | None:
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(self.source), unquote(path)))
        file = next((self.imported[candidate] for candidate in _readings(wanted) if candidate in self.imported), None)
        if file is None:
            return None
        href = self._relative(file.stem)
        return self._within(fragment, href, file.stem) if fragment else LinkTarget(href, change="link")

    def _own(self, target: str, path: str) -> LinkTarget | None:
        """Say where a link to a file of the project leads: in each language to that language."""
        goal = resolve(f"{self.stem}.md", path)
        if goal not in self.known or not goal.endswith(".md"):
            return None
        right = f"{goal.rsplit('.', 2)[0]}.{self.language.code}.md"
        if right == goal or right not in self.known:
            return LinkTarget(target)
        fragment = target.partition("#")[2]
        return LinkTarget(self._to(right) + (f"#{fragment}" if fragment else ""), change="link")

    def _outside(self, target: str) -> LinkTarget:
        if not self.base:
            return LinkTarget("", decision="link-place")
        return LinkTarget(urljoin(self.base, target), change="link", decision="link-opens")

    def _relative(self, stem: str) -> str:
        return self._to(f"{stem}.{self.language.code}.md")

    def _to(self, path: str) -> str:
        return posixpath.relpath(path, posixpath.dirname(self.stem) or ".")


def _readings(path: str) -> Iterator[str]:
    """Give the files that a path may mean."""
    yield path
    stem = path.removesuffix(".html").removesuffix(".htm")
    yield from (f"{stem}.md", f"{stem}.markdown", f"{stem}/index.md", f"{stem}/README.md")
