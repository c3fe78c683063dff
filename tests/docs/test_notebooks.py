"""Notebooks hold the cells of their pages, and nothing else."""

import importlib.util
import json
from pathlib import Path

import pytest
from tests.docs.test_snippets import read_snippets

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def notebooks():
    """Give the script that writes notebooks."""
    spec = importlib.util.spec_from_file_location("notebooks", DOCS / "notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_notebook_is_that_of_its_page(notebooks):
    """`python docs/notebooks.py` writes them anew."""
    for name in notebooks.PAGES:
        page = DOCS / "tutorial" / f"{name}.md"
        assert page.with_suffix(".ipynb").read_text("utf-8") == notebooks.text(page)
    assert {p.stem for p in DOCS.rglob("*.ipynb")} == set(notebooks.PAGES)


def test_cells_are_the_snippets_that_are_run(notebooks):
    """In their order; every cell has what a notebook of format 4.5 needs."""
    for name in notebooks.PAGES:
        page = DOCS / "tutorial" / f"{name}.md"
        book = json.loads(page.with_suffix(".ipynb").read_text("utf-8"))
        code = ["".join(c["source"]) for c in book["cells"] if c["cell_type"] == "code"]
        run = [s.code.rstrip("\n") for s in read_snippets(page.read_text("utf-8"))]
        assert code == run
        assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
        assert len({c["id"] for c in book["cells"]}) == len(book["cells"])
        assert all(c["outputs"] == [] for c in book["cells"] if c["cell_type"] == "code")
