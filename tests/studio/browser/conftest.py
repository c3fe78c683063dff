"""Pages of the studio in a real browser; whatever the console complains of fails the test.

What a test is about it adds to ``page.forgiven``: words of complaints, for all its pages.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.studio.conftest import PATIENCE

SIZE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
REFUSED = ("Failed to load resource: the server responded with a status of 4",)
"""What Chromium says of every refusal."""
GONE = ("net::ERR_", "WebSocket connection", "Failed to fetch")
"""What a page complains of while nobody answers."""
SLOW_LINE = Path(__file__).with_name("slow_line.js").read_text(encoding="utf-8")
LATE = int(os.environ.get("MOTORWORKS_SLOW_LINE", "0"))
"""Milliseconds by which what goes between a page and its server is late at most; for hunts."""


@pytest.fixture
def page_of(browser: Any) -> Iterator[Callable[..., Any]]:
    """Give a function that opens a page of its own at an address; it may not complain."""
    contexts, complaints, forgiven = [], [], []

    def open_page(url: str, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": SIZE, **options})
        context.set_default_timeout(1000 * PATIENCE)
        contexts.append(context)
        if LATE:
            context.add_init_script(SLOW_LINE.replace("MOST", str(LATE)))
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda said: _note(said, complaints))
        page.forgiven = forgiven
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [said for said in complaints if not any(word in said for word in forgiven)] == []


def _note(said: Any, complaints: list[str]) -> None:
    if said.type in ("error", "warning"):
        complaints.append(f"{said.type}: {said.text}")


@pytest.fixture
def page(page_of: Callable[..., Any], studio: Any) -> Any:
    """Give the page of the module's studio."""
    return page_of(studio.url)
