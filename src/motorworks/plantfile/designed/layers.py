"""Files based on each other and ``--set`` → the motors that each value was stated for."""

from collections.abc import Mapping

from motorworks.plant import Plant
from motorworks.plantfile.designed.changes import Changes, Motors, Since, changes
from motorworks.plantfile.designed.designed import followed
from motorworks.plantfile.document import SET, Document


def with_motors(plant: Plant, document: Document, layers: Mapping[str, Motors]) -> Plant:
    """Give a plant with the bills and times of its motors, whoever has changed them.

    Parameters
    ----------
    plant
        The plant as its document states it.
    document
        The document, for where each value stands.
    layers
        The motors as each file of the document has them.

    Notes
    -----
    A value goes with the motors of the file that states it. Where a file based on that one, or
    ``--set``, changes a motor and not the value, the value changes as its formula does. A value
    that is set by ``--set`` is meant as it stands.
    """
    since = _since(plant, document, layers)
    return followed(plant, since) if since else plant


def _since(plant: Plant, document: Document, layers: Mapping[str, Motors]) -> Since | None:
    found: dict[str, Changes] = {
        file: changes(plant, motors.put_into(plant)) for file, motors in layers.items()
    }
    found[SET] = {}
    if not any(found.values()):
        return None
    return lambda path: found.get(document.origin(path), {})
