"""Take the pictures of the studio that the documentation shows.

Run from the repository: ``.venv/bin/python tools/studio_pictures.py [VIEW ...]``. A server opens
the reference plant; a headless Chromium looks at each view, on a desk and a phone, light and dark.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "_static" / "studio"
LOOKS = {
    "desk-light": ("light", {"width": 1440, "height": 900}),
    "desk-dark": ("dark", {"width": 1440, "height": 900}),
    "phone-light": ("light", {"width": 390, "height": 844}),
    "phone-dark": ("dark", {"width": 390, "height": 844}),
}
VIEWS = ("works", "build", "compare", "ask", "results", "people", "login")
"""``ask`` is the view of results before one is chosen, which a phone does not show."""
SETTLED = 8000
"""Time for a view to fill [ms]."""
SCENARIO = {
    "origin": "base",
    "title": "More places in the stator lines",
    "sets": ["line.stator.places=40"],
}
PASSWORD = "four corner posts stand"
TIMES = {"duration": "30d", "warm_up": "14d", "replications": 6}


def main() -> None:
    """Take them."""
    views = sys.argv[1:] or VIEWS
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        program = str(Path(sys.executable).with_name("motorworks"))
        server = subprocess.Popen(
            [program, "studio", "dalian", "--no-browser", "--port", "0", "--project", folder],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            url = _address(server)
            _fill(url)
            _take(url, [view for view in views if view != "login"])
            if "login" in views:
                _add_user(program, folder)
                _take(url, ["login"])
        finally:
            server.terminate()
            server.wait()


def _add_user(program: str, folder: str) -> None:
    """Have the login demanded from now on."""
    command = [program, "user", "add", "ada", "--role", "admin", "--password-stdin"]
    subprocess.run([*command, "--project", folder], input=PASSWORD, text=True, check=True)


def _address(server: "subprocess.Popen[str]") -> str:
    assert server.stdout is not None
    return next(line for line in server.stdout if "http://" in line).split()[2]


def _fill(url: str) -> None:
    """Have something to show: a comparison, and a run with its report."""
    scenario = _ask(url, "/api/scenarios", SCENARIO)["id"]
    _ask(url, "/api/comparisons", {"plants": ["base", scenario], "settings": TIMES})
    _ask(url, "/api/runs", {"plant": "base", "settings": {**TIMES, "replications": 2}})
    while any(job["state"] in ("waiting", "running") for job in _jobs(url)):
        time.sleep(1)


def _jobs(url: str) -> list[dict[str, Any]]:
    found = _ask(url, "/api/jobs")
    return found["jobs"] if isinstance(found, dict) else found


def _ask(url: str, path: str, body: object = None) -> Any:
    address = url.rstrip("/")
    headers = {"X-Motorworks": "1", "Origin": address, "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data, headers if data else {})
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def _take(url: str, views: list[str]) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for look, (scheme, size) in LOOKS.items():
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.goto(url)
            for view in views:
                if view == "ask" and look.startswith("phone"):
                    continue
                _look_at(page, view)
                page.screenshot(path=FOLDER / f"{view}-{look}.png")
            page.close()
        browser.close()


def _look_at(page: Page, view: str) -> None:
    if view == "login":
        page.wait_for_selector("#login")
        return
    name = "results" if view == "ask" else view
    page.click(f"#views button[data-view={name}]")
    page.wait_for_selector(f"#view-{name}:visible")
    if view == "results" and page.locator("#view-results .result-list button").count():
        page.locator("#view-results .result-list button").first.click()
    page.wait_for_timeout(SETTLED)


if __name__ == "__main__":
    main()
