"""A small research centre whose figures can be reckoned by hand."""

from motorworks.plant import Department, Development, Phase, Plant, Research

PHASES = (
    Phase(
        name="design",
        months=2,
        person_months=20,
        person_months_derivative=10,
        months_derivative=1,
        split={"office": 1.0},
    ),
    Phase(
        name="test",
        months=4,
        person_months=20,
        months_derivative=2,
        person_months_derivative=6,
        split={"office": 0.5, "laboratory": 0.5},
        test_cells=1,
        prototypes=12,
        prototype_time=3600.0,
        series_time=1800.0,
    ),
)


def centre(**changes):
    """Give a plant with an office of 10 and a laboratory of 5, all at work on developments."""
    given = {
        "name": "works",
        "research": Research(),
        "departments": (
            Department(name="office", people=10),
            Department(name="laboratory", people=5),
        ),
        "phases": PHASES,
    }
    return Plant(**given | changes)


def of(name, **fields):
    """Give a development."""
    return Development(name=name, **fields)
