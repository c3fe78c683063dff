"""Random plants for Hypothesis, made from the notes of the fields themselves."""

from datetime import date, datetime
from functools import cache
from typing import Any

from hypothesis import strategies as st

from motorworks.plant import Plant, Station
from motorworks.plantfile.shape import Key, Kind, Shape, keys_of, tables
from motorworks.process import LAWS, FieldNote, Law

NAMES = st.sampled_from(["a", "b2", "motor-1", "Ölbad", "x_y"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MOST = 2**53


def numbers(note: FieldNote, **limits: float) -> st.SearchStrategy[float]:
    """Give numbers within the bounds of a note."""
    low = note.ge if note.ge is not None else note.gt
    high = note.le if note.le is not None else note.lt
    return st.floats(
        min_value=low if low is not None else -1e12,
        max_value=high if high is not None else 1e12,
        exclude_min=note.gt is not None,
        exclude_max=note.lt is not None,
        allow_nan=False,
    )


@st.composite
def laws(draw) -> Law:
    """Give laws of every kind whose parameters agree."""
    kind = draw(st.sampled_from(sorted(LAWS)))
    if kind == "hyperexponential":
        means = draw(st.tuples(st.floats(0.1, 1e6), st.floats(0.1, 1e6)))
        share = draw(st.floats(0.0, 1.0))
        return Law(kind, ((share, 1 - share), means))
    values = [draw(numbers(note)) for note in LAWS[kind].parameters.values()]
    if kind in {"uniform", "triangular"}:
        values.sort()
    if kind == "lognormal":
        values[1] = values[0] * draw(st.floats(1e-3, 1e3))
        if not 0 < values[1] <= 1e12:
            values = [1.0, 2.0]
    if kind == "erlang":
        values[0] = float(draw(st.integers(1, 1000)))
    return Law(kind, tuple(values))


def values(shape: Shape, note: FieldNote) -> st.SearchStrategy[Any]:
    """Give values of a field."""
    plain = _plain(shape, note)
    return st.none() | plain if shape.optional else plain


def _plain(shape: Shape, note: FieldNote) -> st.SearchStrategy[Any]:
    if shape.kind is Kind.TEXT:
        if note.choices:
            return st.sampled_from(note.choices)
        return NAMES if note.refers else TEXTS
    if shape.kind is Kind.WHOLE:
        low, high = int(note.ge or 0), int(note.le) if note.le is not None else MOST
        return st.integers(low, high)
    if shape.kind is Kind.NUMBER:
        return numbers(note)
    if shape.kind is Kind.LIST:
        assert shape.item is not None
        return st.lists(values(shape.item, note), max_size=3).map(tuple)
    if shape.kind is Kind.PAIR:
        assert shape.item is not None
        return st.tuples(values(shape.item, note), values(shape.item, note))
    if shape.kind is Kind.MAP:
        assert shape.item is not None
        return st.dictionaries(NAMES, values(shape.item, note), max_size=3)
    if shape.kind is Kind.TABLE:
        assert shape.noun is not None
        return nouns(shape.noun)
    return {
        Kind.FLAG: st.booleans(),
        Kind.LAW: laws(),
        Kind.DATE: st.dates(date(1970, 1, 1), date(2999, 12, 31)),
        Kind.INSTANT: st.datetimes(datetime(1970, 1, 1), datetime(2999, 12, 31)),
    }[shape.kind]


def field_values(key: Key) -> st.SearchStrategy[Any]:
    """Give values of a field, its default often."""
    made = values(key.shape, key.note)
    return made if key.required else st.just(key.default) | made


@cache  # Hypothesis looks through each strategy that is new
def _of_field(noun: type, word: str) -> st.SearchStrategy[Any]:
    key = keys_of(noun)[word]
    if key.shape.kind is Kind.NAMED and key.shape.noun is not None:
        return named(key.shape.noun)
    return field_values(key)


def nouns(noun: type, **given: Any) -> st.SearchStrategy[Any]:
    """Give nouns of a class, with the fields given as they are."""
    keys = keys_of(noun)
    fields = {k.field: _of_field(noun, word) for word, k in keys.items() if k.field not in given}
    return st.builds(noun, **fields, **{k: st.just(v) for k, v in given.items()})


def named(noun: type, least: int = 0) -> st.SearchStrategy[Any]:
    """Give tuples of nouns with different names."""
    some = st.lists(NAMES, unique=True, min_size=least, max_size=2)
    return some.flatmap(lambda names: st.tuples(*(nouns(noun, name=name) for name in names)))


@st.composite
def plants(draw) -> Plant:
    """Give plants whose names need not lead anywhere: what can be written, not what makes sense."""
    entries: list[Station] = []
    for name in draw(st.lists(NAMES, unique=True, max_size=3)):
        above = draw(st.none() | st.sampled_from([e.name for e in entries] or [None]))
        entries.append(draw(nouns(Station, name=name, process=above)))
    library = [entry.name for entry in entries]
    if draw(st.booleans()):
        entries.reverse()
    collections: dict[str, Any] = {"processes": tuple(entries)}
    for key in tables().values():
        if key.key in {"process", "line", "station"}:
            continue
        assert key.shape.noun is not None
        collections[key.field] = draw(named(key.shape.noun))
    collections["stations"] = draw(_stations(library, 0))
    (line_key,) = (key for key in tables().values() if key.key == "line")
    assert line_key.shape.noun is not None
    collections["lines"] = tuple(
        draw(nouns(line_key.shape.noun, name=name, stations=draw(_stations(library, 1))))
        for name in draw(st.lists(NAMES, unique=True, max_size=2))
    )
    currency = draw(st.sampled_from(["JPY", "CNY"]))
    exchange = draw(st.dictionaries(st.sampled_from(["EUR", "USD"]), st.floats(0.01, 1e4)))
    # A plant that has been read is whole: what it was based on is no part of it.
    whole = {"based_on": "", "without": (), "marks": ()}
    return draw(nouns(Plant, currency=currency, exchange=exchange, **whole, **collections))


@st.composite
def _stations(draw, library: list[str], least: int) -> tuple[Station, ...]:
    names = draw(st.lists(NAMES, unique=True, min_size=least, max_size=2))
    above = st.none() | st.sampled_from(library or [None])
    return tuple(draw(nouns(Station, name=name, process=draw(above))) for name in names)
