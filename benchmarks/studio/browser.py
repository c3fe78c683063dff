"""What a person at the page waits for, in a headless Chromium that draws in software."""

import itertools
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

SIZE = {"width": 1440, "height": 900}
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PICTURE = "picture"
"""Mark that the page sets when the works are drawn for the first time."""
FRAMES = """seconds => new Promise(done => {
  const times = []; const begin = performance.now();
  const note = now => {
    times.push(now);
    if (now - begin < 1000 * seconds) requestAnimationFrame(note); else done(times);
  };
  requestAnimationFrame(note);
})"""
HEED = """() => {
  window.heeded = [];
  new PerformanceObserver(list => {
    for (const { name, duration } of list.getEntries())
      if (name === 'pointerup' || name === 'click') window.heeded.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
}"""
SETTLED = 400
"""Time after which the page has drawn what changed [ms]."""


@dataclass(frozen=True)
class Drawn:
    """How a moving page was drawn.

    Attributes
    ----------
    median, slow
        Frames a second: by the median time between two, and by the time that one in twenty exceeds.
    longest
        Longest time between two frames [s].
    """

    median: float
    slow: float
    longest: float


@dataclass(frozen=True)
class Click:
    """How long a click takes to bring the card of what was clicked on.

    Attributes
    ----------
    painted
        From the hand to the picture [s], as the browser tells it: in steps of 8 ms, 0 if below 16.
    driven
        Until the program that drives the browser sees the card, its own way there and back too [s].
    """

    painted: float
    driven: float


@contextmanager
def chromium() -> Iterator[Any]:
    """Give the machine's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        running = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield running
        running.close()


def opened(browser: Any, url: str) -> Any:
    """Give a page that shows the works."""
    page = browser.new_context(viewport=SIZE).new_page()
    page.goto(url)
    page.wait_for_function(
        f"() => performance.getEntriesByName('{PICTURE}').length > 0", timeout=60_000
    )
    return page


def first_picture(browser: Any, url: str, times: int = 5) -> list[float]:
    """Give the times from asking for the address to the first drawing of the works [s]."""
    found = []
    for _ in range(times):
        page = opened(browser, url)
        mark = page.evaluate(f"performance.getEntriesByName('{PICTURE}')[0].startTime")
        found.append(mark / 1000)
        page.context.close()
    return found


def drawn(page: Any, seconds: float) -> Drawn:
    """Give how a page is drawn while something moves on it."""
    times = page.evaluate(FRAMES, seconds)
    gaps = sorted(b - a for a, b in itertools.pairwise(times))
    return Drawn(
        median=1000 / statistics.median(gaps),
        slow=1000 / gaps[int(0.95 * len(gaps))],
        longest=gaps[-1] / 1000,
    )


def clicks(page: Any, places: list[tuple[float, float]]) -> list[Click]:
    """Give how long clicks on the works take to bring their cards."""
    page.evaluate(HEED)
    found = []
    for x, y in places:
        page.keyboard.press("Escape")
        page.evaluate("document.querySelector('#panel .close')?.click()")
        page.wait_for_timeout(SETTLED)
        page.evaluate("window.heeded = []")
        begin = time.perf_counter()
        page.mouse.click(x, y)
        page.wait_for_selector("#panel:not([hidden])", timeout=5000)
        driven = time.perf_counter() - begin
        page.wait_for_timeout(SETTLED)
        found.append(
            Click(painted=max(page.evaluate("window.heeded"), default=0) / 1000, driven=driven)
        )
    return found
