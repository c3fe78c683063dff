"""Buffers and sources → arrays."""

from collections.abc import Sequence

import numpy as np

from motorworks.compile.stations import Numbers
from motorworks.compile.tables import offsets
from motorworks.plant import Buffer, Source
from motorworks.program import program as p
from motorworks.program.program import Array


def lower_buffers(buffers: Sequence[Buffer], n: Numbers) -> dict[str, Array]:
    """Give the arrays of the buffers."""
    initial = [_initial(b, model, i) for b in buffers for i, model in enumerate(n.types)]
    per_model = [
        _places(b.capacity_by_model.get(model, b.capacity_per_model))
        for b in buffers
        for model in n.types
    ]
    return {
        "buffer_capacity": np.array([_places(b.capacity) for b in buffers], dtype=np.int64),
        "buffer_by_type": np.array([b.by_model for b in buffers], dtype=np.int8),
        "buffer_type_capacity": np.array(per_model, dtype=np.int64),
        "buffer_initial": np.array(initial, dtype=np.int64),
        "buffer_fefo": np.array([b.order == "first_expired" for b in buffers], dtype=np.int8),
    }


def _places(capacity: int | None) -> int:
    return -1 if capacity is None else capacity


def _initial(buffer: Buffer, model: str, number: int) -> int:
    """Give the parts of a model at time 0; parts of no stated model are of the first."""
    plain = buffer.initial if number == 0 else 0
    return plain + buffer.initial_by_model.get(model, 0)


def lower_sources(sources: Sequence[Source], n: Numbers) -> dict[str, Array]:
    """Give the arrays of the sources."""
    models = [_models(s, n) for s in sources]
    entries = [_entries(s, n) for s in sources]
    return {
        "source_kind": np.array(
            [p.ARRIVALS if s.interarrival else p.SATURATED for s in sources], dtype=np.int8
        ),
        "source_count": np.array([-1 if s.count is None else s.count for s in sources], np.int64),
        "source_law": np.array(
            [n.laws.number(s.interarrival) if s.interarrival else -1 for s in sources], np.int32
        ),
        "source_group": np.array([s.group for s in sources], dtype=np.int32),
        "source_lose": np.array([s.when_full == "lose" for s in sources], dtype=np.int8),
        "source_type_kind": np.array([kind for kind, _, _ in models], dtype=np.int8),
        "source_type_start": offsets([len(v) for _, v, _ in models]),
        "source_type_value": np.array([t for _, v, _ in models for t in v], dtype=np.int32),
        "source_type_weight": np.array([w for _, _, ws in models for w in ws], dtype=np.float64),
        "source_entry_start": offsets([len(e) for e in entries]),
        "source_entry_place": np.array([b for e in entries for b, _ in e], dtype=np.int32),
        "source_entry_type": np.array([t for e in entries for _, t in e], dtype=np.int32),
    }


def _models(source: Source, n: Numbers) -> tuple[int, list[int], list[float]]:
    """Give how the model of a part is found, the models and their cumulative shares."""
    if source.any_model:
        return p.ANY, [], []
    if source.model_sequence:
        return p.SEQUENCE, *_even([n.types[m] for m in source.model_sequence])
    if source.model_mix:
        shares = np.cumsum(list(source.model_mix.values()))
        weights = [*(shares[:-1] / shares[-1]).tolist(), 1.0]
        return p.MIX, [n.types[m] for m in source.model_mix], weights
    return p.FIXED, *_even([n.types[source.model] if source.model else 0])


def _even(types: list[int]) -> tuple[list[int], list[float]]:
    return types, [0.0] * len(types)


def _entries(source: Source, n: Numbers) -> list[tuple[int, int]]:
    if source.to is not None:
        return [(n.places[source.to], -1)]
    return [(n.places[e.to], n.type(e.model)) for e in source.each]
