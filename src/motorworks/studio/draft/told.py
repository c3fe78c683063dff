"""Outlines and forms as JSON text, made on the bench so that the server only passes them on."""

import json
from pathlib import Path as FilePath

from motorworks.studio.draft.form import form
from motorworks.studio.draft.outline import outline


def outline_told(text: str, version: int, folder: FilePath | None = None) -> bytes:
    """Give the outline of a plant as JSON; see :func:`motorworks.studio.draft.outline.outline`."""
    return json.dumps({"version": version, **outline(text, folder)}).encode()


def form_told(text: str, version: int, path: str, folder: FilePath | None = None) -> bytes:
    """Give the form of a thing as JSON; see :func:`motorworks.studio.draft.form.form`."""
    return json.dumps({"version": version, **form(text, path, folder)}).encode()
