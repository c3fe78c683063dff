"""What pages send and get about drafts, as JSON."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

PlantId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Part = Annotated[str, StringConstraints(max_length=200)] | Annotated[int, Field(ge=0, le=1_000_000)]
Path = Annotated[list[Part], Field(min_length=1, max_length=20)]
Version = Annotated[int, Field(ge=0, le=2**53)]
Key = Annotated[str, StringConstraints(max_length=200)]
Value = (
    bool
    | Annotated[int, Field(ge=-(2**53), le=2**53)]
    | Annotated[float, Field(allow_inf_nan=False)]
    | Text
    | Annotated[list[Any], Field(max_length=10_000)]
    | Annotated[dict[Key, Any], Field(max_length=1000)]
)
Values = Annotated[dict[Key, Value], Field(max_length=200)]
Place = Annotated[int, Field(ge=0, le=10_000)]
Title = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]


class _Strict(BaseModel):
    """What is sent holds nothing else than what is known; ``from`` is no name in Python."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class _At(_Strict):
    """A change of what stands at a path."""

    path: Path


class SetText(_At):
    """A value as a person typed it; an empty text takes it away."""

    do: Literal["set"]
    text: Text


class SetValue(_At):
    """A value as JSON."""

    do: Literal["set"]
    value: Value


class Remove(_At):
    """A value or a noun taken away."""

    do: Literal["remove"]


class Add(_At):
    """A new noun with some values; of a station in a line also its number there."""

    do: Literal["add"]
    values: Values = {}
    at: Place | None = None


class Rename(_At):
    """A noun renamed wherever it is named, or a key."""

    do: Literal["rename"]
    name: Name


class Copy(_At):
    """A noun written once more under another name, with some values changed."""

    do: Literal["copy"]
    name: Name
    values: Values = {}


class Reorder(_At):
    """The stations of a line in another order."""

    do: Literal["reorder"]
    order: Annotated[list[Name], Field(min_length=1, max_length=1000)]


class IntoLine(_Strict):
    """Stations outside lines made a new line (``name``) or put into one (``line``)."""

    do: Literal["line"]
    stations: Annotated[list[Path], Field(min_length=1, max_length=1000)]
    name: Name | None = None
    line: Name | None = None
    at: Place | None = None


class Connect(_Strict):
    """Parts that go from one thing to another."""

    do: Literal["connect"]
    origin: Annotated[Path, Field(alias="from")]
    to: Path
    how: Literal["", "good", "rework", "scrap", "full"] = ""


Change = SetText | SetValue | Remove | Add | Rename | Copy | Reorder | IntoLine | Connect


class Changes(_Strict):
    """Changes of a draft, made on a version of it; all are done or none."""

    version: Version
    changes: Annotated[list[Change], Field(min_length=1, max_length=200)]


class Turn(_Strict):
    """A step back or forth from a version."""

    version: Version | None = None


class Save(_Strict):
    """How a draft is saved."""

    version: Version | None = None
    name: Annotated[str, StringConstraints(max_length=200)] = ""
    """File in the project folder; the draft's own if empty."""
    over: bool = False
    """Whether a file is written over that is there or was changed outside."""


class NewPlant(_Strict):
    """A plant beside the others: a copy of one, or an empty one."""

    id: PlantId
    origin: Annotated[PlantId | None, Field(alias="from")] = None
    title: Title = ""


class Finding(BaseModel):
    """Something that is wrong with a plant, or looks so."""

    severity: str
    line: int | None
    where: str
    path: str
    parts: list[Part]
    text: str
    hint: str
    repair: dict[str, Any] | None


class PlantInList(BaseModel):
    """A plant that is open."""

    id: str
    title: str
    version: int
    saved: bool
    file: str | None


class Plant(PlantInList):
    """A draft as it stands."""

    origin: str
    shipped: bool
    outside: bool
    """Whether its file was changed outside since it was read."""
    undo: str
    redo: str
    steps: list[str]
    """What was done since it was saved."""
    checked: int
    """Version that the findings are about."""
    drawn: int
    """Version that was last without errors, which is the one that is drawn; -1: none was."""
    errors: int
    findings: list[Finding]


class Differences(BaseModel):
    """What a draft says other than its file."""

    text: str
    words: list[dict[str, str]]
    count: int
    steps: list[str]
