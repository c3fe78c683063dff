"""A run replayed from its event log: levels, states and vehicles at any time, lives of parts.

Nothing is simulated, and nothing but the tables is read. Times are in s since the start of the
run, the warm-up included.
"""

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.errors import RunError
from motorworks.simulation.events import FOLDER, NOTE
from motorworks.simulation.lineage import Lineage

if TYPE_CHECKING:
    import polars as pl


class Replay:
    """The event log of one replication.

    Parameters
    ----------
    folder
        Folder of the replication, such as ``results/trace/replication-000``.

    Raises
    ------
    RunError
        If the folder holds no whole event log.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder) / FOLDER
        try:
            self._plant = json.loads((self.folder / NOTE).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            msg = (
                f"{folder}: holds no whole event log ({error}); give the folder of one "
                "replication of a run that was made with --trace, such as trace/replication-000"
            )
            raise RunError(msg) from error

    @property
    def since(self) -> float:
        """Begin of the log [s]: 0, or the time of the state that the run began from."""
        return float(self._plant.get("since", 0.0))

    @property
    def until(self) -> float:
        """End of the log [s]."""
        return float(self._plant["until"])

    @property
    def broken_off(self) -> str:
        """Why the run could not go on, such as parts that piled up; empty if it came to its end."""
        return str(self._plant.get("broken_off", ""))

    def table(self, name: str) -> "pl.LazyFrame":
        """Give a table of the log, to be read as far as it is needed.

        Parameters
        ----------
        name
            ``states``, ``puts``, ``takes``, ``joins``, ``births``, ``lots``, ``trips``,
            ``tour_stops`` or ``losses``.
        """
        import polars as pl

        return pl.scan_parquet(self.folder / f"{name}-*.parquet")

    def levels_at(self, time: float) -> "pl.DataFrame":
        """Give what lay in the buffers after everything that happened at a time [s].

        Returns
        -------
        polars.DataFrame
            ``buffer``, ``model``, ``parts``; in the order of the plant, nothing that is empty.
            What a transport has come for lies there until it is loaded.
        """
        import polars as pl

        self._require(time)
        moves = [("puts", "place", 1), ("takes", "origin", -1), ("losses", "place", -1)]
        changes = pl.concat(
            self.table(table)
            .filter(pl.col("time") <= time)
            .select(
                pl.col(column).cast(pl.String).alias("buffer"),
                pl.col("model").cast(pl.String),
                pl.lit(change).alias("parts"),
            )
            for table, column, change in moves
        )
        levels = changes.group_by("buffer", "model").agg(pl.col("parts").sum()).collect()
        order = pl.DataFrame({"buffer": self._plant["buffers"]}, schema={"buffer": pl.String})
        found = order.join(levels, on="buffer", how="inner", maintain_order="left")
        return found.filter(pl.col("parts") != 0)

    def states_at(self, time: float) -> "pl.DataFrame":
        """Give the state of every machine after everything that happened at a time [s].

        Returns
        -------
        polars.DataFrame
            ``station``, ``machine`` (numbered through the plant), ``state``, ``cause`` (what it
            waits for) and ``since`` [s].
        """
        import polars as pl

        self._require(time)
        last = (
            self.table("states")
            .filter(pl.col("time") <= time)
            .group_by("machine")
            .agg(pl.col("state", "cause").last().cast(pl.String), pl.col("time").last())
            .rename({"time": "since"})
            .collect()
        )
        return self._machines.join(last, on="machine", how="left", maintain_order="left").select(
            "station",
            "machine",
            pl.col("state").fill_null("starved"),
            pl.col("cause").fill_null(""),
            pl.col("since").fill_null(0.0),
        )

    def vehicles_at(self, time: float) -> "pl.DataFrame":
        """Give where the vehicles of all fleets were at a time [s].

        Returns
        -------
        polars.DataFrame
            ``fleet``, ``vehicle``, ``phase`` of its job (null: it stands), ``origin`` and
            ``destination`` (positions; equal if it does not travel), ``share`` of the phase that
            has passed, 0 to 1, and ``parts`` aboard. A phase that had not ended at the end of
            the log is not in it.
        """
        import polars as pl

        self._require(time)
        trips = self.table("trips").filter(pl.col("start") <= time).collect()
        rows = []
        for fleet, about in self._plant["fleets"].items():
            for vehicle in range(about["vehicles"]):
                own = trips.filter(pl.col("fleet") == fleet, pl.col("vehicle") == vehicle)
                rows.append(self._vehicle(fleet, vehicle, about["home"], own, time))
        return _table(rows, _VEHICLE)

    def _vehicle(
        self, fleet: str, vehicle: int, home: str, trips: "pl.DataFrame", time: float
    ) -> tuple[Any, ...]:
        stands = home
        for trip in trips.iter_rows(named=True):
            loads, unloads = self._plant["transports"][trip["transport"]]
            travels = {"empty travel": (stands, loads), "loaded travel": (loads, unloads)}
            here, there = travels.get(
                trip["phase"], (loads, loads) if trip["phase"] == "loading" else (unloads, unloads)
            )
            if trip["end"] > time:
                share = (time - trip["start"]) / (trip["end"] - trip["start"])
                return fleet, vehicle, trip["phase"], here, there, share, trip["parts"]
            stands = there
        return fleet, vehicle, None, stands, stands, 0.0, 0

    def tours_at(self, time: float) -> "pl.DataFrame":
        """Give where the vehicles of all tours were at a time [s].

        Returns
        -------
        polars.DataFrame
            ``tour``, ``vehicle``, ``next`` (the stop it goes to or handles, from 0; their number:
            it is on its way home; null: it is at home) and ``aboard``: its parts.
        """
        import polars as pl

        self._require(time)
        stops = self.table("tour_stops").filter(pl.col("time") <= time).collect()
        rows: list[tuple[Any, ...]] = []
        for tour, about in self._plant["tours"].items():
            for vehicle in range(about["vehicles"]):
                own = stops.filter(pl.col("tour") == tour, pl.col("vehicle") == vehicle)
                stop = own["stop"][-1] if len(own) else about["stops"]
                going = None if stop == about["stops"] else stop + 1
                aboard = int((own["picked_up"] - own["set_down"]).sum())
                rows.append((tour, vehicle, going, aboard))
        return _table(rows, _RUNNER)

    def lots(self) -> "pl.DataFrame":
        """Give the lots that supplies delivered, in the order of arrival, numbered as ``lot``."""
        return self.table("lots").collect().with_row_index("lot")

    def genealogy(self, part: int) -> "pl.DataFrame":
        """Give what a part is made of, and what it went into.

        Parameters
        ----------
        part
            Its number.

        Returns
        -------
        polars.DataFrame
            One row for each part; see :meth:`.Lineage.family`.

        Raises
        ------
        RunError
            If there never was such a part.
        """
        return self._lineage.family(part)

    def recall(self, lot: int) -> "pl.DataFrame":
        """Give every part in which something of a lot is, and where it is at the end of the log.

        Parameters
        ----------
        lot
            Its number, as :meth:`lots` gives it.

        Raises
        ------
        RunError
            If there is no such lot.
        """
        return self._lineage.recall(lot)

    @cached_property
    def _lineage(self) -> Lineage:
        return Lineage({name: self.table(name) for name in Lineage.TABLES}, self._plant["sinks"])

    @cached_property
    def _machines(self) -> "pl.DataFrame":
        import polars as pl

        stations = [name for name, n in self._plant["stations"].items() for _ in range(n)]
        frame = pl.DataFrame({"station": stations}, schema={"station": pl.String})
        return frame.with_row_index("machine").with_columns(pl.col("machine").cast(pl.Int32))

    def _require(self, time: float) -> None:
        if not self.since <= time <= self.until:
            why = f", where the run was broken off: {self.broken_off}" if self.broken_off else ""
            msg = f"time is {time!r} s; the log goes from {self.since:g} s to {self.until!r} s{why}"
            raise RunError(msg)


_VEHICLE = {
    "fleet": "str",
    "vehicle": "int",
    "phase": "str",
    "origin": "str",
    "destination": "str",
    "share": "float",
    "parts": "int",
}
_RUNNER = {"tour": "str", "vehicle": "int", "next": "int", "aboard": "int"}


def _table(rows: list[tuple[Any, ...]], columns: dict[str, str]) -> "pl.DataFrame":
    """Give a frame of rows, its columns of these types even if there are none."""
    import polars as pl

    types = {"str": pl.String, "int": pl.Int64, "float": pl.Float64}
    schema = {name: types[kind] for name, kind in columns.items()}
    return pl.DataFrame(rows, schema=schema, orient="row")
