"""Which studies make sense for a plant, before anything is begun. Runs on the bench."""

from collections.abc import Callable, Mapping
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plant import Plant
from motorworks.studio.jobs.reading import Document, read_document

Need = Callable[[Plant], object]


def fitting(document: Document) -> dict[str, Any]:
    """Give what a plant can be asked.

    Returns
    -------
    dict
        ``error``: why it can be asked nothing, empty if it can. ``lacks``: by the name of a verb,
        what the plant has not that it needs. ``names``: by verb and option, names that may be
        given.
    """
    try:
        plant = read_document(document)
    except MotorworksError as error:
        return {"error": str(error), "lacks": {}, "names": {}}
    lacks = {verb: said for verb, need in NEEDS.items() if (said := _lack(plant, need))}
    return {"error": "", "lacks": lacks, "names": _names(plant)}


def check_fitting(document: Document, verb: str) -> None:
    """See that a plant has what a verb needs.

    Raises
    ------
    PlantError
        If the plant has errors.
    MotorworksError
        If it lacks something; with what to write where.
    """
    if verb in NEEDS:
        NEEDS[verb](read_document(document))


def _lack(plant: Plant, need: Need) -> str:
    try:
        need(plant)
    except MotorworksError as error:
        return str(error).split("\n")[0]
    return ""


def _supplies(plant: Plant) -> None:
    from motorworks.stocks.stock import need_supplies

    need_supplies(plant)


def _customers(plant: Plant) -> None:
    from motorworks.logistics.survey import need_shipping

    need_shipping(plant)


def _activities(plant: Plant) -> None:
    from motorworks.construction import project_of

    project_of(plant)


def _centre(plant: Plant) -> None:
    from motorworks.research.needs import centre_of

    centre_of(plant)


def _floors(plant: Plant) -> None:
    from motorworks.siteplan import own_blocks

    own_blocks(plant)


def _prices(plant: Plant) -> None:
    from motorworks.compile import lay_out
    from motorworks.costing import check_prices

    check_prices(plant, lay_out(plant))


NEEDS: Mapping[str, Need] = {
    "stock": _supplies,
    "shipping": _customers,
    "programme": _activities,
    "rnd": _centre,
    "siteplan": _floors,
    "cost": _prices,
    "invest": _prices,
    "business-case": _prices,
}
"""What refuses a plant for a verb: the check with which the study itself begins."""


def _names(plant: Plant) -> dict[str, dict[str, list[str]]]:
    """Give the names that options take."""
    from motorworks.resilience.defaults import disturbances_of

    return {
        "stock": {"of": [one.name for one in plant.supplies]},
        "stress": {"of": [one.name for one in disturbances_of(plant)]},
    }
