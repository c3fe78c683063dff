"""What may stand at a path of a plant file, as the notes of the fields say."""

from dataclasses import dataclass, replace

from motorworks.plant import Line, Plant, Station
from motorworks.plantfile.shape import Key, Kind, Path, keys_of, tables


@dataclass(frozen=True)
class Nature:
    """What may stand at a path.

    Attributes
    ----------
    key
        The field; ``None`` for a noun's whole table.
    noun
        Class of the table that stands there, or may.
    library
        Whether it is an entry of the process library.
    """

    key: Key | None = None
    noun: type | None = None
    library: bool = False

    def keys(self) -> dict[str, Key]:
        """Give the keys of the table that stands there; none for what is no table."""
        return {} if self.noun is None else keys_of(self.noun, library=self.library)


def nature(path: Path) -> Nature | None:
    """Give what may stand at a path; ``None`` where nothing may.

    Parameters
    ----------
    path
        Such as ``("line", "stator", "station", "weld", "failures", 0, "mtbf")``.
    """
    if path[:1] == ("plant",):
        return _below(Nature(noun=Plant), path[1:])
    key = tables().get(str(path[0])) if path else None
    if key is None or len(path) < 2:
        return None
    found = Nature(noun=key.shape.noun, library=path[0] == "process")
    if key.shape.noun is Line and len(path) > 3:
        inner = keys_of(Line).get(str(path[2]))
        if inner is not None and inner.shape.kind is Kind.NAMED:
            return _below(Nature(noun=inner.shape.noun), path[4:])
    return _below(found, path[2:])


def _below(found: Nature, rest: Path) -> Nature | None:
    """Give what may stand at a path within something."""
    for part in rest:
        step = _step(found, part)
        if step is None:
            return None
        found = step
    return found


def _step(found: Nature, part: str | int) -> Nature | None:
    key = found.key
    if key is not None and found.noun is None:
        if key.shape.item is None or isinstance(part, str) is (key.shape.kind is not Kind.MAP):
            return None
        return of_shape(replace(key, shape=key.shape.item))
    if isinstance(part, int):
        return None
    inner = found.keys().get(part)
    return None if inner is None else of_shape(inner)


def of_shape(key: Key) -> Nature:
    """Give the nature of a field's value: a table where it is one."""
    return Nature(key, key.shape.noun if key.shape.kind is Kind.TABLE else None)


def is_named_noun(path: Path) -> bool:
    """Tell whether a path is that of a noun with a name, such as ``("buffer", "b")``."""
    if len(path) == 2:
        return path[0] in tables()
    inner = keys_of(Line).get(str(path[2])) if len(path) == 4 and path[0] == "line" else None
    return inner is not None and inner.shape.kind is Kind.NAMED


def word_of(path: Path) -> str:
    """Give the word of a noun by its path: ``station`` for one of a line as well."""
    return str(path[-2])


def is_station(path: Path) -> bool:
    """Tell whether a path is that of a station, of the plant or of a line."""
    found = nature(path) if is_named_noun(path) else None
    return found is not None and found.noun is Station and not found.library
