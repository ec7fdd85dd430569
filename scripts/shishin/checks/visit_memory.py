"""Remembers what the browser saw, so that a page is opened again only if something that it was given has changed."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from axe_playwright_python.base import AXE_SCRIPT
from pydantic import TypeAdapter, ValidationError

from shishin.checks.browser import PageVisit, ServedSite, file_at
from shishin.disk.whole_file import write_whole
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = ".cache/shishin/audit.json"
"""Beside the sources, and never in git; to lose it costs time and nothing else."""

MOST_BYTES = 64_000_000
"""What a file of visits may have: about 20 times what 3,000 pages need. A longer one is somebody else's."""


@dataclass(frozen=True)
class _Memory:
    """What is written down.

    Attributes:
        circumstances: The digest of all that a visit depends on beside the site's files.
        kept: The visits, by the page's address from the site's root.
    """

    circumstances: str
    kept: dict[str, PageVisit]


_FORM = TypeAdapter(_Memory)


class VisitMemory:
    """What the browser saw of a site's pages the last time.

    A visit is used again only if every file that the browser was given for it is byte for byte the same, and so are
    the browser, axe-core and the code of the checks. A page with anything wrong is opened again every time; what its
    weight and axe's open questions mean is judged anew.
    """

    def __init__(self, path: Path, site: ServedSite, browser: str, findings: list[Finding]) -> None:
        """Read what was remembered; what cannot be read is thrown away, and a warning says so.

        Args:
            path: The file.
            site: The built site.
            browser: The browser's version.
            findings: Where the warning goes.
        """
        self._path, self._site = path, site
        self._digests: dict[str, str] = {}
        self._memory = _Memory(circumstances(browser), {})
        if not path.is_file():
            return
        try:
            memory = _FORM.validate_json(_content(path))
        except (OSError, ValueError) as error:
            reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
            findings.append(Finding.at(FILE, 0, "audit-memory", reason=reason))
            return
        if memory.circumstances == self._memory.circumstances:
            self._memory = memory

    def recall(self, url: str) -> PageVisit | None:
        """Give what the browser saw of a page, if it would see the same again."""
        visit = self._memory.kept.get(url)
        if visit is None or not visit.digests or visit.url != url:
            return None
        return visit if all(self._digest(path) == digest for path, digest in visit.digests.items()) else None

    def keep(self, visits: Iterable[PageVisit]) -> None:
        """Write down what the browser saw, and nothing else: the file does not grow with what is gone.

        Raises:
            OSError: The disk refused.
        """
        kept = {visit.url: visit for visit in visits if is_clean(visit)}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Two audits at once: the file is that of one or of the other, never a mixture.
        write_whole(self._path, _FORM.dump_json(_Memory(self._memory.circumstances, kept)))

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            file = file_at(self._site, path)
            self._digests[path] = hashlib.sha256(file.read_bytes()).hexdigest() if file else ""
        return self._digests[path]


def _content(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"> {MOST_BYTES:,}")
    return path.read_bytes()


def is_clean(visit: PageVisit) -> bool:
    """Whether the browser met nothing wrong on a page."""
    return not (visit.violations or visit.overflow or visit.lost or visit.barriers or visit.requests or visit.errors)


def circumstances(browser: str) -> str:
    """Give the digest of all that a visit depends on beside the site's files.

    Args:
        browser: The browser's version.
    """
    code = files("shishin.checks")
    parts = [browser, platform.platform(), version("playwright"), AXE_SCRIPT]
    parts += [path.read_text(encoding="utf-8") for path in sorted(Path(str(code)).glob("*.py"))]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
