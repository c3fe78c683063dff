"""The documentation builds."""

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
BUILDING = Path(__file__).with_name("building.py")


@pytest.mark.slow
def test_documentation_builds_without_warnings(tmp_path):
    """Sphinx finds no broken link, no page outside the tree and no malformed docstring."""
    options = ["--fail-on-warning", "--keep-going", "-q", "-b", "html"]
    folders = ["-d", tmp_path / "doctrees", REPOSITORY / "docs", tmp_path / "html"]
    done = subprocess.run(
        [sys.executable, BUILDING, *options, *folders],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
    assert (tmp_path / "html" / "decisions" / "001-kernel-in-cpp.html").exists()
