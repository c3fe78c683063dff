"""A project in days as a model of intervals under cumulative constraints (CP-SAT)."""

from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.projects.days import DayProject
from motorworks.projects.passes import FINISH_FINISH, FINISH_START, START_START
from motorworks.projects.serial import known_start

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


def ended(project: DayProject, starts: np.ndarray, last: int | None) -> int:
    """Give when a schedule reaches an activity's finish; the last of all if ``None``."""
    finish = [int(project.finish[n, s]) for n, s in enumerate(starts)]
    return max(finish, default=0) if last is None else finish[last]


class IntervalModel:
    """The project as a model of intervals.

    Nothing starts later than a day that is given.
    """

    def __init__(self, cp_model: Any, project: DayProject, latest: int) -> None:
        self.cp_model, self.project = cp_model, project
        self.latest = min(latest, project.horizon)
        self.sizes: list[Any] = []
        self.makespan: Any = None
        self.weights: np.ndarray | None = None
        self.model = cp_model.CpModel()
        self.start: list[Any] = []
        self.finish: list[Any] = []
        self.intervals: list[Any] = []
        for n in range(len(project.net.activities)):
            self._activity(n)
        for arrow in project.arrows:
            if not project.fixed[arrow.target]:
                from_finish = arrow.kind in (FINISH_START, FINISH_FINISH)
                to_start = arrow.kind in (FINISH_START, START_START)
                before = (self.finish if from_finish else self.start)[arrow.origin]
                behind = (self.start if to_start else self.finish)[arrow.target]
                self.model.add(behind >= before + int(arrow.lag))
        for k in range(len(project.resources)):
            self._resource(k)

    def _activity(self, n: int) -> None:
        project, model = self.project, self.model
        low = int(project.earliest[n])
        high = max(self.latest, low)
        if project.fixed[n]:
            low = high = known_start(project, n)
        ends = project.finish[n]
        start = model.new_int_var(low, high, f"s{n}")
        finish = model.new_int_var(int(ends[low]), int(ends[high]), f"f{n}")
        lengths = ends[low : high + 1] - np.arange(low, high + 1)
        if lengths.min() == lengths.max():
            size: Any = int(lengths[0])
        else:
            size = model.new_int_var(int(lengths.min()), int(lengths.max()), f"d{n}")
            model.add_element(start - low, [int(d) for d in lengths], size)
        self.sizes.append(size)
        self.intervals.append(model.new_interval_var(start, size, finish, f"i{n}"))
        self.start.append(start)
        self.finish.append(finish)

    def _resource(self, k: int) -> None:
        demand, supply = self.project.demand[k], self.project.supply[k]
        most = int(supply.max())
        intervals = [self.intervals[n] for n in np.flatnonzero(demand)]
        amounts = [int(demand[n]) for n in np.flatnonzero(demand)]
        corners = np.flatnonzero(np.diff(supply)) + 1
        for begin, stop in zip([0, *corners], [*corners, len(supply)], strict=True):
            if supply[begin] < most:  # what is not there is taken by nobody else
                gone = self.model.new_fixed_size_interval_var(int(begin), int(stop - begin), "")
                intervals.append(gone)
                amounts.append(most - int(supply[begin]))
        self.model.add_cumulative(intervals, amounts, most)

    def solve(self, hint: np.ndarray, effort: float) -> tuple[np.ndarray, int, int]:
        """Give the starts with the earliest last finish, when that is, and its bound."""
        makespan = self._last()
        starts, reached, bound = self.minimise(makespan, hint, effort)
        self.model.add(makespan <= reached)
        starts, _, _ = self.minimise(sum(self.finish), starts, effort)
        return starts, reached, bound

    def early(self, hint: np.ndarray, effort: float) -> np.ndarray:
        """Give the starts with the earliest last finish, then the least sum of finishes."""
        makespan = self._last()
        starts, latest, _ = self.minimise(makespan, hint, effort)
        self.model.add(makespan <= latest)
        starts, _, _ = self.minimise(sum(self.finish), starts, effort)
        return starts

    def _last(self) -> Any:
        self.makespan = self.model.new_int_var(0, 5 * self.project.horizon, "makespan")
        self.model.add_max_equality(self.makespan, self.finish)
        return self.makespan

    def minimise(self, aim: Any, hint: np.ndarray, effort: float) -> tuple[np.ndarray, int, int]:
        """Give the starts with the least of an aim, its value and its bound, from a hint on."""
        self.model.minimize(aim)
        self.model.clear_hints()
        for n, day in enumerate(hint):
            self.model.add_hint(self.start[n], int(day))
            end = int(self.project.finish[n, day])
            self.model.add_hint(self.finish[n], end)
            if not isinstance(self.sizes[n], int):
                self.model.add_hint(self.sizes[n], end - int(day))
        if self.makespan is not None:
            self.model.add_hint(self.makespan, ended(self.project, hint, None))
        solver: cp_model.CpSolver = self.cp_model.CpSolver()
        # Interleaved workers take turns by work done, not by the clock: the same on any machine.
        solver.parameters.num_workers = 8
        solver.parameters.interleave_search = True
        solver.parameters.max_deterministic_time = effort
        solver.parameters.random_seed = 1
        status = solver.solve(self.model)
        known = self._known(aim, hint)
        bound = int(np.ceil(max(solver.best_objective_bound, 0.0) - 1e-6))
        if status not in (self.cp_model.OPTIMAL, self.cp_model.FEASIBLE):
            return hint, known, min(bound, known)
        days = np.array([solver.value(s) for s in self.start], dtype=int)
        return days, round(solver.objective_value), bound

    def _known(self, aim: Any, starts: np.ndarray) -> int:
        """Give what a schedule that is known makes of an aim."""
        ends = [int(self.project.finish[n, s]) for n, s in enumerate(starts)]
        if self.weights is not None:
            return int(self.weights @ np.array(ends))
        if aim is self.makespan:
            return max(ends)
        for n, finish in enumerate(self.finish):
            if aim is finish:
                return ends[n]
        return sum(ends)


def solver_module() -> Any:
    """Give the solver's module.

    Raises
    ------
    MotorworksError
        If it is not installed.
    """
    try:
        from ortools.sat.python import cp_model
    except ImportError as error:
        msg = "schedules within limits need OR-Tools: pip install 'motorworks[planning]'"
        raise MotorworksError(msg) from error
    return cp_model
