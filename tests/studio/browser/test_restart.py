"""A server that is killed and begun again loses nothing, and the page goes on by itself."""

import signal
import time

from tests.studio.browser.conftest import GONE
from tests.studio.conftest import PATIENCE

CLOCK = "document.querySelector('.moment .clock')?.textContent"
READY = f"() => /[0-9]/.test({CLOCK})"
RUNS = f"before => {CLOCK} !== before"
RUN = {
    "plant": "base",
    "settings": {"duration": "2y", "warm_up": "10d", "replications": 6, "seed": 1},
}
CHANGE = {
    "do": "set",
    "path": ["line", "stators", "station", "weld", "cycle_time"],
    "value": "49 s",
}


def test_a_killed_server_loses_nothing(studio_of, page_of):
    """The page says so and draws on once it is back; draft and run are as they were."""
    studio = studio_of("tutorial")
    port = studio.url.rpartition(":")[2]
    page = page_of(studio.url)
    page.forgiven.extend(GONE)
    page.wait_for_function(READY)
    assert "49 s" not in studio.ask("GET", "/api/plants/base/text")[1]
    version = studio.ask("GET", "/api/plants/base")[1]["version"]
    code, changed = studio.ask(
        "POST", "/api/plants/base/changes", {"version": version, "changes": [CHANGE]}
    )
    assert code == 200, changed
    code, job = studio.ask("POST", "/api/runs", RUN)
    assert code in (200, 201, 202), job

    studio.stop(signal.SIGKILL)
    page.get_by_text("The connection to the server is lost").wait_for()
    before = page.evaluate(f"() => {CLOCK}")
    studio.start("--port", port)
    page.wait_for_function(RUNS, arg=before)
    page.wait_for_function(RUNS, arg=page.evaluate(f"() => {CLOCK}"))

    text = studio.ask("GET", "/api/plants/base/text")[1]
    assert "49 s" in text
    assert ended(studio, job["id"])["state"] == "done"


def ended(studio, job):
    """Wait for the end of a job."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = studio.ask("GET", f"/api/jobs/{job}")[1]
        if found["state"] in ("done", "failed", "cancelled"):
            return found
        time.sleep(0.2)
    raise AssertionError(found)
