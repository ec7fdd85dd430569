"""Writes the results as Markdown, between two marks of the README."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.lighthouse import CATEGORIES
from benchmarks.table_rows import Data, TableRow, bytes_of_kinds, lighthouse_rows, measured_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEGIN, END = "<!-- results: begin -->", "<!-- results: end -->"


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
    yield _main([*measured_rows(results), *lighthouse_rows(judged)])
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
    for name, title in (("ours-many", "this site"), ("stock-many", "stock")):
        for url, visit in results["visits"][name].items():
            own = [bytes_of_kinds(visit, kind) / 1000 for kind in ("html", "css", "js", "image")]
            cells = " | ".join(f"{size:.1f}" for size in own)
            whole = f"{visit['gzip'] / 1000:,.1f} | {visit['requests']}"
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
