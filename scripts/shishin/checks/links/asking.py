"""What asking for an address needs to know, and what comes of it."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ARCHIVE = "https://archive.org/wayback/available"
"""Where the Internet Archive says whether it has a copy: “Wayback Availability JSON API” at archive.org/help."""


@dataclass(frozen=True)
class LinkSettings:
    """How other sites are asked.

    Attributes:
        site: The address of the project's site, which the sites that are asked are told; `/` if it has none.
        workers: So many sites are asked at a time.
        pause: Seconds between two questions to one host.
        timeout: Seconds that one answer may take, from the first byte that is sent to the end of its head.
        redirects: So many redirects are followed.
        archive: Where archived copies are asked for.
        private: Hosts with their ports that are asked although they lie in a private network: those of tests.
    """

    site: str = "/"
    workers: int = 8
    pause: float = 1.0
    timeout: float = 20.0
    redirects: int = 10
    archive: str = ARCHIVE
    private: frozenset[str] = frozenset()

    @property
    def agent(self) -> str:
        """What the sites are told of who asks (RFC 9110, 10.1.5)."""
        return f"shishin-links (+{self.site})" if self.site.startswith("http") else "shishin-links"


class LinkState(StrEnum):
    """What came of asking for an address."""

    WORKS = "works"
    MOVED = "moved"
    GONE = "gone"
    UNREACHED = "unreached"


@dataclass(frozen=True)
class LinkAnswer:
    """What came of asking for an address.

    Attributes:
        state: Whether it works.
        detail: The new address of what has moved; the status of what is gone; why the rest could not be reached, as
            the name of a row of `link_reasons` in command.toml or as a status.
    """

    state: LinkState
    detail: str = ""


class UnreachedError(Exception):
    """An address cannot be asked.

    Attributes:
        reason: Why, as the name of a row of `link_reasons` in command.toml.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class HostPace:
    """Lets no host be asked more often than it should be, whichever thread asks.

    Attributes:
        pause: Seconds between two questions to one host.
        clock: Gives the time in seconds.
        sleep: Waits for so many seconds.
    """

    pause: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked again."""
        with self._lock:
            now = self.clock()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + self.pause
        if at > now:
            self.sleep(at - now)
