"""By what a supply orders: one policy, whose levels make sense."""

from motorworks.plant import Cover, Supply, levels
from motorworks.plantfile.duration import short
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path


def check_policy(path: Path, supply: Supply, findings: Findings) -> None:
    """Refuse a supply that never orders, mixes policies, or has levels that cannot be kept.

    Parameters
    ----------
    path
        Where the supply stands.
    supply
        The supply.
    findings
        Takes what is wrong.
    """
    if supply.cards is not None:
        _check_alone(path, supply, "cards", ("reorder_point", "order_up_to", "cover"), findings)
    elif supply.card_released != "taken":
        text = "card_released has no meaning without cards"
        findings.error((*path, "card_released"), text, "Add cards = ..., or remove it.")
    if supply.cover is not None and supply.cards is None:
        _check_alone(path, supply, "cover", ("reorder_point", "order_up_to"), findings)
        _check_cover((*path, "cover"), supply.cover, findings)
    if supply.cards is None and supply.cover is None:
        _check_levels(path, supply, findings)


def check_places(path: Path, supply: Supply, most: int, findings: Findings) -> None:
    """Refuse containers of kanban cards that find no places when all of them are full."""
    full = (supply.cards or 0) * supply.lot
    if full > most:
        text = f"{supply.cards} cards of {supply.lot} are {full}, but '{supply.to}' holds {most}"
        findings.error((*path, "cards"), text, "Raise the capacity, or lower cards or lot.")


def _check_alone(
    path: Path, supply: Supply, key: str, others: tuple[str, ...], findings: Findings
) -> None:
    for other in others:
        if getattr(supply, other) is not None:
            text = f"has both {key} and {other}"
            findings.error((*path, other), text, "Write one of them: each is a policy by itself.")


def _check_levels(path: Path, supply: Supply, findings: Findings) -> None:
    if supply.order_up_to is None:
        if supply.reorder_point is None and supply.timetable is None:
            text = "never orders: it has neither reorder_point nor timetable"
            hint = "Add reorder_point, order_up_to, cards or cover, or a timetable."
            findings.error(path, text, hint)
        return
    at, up_to = (*path, "order_up_to"), supply.order_up_to
    point = levels(supply).point
    if supply.reorder_point is None and up_to < supply.lot:
        text = f"order_up_to is {up_to}; must be at least lot, {supply.lot}"
        findings.error(at, text, "Raise it, or lower lot.")
    elif point is not None and up_to < point + supply.lot:
        least = f"reorder_point + lot, {point + supply.lot}"
        text = f"order_up_to is {up_to}; must be at least {least}"
        findings.error(at, text, "Raise it, or lower reorder_point.")


def _check_cover(path: Path, cover: Cover, findings: Findings) -> None:
    if cover.reorder is None and cover.up_to is None:
        text = "cover says of no level how many days it is"
        findings.error(path, text, 'Add reorder = "... day", up_to = "... day" or both.')
    elif cover.reorder is not None and cover.up_to is not None and cover.up_to < cover.reorder:
        text = f"up_to is {short(cover.up_to)}; must be at least reorder, {short(cover.reorder)}"
        findings.error((*path, "up_to"), text, "Raise it, or lower reorder.")
