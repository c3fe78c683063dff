"""The record as a table for people."""

from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.hold import STRUCTURES


def show(record: dict[str, Any], console: Console) -> None:
    """Print the record."""
    machine = record["machine"]
    console.print(
        f"motorworks {record['motorworks']}, {machine['cpu']}, {machine['cores']} cores, "
        f"Python {machine['python']}, {machine['compiler']}"
    )
    console.print(_speeds(record))
    for line in record["peers"]:
        console.print(_peers(record, line))
    console.print(_year(record))


def _speeds(record: dict[str, Any]) -> Table:
    table = Table(title="Speed: medians of interleaved rounds, user CPU time", title_justify="left")
    table.add_column("case", no_wrap=True)
    heads = ("ns per operation", "ns per event", *(f"over {s}" for s in STRUCTURES))
    for head in heads:
        table.add_column(head, justify="right")
    for name, hold in record["hold"].items():
        table.add_row(f"hold, {name}", f"{hold['ns_per_operation']:.1f}")
    for name in (*record["lines"], "dalian"):
        row = record["lines"].get(name) or record["dalian"]
        table.add_row(
            name,
            f"{row['ns_per_operation']:.1f}",
            f"{row['ns_per_event']:.1f}",
            *(f"{row[f'over_{s}']:.2f}" for s in STRUCTURES),
        )
    return table


def _peers(record: dict[str, Any], line: str) -> Table:
    true = record["lines"][line]["throughput_true"]
    known = f"{true['mean']:.5f} ± {true['half_width']:.5f}"
    table = Table(title=f"{line}: known {known} parts per second", title_justify="left")
    table.add_column("simulator", no_wrap=True)
    for head in ("version", "ns per operation", "times slower"):
        table.add_column(head, justify="right")
    table.add_column("throughput [1/s], 99.9 % interval")
    for entry in record["peers"][line].values():
        if not entry["measured"]:
            table.add_row(entry["name"], "", "", "", f"not measured: {entry['reason']}")
            continue
        table.add_row(
            entry["name"],
            entry["version"],
            f"{entry['ns_per_operation']:,.1f}",
            f"{entry['times_slower']:,.0f}",
            _throughput(entry["throughput"]),
        )
    return table


def _throughput(found: dict[str, Any]) -> str:
    if found["half_width"] is None:
        return f"{found['mean']:.4f}, one round"
    verdict = "agrees" if found["agrees"] else "DISAGREES"
    return f"{found['mean']:.5f} ± {found['half_width']:.5f} {verdict}"


def _year(record: dict[str, Any]) -> str:
    year = record["dalian"]["year"]
    return (
        f"dalian, {year['duration']}: {year['user_s']:.1f} s user CPU ({year['wall_s']:.1f} s by "
        f"the clock), {year['operations']:,} operations, {year['events']:,} events, "
        f"{year['out']:,} parts out, peak {year['peak_mib']:.0f} MiB"
    )
