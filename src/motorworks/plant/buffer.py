"""Where parts wait between machines."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Buffer:
    """Places between machines; first in, first out.

    Capacity counts the places between the machines and nothing else. With 0 places parts
    pass from machine to machine directly. A buffer kept ``by_model`` is a store with one
    queue per product model.
    """

    name: str = described("Name, unique among buffers of the plant or of the line.")
    capacity: int | None = described(
        "Places in all; unlimited if not given.",
        default=None,
        ge=0,
        le=1_000_000_000,
        unlimited=True,
    )
    by_model: bool = described("One queue per product model instead of one for all.", default=False)
    capacity_per_model: int | None = described(
        "Places for each model, in a buffer kept by model.",
        default=None,
        ge=1,
        le=1_000_000_000,
    )
    initial: int = described("Parts lying there at time 0.", default=0, ge=0, le=10_000_000)
    initial_by_model: Mapping[str, int] = described(
        "Parts lying there at time 0, by model.", default_factory=dict, refers="model", ge=0
    )
    title: str = described("What people call it.", default="")
    workshop: str | None = described("Workshop it stands in.", default=None, refers="workshop")
