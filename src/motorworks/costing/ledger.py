"""An activity with prices on it: the cost of a good motor."""

from dataclasses import dataclass

import numpy as np

from motorworks.capacity.outlay import Item, items, own_units, tariff
from motorworks.capacity.work import working_time
from motorworks.compile import Compiled, process_of
from motorworks.costing.activity import Activity
from motorworks.costing.cost import FORMULAS, LINES, TITLES, Cost, CostLine, Operation
from motorworks.costing.people import Group
from motorworks.costing.prices import (
    ELECTRICITY,
    NET_STEEL,
    STEEL,
    STEEL_SCRAP,
)
from motorworks.costing.uses import uses
from motorworks.costing.values import Values
from motorworks.errors import RunError
from motorworks.plant import Plant
from motorworks.program.program import Array


@dataclass(frozen=True, kw_only=True, eq=False)
class Books:
    """A plant with what it pays whatever it makes.

    Attributes
    ----------
    plant, compiled
        The plant.
    values
        What parts are worth on their way.
    groups
        Everybody who is paid.
    items
        What it was built with.
    """

    plant: Plant
    compiled: Compiled
    values: Values
    groups: list[Group]
    items: list[Item]

    @staticmethod
    def of(plant: Plant, compiled: Compiled, groups: list[Group]) -> "Books":
        """Give the books of a plant."""
        layout = compiled.layout
        return Books(
            plant=plant,
            compiled=compiled,
            values=Values(plant, layout),
            groups=groups,
            items=items(plant, layout),
        )

    def cost(self, activity: Activity, kind: str) -> Cost:
        """Give the cost of a good motor.

        Raises
        ------
        RunError
            If no good motor was made.
        """
        return _Ledger(self, activity, kind).cost()


class _Ledger:
    """Yearly costs by station, spread over the good motors."""

    def __init__(self, books: Books, activity: Activity, kind: str) -> None:
        self.books, self.activity, self.kind = books, activity, kind
        self.plant, self.layout = books.plant, books.compiled.layout
        self.good = float(activity.good.sum())
        if self.good <= 0:
            raise RunError(f"{self.plant.name}: no good motor was made, so none has a cost")
        self.own = np.array(own_units(self.plant, self.layout))
        self.units = [u for u, mine in zip(self.layout.work_units, self.own, strict=True) if mine]
        self.at = np.flatnonzero(self.own)
        self.made = self._worth()
        self.kwh = tariff(self.plant, ELECTRICITY) * (1 + self.plant.economics.energy_overhead)
        self.labour, self.beside = self._labour()
        value = np.array([u.station.price * u.station.machines for u in self.units])
        self.value = float(value.sum())
        part = value / self.value if self.value > 0 else value
        tied = sum(i.share / i.life for i in books.items if i.life)
        self.depreciation = part * tied
        self.maintenance = value * self.plant.economics.maintenance_rate
        self.electricity = activity.energy[self.at].sum(axis=1) * self.kwh
        self.scrapped = activity.scrap[self.at] * self.made

    def _worth(self) -> Array:
        """Give what a part is worth behind each own station, (own stations, T)."""
        made, models = self.books.values.made, self.books.values.models
        return np.array([[made.get((u.name, m), 0.0) for m in models] for u in self.units])

    def _labour(self) -> tuple[Array, float]:
        """Give labour by own station, and that of everybody else but research."""
        by = {g.name: g.cost for g in self.books.groups if g.direct}
        asked = np.array([u.station.operators * u.station.machines for u in self.units])
        names = [process_of(u) for u in self.units]
        sums: dict[str, float] = {}
        for name, n in zip(names, asked, strict=True):
            sums[name] = sums.get(name, 0.0) + n
        here = np.array(
            [
                by.pop(name, 0.0) * n / sums[name] if last else 0.0
                for name, n, last in self._once(names, asked, sums)
            ]
        )
        staff = sum(g.cost for g in self.books.groups if not g.direct and not g.research)
        return here, staff + sum(by.values())

    @staticmethod
    def _once(
        names: list[str], asked: Array, sums: dict[str, float]
    ) -> list[tuple[str, float, bool]]:
        """Give the first station of each process all of its people: lines are equal."""
        seen: set[str] = set()
        found = []
        for name in names:
            found.append((name, sums[name], name not in seen and sums[name] > 0))
            seen.add(name)
        return found

    # ---- the lines ----

    def material(self) -> tuple[Array, Array]:
        """Give bought material and steel scrap sold by model, for a good motor, (T,)."""
        found = {m.name: m for m in self.plant.models}
        scrap = tariff(self.plant, STEEL_SCRAP)
        bills, credits = [], []
        for name in self.books.values.models:
            bills.append(self.books.values.bill(name))
            model = found.get(name)
            net = model.data.get(NET_STEEL) if model else None
            gross = model.bill.get(STEEL, 0.0) if model else 0.0
            credits.append(scrap * max(0.0, gross - net) if net is not None else 0.0)
        return np.array(bills), np.array(credits)

    def lost(self) -> Array:
        """Give what parts into sinks that are not good were worth, by model, (T,)."""
        total = np.zeros(len(self.activity.good))
        for number, sink in enumerate(self.plant.sinks):
            if sink.counts_as != "good":
                worth = [self.books.values.stored(sink.name, m) for m in self.books.values.models]
                total += self.activity.lost[number] * np.array(worth)
        return total

    def amounts(self) -> dict[str, float]:
        """Give every line for a good motor."""
        bills, credits = self.material()
        mix = self.activity.good / self.good
        research = sum(g.cost for g in self.books.groups if g.research)
        yearly = {
            "labour": self.labour.sum() + self.beside,
            "electricity": self.electricity.sum(),
            "depreciation": sum(i.depreciation for i in self.books.items),
            "maintenance": self.maintenance.sum(),
            "yield_loss": self.scrapped.sum() + self.lost().sum(),
            "research": research,
        }
        found = {key: float(amount) / self.good for key, amount in yearly.items()}
        return {"material": float(mix @ (bills - credits)), **found}

    def cost(self) -> Cost:
        """Give the whole cost."""
        amounts = self.amounts()
        _, credits = self.material()
        mix = self.activity.good / self.good
        return Cost(
            kind=self.kind,
            currency=self.plant.currency,
            good_per_year=self.good,
            lines=tuple(
                CostLine(
                    key=key,
                    title=TITLES[key],
                    formula=FORMULAS[key],
                    amount=amounts[key],
                    kind=self.kind,
                )
                for key in LINES
            ),
            operations=tuple(self._operations()),
            models=self._models(amounts),
            shares=uses(self),
            scrap_credit=float(mix @ credits),
            late=self.books.values.late,
            mix=dict(zip(self.books.values.models, mix.tolist(), strict=True)),
        )

    # ---- by operation ----

    def _operations(self) -> list[Operation]:
        numbers: dict[str, list[int]] = {}
        for n, unit in enumerate(self.units):
            numbers.setdefault(process_of(unit), []).append(n)
        return [self._operation(name, mine) for name, mine in numbers.items()]

    def _operation(self, name: str, mine: list[int]) -> Operation:
        act, first = self.activity, self.units[mine[0]]
        rows = self.at[mine]

        def each(values: Array) -> float:
            return float(values.sum()) / self.good

        added = self.books.values.added
        models = self.books.values.models
        material = sum(
            max(added.get((self.units[n].name, m), 0.0) for n in mine) * float(act.good[t])
            for t, m in enumerate(models)
        )
        return Operation(
            process=name,
            title=first.station.title or first.station.name,
            workshop=first.workshop,
            machines=sum(self.units[n].station.machines for n in mine),
            passes=each(act.passes[rows]),
            scrapped=each(act.scrap[rows]),
            reworked=each(act.rework[rows]),
            kwh=each(act.energy[rows]),
            costs={
                "material": material / self.good,
                "labour": each(self.labour[mine]),
                "electricity": each(self.electricity[mine]),
                "depreciation": each(self.depreciation[mine]),
                "maintenance": each(self.maintenance[mine]),
                "yield_loss": each(self.scrapped[mine]),
            },
        )

    # ---- by model ----

    def _models(self, amounts: dict[str, float]) -> dict[str, dict[str, float]]:
        """Give the lines by model; what no machine's time explains is alike for all."""
        good, models = self.activity.good, self.books.values.models
        time = np.array([[working_time(u.station, m) for m in models] for u in self.units])
        weight = self.activity.passes[self.at] * time
        names = [process_of(u) for u in self.units]
        order = {name: n for n, name in enumerate(dict.fromkeys(names))}
        member = np.zeros((len(order), len(names)))
        member[[order[name] for name in names], np.arange(len(names))] = 1.0
        weight = member @ weight
        total = weight.sum(axis=1, keepdims=True)
        part = np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
        direct = {
            "labour": self.labour,
            "electricity": self.electricity,
            "depreciation": self.depreciation,
            "maintenance": self.maintenance,
        }
        by = {key: part.T @ (member @ value) for key, value in direct.items()}
        by["yield_loss"] = self.scrapped.sum(axis=0) + self.lost()
        bills, credits = self.material()
        found: dict[str, dict[str, float]] = {}
        for t, model in enumerate(models):
            if good[t] <= 0:
                continue
            row = {"material": float(bills[t] - credits[t])}
            for key in LINES[1:]:
                spread = amounts[key] - float(by[key].sum()) / self.good if key in by else None
                own = float(by[key][t] / good[t]) if key in by else 0.0
                row[key] = own + (amounts[key] if spread is None else spread)
            found[model] = row
        return found
