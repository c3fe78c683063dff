"""Where the files lie that come with the product, by name; nothing is read here."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path as FilePath

from motorworks.errors import PlantError, RefusedError, did_you_mean
from motorworks.files.there import is_there

_SUFFIX = ".toml"


@dataclass(frozen=True)
class Catalogue:
    """The files of one kind that come with the product.

    Parameters
    ----------
    folder
        The folder that holds them, below that of the product.
    kind
        What they are, as a person says it: ``plant``.
    error
        What is raised where there is none of a name.
    """

    folder: str
    kind: str
    error: type[RefusedError]

    def names(self) -> list[str]:
        """Give the names of all of them."""
        folder = files("motorworks") / self.folder
        return sorted(
            f.name.removesuffix(_SUFFIX) for f in folder.iterdir() if f.name.endswith(_SUFFIX)
        )

    def path_of(self, name: str) -> FilePath:
        """Give the file of a name.

        Raises
        ------
        RefusedError
            Of its kind, if there is no such name.
        """
        known = self.names()
        if name not in known:
            hint = did_you_mean(name, known)
            raise self.error(f"there is no shipped {self.kind} '{name[:80]}'. {hint}".strip())
        return FilePath(str(files("motorworks") / self.folder / f"{name}{_SUFFIX}"))

    def find(self, name_or_path: str | FilePath) -> FilePath:
        """Give the file of a shipped name or a path.

        A text that could be either, without folder and suffix, is a path if there is such a
        file, and else a shipped name.

        Raises
        ------
        RefusedError
            Of its kind, if it is neither.
        """
        path = FilePath(name_or_path)
        plain = isinstance(name_or_path, str) and path.name == name_or_path and not path.suffix
        if plain and not is_there(path):
            return self.path_of(str(name_or_path))
        return path


_PLANTS = Catalogue("plantfile/plants", "plant", PlantError)


def names() -> list[str]:
    """Give the names of the shipped plants."""
    return _PLANTS.names()


def path_of(name: str) -> FilePath:
    """Give the file of a shipped plant; see :meth:`Catalogue.path_of`."""
    return _PLANTS.path_of(name)


def find(name_or_path: str | FilePath) -> FilePath:
    """Give the file of a shipped plant's name or of a path; see :meth:`Catalogue.find`."""
    return _PLANTS.find(name_or_path)
