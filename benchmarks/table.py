"""Writes what was weighed, and what Lighthouse said, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.lighthouse import CATEGORIES
from benchmarks.machine import told
from benchmarks.table_rows import Data, TableRow, bytes_of_kinds, lighthouse_rows, measured_rows

if TYPE_CHECKING:
    from collections.abc import Iterator


def weight_table(results: Data) -> str:
    """Give the tables of the weights."""
    return "\n\n".join(_weights(results))


def _weights(results: Data) -> Iterator[str]:
    pages, many = results["pages"], f"{results['many']:,}"
    yield (
        f"{told(results)} Chromium {results['chromium']}. This site has {pages['ours']} HTML files, and "
        f"{pages['ours-many']:,} with {many} guides more. 1 KB is 1,000 bytes."
    )
    yield _main(list(measured_rows(results)))
    yield "#### First visits by page, in KB gzip"
    yield _visits(results)
    yield "#### What the dearest searches fetch, in KB gzip"
    yield _searches(results)


def lighthouse_table(judged: Data) -> str:
    """Give the tables of what Lighthouse said."""
    head = (
        f"{told(judged)} Lighthouse {judged['version']}: performance, accessibility, best practices, SEO; "
        f"runs of each page, of which the median counts: {judged['runs']}."
    )
    return "\n\n".join([head, _main(list(lighthouse_rows(judged))), _judged(judged)])


def _main(rows: list[TableRow]) -> str:
    marks = {True: "yes", False: "**no**", None: "–"}
    head = ["| What | Limit | Kept | This site | Stock Material | Ratio |", "|---|---|---|---|---|---|"]
    return "\n".join(
        head + [f"| {r.what} | {r.limit} | {marks[r.is_kept]} | {r.ours} | {r.stock} | {r.ratio} |" for r in rows]
    )


def _visits(results: Data) -> str:
    rows = [
        "| Page | HTML | CSS | JS | Images | All | Requests | Stock: all | Stock: requests |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    stock = results["visits"]["stock"]
    for url, visit in results["visits"]["ours"].items():
        own = [bytes_of_kinds(visit, kind) / 1000 for kind in ("html", "css", "js", "image")]
        other = stock.get(url)
        beside = f"{other['gzip'] / 1000:.1f} | {other['requests']}" if other else "– | –"
        cells = " | ".join(f"{size:.1f}" for size in own)
        rows.append(f"| `/{url}` | {cells} | {visit['gzip'] / 1000:.1f} | {visit['requests']} | {beside} |")
    many = f"{results['many']:,}"
    for name, title in (("ours-many", "this site"), ("stock-many", "stock")):
        for url, visit in results["visits"][name].items():
            own = [bytes_of_kinds(visit, kind) / 1000 for kind in ("html", "css", "js", "image")]
            cells = " | ".join(f"{size:.1f}" for size in own)
            whole = f"{visit['gzip'] / 1000:,.1f} | {visit['requests']}"
            rows.append(f"| `/{url}` with {many} guides, {title} | {cells} | {whole} | – | – |")
    return "\n".join(rows)


def _searches(results: Data) -> str:
    rows = [
        "| Search | Query | Parts | Requests | Page’s own HTML | Fetched afterwards |",
        "|---|---|---|---|---|---|",
    ]
    for name, title in (
        ("ours", "now"),
        ("ours-many", f"{results['many']:,} guides"),
        ("stock", "stock, now"),
        ("stock-many", f"stock, {results['many']:,} guides"),
    ):
        for code, search in results["search"][name].items():
            parts = dict(sorted(search["max_parts"].items(), key=lambda part: -part[1]))
            if search["before"]:
                parts = {"with every page, before": search["before"], **parts}
            shown = ", ".join(f"{part} {size / 1000:,.1f}" for part, size in parts.items())
            rows.append(
                f"| {title}, {code} | {search['max_query']} | {shown} | {search['max_requests']} | "
                f"{search['html'] / 1000:.1f} | {search['later'] / 1000:.1f} |"
            )
    return "\n".join(rows)


def _judged(judged: Data) -> str:
    rows = ["| Page | This site | What cost points | Stock Material |", "|---|---|---|---|"]
    for url, judgement in judged["ours"].items():
        other = judged["stock"].get(url)
        rows.append(
            f"| `/{url}` | {_scores(judgement)} | {', '.join(judgement['failed']) or '–'} | "
            f"{_scores(other) if other else '–'} |"
        )
    return "\n".join(rows)


def _scores(judgement: Data) -> str:
    return ", ".join(str(judgement["scores"][name]) for name in CATEGORIES)
