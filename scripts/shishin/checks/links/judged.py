"""Asks whether an address works: follows its redirects, and finds the archived copy of what is gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urldefrag

from shishin.checks.links.asking import LinkAnswer, LinkState, UnreachedError
from shishin.checks.links.connection import HttpAnswer, ask
from shishin.model.web_address import fault, host_of, joined_address

if TYPE_CHECKING:
    from shishin.checks.links.asking import HostPace, LinkSettings

FOR_EVER = frozenset({301, 308})
"""Redirects that ask to be written down (RFC 9110, 15.4.2 and 15.4.9)."""

FOR_NOW = frozenset({302, 303, 307})
"""Redirects after which the old address stays the right one (RFC 9110, 15.4.3, 15.4.4 and 15.4.8)."""

IS_GONE = frozenset({404, 410})
"""There is nothing (any more) at the address (RFC 9110, 15.5.5 and 15.5.11)."""

TOO_MANY = 429
"""The server asks to be left alone (RFC 6585, 4): no second question follows."""

WELL, REFUSED = 200, 400
"""The first status of answers, and the first of refusals."""

MOST_BYTES = 100_000
"""Of what the archive says."""

ARCHIVED_AT = "web.archive.org"


def asked(address: str, settings: LinkSettings, pace: HostPace) -> LinkAnswer:
    """Ask for an address and follow where it leads.

    An address has moved if the redirects that it begins with are all for ever; those after a redirect for now are the
    server's own affair.

    Args:
        address: The address, without a fragment.
        settings: How other sites are asked.
        pace: How often a host may be asked.
    """
    here, moved, for_ever = address, "", True
    try:
        for _ in range(settings.redirects + 1):
            answer = _answer(here, settings, pace)
            if answer.status not in FOR_EVER | FOR_NOW or not answer.location:
                return _judged(answer.status, moved)
            there = joined_address(here, answer.location)
            if there is None:
                return LinkAnswer(LinkState.UNREACHED, "address")
            here = there.geturl()
            for_ever = for_ever and answer.status in FOR_EVER
            moved = here if for_ever else moved
    except UnreachedError as error:
        return LinkAnswer(LinkState.UNREACHED, error.reason)
    return LinkAnswer(LinkState.UNREACHED, "redirects")


def _answer(address: str, settings: LinkSettings, pace: HostPace) -> HttpAnswer:
    """Ask for the head alone, and for the whole where that is refused: some servers know no HEAD, or lie about it."""
    plain = urldefrag(address).url
    pace.wait(plain.split("/", 3)[2] if "//" in plain else plain)
    answer = ask("HEAD", plain, settings)
    if answer.status < REFUSED or answer.status == TOO_MANY:
        return answer
    pace.wait(plain.split("/", 3)[2])
    return ask("GET", plain, settings)


def _judged(status: int, moved: str) -> LinkAnswer:
    if status in IS_GONE:
        return LinkAnswer(LinkState.GONE, str(status))
    if not WELL <= status < REFUSED:
        return LinkAnswer(LinkState.UNREACHED, str(status))
    return LinkAnswer(LinkState.MOVED, moved) if moved else LinkAnswer(LinkState.WORKS)


def archived(address: str, settings: LinkSettings, pace: HostPace) -> str:
    """Give the archived copy of an address, or nothing if there is none or the archive does not say.

    Args:
        address: The address that is gone.
        settings: How other sites are asked.
        pace: How often a host may be asked.
    """
    question = f"{settings.archive}?url={quote(address, safe='')}"
    try:
        pace.wait(settings.archive)
        answer = ask("GET", question, settings, MOST_BYTES)
        told = json.loads(answer.body)["archived_snapshots"]["closest"]
        copy, status = str(told["url"]), str(told["status"])
    except (UnreachedError, ValueError, LookupError, TypeError, RecursionError):
        return ""
    # What an outside service says is written into findings that people copy: nothing but a copy of its own passes.
    safe = copy.replace("http://", "https://", 1)
    is_copy = fault(safe) is None and host_of(safe) == ARCHIVED_AT
    return safe if is_copy and status == str(WELL) else ""
