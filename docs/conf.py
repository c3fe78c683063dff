"""How Sphinx builds the documentation: `make docs`."""

import dataclasses
import sys
from importlib.metadata import version as installed_version
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import generate  # noqa: E402  (it lies beside this file, which is not on the path before)

generate.write_reference(HERE / "reference" / "generated")

project = "Motorworks"
author = "Motorworks contributors"
copyright = "2026, Motorworks contributors"
version = release = installed_version("motorworks")

extensions = [
    "myst_parser",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

# Docstrings describe the members of a class themselves; a second table would repeat them.
numpydoc_show_class_members = False
autodoc_member_order = "bysource"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80


def hide_dataclass_signature(app, what, name, obj, options, signature, returns):
    """Leave the fields of a record to its docstring, which gives their units as well."""
    return ("", returns) if dataclasses.is_dataclass(obj) else None


def setup(app):
    """Join the hook above to Sphinx."""
    app.connect("autodoc-process-signature", hide_dataclass_signature)


html_theme = "pydata_sphinx_theme"
html_title = "Motorworks"
html_theme_options = {"show_prev_next": False, "navigation_with_keys": False}
html_show_sourcelink = False
