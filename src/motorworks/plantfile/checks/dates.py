"""What changes on dates: commissioning, outages, factors."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from motorworks.errors import did_you_mean
from motorworks.plant import Factor, Outage, Plant, Station
from motorworks.plant.station import technical_availability
from motorworks.plant.targets import FACTOR_WORDS, STATION_WORDS, full_names, pool_targets, targets
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

YEAR = timedelta(days=365)


def check_dates(plant: Plant, findings: Findings) -> None:
    """Check dates of commissioning, outages and factors."""
    for line in plant.lines:
        path: Path = ("line", line.name)
        _in_service(path, line.in_service, line.lines, "copies", plant, findings)
        for s in line.stations:
            below = (*path, "station", s.name)
            _in_service(below, s.in_service, s.machines, "machines", plant, findings)
    for s in plant.stations:
        _in_service(("station", s.name), s.in_service, s.machines, "machines", plant, findings)
    stations = {name: station for name, _, _, station in full_names(plant)}
    _outages(plant, stations, findings)
    _factors(plant, stations, findings)


def check_date(path: Path, day: date, plant: Plant, findings: Findings) -> None:
    """Warn of a date that nobody will notice: before the start, or more than a year after it."""
    if findings.tainted(path):
        return
    if day < plant.start:
        text = f"{day} lies before the start of the plant, {plant.start}: it holds from time 0"
        findings.warn(path, text, "Check the year, or [plant] start.")
    elif day > plant.start + YEAR:
        text = f"{day} is more than a year after the start of the plant, {plant.start}"
        findings.warn(path, text, "Only a run that is long enough will see it.")


def check_order(path: Path, days: Sequence[date], findings: Findings) -> None:
    """Refuse dates that do not ascend."""
    for n, (one, other) in enumerate(pairwise(days)):
        if other <= one:
            text = f"{path[-1]}[{n + 1}]: {other} does not come after {one}"
            findings.error((*path, n + 1), text, "List dates in order, each once.")
            return


def _in_service(
    path: Path, days: Sequence[date], count: int, what: str, plant: Plant, findings: Findings
) -> None:
    at = (*path, "in_service")
    if not days or findings.tainted(at):
        return
    if len(days) not in (1, count):
        text = f"in_service has {len(days)} dates for {count} {what}"
        findings.error(at, text, "Write one date for all, or one for each.")
    for n, day in enumerate(days):
        check_date((*at, n), day, plant, findings)


# ---- outages ----


def _outages(plant: Plant, stations: Mapping[str, Station], findings: Findings) -> None:
    named = targets(plant, STATION_WORDS) if plant.outages else {}
    for outage in plant.outages:
        path: Path = ("outage", outage.name)
        if not findings.tainted(path):
            _span(path, outage, plant, findings)
            hit = _found(path, "of", outage.of, named, "station, line or workshop", findings)
            most = max((stations[name].machines for name in hit), default=None)
            if most is not None and outage.machines is not None and outage.machines > most:
                text = f"machines is {outage.machines}; the greatest station named has {most}"
                findings.error((*path, "machines"), text, "Leave it out to mean all.")


def _span(path: Path, outage: Outage, plant: Plant, findings: Findings) -> None:
    if outage.end <= outage.start:
        text = f"end is {outage.end}, not after start, {outage.start}"
        findings.error((*path, "end"), text, "Write the instant at which it is over.")
    elif outage.end.date() < plant.start:
        text = f"it is over before the start of the plant, {plant.start}: nobody will notice it"
        findings.warn((*path, "end"), text, "Check the year, or [plant] start.")
    elif outage.start.date() >= plant.start:
        check_date((*path, "start"), outage.start.date(), plant, findings)


def _found(
    path: Path,
    key: str,
    words: Sequence[str],
    named: Mapping[str, tuple[str, ...]],
    what: str,
    findings: Findings,
) -> set[str]:
    """Give what names stand for; findings say which lead nowhere."""
    if not words and not findings.tainted((*path, key)):
        findings.error((*path, key), f"{key} is empty", 'Name something, or write "all".')
    for n, word in enumerate(words):
        if word not in named:
            text = f"{key}[{n}] names '{word}', and there is no such {what}"
            findings.error((*path, key, n), text, did_you_mean(word, named))
    return {name for word in words for name in named.get(word, ())}


# ---- factors ----


def _factors(plant: Plant, stations: Mapping[str, Station], findings: Findings) -> None:
    named = targets(plant, FACTOR_WORDS) if plant.factors else {}
    pools = pool_targets(plant)
    for factor in plant.factors:
        path: Path = ("factor", factor.name)
        if findings.tainted(path):
            continue
        _points(path, factor, plant, findings)
        if factor.of == "pool_size":
            _found(path, "on", factor.on, pools, "pool", findings)
            continue
        what = "station, line, workshop or process"
        hit = _found(path, "on", factor.on, named, what, findings)
        if hit:
            _EFFECTS[factor.of](path, factor, [stations[name] for name in sorted(hit)], findings)


def _points(path: Path, factor: Factor, plant: Plant, findings: Findings) -> None:
    at = (*path, "points")
    if not factor.points:
        findings.error(at, "points is empty", "Write points = [[2021-03-01, 1.2]].")
        return
    check_order(at, [point.begin for point in factor.points], findings)
    last = len(factor.points) - 1
    for n, point in enumerate(factor.points):
        if point.begin >= plant.start or n == last:  # a ramp may have begun before
            check_date((*at, n), point.begin, plant, findings)
        if point.value == 0 and factor.of in ("cycle_time", "availability"):
            hint = "For a standstill write an [outage.NAME]."
            text = f"points[{n}]: a factor of 0 on {factor.of} makes no sense"
            findings.error((*at, n, "value"), text, hint)


def _on_cycles(
    path: Path, _factor: Factor, stations: Iterable[Station], findings: Findings
) -> None:
    if all(station.conveyor for station in stations):
        text = "a factor on the cycle time does nothing to conveyors, whose speed is fixed"
        findings.warn((*path, "on"), text, "Name stations with a cycle time.")


def _on_availability(
    path: Path, factor: Factor, stations: Iterable[Station], findings: Findings
) -> None:
    failing = [s for s in stations if s.failures or s.short_stops]
    if not failing:
        text = "no station it names has failures: a factor on availability changes nothing"
        findings.warn((*path, "on"), text, "Give them failures, or name others.")
    if findings.tainted((*path, "points")):
        return
    most, point = max((point.value, n) for n, point in enumerate(factor.points))
    too_good = [s for s in failing if most * technical_availability(s) >= 1]
    if too_good:
        own = technical_availability(too_good[0])
        text = (
            f"points[{point}]: {most:g} times the availability of station '{too_good[0].name}', "
            f"{100 * own:.4g} %, is not below 100 %"
        )
        hint = f"Write at most {int(9999 / own) / 10000:g}."
        findings.error((*path, "points", point, "value"), text, hint)


def _on_scrap(path: Path, factor: Factor, stations: Iterable[Station], findings: Findings) -> None:
    scrapping = [s for s in stations if s.scrap_rate > 0]
    if not scrapping:
        text = "no station it names has a scrap_rate: a factor on scrap changes nothing"
        findings.warn((*path, "on"), text, "Give them a scrap_rate, or name others.")
    most = max((point.value for point in factor.points), default=1.0)
    over = [s for s in scrapping if s.scrap_rate * most + s.rework_rate > 1]
    if over:
        text = (
            f"{most:g} times the scrap_rate of station '{over[0].name}', "
            f"{100 * over[0].scrap_rate:g} %, is more than can be; it is cut to what is left"
        )
        findings.warn((*path, "points"), text, "Write smaller values.")


_EFFECTS = {"cycle_time": _on_cycles, "availability": _on_availability, "scrap": _on_scrap}
