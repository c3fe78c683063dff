"""The prices that a cost needs, and what to write where one is missing."""

from collections.abc import Iterator

from motorworks.capacity.outlay import own_units
from motorworks.compile import Layout, process_of
from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.plantfile import Finding

ELECTRICITY = "electricity"
OPERATOR = "operator"
STEEL_SCRAP = "steel_scrap"
STEEL = "electrical_steel"
NET_STEEL = "steel_net_kg"
"""Figure of a model's design: steel that stays in the motor [kg]; the rest of the strip is sold."""


def material_prices(plant: Plant) -> dict[str, float]:
    """Give the price of a unit of each material."""
    return {m.name: m.price for m in plant.materials}


def check_prices(plant: Plant, layout: Layout) -> None:
    """See that everything that a cost is made of has a price.

    Raises
    ------
    PlantError
        If prices are missing; every finding names one, and says what to write and where.
    """
    findings = [*_tariffs(plant, layout), *_materials(plant), *_machines(plant, layout)]
    if findings:
        many = "price is" if len(findings) == 1 else "prices are"
        msg = f"{plant.name}: {len(findings)} {many} missing, so the cost is not known"
        listed = "\n".join(f"  {finding}" for finding in findings)
        raise PlantError(f"{msg}\n{listed}", findings)


def _finding(plant: Plant, path: str, message: str, hint: str) -> Finding:
    return Finding(
        severity="error", file=plant.name, line=None, path=path, message=message, hint=hint
    )


def _tariffs(plant: Plant, layout: Layout) -> Iterator[Finding]:
    own = own_units(plant, layout)
    units = [u.station for u, mine in zip(layout.work_units, own, strict=True) if mine]
    needed = {
        ELECTRICITY: ("kWh", "a kWh", any(s.power > 0 for s in units)),
        OPERATOR: ("year", "a year of a person", any(s.operators > 0 for s in units)),
    }
    there = {t.name for t in plant.tariffs}
    for name, (unit, what, wanted) in needed.items():
        if wanted and name not in there:
            yield _finding(
                plant,
                f"tariff.{name}.price",
                f"tariff '{name}' is missing: what {what} costs",
                f'Write [tariff.{name}], price = "... {plant.currency}", unit = "{unit}".',
            )


def _materials(plant: Plant) -> Iterator[Finding]:
    """Give the materials of bills that have no price; one that is written as 0 is given."""
    given = {m.path for m in plant.marks}
    if plant.models and not any(m.bill for m in plant.models):
        text = "no model has a bill of material"
        hint = (
            "Write bill = { copper = 4.2 } under [model.NAME], and [material.copper] with a price."
        )
        yield _finding(plant, "model", text, hint)
    used = dict.fromkeys(name for model in plant.models for name in model.bill)
    priced = {m.name: m.price for m in plant.materials}
    for name in used:
        if priced.get(name, 0.0) == 0 and f"material.{name}.price" not in given:
            text = f"material '{name}' stands in a bill and has no price"
            yield _finding(
                plant,
                f"material.{name}.price",
                text,
                f'Write price = "... {plant.currency}" under [material.{name}].',
            )


def _machines(plant: Plant, layout: Layout) -> Iterator[Finding]:
    missing: dict[str, int] = {}
    given = {m.path for m in plant.marks}
    own = own_units(plant, layout)
    for unit, mine in zip(layout.work_units, own, strict=True):
        station = unit.station
        place = f"line.{unit.line_noun}.station" if unit.line_noun else "station"
        paths = (f"{place}.{station.name}.price", f"process.{station.process}.price")
        if mine and station.price == 0 and not given.intersection(paths):
            missing[process_of(unit)] = missing.get(process_of(unit), 0) + station.machines
    for process, machines in missing.items():
        line, _, name = process.rpartition("/")
        path = f"line.{line}.station.{name}" if line else f"station.{name}"
        yield _finding(
            plant,
            f"{path}.price",
            f"{path} has no price ({machines} machine{'' if machines == 1 else 's'})",
            f'Write price = "... {plant.currency}" under [{path}] (0 if they are paid off).',
        )
