"""Measure how smoothly the works are drawn: ``python -m benchmarks.studio_frames``."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from benchmarks.machine import machine
from benchmarks.studio.browser import SIZE, chromium, drawn
from benchmarks.studio_frames.pages import served

ZOOMS = {"whole site": 1.0, "one workshop": 3.0, "single machines": 12.0}
"""Views, and by how much each is larger than the whole."""
SETTLED = 4000
"""Time until as many parts move as were asked for [ms]."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.studio_frames", description=__doc__)
    parser.add_argument("--machines", type=int, default=1500)
    parser.add_argument("--parts", type=int, default=3000)
    parser.add_argument("--seconds", type=float, default=10.0)
    asked = parser.parse_args()
    print(json.dumps({"machine": machine(), **measured(asked)}, indent=2))


def measured(asked: argparse.Namespace) -> dict[str, Any]:
    """Give frames a second by view, at the usual size of a page."""
    with served() as address, chromium() as browser:
        return {
            view: _view(
                browser, f"{address}?machines={asked.machines}&parts={asked.parts}", zoom, asked
            )
            for view, zoom in ZOOMS.items()
        }


def _view(browser: Any, address: str, zoom: float, asked: argparse.Namespace) -> dict[str, Any]:
    page = browser.new_context(viewport=SIZE).new_page()
    page.goto(address)
    page.wait_for_function("window.works !== undefined")
    page.evaluate("zoom => works.zoom(zoom)", zoom)
    page.wait_for_timeout(SETTLED)
    before = page.evaluate("works.moving()")
    found = asdict(drawn(page, asked.seconds))
    after = page.evaluate("works.moving()")
    found |= {"machines": page.evaluate("works.machines()"), "parts": min(before, after)}
    page.context.close()
    return found


if __name__ == "__main__":
    main()
