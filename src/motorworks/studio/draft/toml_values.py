"""Values of a TOML text, and of a piece of one."""

import tomllib
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.studio.draft.tree import Tree


def read(text: str) -> Tree:
    """Give the values of a TOML text.

    Raises
    ------
    MotorworksError
        If it is none.
    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise MotorworksError(
            f"the text cannot be read as TOML: {error}. Put it right in the text first"
        ) from None


def parsed(raw: str) -> Any:
    """Give the value that a piece of TOML means."""
    return tomllib.loads(f"value = {raw}")["value"]
