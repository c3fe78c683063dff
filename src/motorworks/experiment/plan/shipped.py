"""The experiments that come with the product."""

from importlib.resources import files
from pathlib import Path as FilePath

from motorworks.errors import ExperimentError
from motorworks.plantfile.findings import did_you_mean

_SUFFIX = ".toml"


def names() -> list[str]:
    """Give the names of the shipped experiments."""
    folder = files("motorworks.experiment.plan") / "examples"
    return sorted(
        f.name.removesuffix(_SUFFIX) for f in folder.iterdir() if f.name.endswith(_SUFFIX)
    )


def path_of(name: str) -> FilePath:
    """Give the file of a shipped experiment.

    Raises
    ------
    ExperimentError
        If there is no such experiment.
    """
    if name not in names():
        hint = did_you_mean(name, names()).replace("There is:", "Shipped experiments:")
        raise ExperimentError(f"there is no shipped experiment '{name[:80]}'. {hint}".strip())
    return FilePath(str(files("motorworks.experiment.plan") / "examples" / f"{name}{_SUFFIX}"))


def find(name_or_path: str | FilePath) -> FilePath:
    """Give the file of a path, or of a shipped name where there is no such file.

    Raises
    ------
    ExperimentError
        If it is neither.
    """
    path = FilePath(name_or_path)
    if path.suffix or path.exists() or str(path.parent) != ".":
        return path
    return path_of(str(name_or_path))
