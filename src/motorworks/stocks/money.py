"""What a part in stock is worth, and what keeping it costs."""

from motorworks.plant import Plant, Supply


def value_of(plant: Plant, supply: Supply) -> float | None:
    """Give the price of a part of a supply; ``None`` if the plant file does not say it.

    Parameters
    ----------
    plant
        The plant.
    supply
        One of its supplies. A part is what the bill of its model takes of the material, or the
        mean over the models if one kind does for all; one unit of a material in no bill.
    """
    material = next((m for m in plant.materials if m.name == supply.material), None)
    if material is None or material.price is None:
        return None
    of = [m for m in plant.models if material.name in m.bill]
    if not of:
        return material.price
    stores = {b.name: b for b in plant.buffers}
    shared = supply.to in stores and not stores[supply.to].by_model
    mine = [m for m in of if m.name == supply.model and not shared] or of
    whole = sum(m.share for m in mine)
    if whole <= 0:
        return material.price * sum(m.bill[material.name] for m in mine) / len(mine)
    return material.price * sum(m.share * m.bill[material.name] for m in mine) / whole


def interest(plant: Plant) -> float:
    """Give the interest of a year on money in stock [-]: that of the plant's economics."""
    return plant.economics.discount_rate
