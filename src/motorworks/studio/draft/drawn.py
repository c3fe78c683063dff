"""The scene of a draft. Runs on the bench."""

import json
from pathlib import Path as FilePath

from motorworks.errors import PlantError
from motorworks.plantfile import check_plant
from motorworks.plantfile.findings import summary
from motorworks.studio.scene import scene_of
from motorworks.studio.scene.site import SitePlan


def drawn(
    text: str, version: int, folder: FilePath | None = None, plan: SitePlan | None = None
) -> bytes:
    """Give the scene of a plant as JSON.

    Parameters
    ----------
    text
        The text of a plant file.
    version
        Of the draft that had this text.
    folder
        Folder from which other files that it names are found.
    plan
        The site plan on which it is drawn.

    Raises
    ------
    PlantError
        If the text has errors.
    """
    plant, findings = check_plant(text, folder=folder)
    if plant is None:
        raise PlantError(summary(findings), findings)
    return json.dumps(scene_of(plant, version, plan)).encode()
