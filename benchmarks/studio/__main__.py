"""Measure how quick the studio is: ``python -m benchmarks.studio [PLANT]``."""

import argparse
import asyncio
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.studio.browser import chromium, clicks, drawn, first_picture, opened
from benchmarks.studio.pages import watch
from benchmarks.studio.server import Server
from benchmarks.studio.sleeper import sleeper

SPEEDS = (1, 60, 600, 3600)
CLICKED = [(400 + 40 * n, 450) for n in range(8)]
RUN = {
    "plant": "base",
    "settings": {"duration": "60d", "warm_up": "10d", "replications": 4, "seed": 1},
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.studio", description=__doc__)
    parser.add_argument("plant", nargs="?", default="dalian")
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps({"machine": machine(), **measured(Path(folder), asked)}, indent=2))


def measured(folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """Give all figures, by name."""
    server = Server(folder, asked.plant)
    try:
        return {"plant": asked.plant, "up_after": server.up_after, **_of(server, asked)}
    finally:
        server.stop()


def _of(server: Server, asked: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with chromium() as browser:
        with sleeper() as late:
            found["first_picture"] = first_picture(browser, server.url)
        found["stall_opening"] = server.stalls() | {"sleeper": late.longest}
        page = opened(browser, server.url)
        page.wait_for_timeout(3000)
        found["drawn"] = asdict(drawn(page, asked.seconds))
        with sleeper() as late:
            server.post("/api/runs", RUN)
            found["drawn_while_simulating"] = asdict(drawn(page, asked.seconds))
        found["stall_simulating"] = server.stalls() | {"sleeper": late.longest}
        found["clicks"] = [asdict(click) for click in clicks(page, CLICKED)]
        page.context.close()
    reel = server.post("/api/reels", {"plant": "base", "seed": 1})["reel"]
    for speed in SPEEDS:
        watched = asyncio.run(watch(server, reel, asked.pages, speed, asked.seconds))
        found[f"pages_at_{speed}x"] = asdict(watched)
    found["stall_pages"] = server.stalls()
    return found


if __name__ == "__main__":
    main()
