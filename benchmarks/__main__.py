"""Measure the speed of the kernel: ``python -m benchmarks``."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.peers.page import write_page
from benchmarks.plan import FULL, QUICK
from benchmarks.rounds import measure
from benchmarks.table import show


def main() -> int:
    """Measure, show, write; 1 if a throughput disagrees with what is known."""
    options = _options()
    errors = Console(stderr=True)
    with errors.status("measuring") as status:
        record = measure(QUICK if options.quick else FULL, status.update, options.peers_python)
    text = json.dumps(record, indent=2)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(text + "\n", encoding="utf-8")
    if options.json:
        print(text)
    else:
        console = Console()
        show(record, console if console.is_terminal else Console(width=100))
        print(f"written: {options.out}")
    if options.docs is not None:
        for path in write_page(record, options.docs):
            print(f"written: {path}", file=sys.stderr)
    return 1 if disagreements(record) else 0


def disagreements(record: dict[str, Any]) -> list[str]:
    """Give the throughputs that contradict what is known; a speed is worth nothing then."""
    return [
        f"{line} {entry['name']}"
        for line, entries in record["peers"].items()
        for entry in entries.values()
        if entry["measured"] and entry["throughput"]["agrees"] is False
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one tiny round: proves that it runs")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument(
        "--out", type=Path, default=Path("build/bench.json"), help="file for the JSON"
    )
    parser.add_argument(
        "--docs", type=Path, help="folder of the documentation, to write the page of the peers"
    )
    parser.add_argument(
        "--peers-python",
        type=Path,
        help="interpreter with the peers (default: build/peers-venv, made from requirements/)",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
