"""A plant whose motors have been changed → bills and cycle times that go with them.

What the plant file says of the motors as they were stays the truth about them: the formulas of
:mod:`motorworks.motor` only say in what proportion it changes. A plant whose designs are as they
were comes out equal.
"""

from dataclasses import replace

from motorworks.plant import Line, Plant
from motorworks.plantfile.designed.bills import weighed
from motorworks.plantfile.designed.changes import Since, changes
from motorworks.plantfile.designed.marks import marks
from motorworks.plantfile.designed.times import retimed


def designed(plant: Plant, before: Plant) -> Plant:
    """Give a plant with the bills and cycle times of its designs.

    Parameters
    ----------
    plant
        The plant with its new designs; its bills and times are those of the old ones.
    before
        The plant as it was when its bills and times were written down.

    Notes
    -----
    A material of a bill and a cycle time change as its formula does from the old design to the
    new one. Ovens and conveyors, which have one time for all models, take the mean over the mix.
    What no formula knows stays as it is.
    """
    changed = changes(plant, before)
    return followed(plant, lambda path: changed) if changed else plant


def followed(plant: Plant, since: Since) -> Plant:
    """Give a plant with each value brought from the motors it was stated for to those it has.

    Parameters
    ----------
    plant
        The plant with its new designs.
    since
        What has changed in the motors since the value at a path was stated.
    """
    timed = retimed(plant, since)

    def line(noun: Line) -> Line:
        at = ("line", noun.name, "station")
        return replace(noun, stations=tuple(timed(s, (*at, s.name)) for s in noun.stations))

    new = replace(
        plant,
        models=tuple(weighed(m, since) for m in plant.models),
        processes=tuple(timed(s, ("process", s.name)) for s in plant.processes),
        stations=tuple(timed(s, ("station", s.name)) for s in plant.stations),
        lines=tuple(line(noun) for noun in plant.lines),
    )
    return replace(new, marks=marks(plant, new))
