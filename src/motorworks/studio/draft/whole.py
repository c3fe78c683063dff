"""The values of the whole plant around a file that says only what is different."""

from copy import deepcopy
from pathlib import Path as FilePath
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plantfile.base import KEY, LESS, over
from motorworks.plantfile.document import open_document
from motorworks.plantfile.shape import Path
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.tree import NOTHING, Tree, value_at


class Whole:
    """What a plant has in all: what its file says, over what the file it is based on says.

    Parameters
    ----------
    sheet
        The file.
    folder
        Its folder.
    """

    def __init__(self, sheet: Sheet, folder: FilePath | None) -> None:
        self.sheet = sheet
        self.base: Tree = _base(sheet.tree, folder)
        self._merged: Tree = {}
        self._merged_at = -1

    @property
    def tree(self) -> Tree:
        """The values of the whole plant."""
        if not self.base:
            return self.sheet.tree
        if self._merged_at != self.sheet.changes:
            self._merged, self._merged_at = self._over_base(), self.sheet.changes
        return self._merged

    def _over_base(self) -> Tree:
        own = self.sheet.tree
        plant = own.get("plant", {})
        base = _less(self.base, plant.get(LESS, []))
        own = {**own, "plant": {k: v for k, v in plant.items() if k not in (KEY, LESS)}}
        return over(base, own, ())

    def value(self, path: Path, default: Any = None) -> Any:
        """Give the value at a path, or a default."""
        return value_at(self.tree, path, default)

    def has(self, path: Path) -> bool:
        """Tell whether the plant has something at a path."""
        return self.value(path, NOTHING) is not NOTHING

    def own(self, path: Path, what: str) -> None:
        """Refuse to do something with what the file only takes over.

        Raises
        ------
        MotorworksError
            If it is not written in this file.
        """
        if self.sheet.has(path):
            return
        name = ".".join(str(part) for part in path)
        if self.has(path):
            raise MotorworksError(
                f"{name} comes from the plant that this one is based on, and {what} only there"
            )
        raise MotorworksError(f"there is no {name} in the plant")


def _base(tree: Tree, folder: FilePath | None) -> Tree:
    plant = tree.get("plant")
    based_on = plant.get(KEY) if isinstance(plant, dict) else None
    if not isinstance(based_on, str) or not based_on:
        return {}
    name = f'[plant]\nbased_on = "{based_on}"\n' if '"' not in based_on else ""
    document = open_document(name, folder=folder) if name else None
    return {} if document is None or document.tree is None else document.tree


def _less(base: Tree, names: Any) -> Tree:
    base = deepcopy(base)
    for name in names if isinstance(names, list) else ():
        word, _, noun = str(name).partition(".")
        if isinstance(base.get(word), dict):
            base[word].pop(noun, None)
    return base
