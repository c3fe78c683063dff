"""What phases take and what there is: people at work by department, cells, prototype line."""

from motorworks.errors import MotorworksError
from motorworks.plant import Phase, Plant, Research

CELLS = "test cells"
PROTOTYPE_LINE = "prototype line"


def months_of(phase: Phase, kind: str) -> float:
    """Give how long a phase takes a platform or a derivative [months]."""
    derivative = kind == "derivative" and phase.months_derivative is not None
    return phase.months_derivative or phase.months if derivative else phase.months


def work_of(phase: Phase, kind: str) -> float:
    """Give the work of a phase for a platform or a derivative [person-months]."""
    if kind == "derivative" and phase.person_months_derivative is not None:
        return phase.person_months_derivative
    return phase.person_months


def cells_of(phase: Phase, kind: str) -> float:
    """Give the test cells that a platform or a derivative takes in a phase."""
    if kind == "derivative" and phase.test_cells_derivative is not None:
        return phase.test_cells_derivative
    return phase.test_cells


def centre_of(plant: Plant) -> Research:
    """Give the research centre.

    Raises
    ------
    MotorworksError
        If the plant has none: no phases or no people.
    """
    if not plant.phases or not plant.departments:
        missing = "phases" if not plant.phases else "departments"
        msg = (
            f"plant '{plant.name}' has no {missing}: a portfolio needs [phase.NAME] and "
            "[department.NAME] tables"
        )
        raise MotorworksError(msg)
    return plant.research or Research()


def capacities(plant: Plant) -> dict[str, float]:
    """Give what there is: people at work on developments by department, cells, the line.

    Of a department it is people times worked months / 12 times the share for developments; of the
    prototype line 1. What is not limited is left out.
    """
    centre = centre_of(plant)
    there = {
        d.name: d.people * centre.months / 12 * (d.share or centre.share) for d in plant.departments
    }
    if centre.test_cells is not None:
        there[CELLS] = centre.test_cells
    if centre.prototype_hours is not None:
        there[PROTOTYPE_LINE] = 1.0
    return there


def needs_of(plant: Plant, phase: Phase, kind: str) -> dict[str, float]:
    """Give what a phase takes while it lasts: people by department, cells, share of the line."""
    months, work = months_of(phase, kind), work_of(phase, kind)
    needs = {name: work * share / months for name, share in phase.split.items()}
    centre = centre_of(plant)
    if centre.test_cells is not None:
        needs[CELLS] = cells_of(phase, kind)
    if centre.prototype_hours:
        a_month = centre.prototype_hours / 12
        needs[PROTOTYPE_LINE] = phase.prototypes * phase.prototype_time / months / a_month
    return {name: amount for name, amount in needs.items() if amount > 0}
