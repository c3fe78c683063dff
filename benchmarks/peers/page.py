"""The page of the documentation about the peers, written from the record of a benchmark."""

from pathlib import Path
from typing import Any

from benchmarks.peers.charts import speed_chart, throughput_chart
from benchmarks.peers.roster import PEERS

PAGE = Path("background/peers.md")
CHARTS = {
    Path("_static/peers-speed.svg"): speed_chart,
    Path("_static/peers-throughput.svg"): throughput_chart,
}


def write_page(record: dict[str, Any], docs: Path) -> list[Path]:
    """Write page and charts below a folder and give their paths.

    Nothing is written if no peer was measured: an older page says more than an empty one.
    """
    if not any_measured(record):
        return []
    texts = {PAGE: page(record)} | {path: draw(record) for path, draw in CHARTS.items()}
    for path, text in texts.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    return [docs / path for path in texts]


def any_measured(record: dict[str, Any]) -> bool:
    """Tell whether at least one peer gave figures on one line."""
    return any(
        entry["measured"]
        for entries in record["peers"].values()
        for package, entry in entries.items()
        if package != "motorworks"
    )


def page(record: dict[str, Any]) -> str:
    """Give the page as Markdown."""
    sections = [_opening(record), _speed(record), _throughputs(record), _method(record), _models()]
    return "\n".join(sections)


def _opening(record: dict[str, Any]) -> str:
    machine = record["machine"]
    return f"""# Peers

<!-- Written by `make bench`. To change it, change benchmarks/peers/page.py. -->

Two production lines in Motorworks and in five other simulators for Python, measured in one run.
The lines are those of [Speed](speed.md): `tandem20`, twenty machines with exponential times and
five places between neighbours, and `failures20`, twenty machines with constant times that fail,
with ten places. Both block after service.

Measured on {record["date"]} with Motorworks {record["motorworks"]} on {machine["cores"]} cores of
{machine["cpu"]}, Python {machine["python"]}, {machine["compiler"]}, {machine["system"]}.
`make bench` measures anew and writes this page.
"""


def _speed(record: dict[str, Any]) -> str:
    lines = ["## Speed", "", "![Time per station operation](../_static/peers-speed.svg)", ""]
    for line, entries in record["peers"].items():
        lines += [
            f"`{line}`:",
            "",
            "| simulator | version | ns per operation | operations per second | times slower |",
            "| --- | --- | ---: | ---: | ---: |",
            *(_speed_row(entry) for entry in entries.values()),
            "",
        ]
    return "\n".join(lines)


def _speed_row(entry: dict[str, Any]) -> str:
    if not entry["measured"]:
        return f"| {entry['name']} | | not measured: {_cell(entry['reason'])} | | |"
    ns = entry["ns_per_operation"]
    return (
        f"| {entry['name']} | {entry['version']} | {significant(ns)} | "
        f"{significant(entry['operations_per_s'])} | {significant(entry['times_slower'])} |"
    )


def _throughputs(record: dict[str, Any]) -> str:
    lines = [
        "## The same answer",
        "",
        "Speed is worth nothing without the right answer. Parts per second with 99.9 % intervals;",
        "an answer agrees if its interval touches that of the known throughput, which comes from",
        "long runs of several simulators. If one does not agree, `make bench` fails.",
        "",
        "![Throughputs with intervals](../_static/peers-throughput.svg)",
        "",
    ]
    for line, entries in record["peers"].items():
        true = record["lines"][line]["throughput_true"]
        lines += [
            f"`{line}`, known: {true['mean']:.5f} ± {true['half_width']:.5f}",
            "",
            "| simulator | throughput | agrees | operations run |",
            "| --- | ---: | --- | ---: |",
            *(_throughput_row(entry) for entry in entries.values()),
            "",
        ]
    return "\n".join(lines)


def _throughput_row(entry: dict[str, Any]) -> str:
    if not entry["measured"]:
        return f"| {entry['name']} | not measured | | |"
    found = entry["throughput"]
    width = found["half_width"]
    text = f"{found['mean']:.4f} ± {width:.4f}" if width is not None else f"{found['mean']:.4f}"
    verdict = {True: "yes", False: "**no**", None: "one value only"}[found["agrees"]]
    return f"| {entry['name']} | {text} | {verdict} | {entry['operations']:,} |"


def _method(record: dict[str, Any]) -> str:
    plan = record["plan"]
    return f"""## How it was measured

Rounds: {plan["rounds"]}, each with every case once, so that a slow spell of the machine hits all of
them; medians over the rounds. User CPU time of the run alone: start of the program, imports and
the building of the model are left out. An operation is one part worked at one machine, the
warm-up included.

The peers live in an environment of their own, made from `requirements/peers.txt`, and each run is
a process of its own. Every peer starts with empty buffers; {plan["peer_warm_up"]:,.0f} s are thrown
away, then come batches of {plan["peer_batch"]:,.0f} s, whose means give the interval. Motorworks
runs {plan["line"]:,.0f} s after {plan["line_warm_up"]:,.0f} s in each round; its interval is that
of the rounds. The faster a peer, the more batches it was given, so that all take about as long.
"""


def _models() -> str:
    rows = [
        "## How each says it",
        "",
        "The models stand in `benchmarks/peers/`, one file for each, written as the peer's",
        "documentation teaches, with the meaning of our kernel: a finished part that finds no",
        "place stays in its machine; a machine that is down takes no part and keeps the rest of",
        "its work; a finished part may leave a machine that is down; failures come by the calendar",
        "clock.",
        "",
        "| simulator | licence | how |",
        "| --- | --- | --- |",
        *(f"| {peer.name} | {peer.licence} | {peer.remark} |" for peer in PEERS),
        "",
        "These are general tools: what they spend their time on, others may need. They are used",
        "for this benchmark only; nothing of them is in Motorworks.",
        "",
    ]
    return "\n".join(rows)


def significant(value: float) -> str:
    """Give a number with three significant digits, thousands apart; 1234.5 is 1,230."""
    if value >= 100.0:
        digits = len(str(int(value))) - 3
        return f"{round(value, -digits):,.0f}"
    return f"{value:.3g}" if value != 1 else "1"


def _cell(text: str) -> str:
    """Give a text that cannot break a row of the table."""
    return " ".join(text.replace("|", "/").split())
