"""Draw the pictures of docs/_static anew from a stored run.

$ motorworks run dalian --out results
$ PYTHONPATH=. python tools/report_pictures.py results
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.conftest import CHROMIUM_OPTIONS, find_chromium

from motorworks.report import write_report
from motorworks.simulation import load_run

STATIC = Path(__file__).resolve().parents[1] / "docs" / "_static"
PICTURES = (
    ("report.png", "light", None),
    ("flow.png", "light", "#figure-flow"),
    ("states-dark.png", "dark", "#figure-states"),
)


def main() -> None:
    """Write the report of the run that is named first, and shoot it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = write_report(load_run(Path(sys.argv[1])), Path(folder) / "report.html").as_uri()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        for name, colours, element in PICTURES:
            shown = browser.new_page(viewport={"width": 1440, "height": 1160}, color_scheme=colours)
            shown.goto(page)
            (shown.locator(element) if element else shown).screenshot(path=STATIC / name)
        browser.close()


if __name__ == "__main__":
    main()
