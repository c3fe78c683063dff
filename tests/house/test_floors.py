"""The floors that import-linter keeps; `make check` runs the linter itself."""

import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = {folder.parent.name for folder in (REPOSITORY / "src/motorworks").glob("*/__init__.py")}


def contract(kind: str) -> dict:
    """Return the import-linter contract of this type."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    return next(contract for contract in contracts if contract["type"] == kind)


def test_a_new_room_must_be_given_a_floor():
    """The contract is exhaustive, and no room is excused from it."""
    layers = contract("layers")
    assert layers["exhaustive"] is True
    assert not {"exhaustive_ignores", "ignore_imports"} & layers.keys()


def test_kernel_is_kept_from_every_room_that_knows_the_factory():
    """A room named here is forbidden to the kernel as soon as it exists, even indirectly."""
    forbidden = {f"motorworks.{room}" for room in {"plant", "motor", "process", "plantfile"}}
    existing = {f"motorworks.{room}" for room in ROOMS}
    kernel = contract("forbidden")
    assert forbidden & existing <= set(kernel["forbidden_modules"])
    assert not {"allow_indirect_imports", "ignore_imports"} & kernel.keys()
