"""What changes cost that no machine price says: assumptions, each with its basis."""

from dataclasses import dataclass, fields

from motorworks.plant import Plant

EURO = "EUR"


@dataclass(frozen=True, kw_only=True)
class Prices:
    """Assumed prices of changes, in euro where they are money.

    Attributes
    ----------
    place
        A place for a part between machines: accumulating conveyor with carrier, controls and
        guarding [EUR].
    place_floor
        Its floor with the share of the aisle [m2].
    faster
        Share of a machine's price that 5 % less cycle time costs [-].
    sturdier
        Share of a machine's price that a quarter more time between failures costs [-].
    quicker_repair
        Share of a machine's price that a quarter less repair time costs [-].
    person_year
        A person at work for a year, with social cost [EUR].
    person_hours
        Hours that a person works in a year [h].
    overtime
        Pay of an hour on a rest day, for the pay of a plain hour [-].
    years
        Years over which what is bought is written off [-].
    """

    place: float = 800.0
    place_floor: float = 1.0
    faster: float = 0.10
    sturdier: float = 0.05
    quicker_repair: float = 0.03
    person_year: float = 12_500.0
    person_hours: float = 1_800.0
    overtime: float = 2.0
    years: float = 8.0


BASIS = {
    "place": "assumption: pallet place of an accumulating conveyor, 600 to 1,200 EUR installed",
    "place_floor": "assumption: half a square metre of pallet, as much of aisle",
    "faster": "assumption: faster axes, a second gripper or a reworked sequence",
    "sturdier": "assumption: better parts where most failures come from",
    "quicker_repair": "assumption: spares at the machine, quick-change units, training",
    "person_year": "assumption: a wage of CNY 71,700 a year and 35 % of social cost",
    "person_hours": "assumption: four crews on three shifts of 7.5 h, 300 days a year",
    "overtime": "Chinese labour law: double pay on rest days",
    "years": "assumption: usual life of production machines in the books",
}
"""Where each assumption comes from."""

assert BASIS.keys() == {f.name for f in fields(Prices)}


def euro(plant: Plant) -> float | None:
    """Give what a euro is worth in the plant's currency, ``None`` where nothing says it."""
    return 1.0 if plant.currency == EURO else plant.exchange.get(EURO)
