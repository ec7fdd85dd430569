"""`shishin links`: asks for every address once, a few sites at a time, and says what no longer works."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.checks.links.asking import HostPace, LinkAnswer, LinkState
from shishin.checks.links.judged import archived, asked
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from shishin.checks.links.addresses import LinkPlace
    from shishin.checks.links.asking import LinkSettings


@dataclass(frozen=True)
class LinksResult:
    """What came of asking.

    Attributes:
        findings: What no longer works, at each place where it stands.
        states: How many addresses are in each state.
    """

    findings: tuple[Finding, ...]
    states: Counter[LinkState]


def check_links(
    addresses: Mapping[str, tuple[LinkPlace, ...]],
    settings: LinkSettings,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> LinksResult:
    """Ask for every address once.

    Args:
        addresses: The addresses with their places.
        settings: How other sites are asked.
        progress: Told how many of how many have been asked.
    """
    pace = HostPace(settings.pause)
    answers: dict[str, tuple[LinkAnswer, str]] = {}
    with ThreadPoolExecutor(settings.workers) as pool:
        waiting = {pool.submit(_asked, address, settings, pace): address for address in _spread(addresses)}
        try:
            for done, future in enumerate(as_completed(waiting), 1):
                answers[waiting[future]] = future.result()
                progress(done, len(waiting))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    findings = (
        finding for address, places in addresses.items() for finding in _findings(address, places, *answers[address])
    )
    return LinksResult(tuple(sorted(findings)), Counter(answer.state for answer, _copy in answers.values()))


def _asked(address: str, settings: LinkSettings, pace: HostPace) -> tuple[LinkAnswer, str]:
    answer = asked(address, settings, pace)
    return answer, archived(address, settings, pace) if answer.state is LinkState.GONE else ""


def _spread(addresses: Mapping[str, object]) -> Iterator[str]:
    """Take turns among the hosts, so that threads do not all wait for the pause of the same one."""
    seen = Counter[str]()
    turns: list[tuple[int, str]] = []
    for address in addresses:
        host = address.split("/", 3)[2]
        turns.append((seen[host], address))
        seen[host] += 1
    yield from (address for _turn, address in sorted(turns))


def _findings(address: str, places: tuple[LinkPlace, ...], answer: LinkAnswer, copy: str) -> Iterator[Finding]:
    for place in places:
        match answer.state:
            case LinkState.GONE if copy:
                yield Finding.at(*place, "link-gone-archived", address=address, status=answer.detail, copy=copy)
            case LinkState.GONE:
                yield Finding.at(*place, "link-gone", address=address, status=answer.detail)
            case LinkState.MOVED:
                yield Finding.at(*place, "link-moved", address=address, new=answer.detail)
            case LinkState.UNREACHED:
                yield Finding.at(*place, "link-unreached", address=address, reason=answer.detail)
