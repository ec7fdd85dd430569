"""What the pages of a site depend on beside its content: where the site and its sources are published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.pages.shared.host import CodeHost


@dataclass(frozen=True)
class SiteSettings:
    """Where a site and its sources are published.

    Attributes:
        site_url: The site's address with a slash at its end, or an empty string if it is not known: then there is no
            sitemap, and the addresses on the pages begin with a slash.
        host: The code host that the sources are on.
        email: The address that suggestions are sent to, or an empty string.
        cache_headers: The host that is told how long each file may be kept, or an empty string (`cache_headers.py`).
        is_suggestion: Whether this is a preview of a suggestion: every page says so, and keeps search engines out.
        has_policy: Whether each page carries the Content Security Policy; `mkdocs serve` adds a script that it forbids.
    """

    site_url: str
    host: CodeHost
    has_policy: bool = True
    email: str = ""
    cache_headers: str = ""
    is_suggestion: bool = False

    @property
    def base(self) -> str:
        """The address that all others on the site begin with."""
        return self.site_url or "/"
