"""Writes the notebooks of the tutorial from its pages, so that no cell is written twice.

`python docs/notebooks.py` writes them all beside their pages; the tests compare them, and run the
cells as the snippets of the page.
"""

import json
import re
from pathlib import Path
from typing import Any

TUTORIAL = Path(__file__).parent / "tutorial"
PAGES = ("design-to-business-case",)
CELL = re.compile(r"^```python\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)
DOWNLOAD = re.compile(r" It is also\n\{download\}.*?\.\n", re.DOTALL)


def notebook(page: str) -> dict[str, Any]:
    """Give the notebook of a page: its text and its Python cells, in order."""
    parts = CELL.split(DOWNLOAD.sub("\n", page))
    cells = [
        _cell(n, "code" if n % 2 else "markdown", part.strip("\n"))
        for n, part in enumerate(parts)
        if part.strip()
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(number: int, kind: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": f"cell-{number}",
        "metadata": {},
        "source": source.splitlines(keepends=True),
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def text(page: Path) -> str:
    """Give the text of the notebook of a page."""
    return (
        json.dumps(notebook(page.read_text("utf-8")), indent=1, ensure_ascii=False, sort_keys=True)
        + "\n"
    )


if __name__ == "__main__":
    for name in PAGES:
        page = TUTORIAL / f"{name}.md"
        page.with_suffix(".ipynb").write_text(text(page), encoding="utf-8")
