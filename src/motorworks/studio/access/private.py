"""Small JSON files that only their owner may read, written whole or not at all."""

import json
import os
from pathlib import Path
from typing import Any

from motorworks.errors import StoreError
from motorworks.files import whole

OWNER_ALONE = 0o600
FOLDER = 0o700


def read_private(file: Path, kind: str) -> list[dict[str, Any]]:
    """Give the records of a file; none if there is no file.

    Parameters
    ----------
    file
        The file.
    kind
        What it holds, such as ``accounts``.

    Raises
    ------
    StoreError
        If it cannot be read or holds something else.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{file}: cannot be read: {error}") from error
    try:
        records = json.loads(text)[kind]
        if isinstance(records, list) and all(isinstance(r, dict) for r in records):
            return records
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise StoreError(
        f"{file}: is damaged: expected JSON with a list '{kind}'. Put back a copy of it, or "
        "move it away to begin anew"
    )


def write_private(file: Path, kind: str, records: list[dict[str, Any]]) -> None:
    """Write the records of a file in place of those that were in it.

    Raises
    ------
    StoreError
        If it cannot be written; what was there before is still there.
    """
    text = json.dumps({kind: records}, indent=1, ensure_ascii=False) + "\n"
    try:
        make_private_folder(file.parent)
        with whole(file) as part:
            number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE)
            with os.fdopen(number, "w", encoding="utf-8") as out:
                out.write(text)
    except OSError as error:
        raise StoreError(f"{file}: cannot be written: {error.strerror or error}") from error


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may open, if it is not there.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=FOLDER, exist_ok=True)
