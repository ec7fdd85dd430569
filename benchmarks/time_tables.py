"""Writes what was timed as Markdown, and draws what grows."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.generators.in_python import Shishin, Stock
from benchmarks.generators.table import GENERATORS
from benchmarks.machine import told
from benchmarks.plot import Plot, PlotLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Data = dict[str, Any]

_NAMES = {generator.id: generator for generator in GENERATORS}


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Write a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def middle(runs: Sequence[Data], what: str) -> float:
    """Give the median of what runs took."""
    return float(median(run[what] for run in runs))


def builds_table(results: Data) -> str:
    """Give the tables of builds: one for each size."""
    return "\n\n".join(_builds(results))


def _builds(results: Data) -> Iterator[str]:
    for size in results["sizes"]:
        absent = ", ".join(made.name for made in GENERATORS if made.id not in size["generators"])
        yield f"#### {_size(size['guides'])}: {size['pages']:,} pages of Markdown"
        yield (
            f"{told(size)} Medians of {size['times']}; the generators took turns. Seconds of the clock, of the "
            "processors (user and system), and megabytes at the highest. Not measured, as not there or not asked for: "
            f"{absent or 'none'}."
        )
        yield _size_table(size)
        yield _verdict(size)
    versions = {id_: version for size in results["sizes"] for id_, version in size["versions"].items()}
    yield table(
        ["Generator", "Version", "Note"],
        [[_NAMES[id_].name, version, _NAMES[id_].note or "–"] for id_, version in versions.items()],
    )


def _size(guides: int) -> str:
    return f"{guides:,} guides more" if guides else "The real content"


def _size_table(size: Data) -> str:
    measured = size["generators"]
    stock = measured.get(Stock.id, {})
    rows: list[list[object]] = []
    for id_, figures in measured.items():
        if "failure" in figures:
            rows.append([_NAMES[id_].name, "failed", *["–"] * 8])
            continue
        cold, again = figures["cold"], figures["again"]
        ratios = [
            _ratio(middle(cold, what), middle(stock["cold"], what)) if "cold" in stock else "–"
            for what in ("seconds", "processor")
        ]
        rows.append(
            [
                _NAMES[id_].name,
                f"{figures['html']:,}",
                *(f"{middle(cold, what):,.1f}" for what in ("seconds", "processor")),
                f"{middle(cold, 'memory'):,.0f}",
                *ratios,
                *(f"{middle(again, what):,.1f}" for what in ("seconds", "processor")),
                _ratio(middle(again, "processor"), middle(cold, "processor")),
            ]
        )
    head = ["Generator", "HTML files", "Cold: clock", "Cold: processors", "Cold: MB", "Clock against stock",
            "Processors against stock", "One guide changed: clock", "… processors", "… against cold"]  # fmt: skip
    return table(head, rows)


def _verdict(size: Data) -> str:
    """Say who was faster than this project, cold and after a change."""
    measured = {id_: figures for id_, figures in size["generators"].items() if "cold" in figures}
    ours = measured.pop(Shishin.id, None)
    if ours is None or not measured:
        return "Nothing to compare."
    parts = []
    for kind, words in (("cold", "a cold build"), ("again", "a build after one change")):
        faster = [
            f"{_NAMES[id_].name} ({_ratio(middle(figures[kind], 'seconds'), middle(ours[kind], 'seconds'))})"
            for id_, figures in measured.items()
            if middle(figures[kind], "seconds") < middle(ours[kind], "seconds")
        ]
        parts.append(f"faster than this project at {words}: {', '.join(faster) or 'nobody'}")
    return f"By the clock, {'; '.join(parts)}."


def checks_table(results: Data) -> str:
    """Give the table of `shishin check`."""
    rows = [
        [
            _size(row["guides"]),
            *(f"{middle(row[run], what):.1f}" for run in ("first", "second") for what in ("seconds", "processor")),
        ]
        for row in results["rows"]
    ]
    head = ["Content", "First run: clock", "… processors", "Second, one guide changed: clock", "… processors"]
    return f"{told(results)}\n\n{table(head, rows)}"


def preview_table(results: Data) -> str:
    """Give the table of the preview."""
    rows = [
        [
            _size(row["guides"]),
            f"{row['start']:.1f}",
            f"{median(row['seconds']):.2f}",
            f"{max(row['seconds']):.2f}",
            f"{row['pause']:g}",
        ]
        for row in results["rows"]
    ]
    head = ["Content", "Start", "Save to page, median", "Most of five", "Seconds between changes"]
    return f"{told(results)}\n\n{table(head, rows)}"


def growth_table(results: Data) -> str:
    """Give the table of large manuals."""
    rows = results["rows"]
    first = rows[0]
    lines = [
        [
            f"{row['guides']:,}",
            f"{row['html']:,}",
            f"{row['bytes'] / 1e6:,.0f} MB",
            f"{row['seconds']:,.0f}",
            f"{row['processor']:,.0f}",
            _ratio(row["processor"], first["processor"]),
            f"{row['memory']:,}",
        ]
        for row in rows
    ]
    head = ["Guides in two languages", "HTML files", "Site", "Clock", "Processors", "Against the first", "MB"]
    return f"{told(results)} Each was built once, cold.\n\n{table(head, lines)}"


def versions_table(results: Data) -> str:
    """Give the table of released versions."""
    rows, taken = results["rows"], results["release"]
    first = middle(rows[0]["builds"], "processor")
    lines = [
        [
            f"{row['versions']}{' (simulated)' if row['simulated'] else ''}",
            f"{row['html']:,}",
            f"{row['bytes'] / 1e6:.1f} MB",
            *(f"{middle(row['builds'], what):,.1f}" for what in ("seconds", "processor")),
            _ratio(middle(row["builds"], "processor"), first),
            f"{middle(row['builds'], 'memory'):,.0f}",
        ]
        for row in rows
    ]
    head = ["Versions of each guideline", "HTML files", "Site", "Clock", "Processors", "Against none", "MB"]
    last = ""
    if taken:
        times = median(taken[-3:]) / median(taken[:3])
        last = f" The last three releases took {times:.1f} times the processor seconds of the first."
    return f"{told(results)}{last}\n\n{table(head, lines)}"


def profile_table(results: Data) -> str:
    """Give the tables of where the time goes."""
    parts = []
    for row in results["rows"]:
        whole = sum(row["parts"].values()) + row["others"] + row["start"]
        shares = {**row["parts"], "Other processes": row["others"], "Starting Python": row["start"]}
        lines = [[name, f"{taken:.1f}", f"{taken / whole:.0%}"] for name, taken in sorted(shares.items(), key=_least)]
        functions = ", ".join(f"`{name.partition(': ')[2]}` {taken:.1f}" for name, taken in row["functions"].items())
        name = row.get("name") or _size(row["guides"])
        parts.append(f"#### {name}: {row['processor']:.1f} seconds of the processors")
        parts.append(table(["Part", "Seconds", "Share"], lines))
        parts.append(f"Most often seen, with what they call outside the project, in seconds: {functions}.")
    return "\n\n".join([told(results), *parts])


def _least(share: tuple[str, float]) -> float:
    return -share[1]


def growth_plot(results: Data) -> Plot:
    """Draw how the processors' seconds grow with guides."""
    rows = results["rows"]
    return Plot(
        "Processor seconds of a cold build, by guides",
        "guides in each of two languages",
        "processor seconds",
        (
            PlotLine("measured", tuple((row["guides"], row["processor"]) for row in rows)),
            PlotLine("in proportion to the first", _in_proportion(rows, "guides", "processor")),
        ),
    )


def memory_plot(results: Data) -> Plot:
    """Draw how the memory grows with guides."""
    rows = results["rows"]
    return Plot(
        "Peak memory of a cold build, by guides",
        "guides in each of two languages",
        "megabytes",
        (
            PlotLine("measured", tuple((row["guides"], row["memory"]) for row in rows)),
            PlotLine("in proportion to the first", _in_proportion(rows, "guides", "memory")),
        ),
    )


def _in_proportion(rows: Sequence[Data], across: str, up: str) -> tuple[tuple[float, float], ...]:
    first = rows[0]
    return tuple((row[across], first[up] * row[across] / first[across]) for row in rows)


def versions_plot(results: Data) -> Plot:
    """Draw how the processors' seconds grow with released versions."""
    points = [(row["versions"], middle(row["builds"], "processor"), row["simulated"]) for row in results["rows"]]
    really = [(x, y) for x, y, simulated in points if not simulated]
    further = [really[-1:][0], *((x, y) for x, y, simulated in points if simulated)] if really else []
    lines = [PlotLine("released", tuple(really))]
    if len(further) > 1:
        lines.append(PlotLine("simulated", tuple(further)))
    return Plot(
        "Processor seconds of a cold build, by released versions",
        "versions of each of three guidelines",
        "processor seconds",
        tuple(lines),
    )


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other else "–"
