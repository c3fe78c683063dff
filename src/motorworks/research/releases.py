"""Releases by date → a plant whose lines go over to new models on their days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import ceil

from motorworks.plant import (
    Campaign,
    Development,
    Factor,
    Load,
    MilkRun,
    Outage,
    Plant,
    Station,
)
from motorworks.research.brought import beside
from motorworks.research.copies import (
    Copy,
    copy_of,
    first_stations,
    gone_over,
    places,
    taken_over,
)

DAY = 86400.0
FOR_EVER = timedelta(days=36_525)
LOT = 100
"""Parts of a lot by which a line shares its time among models, where it says none itself."""


@dataclass(frozen=True, kw_only=True)
class Release:
    """A development and the day on which it is released."""

    development: Development
    day: date

    @property
    def made_from(self) -> date:
        """Day from which its lines make it: after their conversion."""
        return self.day + timedelta(days=ceil(self.development.conversion / DAY))


def with_releases(plant: Plant, releases: Sequence[Release]) -> Plant:
    """Give the plant that makes new models from the days of their releases on.

    Parameters
    ----------
    plant
        The plant.
    releases
        What is released when; each brings a design of its own.

    Raises
    ------
    MotorworksError
        If the plant cannot make one of the models: see :func:`.beside`.

    Notes
    -----
    Copies of lines that go over to the new model end on the day of the release: their first
    stations begin nothing more, and what they have begun runs out. In their place a line with the
    name ``LINE_DEVELOPMENT`` comes into service when the conversion is over. Which copies go over,
    and which of them make both models in lots, says :func:`.taken_over`. Stations outside lines
    make the new model as soon as there is material for it.
    """
    for release in sorted(releases, key=lambda r: r.development.name):
        plant = beside(plant, release.development)
    live = [copy_of(line, n, plant) for line in plant.lines for n in range(line.lines)]
    first = places(live)
    for release in sorted(releases, key=lambda r: (r.day, r.development.name)):
        for root in dict.fromkeys(copy.root for copy in live):
            for turned in taken_over(live, root, release.development, first):
                plant, new = _new_line(plant, turned, release)
                gone = {copy.name for copy, _ in turned}
                live = [*(c for c in live if c.name not in gone), *new]
    return _shared(plant, releases)


def _new_line(
    plant: Plant, turned: Sequence[tuple[Copy, float]], release: Release
) -> tuple[Plant, list[Copy]]:
    """Give the plant with a line in the place of some copies, and its copies."""
    it, part = release.development, turned[0][1]
    copies = [copy for copy, _ in turned]
    old, sources = copies[0].line, {s.name for s in plant.sources}
    after = [gone_over(copy, it, share) for copy, share in turned]
    name = f"{old.name}_{it.name}" if part == 1 else f"{old.name}_{it.name}_too"
    line = replace(
        old,
        name=name,
        title=f"{old.title or old.name}, for {it.title or it.name}",
        lines=len(copies),
        allocation=tuple(tuple(parts) for parts in after),
        in_service=(max([release.made_from, *(_since(c) for c in copies)]),),
        positions=tuple(
            old.positions[c.number % len(old.positions)] for c in copies if old.positions
        ),
        stations=tuple(_in_lots(s, it, part, sources) for s in old.stations),
    )
    pairs = {c.name: new for c, new in zip(copies, line.copies(), strict=True)}
    begin = datetime.combine(release.day, datetime.min.time())
    ends = tuple(f"{c.name}/{s.name}" for c in copies for s in first_stations(c.line))
    plant = _named_as_well(plant, pairs, old.name, line.name)
    outage = Outage(
        name=f"{name}-release", start=begin, end=begin + FOR_EVER, of=ends, state="planned"
    )
    plant = replace(plant, lines=(*plant.lines, line), outages=(*plant.outages, outage))
    return plant, [
        Copy(line=line, number=n, root=copies[n].root, parts=parts) for n, parts in enumerate(after)
    ]


def _since(copy: Copy) -> date:
    days = copy.line.in_service
    return days[0 if len(days) == 1 else copy.number] if days else date.min


def _in_lots(station: Station, it: Development, part: float, sources: set[str]) -> Station:
    """Give a station whose lots follow the shares, where it works by lots at all.

    One that takes what comes goes on to do so. One that takes from a source, which has everything,
    gets lots: it would make one model alone.
    """
    campaign, old = station.campaign, it.replaces or ""
    if campaign is None:
        endless = bool(station.inputs) and all(i.origin in sources for i in station.inputs)
        if not endless:
            return station
        campaign = Campaign(lot=LOT)
    if campaign.rule != "sequence":
        return station
    whole = campaign.lots.get(old, campaign.lot or LOT)
    lots = {old: max(1, round(whole * (1 - part))), it.name: max(1, round(whole * part))}
    return replace(station, campaign=replace(campaign, lots={**campaign.lots, **lots}))


def _named_as_well(plant: Plant, pairs: Mapping[str, str], old: str, new: str) -> Plant:
    """Give the plant in which new copies are fed and act like those whose place they take."""
    words = {**pairs, old: new}
    return replace(
        plant,
        milk_runs=tuple(_run(run, pairs) for run in plant.milk_runs),
        outages=tuple(replace(o, of=_with(o.of, words)) for o in plant.outages),
        factors=tuple(_factor(f, words) for f in plant.factors),
    )


def _run(run: MilkRun, pairs: Mapping[str, str]) -> MilkRun:
    loads: list[Load] = []
    for load in run.loads:
        loads.append(load)
        copy, slash, place = load.to.partition("/")
        if slash and copy in pairs:
            loads.append(replace(load, to=f"{pairs[copy]}/{place}"))
    return replace(run, loads=tuple(loads))


def _factor(factor: Factor, words: Mapping[str, str]) -> Factor:
    return replace(factor, on=_with(factor.on, words))


def _with(names: tuple[str, ...], words: Mapping[str, str]) -> tuple[str, ...]:
    """Give names with those that stand for the same in a new line."""
    more = []
    for name in names:
        copy, slash, station = name.partition("/")
        if copy in words:
            more.append(f"{words[copy]}{slash}{station}")
    return tuple(dict.fromkeys([*names, *more]))


def _shared(plant: Plant, releases: Sequence[Release]) -> Plant:
    """Give the plant whose models have the shares that they have after all releases."""
    shares = {m.name: m.share for m in plant.models}
    for release in releases:
        it = release.development
        taken = next(m.share for m in plant.models if m.name == it.replaces) * it.share
        shares[it.name] = taken
        shares[it.replaces or ""] -= taken
    models = tuple(replace(m, share=max(0.0, shares[m.name])) for m in plant.models)
    return replace(plant, models=models)
