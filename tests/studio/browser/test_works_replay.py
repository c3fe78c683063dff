"""A finished run is played from its trace, without simulating again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.studio.browser.conftest import REFUSED

READY = "() => /[0-9]/.test(document.querySelector('.moment .clock')?.textContent)"


@pytest.fixture(scope="module")
def studio(studio_of, tmp_path_factory):
    """Give a studio in whose folder a run with a trace lies, and nothing that could simulate it."""
    folder = tmp_path_factory.mktemp("project")
    program = str(Path(sys.executable).with_name("motorworks"))
    run = [program, "run", "tutorial", "--for", "1d", "--trace", "--out", "motorworks-out/first"]
    subprocess.run(run, cwd=folder, check=True, capture_output=True)
    return studio_of(folder=folder)


def test_a_finished_run_is_replayed(page):
    """It is offered, opens in a shift, moves, and ends where the run ended."""
    page.wait_for_function(READY)
    page.wait_for_selector(".reels select")
    page.get_by_label("What is played").select_option(index=1)
    page.wait_for_function(
        "() => document.querySelector('.moment .day').textContent === 'Fri 1 Jan 2021'"
    )
    page.wait_for_function("() => document.querySelector('.shift').textContent === 'in shift'")
    before = page.locator(".moment .clock").text_content()
    page.wait_for_function(
        "before => document.querySelector('.moment .clock').textContent !== before", arg=before
    )
    page.get_by_role("button", name="On by one day").click()
    page.wait_for_function(
        "() => document.querySelector('.moment .day').textContent === 'Sat 2 Jan 2021'"
    )
    assert page.locator(".moment .clock").text_content() == "00:00:00"


def test_a_run_that_is_gone_is_said(page, studio):
    """Its folder was removed after the list was made."""
    page.forgiven.extend(REFUSED)
    page.wait_for_function(READY)
    page.wait_for_selector(".reels select")
    moved = studio.folder / "elsewhere"
    shutil.move(studio.folder / "motorworks-out" / "first", moved)
    page.get_by_label("What is played").select_option(index=1)
    page.wait_for_selector(".works-note p")
    shutil.move(moved, studio.folder / "motorworks-out" / "first")
    assert "there is no run" in page.locator(".works-note").text_content()
