"""All advice on a plant, in one place."""

from motorworks.advice.lots import advise_lots
from motorworks.advice.output import advise_output
from motorworks.advice.people import advise_people
from motorworks.advice.places import advise_places
from motorworks.advice.standstill import advise_standstill
from motorworks.capacity import Machines
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings


def advise(plant: Plant, findings: Findings) -> None:
    """Add to the findings what an old hand would ask about.

    Parameters
    ----------
    plant
        A plant without errors.
    findings
        Takes the advice.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.
    """
    machines = Machines(plant)
    layout = machines.compiled.layout
    advise_output(machines, findings)
    advise_places(plant, layout, findings)
    advise_people(machines, findings)
    advise_lots(layout, findings)
    advise_standstill(plant, layout, findings)
