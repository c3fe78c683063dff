"""What every test may rely on: Hypothesis profiles and a real browser."""

import asyncio
import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir
from tests.warm.commands import warm_commands

REPOSITORY = Path(__file__).resolve().parents[1]
DOCUMENTATION = REPOSITORY / "tests" / "docs"
BROWSER_REQUIRED = os.environ.get("MOTORWORKS_REQUIRE_BROWSER", "") not in ("", "0")
NO_BROWSER = "no Chromium here: install the Debian package chromium"
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    # Without a graphics card the process for it only passes on what it is given.
    "--in-process-gpu",
    # A test page must not talk to anybody, and neither must its browser.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name outside this machine can be resolved: a page that needs one fails every test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

# ---- commands that tests start, again and again ----

# Where byte code is not kept, each of them compiles all modules anew: a second of every command.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(REPOSITORY / "build" / "bytecode")

# ---- several processes of tests: each keeps to one core ----

# Threads of libraries would wait for each other. Without xdist they are as a user has them.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.update(dict.fromkeys(["POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS"], "1"))

# ---- Hypothesis: the same cases on every run of `make test`, new ones in `make fuzz` ----

set_hypothesis_home_dir(REPOSITORY / "build" / "hypothesis")
# A shared runner may be slow for a moment, and that is no finding: hence no deadline.
settings.register_profile(
    "default",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "fuzz",
    derandomize=False,
    deadline=None,
    max_examples=int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


# ---- commands that start at once ----


@pytest.fixture(scope="session")
def warm_motorworks() -> Iterator[Path]:
    """Give a folder for PATH with a `motorworks` that has imported everything already."""
    with warm_commands() as folder:
        yield folder


# ---- the browser ----


def find_chromium() -> str | None:
    """Return the path of the machine's own Chromium, or None."""
    named = os.environ.get("MOTORWORKS_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Give a headless Chromium, driven by Playwright; `browser.new_page()` opens a page.

    A test that asks for it also carries the mark `browser`.
    """
    chromium = find_chromium()
    if chromium is None:
        if BROWSER_REQUIRED:
            pytest.fail(NO_BROWSER, pytrace=False)
        pytest.skip(NO_BROWSER)

    from playwright.sync_api import sync_playwright  # slow to import, and few tests need it

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        yield running
        running.close()


@pytest.fixture(autouse=True)
def _loop_of_playwright(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hide the event loop that Playwright leaves running, from tests that begin one of their own.

    It belongs to the browser of the whole session and goes on with the next test that uses it.
    """
    if "browser" in request.fixturenames or "playwright" not in sys.modules:
        yield
        return
    left = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(left)


# ---- thousands of tests ----


def pytest_collection() -> None:
    """Leave the many objects that stand for tests alone while they are made."""
    gc.disable()


def pytest_collection_finish() -> None:
    """They stay to the end: no search for garbage need go through them."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)  # before pytest itself reads `-m browser`
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that asks for the browser, so that `-m browser` finds them all.

    The documentation comes first, whose one file takes longest, then files with such tests: they
    wait as much as they compute, and what computes only fills the gaps.
    """
    waiting = set()
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            waiting.add(item.path)
    items.sort(key=lambda item: (item.path.parent != DOCUMENTATION, item.path not in waiting))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly how many browser tests did not run: a skip is easily overlooked."""
    skipped = terminalreporter.getreports("skipped")
    count = sum(1 for report in skipped if NO_BROWSER in str(report.longrepr))
    if count:
        terminalreporter.section("browser", red=True, bold=True)
        tests = "1 browser test" if count == 1 else f"{count} browser tests"
        terminalreporter.write_line(
            f"{tests} DID NOT RUN: install the Debian package chromium", red=True, bold=True
        )
