"""Writes the results as Markdown, between two marks of the README."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.lighthouse import CATEGORIES
from shishin.model.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BEGIN, END = "<!-- results: begin -->", "<!-- results: end -->"

FIRST_VIEW = 14_000
FIRST_VISIT = 25_000
FIRST_VISIT_WHOLE = 60_000
REQUESTS = 5
SCRIPTS = 5_000
SEARCH = {"ours": 30_000, "ours-many": 80_000}
FULL = 100
WHOLE = "/all/"
"""How the address of a whole text ends, which may weigh more (`checks/browser.py`)."""

KEPT_OUT = ("search/", "404.html")
"""Pages that search engines are kept out of (`pages/outputs/indexing.py`), for which Lighthouse takes points off."""

LIST = "all-pages/"
"""The page that lists every page: it grows with them, and by nothing else."""

Data = dict[str, Any]


@dataclass(frozen=True)
class Row:
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


def write(readme: Path, results: Data, judged: Data, released: Data) -> None:
    """Put the results in the README in place of the last ones.

    Raises:
        ValueError: One of the marks is not there.
    """
    text = readme.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{readme.name}: {BEGIN} … {END}")
    blocks = "\n\n".join(_blocks(results, judged, released))
    readme.write_text(f"{before}{BEGIN}\n\n{blocks}\n\n{END}{after}", encoding="utf-8", newline="\n")


def _blocks(results: Data, judged: Data, released: Data) -> Iterator[str]:
    machine, pages = results["machine"], results["pages"]
    yield (
        f"Run of {results['date']} on a shared machine with {machine['cores']} cores: Chromium {machine['chromium']}, "
        f"Python {machine['python']}, Material for MkDocs {machine['material']}. This site has {pages['ours']} HTML "
        f"files, and {pages['ours-many']:,} with the guides. 1 KB is 1,000 bytes."
    )
    yield _main([*_rows(results), *_lighthouse_rows(judged)])
    if released:
        yield "### Growth with released versions"
        yield _released(released)
    yield "### First visits by page, in KB gzip"
    yield _visits(results)
    yield "### What the dearest searches fetch, in KB gzip"
    yield _searches(results)
    if judged:
        yield f"### Lighthouse {judged['version']} by page"
        yield (
            f"Run of {judged['date']}. Performance, accessibility, best practices, SEO; "
            f"runs of each page, of which the median counts: {judged['runs']}."
        )
        yield _judged(judged)


def _released(released: Data) -> str:
    """Tell how the site grows; times are multiples of those without any version, and of the first release."""
    first, taken = released["rows"][0], released["release"]
    last = median(taken[-3:]) / median(taken[:3])
    lines = [
        (
            f"Run of {released['date']} on {released['cores']} cores; releases of one changed requirement each. The "
            f"tenth release of a guideline takes {last:.1f} times as long as the first."
        ),
        "",
        "| Versions of each guideline | HTML files | Site | Time to read and check the sources | Time to build |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['versions']} | {row['pages']:,} | {row['bytes'] / 1e6:.1f} MB | {row['load'] / first['load']:.2f} | "
        f"{row['build'] / first['build']:.2f} |"
        for row in released["rows"]
    ]
    return "\n".join(lines)


def _main(rows: list[Row]) -> str:
    marks = {True: "yes", False: "**no**", None: "–"}
    head = ["| What | Limit | Kept | This site | Stock Material | Ratio |", "|---|---|---|---|---|---|"]
    return "\n".join(
        head + [f"| {r.what} | {r.limit} | {marks[r.is_kept]} | {r.ours} | {r.stock} | {r.ratio} |" for r in rows]
    )


def _rows(results: Data) -> Iterator[Row]:
    visits, first = results["visits"], results["first_views"]

    def dearest(
        what: str, limit: int, value: Callable[[Data], int], form: Callable[[float], str], among: Data = visits
    ) -> Row:
        ours = {url: value(each) for url, each in among["ours"].items()}
        stock = {url: value(each) for url, each in among["stock"].items()}
        most = max(ours, key=lambda url: ours[url])
        many = sum(size > limit for size in ours.values())
        over = f"; {many} of {len(ours)} pages over" if many else ""
        ratios = [ours[url] / stock[url] for url in ours if stock.get(url)]
        return Row(
            what,
            form(limit),
            f"{form(ours[most])} (`/{most}`){over}",
            form(max(stock.values())),
            f"{median(ratios):.2f}",
            ours[most] <= limit,
        )

    yield dearest(
        "HTML and CSS that the first view needs, gzip",
        FIRST_VIEW,
        lambda each: int(each["html"] + each["css"]),
        _kb,
        first,
    )
    yield _whole_pages(first)
    for what, limit, is_whole in (("", FIRST_VISIT, False), (" of a whole text", FIRST_VISIT_WHOLE, True)):
        among = {
            name: {url: each for url, each in by_url.items() if url.endswith(WHOLE) is is_whole}
            for name, by_url in visits.items()
        }
        yield dearest(f"First visit{what}, everything, gzip", limit, lambda each: int(each["gzip"]), _kb, among)
    yield dearest("First visit, requests", REQUESTS, lambda each: int(each["requests"]), lambda count: f"{count:.0f}")
    yield dearest("JavaScript before search is opened, gzip", SCRIPTS, lambda each: _kinds(each, "js"), _kb)
    yield from _growth(results)
    yield from _search_rows(results)
    places = {name: sum(map(len, by_url.values())) for name, by_url in results["axe"].items()}
    yield Row(
        "Places that axe calls violations, all page types", "0", str(places["ours"]), str(places["stock"]),
        is_kept=not places["ours"],
    )  # fmt: skip
    yield from _times(results)


def _whole_pages(first: Data) -> Row:
    """Give the same with what lies below the first view."""
    sizes = {name: {url: each["whole"] + each["css"] for url, each in first[name].items()} for name in first}
    ours, stock = sizes["ours"], sizes["stock"]
    most = max(ours, key=lambda url: int(ours[url]))
    return Row(
        "HTML and CSS of the whole page, gzip", "–",
        f"{_kb(ours[most])} (`/{most}`); {sum(size <= FIRST_VIEW for size in ours.values())} of {len(ours)} pages "
        f"within {_kb(FIRST_VIEW)}",
        _kb(max(stock.values())), f"{median(ours[url] / stock[url] for url in ours if url in stock):.2f}",
    )  # fmt: skip


def _growth(results: Data) -> Iterator[Row]:
    html = results["html"]

    def most(one: str, many: str) -> float:
        urls = [url for url in html[one] if not url.endswith(LIST)]
        return max(float(html[many][url]) / float(html[one][url]) for url in urls)

    ours, stock = most("ours", "ours-many"), most("stock", "stock-many")
    exactly = all(html["ours-many"][url] == size for url, size in html["ours"].items() if not url.endswith(LIST))
    yield Row(
        "HTML of the same page with 1,000 guides, as a multiple", "1.00",
        f"{ours:.2f}{' (not a byte more)' if exactly else ''}", f"{stock:.2f}", is_kept=ours < 1.01,  # noqa: PLR2004
    )  # fmt: skip
    lists = [html[name][LIST] for name in ("ours", "ours-many", "stock", "stock-many")]
    yield Row(
        "The same for the list of all pages, which has to grow", "–",
        f"{lists[1] / lists[0]:.2f}", f"{lists[3] / lists[2]:.2f}",
    )  # fmt: skip


def _search_rows(results: Data) -> Iterator[Row]:
    for name, stock, where in (("ours", "stock", "now"), ("ours-many", "stock-many", "with 1,000 guides")):
        for language in LANGUAGES:
            own, other = results["search"][name][language.code], results["search"][stock][language.code]
            yield Row(
                f"Search to first answers {where}, {language.name}: median and most, gzip",
                _kb(SEARCH[name]),
                f"{_kb(own['median'])}, {_kb(own['max'])} ({_over(own, SEARCH[name])} of {own['queries']} over)",
                _kb(other["median"]),
                f"{own['median'] / other['median']:.3f}",
                own["max"] <= SEARCH[name],
            )


def _over(search: Data, limit: int) -> int:
    return sum(size > limit for size in search["sizes"].values())


def _times(results: Data) -> Iterator[Row]:
    for name, what in (("now", "Time to build the site now"), ("many", "Time to build it with 1,000 guides")):
        ours, stock = (median(results["builds"][name][each]) for each in ("ours", "stock"))
        yield Row(what, "–", "–", "–", f"{ours / stock:.2f}")
    share = median(results["index"]["seconds"]) / median(results["builds"]["many"]["ours"])
    yield Row("Part of our build with 1,000 guides that makes the index", "–", f"{share:.0%}", "–")


def _lighthouse_rows(judged: Data) -> Iterator[Row]:
    if not judged:
        yield Row("Lighthouse, mobile", "100 × 4", "not run", "not run")
        return
    for category in CATEGORIES:
        left_out = KEPT_OUT if category == "seo" else ()
        ours, stock = (
            [each["scores"][category] for url, each in judged[name].items() if url not in left_out]
            for name in ("ours", "stock")
        )
        yield Row(
            f"Lighthouse, mobile: {category.replace('-', ' ')}, lowest and median of the page types",
            str(FULL),
            f"{min(ours)}, {median(ours):.0f}",
            f"{min(stock)}, {median(stock):.0f}",
            is_kept=min(ours) == FULL,
        )


def _visits(results: Data) -> str:
    rows = [
        "| Page | HTML | CSS | JS | Images | All | Requests | Stock: all | Stock: requests |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    stock = results["visits"]["stock"]
    for url, each in results["visits"]["ours"].items():
        own = [_kinds(each, kind) / 1000 for kind in ("html", "css", "js", "image")]
        other = stock.get(url)
        beside = f"{other['gzip'] / 1000:.1f} | {other['requests']}" if other else "– | –"
        cells = " | ".join(f"{size:.1f}" for size in own)
        rows.append(f"| `/{url}` | {cells} | {each['gzip'] / 1000:.1f} | {each['requests']} | {beside} |")
    for name, title in (("ours-many", "this site"), ("stock-many", "stock")):
        for url, each in results["visits"][name].items():
            own = [_kinds(each, kind) / 1000 for kind in ("html", "css", "js", "image")]
            cells = " | ".join(f"{size:.1f}" for size in own)
            whole = f"{each['gzip'] / 1000:,.1f} | {each['requests']}"
            rows.append(f"| `/{url}` with 1,000 guides, {title} | {cells} | {whole} | – | – |")
    return "\n".join(rows)


def _searches(results: Data) -> str:
    rows = [
        "| Search | Query | Parts | Requests | Page’s own HTML | Fetched afterwards |",
        "|---|---|---|---|---|---|",
    ]
    for name, title in (
        ("ours", "now"),
        ("ours-many", "1,000 guides"),
        ("stock", "stock, now"),
        ("stock-many", "stock, 1,000 guides"),
    ):
        for code, each in results["search"][name].items():
            parts = dict(sorted(each["max_parts"].items(), key=lambda part: -part[1]))
            if each["before"]:
                parts = {"with every page, before": each["before"], **parts}
            shown = ", ".join(f"{part} {size / 1000:,.1f}" for part, size in parts.items())
            rows.append(
                f"| {title}, {code} | {each['max_query']} | {shown} | {each['max_requests']} | "
                f"{each['html'] / 1000:.1f} | {each['later'] / 1000:.1f} |"
            )
    return "\n".join(rows)


def _judged(judged: Data) -> str:
    rows = ["| Page | This site | What cost points | Stock Material |", "|---|---|---|---|"]
    for url, each in judged["ours"].items():
        other = judged["stock"].get(url)
        rows.append(
            f"| `/{url}` | {_scores(each)} | {', '.join(each['failed']) or '–'} | {_scores(other) if other else '–'} |"
        )
    return "\n".join(rows)


def _scores(each: Data) -> str:
    return ", ".join(str(each["scores"][name]) for name in CATEGORIES)


def _kinds(visit: Data, *kinds: str) -> int:
    return sum(int(visit["kinds"].get(kind, {}).get("gzip", 0)) for kind in kinds)


def _kb(size: float) -> str:
    return f"{size / 1000:,.1f} KB"
