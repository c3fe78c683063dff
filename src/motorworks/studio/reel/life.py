"""The life of a part: what happened to it, in order, in words."""

from typing import Any

import numpy as np

from motorworks.program.events import INITIAL, OF_SOURCE, OF_STATION, OF_SUPPLY
from motorworks.studio.reel.frame import NOWHERE
from motorworks.studio.reel.moves import UNKNOWN, Held, Tables, moves_of
from motorworks.studio.reel.wiring import Wiring
from motorworks.studio.scene.words import names_of

LOST = ("scrapped", "turned away", "expired")
TABLES = ("births", "puts", "takes", "joins", "losses")


class Lives:
    """Tells the lives of parts of a plant.

    Parameters
    ----------
    wiring
        The plant.
    """

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring
        self.names = names_of(wiring.plant, wiring.compiled)

    def life(self, part: int, tables: Tables, until: float) -> dict[str, Any]:
        """Give where a part is, and its life up to a time.

        Parameters
        ----------
        part
            Its number.
        tables
            Its events, and perhaps those of others.
        until
            The time [s].
        """
        own = of_part(tables, part)
        rows = self._made(own) + self._moved(part, own) + self._joined(part, own)
        rows = sorted((row for row in rows if row[0] <= until), key=lambda row: row[:2])
        gone = any(rank == _END for _, rank, _, _ in rows)
        node = rows[-1][2] if rows and not gone else None
        into = own["joins"]["part"][own["joins"]["child"] == part]
        return {
            "part": part,
            "at": rows[-1][0] if rows else None,
            "node": node,
            "life": [{"time": t, "node": n, "words": words} for t, _, n, words in rows],
            "into": int(into[0]) if len(into) and gone else None,
            "complete": bool(len(own["births"]["part"]))
            and not (int(own["births"]["origin"][0]) == INITIAL and rows and rows[0][0] > 0),
        }

    def _made(self, own: Tables) -> list[tuple[float, int, int | None, str]]:
        births, n = own["births"], self.wiring.nodes
        found: list[tuple[float, int, int | None, str]] = []
        for time, origin, number in zip(
            births["time"].tolist(),
            births["origin"].tolist(),
            births["number"].tolist(),
            strict=True,
        ):
            p = self.wiring.program
            if origin == OF_SOURCE:
                found.append((time, _MADE, n.sources + number, "comes in"))
            elif origin == OF_SUPPLY:
                found.append((time, _MADE, n.supplies + number, "is delivered"))
            elif origin == OF_STATION:
                station = self.names.station(p.station_names[number])
                found.append((time, _MADE, None, f"is made at {station}"))
        return found

    def _moved(self, part: int, own: Tables) -> list[tuple[float, int, int | None, str]]:
        nobody = np.zeros(0, dtype=np.int64)
        plain = {**own, "births": {c: v[:0] for c, v in own["births"].items()}}
        plain["joins"] = {c: v[:0] for c, v in own["joins"].items()}
        moves = moves_of(plain, Held(nobody, nobody, nobody, nobody), self.wiring)
        causes = own["losses"]["cause"].tolist()
        found: list[tuple[float, int, int | None, str]] = []
        rows = zip(moves.time.tolist(), moves.part.tolist(), moves.target.tolist(), strict=True)
        for i, (time, who, target) in enumerate(rows):
            if who != part:
                continue
            if target in (NOWHERE, UNKNOWN):
                found.append((time, _END, None, LOST[causes[0]] if causes else "is gone"))
            else:
                sink = self.wiring.nodes.kind(target) == "sinks"
                words = "leaves the works" if sink else ""
                found.append((time, _MOVE + i, target, words))
        return found

    def _joined(self, part: int, own: Tables) -> list[tuple[float, int, int | None, str]]:
        joins = own["joins"]
        found: list[tuple[float, int, int | None, str]] = []
        for time, machine, whole, child in zip(
            *(joins[c].tolist() for c in ("time", "machine", "part", "child")), strict=True
        ):
            if child == part:
                found.append((time, _END, None, f"goes into number {whole}"))
            else:
                found.append((time, _LATE, machine, f"gets number {child}"))
        return found


_MADE, _MOVE, _LATE, _END = 0, 1, 1 << 30, 1 << 31
"""Places of what happens at one instant."""


def of_part(tables: Tables, part: int) -> Tables:
    """Give the events of one part, those in which it is joined to another included."""
    found: Tables = {}
    for name in TABLES:
        own = tables[name]["part"] == part
        if name == "joins":
            own |= tables[name]["child"] == part
        found[name] = {column: values[own] for column, values in tables[name].items()}
    return found
