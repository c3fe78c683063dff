"""Electric power of the plant's machines now, and energy for each good part."""

from typing import Any

import numpy as np

from motorworks.capacity import own_units
from motorworks.compile import Compiled
from motorworks.plant import Plant
from motorworks.program import STATES
from motorworks.program.program import Array

KILO = 1e3
KWH = 3.6e6


class Energy:
    """Reckons power and energy of the plant's own machines from the states they are in.

    Parameters
    ----------
    plant, compiled
        The plant.

    Attributes
    ----------
    power
        Of every machine in each state [W], shape (M, 8); nothing for transports and for the
        supplier park, as in the statistics.
    """

    def __init__(self, plant: Plant, compiled: Compiled) -> None:
        program = compiled.program
        own = np.array(own_units(plant, compiled.layout), dtype=float)
        by_station = program.station_power.reshape(-1, len(STATES)) * own[:, None]
        self.power: Array = np.repeat(by_station, program.station_machines, axis=0)

    def figures(self, state: Array, state_time: Array, good: int) -> dict[str, Any]:
        """Give power and energy at a moment.

        Parameters
        ----------
        state
            State of every machine now, shape (M,).
        state_time
            Time of every machine in each state in the last hours [s], shape (M, 8).
        good
            Good parts made in these hours.

        Returns
        -------
        dict
            ``power`` now [kW] and ``energy_per_good`` [kWh]; ``None`` where the plant file gives
            no power, and where no good part was made.
        """
        if not self.power.any():
            return {"power": None, "energy_per_good": None}
        now = self.power[np.arange(len(state)), np.asarray(state, dtype=np.int64)].sum()
        energy = float((self.power * state_time).sum()) / KWH
        return {
            "power": float(now) / KILO,
            "energy_per_good": energy / good if good else None,
        }
