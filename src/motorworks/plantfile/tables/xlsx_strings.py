"""The texts of a workbook."""

import re

from motorworks.plantfile.tables.limits import MOST_CELLS, too_many

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Give a text without the escapes of a workbook, such as ``_x000D_`` for a line return."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


class StringReader:
    """Takes the shared texts from the XML that holds them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._is_text = False
        self._aside = 0

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """Begin an element; what is said of how to pronounce a text is no part of it."""
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._aside += 1
        self._is_text = tag == "t" and not self._aside

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "si":
            if len(self.found) >= MOST_CELLS:
                raise too_many()
            self.found.append(unescaped("".join(self._parts)))
        elif tag == "rPh":
            self._aside -= 1
        self._is_text = False

    def text(self, text: str) -> None:
        """Take text."""
        if self._is_text:
            self._parts.append(text)
