"""Where parts wait between machines."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Buffer:
    """Places between machines, first in, first out unless ``order`` says otherwise.

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
    capacity_by_model: Mapping[str, int] = described(
        "Places for single models, instead of ``capacity_per_model`` for those.",
        default_factory=dict,
        refers="model",
        ge=1,
        le=1_000_000_000,
    )
    order: str = described(
        "What is taken first: fifo, what was put in first; first_expired, what expires first, in a "
        "buffer filled by supplies alone.",
        default="fifo",
        choices=("fifo", "first_expired"),
    )
    initial: int = described("Parts lying there at time 0.", default=0, ge=0, le=10_000_000)
    initial_by_model: Mapping[str, int] = described(
        "Parts lying there at time 0, by model.", default_factory=dict, refers="model", ge=0
    )
    title: str = described("What people call it.", default="")
    workshop: str | None = described("Workshop it stands in.", default=None, refers="workshop")
    position: str | None = described(
        "Where vehicles load and unload; in a line, that of its copy if not given.",
        default=None,
        refers="position",
    )
    x: float | None = described(
        "Where its middle is drawn on the floor plan, to the east; in a line, from the corner of "
        "its copy. Beside its neighbours if not given.",
        default=None,
        quantity="length",
        example='"64 m"',
    )
    y: float | None = described(
        "Where its middle is drawn, to the north.",
        default=None,
        quantity="length",
        example='"12 m"',
    )
