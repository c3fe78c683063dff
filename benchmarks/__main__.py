"""Measure the speed of the kernel: ``python -m benchmarks``."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.plan import FULL, QUICK
from benchmarks.rounds import measure
from benchmarks.table import show


def main() -> int:
    """Measure, show, write; 1 if a throughput disagrees with what is known."""
    options = _options()
    errors = Console(stderr=True)
    with errors.status("measuring") as status:
        record = measure(QUICK if options.quick else FULL, status.update)
    text = json.dumps(record, indent=2)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(text + "\n", encoding="utf-8")
    if options.json:
        print(text)
    else:
        console = Console()
        show(record, console if console.is_terminal else Console(width=100))
        print(f"written: {options.out}")
    return 1 if disagreements(record) else 0


def disagreements(record: dict[str, Any]) -> list[str]:
    """Give the throughputs that contradict what is known; a speed is worth nothing then."""
    return [
        f"{name} {who}"
        for name, line in record["lines"].items()
        for who in ("kernel", "simpy")
        if line[f"throughput_{who}"]["agrees"] is False
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one tiny round: proves that it runs")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument(
        "--out", type=Path, default=Path("build/bench.json"), help="file for the JSON"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
