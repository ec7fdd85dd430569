"""The rows of the main table: what was measured, its limit, and whether it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.edition import LANGUAGES
from benchmarks.lighthouse import CATEGORIES
from shishin.checks.first_visit import MOST_BYTES, MOST_REQUESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST_VIEW = 14_000
FIRST_VISIT_WHOLE = 60_000
SCRIPTS = 5_000
SEARCH = {"ours": 30_000, "ours-many": 80_000}
ABOUT_THE_SAME = 1.01
"""A multiple below this counts as no growth: rounding alone can make a hundredth."""

FULL = 100
WHOLE = ("/all/", "glossary/")
"""How the addresses of pages end that are opened to read all of them, and may weigh more (`checks/first_visit.py`)."""

KEPT_OUT = ("search/", "404.html")
"""Pages that search engines are kept out of (`pages/outputs/indexing.py`), for which Lighthouse takes points off."""

PLAIN = ("", "purpose/", "glossary/", "about/corrections/", "data/", "contribute/front-matter/", "search/", "404.html")
"""The pages of the benchmark that list no guides and no requirements."""

Data = dict[str, Any]


@dataclass(frozen=True)
class TableRow:
    """A row of the main table.

    Attributes:
        what: What was measured.
        limit: What it may be at most (or at least), in words.
        ours: This site's figure.
        stock: Stock Material's.
        ratio: The first as a part of the second.
        is_kept: Whether the limit is kept; nothing where there is none.
    """

    what: str
    limit: str
    ours: str
    stock: str
    ratio: str = "–"
    is_kept: bool | None = None


def measured_rows(results: Data) -> Iterator[TableRow]:
    """Give the rows of what was measured in the browser.

    Args:
        results: What `weight.py` gave.
    """
    visits, first = results["visits"], results["first_views"]
    yield _dearest(
        "HTML and CSS that the first view needs, gzip",
        FIRST_VIEW,
        lambda figures: int(figures["html"] + figures["css"]),
        _kb,
        first,
    )
    yield _whole_pages(first)
    yield from _first_visits(visits)
    yield _dearest(
        "First visit, requests",
        MOST_REQUESTS,
        lambda figures: int(figures["requests"]),
        lambda count: f"{count:.0f}",
        visits,
    )
    yield _dearest(
        "JavaScript before search is opened, gzip",
        SCRIPTS,
        lambda figures: bytes_of_kinds(figures, "js"),
        _kb,
        visits,
    )
    yield from _growth(results)
    yield from _search_rows(results)
    places = {name: sum(map(len, by_url.values())) for name, by_url in results["axe"].items()}
    yield TableRow(
        "Places that axe calls violations, all page types", "0", str(places["ours"]), str(places["stock"]),
        is_kept=not places["ours"],
    )  # fmt: skip


def _first_visits(visits: Data) -> Iterator[TableRow]:
    """Give what a first visit loads: a row for ordinary pages and one for whole texts, which may load more."""
    for what, limit, is_whole in (
        ("", MOST_BYTES, False),
        (" of a whole text or the glossary", FIRST_VISIT_WHOLE, True),
    ):
        among = {
            name: {url: figures for url, figures in by_url.items() if url.endswith(WHOLE) is is_whole}
            for name, by_url in visits.items()
        }
        yield _dearest(f"First visit{what}, everything, gzip", limit, lambda figures: int(figures["gzip"]), _kb, among)


def _whole_pages(first: Data) -> TableRow:
    """Give the same with what lies below the first view."""
    sizes = {name: {url: figures["whole"] + figures["css"] for url, figures in first[name].items()} for name in first}
    ours, stock = sizes["ours"], sizes["stock"]
    most = max(ours, key=lambda url: int(ours[url]))
    return TableRow(
        "HTML and CSS of the whole page, gzip", "–",
        f"{_kb(ours[most])} (`/{most}`); {sum(size <= FIRST_VIEW for size in ours.values())} of {len(ours)} pages "
        f"within {_kb(FIRST_VIEW)}",
        _kb(max(stock.values())), f"{median(ours[url] / stock[url] for url in ours if url in stock):.2f}",
    )  # fmt: skip


def _growth(results: Data) -> Iterator[TableRow]:
    html, many = results["html"], f"{results['many']:,}"
    plain = {f"{language.prefix}{page}" for language in LANGUAGES for page in PLAIN}

    def multiples(name: str, *, listing: bool) -> dict[str, float]:
        sizes = html[name]
        urls = [url for url in sizes if (url not in plain) is listing]
        return {url: float(html[f"{name}-many"][url]) / float(sizes[url]) for url in urls}

    ours, stock = (multiples(name, listing=False) for name in ("ours", "stock"))
    exactly = all(html["ours-many"][url] == html["ours"][url] for url in ours)
    most = max(ours.values())
    yield TableRow(
        f"HTML of a page that lists no guides, with {many} guides, as a multiple", "1.00",
        f"{most:.2f}{' (not a byte more)' if exactly else ''}", f"{max(stock.values()):.2f}",
        is_kept=most < ABOUT_THE_SAME,
    )  # fmt: skip
    ours, stock = (multiples(name, listing=True) for name in ("ours", "stock"))
    url = max(ours, key=lambda url: ours[url])
    yield TableRow(
        f"The same for pages that list guides or requirements, the most with {many}", "–",
        f"{ours[url]:.2f} (`/{url}`)", f"{max(stock.values()):.2f}",
    )  # fmt: skip


def _search_rows(results: Data) -> Iterator[TableRow]:
    for name, stock, where in (
        ("ours", "stock", "now"),
        ("ours-many", "stock-many", f"with {results['many']:,} guides"),
    ):
        for language in LANGUAGES:
            own, other = results["search"][name][language.code], results["search"][stock][language.code]
            yield TableRow(
                f"Search to first answers {where}, {language.name}: median and most, gzip",
                _kb(SEARCH[name]),
                f"{_kb(own['median'])}, {_kb(own['max'])} ({_over(own, SEARCH[name])} of {own['queries']} over)",
                _kb(other["median"]),
                f"{own['median'] / other['median']:.3f}",
                own["max"] <= SEARCH[name],
            )


def _over(search: Data, limit: int) -> int:
    return sum(size > limit for size in search["sizes"].values())


def lighthouse_rows(judged: Data) -> Iterator[TableRow]:
    """Give a row for each category of Lighthouse.

    Args:
        judged: What `lighthouse.py` gave.
    """
    for category in CATEGORIES:
        left_out = KEPT_OUT if category == "seo" else ()
        ours, stock = (
            [judgement["scores"][category] for url, judgement in judged[name].items() if url not in left_out]
            for name in ("ours", "stock")
        )
        yield TableRow(
            f"Lighthouse, mobile: {category.replace('-', ' ')}, lowest and median of the page types",
            str(FULL),
            f"{min(ours)}, {median(ours):.0f}",
            f"{min(stock)}, {median(stock):.0f}",
            is_kept=min(ours) == FULL,
        )


def _dearest(
    what: str, limit: int, value: Callable[[Data], int], form: Callable[[float], str], among: Data
) -> TableRow:
    """Give the row of a figure whose highest value among the pages must stay within a limit.

    Args:
        what: What was measured.
        limit: The highest value that is allowed.
        value: Gives the figure of one page's measurements.
        form: Writes a figure.
        among: The measurements of this site and of stock Material, by address.
    """
    ours = {url: value(figures) for url, figures in among["ours"].items()}
    stock = {url: value(figures) for url, figures in among["stock"].items()}
    most = max(ours, key=lambda url: ours[url])
    many = sum(size > limit for size in ours.values())
    over = f"; {many} of {len(ours)} pages over" if many else ""
    ratios = [ours[url] / stock[url] for url in ours if stock.get(url)]
    return TableRow(
        what,
        form(limit),
        f"{form(ours[most])} (`/{most}`){over}",
        form(max(stock.values())),
        f"{median(ratios):.2f}",
        ours[most] <= limit,
    )


def bytes_of_kinds(visit: Data, *kinds: str) -> int:
    """Give the bytes, gzip, that a visit was sent of some kinds of files."""
    return sum(int(visit["kinds"].get(kind, {}).get("gzip", 0)) for kind in kinds)


def _kb(size: float) -> str:
    return f"{size / 1000:,.1f} KB"
