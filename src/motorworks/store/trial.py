"""One replication of one plant: what is asked for, and the key under which it is kept."""

import hashlib
import json
import math
from dataclasses import astuple, dataclass
from functools import cached_property

from motorworks.errors import MotorworksError
from motorworks.plant import Plant
from motorworks.store.content import content
from motorworks.store.version import made_by


@dataclass(frozen=True, kw_only=True)
class Key:
    """All that a replication's figures hang on; equal keys mean equal figures.

    Attributes
    ----------
    plant
        Fingerprint of the plant (:func:`~motorworks.store.content.content`).
    seed, replication
        They fix the random numbers.
    duration, warm_up
        Time measured, and thrown away before [s].
    version
        Version of Motorworks and of the kernel's rules, and its sources in development
        (:func:`~motorworks.store.version.made_by`).
    """

    plant: str
    seed: int
    replication: int
    duration: float
    warm_up: float
    version: str

    @cached_property
    def word(self) -> str:
        """The key as 32 hexadecimal digits."""
        text = json.dumps([v.hex() if isinstance(v, float) else v for v in astuple(self)])
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One replication of one plant.

    Its figures are those that ``simulate(plant, seed=seed, ...)`` gives for its replication of
    this number, whatever else is computed.

    Attributes
    ----------
    plant
        The plant.
    seed
        Seed of all random numbers, 0 to 2**63 - 1.
    replication
        Its number: 0, 1, 2, ...
    duration, warm_up
        Time measured, and thrown away before [s].

    Raises
    ------
    MotorworksError
        If a number makes no sense.
    """

    plant: Plant
    seed: int
    replication: int
    duration: float
    warm_up: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "duration", float(self.duration))
        object.__setattr__(self, "warm_up", float(self.warm_up))
        _require(0 <= self.seed < 2**63, f"seed is {self.seed}; expected 0 to 2**63 - 1")
        _require(self.replication >= 0, f"replication is {self.replication}; expected 0 or more")
        positive = 0 < self.duration < math.inf
        _require(positive, f"duration is {self.duration} s; expected more than 0 s")
        _require(0 <= self.warm_up < math.inf, f"warm-up is {self.warm_up} s; expected 0 s or more")

    @property
    def key(self) -> Key:
        """What it is kept under."""
        return Key(
            plant=content(self.plant),
            seed=self.seed,
            replication=self.replication,
            duration=self.duration,
            warm_up=self.warm_up,
            version=made_by(),
        )


def _require(true: bool, message: str) -> None:
    if not true:
        raise MotorworksError(message)
