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
        entries = "".join(f"  {toml(entry)},\n" for entry in value)
        text = f"{bare(key)} = [\n{entries}]"
    elif isinstance(value, str) and _may_be_long(value):
        text = f'{bare(key)} = """\n{value}"""'
    return f"{text}\n"


def _may_be_long(text: str) -> bool:
    """Tell whether a text can stand on several lines just as it is."""
    plain = all(c == "\n" or c.isprintable() for c in text)
    return "\n" in text and plain and "\\" not in text and '"' not in text
