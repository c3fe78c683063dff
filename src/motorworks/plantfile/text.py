"""Values as a plant file writes them: one line of TOML."""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

_LONGEST = 60


def toml(value: Any) -> str:
    """Give a value of a parsed TOML file as TOML text on one line.

    Parameters
    ----------
    value
        Text, number, flag, date, list or table.
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{bare(k)} = {toml(v)}" for k, v in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, Sequence):
        return f"[{', '.join(toml(v) for v in value)}]"
    return str(value)


def quoted(text: str) -> str:
    """Give a text in quotes, with the escapes of TOML."""
    # JSON escapes are TOML escapes, but for the delete character, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def bare(key: str) -> str:
    """Give a key as TOML text, in quotes only where it needs them."""
    plain = key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()
    return key if plain else quoted(key)


def shown(value: Any) -> str:
    """Give a value short enough to stand in a message."""
    if isinstance(value, str):
        return quoted(value) if len(value) <= _LONGEST else quoted(value[:_LONGEST]) + "..."
    if isinstance(value, Mapping):
        return _shown_table(value)
    if isinstance(value, list):
        return "an empty list" if not value else _shown_list(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**30:
        return "a whole number of more than 30 digits"
    return toml(value)


def _shown_table(value: Mapping[str, Any]) -> str:
    if len(value) > 5 or any(isinstance(v, list | Mapping) for v in value.values()):
        return "a table"
    text = toml({k: v[:_LONGEST] if isinstance(v, str) else v for k, v in value.items()})
    return text if value and len(text) <= 2 * _LONGEST else "a table"


def _shown_list(value: list[Any]) -> str:
    if any(isinstance(v, list | Mapping) for v in value):
        return "a list"
    text = f"[{', '.join(shown(v) for v in value[:6])}{', ...' if len(value) > 6 else ''}]"
    return text if len(text) <= 2 * _LONGEST else "a list"


def one_line(text: str) -> str:
    """Give a text with everything that is not for the eye escaped, line ends above all."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _float(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    text = repr(value)
    return text if any(c in text for c in ".e") else f"{text}.0"
