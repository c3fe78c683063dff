"""What kind of number a value of the plant file is: given, calculated or assumed."""

from collections.abc import Sequence

from motorworks.plant import Plant

SIMULATED, CALCULATED, GIVEN, ASSUMED = "simulated", "calculated", "given", "assumed"
KINDS = (SIMULATED, CALCULATED, GIVEN, ASSUMED)
_OF = {"assumption": ASSUMED, "calc": CALCULATED}


def kind_of(plant: Plant, path: str) -> tuple[str, str]:
    """Give the kind of a value of the plant file, and where it comes from in words.

    Parameters
    ----------
    plant
        The plant with its marks.
    path
        Path of the value, such as ``plant.economics.tax_rate``.

    Notes
    -----
    What the file does not write is a usual value of the program: assumed.

    Examples
    --------
    >>> from motorworks.plantfile import load
    >>> kind_of(load("dalian"), "plant.economics.tax_rate")[0]
    'assumed'
    """
    source = next((m.source for m in plant.marks if m.path == path), None)
    if source is None:
        return ASSUMED, "usual value; the plant file says nothing"
    if not source:
        return GIVEN, "plant file, without a source"
    return _OF.get(source, GIVEN), f"plant file: {source}"


def weakest(found: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Give the least sure of several kinds, as that of what is made of them."""
    return max(found, key=lambda f: KINDS.index(f[0]))
