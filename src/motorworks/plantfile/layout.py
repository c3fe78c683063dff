"""Tables → the text of a TOML file, laid out for people."""

from collections.abc import Iterable, Mapping
from typing import Any

from motorworks.plantfile.shape import RESERVED, Path
from motorworks.plantfile.text import bare, toml

_WIDTH = 100


def laid_out(sections: Iterable[tuple[Path, Mapping[str, Any]]]) -> str:
    """Give the text of a file with these tables.

    Parameters
    ----------
    sections
        Path and values of every table, in order.
    """
    return "\n".join(_section(path, table) for path, table in sections)


def _section(path: Path, table: Mapping[str, Any]) -> str:
    header = ".".join(bare(str(part)) for part in path)
    values = [key for key in table if key not in RESERVED]
    said = [key for key in RESERVED if key in table]
    return "".join([f"[{header}]\n", *(_line(key, table[key]) for key in (*values, *said))])


def _line(key: str, value: Any) -> str:
    text = f"{bare(key)} = {toml(value)}"
    if isinstance(value, list) and len(text) > _WIDTH:
        text = f"{bare(key)} = [\n{_entries(value)}\n]"
    elif isinstance(value, str) and _may_be_long(value):
        text = f'{bare(key)} = """\n{value}"""'
    return f"{text}\n"


def _entries(value: list[Any]) -> str:
    """Give the entries of a list, tables one on a line, others as many as a line holds."""
    texts = [f"{toml(entry)}," for entry in value]
    if any(isinstance(entry, list | Mapping) for entry in value):
        return "\n".join(f"  {text}" for text in texts)
    lines, line = [], ""
    for text in texts:
        if line and len(line) + len(text) + 3 > _WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {text}" if line else text
    return "\n".join(f"  {text}" for text in [*lines, line])


def _may_be_long(text: str) -> bool:
    """Tell whether a text can stand on several lines just as it is."""
    plain = all(c == "\n" or c.isprintable() for c in text)
    return "\n" in text and plain and "\\" not in text and '"' not in text
