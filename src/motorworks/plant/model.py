"""What is made: product models, their share and what goes into them."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Model:
    """A product model (part type)."""

    name: str = described("Name, unique among models.")
    title: str = described("What people call it.", default="")
    share: float = described(
        "Share of the output wanted.", default=0.0, quantity="share", ge=0, le=1
    )
    bill: Mapping[str, float] = described(
        "Material in one good motor, by material, in the material's unit.",
        default_factory=dict,
        refers="material",
        ge=0,
    )
    price: float = described(
        "Sales price in the plant's currency.", default=0.0, quantity="money", ge=0
    )
    design: str | None = described(
        "The motor by its main dimensions, from which bill and cycle times follow when it is "
        "changed.",
        default=None,
        refers="design",
    )
    data: Mapping[str, float] = described(
        "Other figures of the design by name, such as slots or stack_length_mm.",
        default_factory=dict,
    )


@dataclass(frozen=True, kw_only=True)
class Material:
    """Something bought that goes into a motor."""

    name: str = described("Name, unique among materials.")
    title: str = described("What people call it.", default="")
    unit: str = described("Unit in which it is counted, such as kg or set.", default="kg")
    price: float = described(
        "Price of one unit in the plant's currency.", default=0.0, quantity="money", ge=0
    )
    supplier: str = described("Who supplies it.", default="")
    used_at: tuple[str, ...] = described(
        "Stations at which it goes into the part, by their name; in equal parts if several. A part "
        "scrapped before has cost none of it.",
        default=(),
        single=True,
        example='"impregnate"',
    )
    lead_time: float = described("Time from order to delivery.", default=0.0, quantity="time", ge=0)
