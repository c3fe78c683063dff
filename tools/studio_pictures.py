"""Take the pictures of the studio that the documentation shows.

Run from the repository: ``.venv/bin/python tools/studio_pictures.py [VIEW ...]``. A server opens
the reference plant; a headless Chromium looks at each view, on a desk and a phone, light and dark.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "_static" / "studio"
LOOKS = {
    "desk-light": ("light", {"width": 1440, "height": 900}),
    "desk-dark": ("dark", {"width": 1440, "height": 900}),
    "phone-light": ("light", {"width": 390, "height": 844}),
    "phone-dark": ("dark", {"width": 390, "height": 844}),
}
VIEWS = ("works", "build", "compare", "results", "people")
SETTLED = 6000
"""Time for a view to fill [ms]."""


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
            _take(_address(server), views)
        finally:
            server.terminate()
            server.wait()


def _address(server: "subprocess.Popen[str]") -> str:
    assert server.stdout is not None
    return next(line for line in server.stdout if "http://" in line).split()[2]


def _take(url: str, views: tuple[str, ...] | list[str]) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for look, (scheme, size) in LOOKS.items():
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.goto(url)
            for view in views:
                _look_at(page, view)
                page.screenshot(path=FOLDER / f"{view}-{look}.png")
            page.close()
        browser.close()


def _look_at(page: Page, view: str) -> None:
    page.click(f"#views button[data-view={view}]")
    page.wait_for_selector(f"#view-{view}:visible")
    page.wait_for_timeout(SETTLED)


if __name__ == "__main__":
    main()
