"""What a product is sold for: a model without a price earns nothing by mistake."""

from motorworks.costing import Cost
from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.plantfile import Finding


def check_sales(plant: Plant, cost: Cost) -> None:
    """See that every model that is made has a price; one that is written as 0 is given.

    Parameters
    ----------
    plant
        The plant.
    cost
        What its models cost: the least that a price must be.

    Raises
    ------
    PlantError
        If prices are missing; every finding names one, what to write, and what the model costs.
    """
    given = {m.path for m in plant.marks}
    missing = [
        m.name
        for m in plant.models
        if m.share > 0 and m.price == 0 and f"model.{m.name}.price" not in given
    ]
    if not missing:
        return
    findings = [_finding(plant, name, sum(cost.models[name].values())) for name in missing]
    many = "model has" if len(missing) == 1 else "models have"
    msg = f"{plant.name}: {len(missing)} {many} no price, so nothing is known to come in"
    raise PlantError("\n".join([msg, *(f"  {finding}" for finding in findings)]), findings)


def _finding(plant: Plant, model: str, cost: float) -> Finding:
    return Finding(
        severity="error",
        file=plant.name,
        line=None,
        path=f"model.{model}.price",
        message=f"model '{model}' is made and has no price",
        hint=f'Write price = "... {plant.currency}" under [model.{model}]; '
        f"to make one costs {cost:,.0f} {plant.currency}.",
    )
