"""What a command said before, kept in files."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
WRITE = os.environ.get("MOTORWORKS_WRITE_GOLDEN", "") not in ("", "0")


def matches(text, name):
    """Tell whether a text is the one kept under a name; `make golden` keeps it anew."""
    path = FOLDER / name
    # Rich fills lines with blanks; they mean nothing.
    plain = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    if WRITE:
        path.write_text(plain, encoding="utf-8")
    return plain == path.read_text(encoding="utf-8")
