"""Ramp-up: what activities bring into service, and learning curves that can be reckoned."""

from collections.abc import Iterator

from motorworks.errors import did_you_mean
from motorworks.plant import Learning, Plant
from motorworks.plant.in_service import part_named
from motorworks.plant.station import technical_availability
from motorworks.plant.targets import FACTOR_WORDS, full_names, targets
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

POWER = ("wright", "de_jong")


def check_rampup(plant: Plant, findings: Findings) -> None:
    """Check what is in service when, and what is learnt."""
    _brought(plant, findings)
    if plant.programme and plant.programme.ramp and plant.target is None:
        text = "ramp gives shares of the plant's target, and there is none"
        findings.error(("plant", "programme", "ramp"), text, "Write [plant] target.")
    named = targets(plant, FACTOR_WORDS) if plant.learnings else {}
    alone = {name: technical_availability(s) for name, _, _, s in full_names(plant)}
    for law in plant.learnings:
        path: Path = ("learning", law.name)
        if findings.tainted(path):
            continue
        for n, word in enumerate(law.on):
            if word not in named:
                what = "station, line, workshop or process"
                text = f"on[{n}] names '{word}', and there is no such {what}"
                findings.error((*path, "on", n), text, did_you_mean(word, named))
        _measure(path, law, plant, findings)
        _values(path, law, findings)
        _points(path, law, findings)
        if law.of == "availability" and not findings.tainted(path):
            hit = {s for word in law.on for s in named.get(word, ())}
            _availability(path, law, [alone[s] for s in hit if alone[s] < 1], findings)


def _brought(plant: Plant, findings: Findings) -> None:
    known = [x.name for x in plant.lines] + [s.name for s in plant.stations]
    known += [copy for x in plant.lines for copy in x.copies()]
    seen: dict[tuple[bool, str, int], str] = {}
    for path, owner, words in _words(plant):
        if findings.tainted(path):
            continue
        for n, word in enumerate(words):
            part = part_named(plant, word)
            if part is None:
                text = f"in_service[{n}] names '{word}', and there is no such line, copy or station"
                hint = did_you_mean(word, known) + " Of some copies or machines: name:1-3."
                findings.error((*path, n), text, hint.strip())
                continue
            if part.beyond:
                text = f"in_service[{n}]: '{word}' goes beyond the last of '{part.name}'"
                findings.warn((*path, n), text, "What is not there is not brought.")
            for number in part.numbers:
                key = (part.line, part.name, number)
                if key in seen and seen[key] != owner:
                    text = (
                        f"in_service[{n}]: number {number + 1} of '{part.name}' is brought by "
                        f"{seen[key]} too; the earlier day counts"
                    )
                    findings.warn((*path, n), text, "Name it once.")
                    break
                seen[key] = owner


def _words(plant: Plant) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    for a in plant.activities:
        yield ("activity", a.name, "in_service"), f"activity '{a.name}'", a.in_service
    for w in plant.waves:
        yield ("wave", w.name, "in_service"), f"wave '{w.name}'", w.in_service


def _measure(path: Path, law: Learning, plant: Plant, findings: Findings) -> None:
    if law.time is not None and law.motors is not None:
        text = "it has both time and motors: experience is counted in one of them"
        findings.error((*path, "motors"), text, "Remove one.")
    if law.time is None and law.motors is None and not law.points:
        text = "it has neither time nor motors, and nothing says how fast it learns"
        findings.error(path, text, 'Add time = "60 d", or motors = 10_000.')
    if law.motors is not None and law.per_day is None and plant.target is None:
        text = "it counts motors, and nothing says how many a line makes in a day"
        findings.error((*path, "motors"), text, "Add per_day, or [plant] target.")


def _values(path: Path, law: Learning, findings: Findings) -> None:
    if law.start is None:
        if not law.points:
            text = "it has neither start nor points, and nothing says where it begins"
            findings.error(path, text, "Add start = 1.4, or points.")
        return
    worse = law.start < law.plateau if law.of == "availability" else law.start > law.plateau
    if not worse and not law.points:
        text = f"{law.of} begins at {law.start:g} and comes to {law.plateau:g}: nothing gets better"
        findings.warn((*path, "start"), text, "Check which is the first value.")
    least = law.start * law.incompressible
    if law.form == "de_jong" and least > law.plateau:
        share = f"{law.incompressible:.0%} of {law.start:g}"
        text = f"{share} cannot be learnt away: it never comes below {least:g}"
        findings.warn((*path, "incompressible"), text, f"Its plateau is {law.plateau:g}.")


def _points(path: Path, law: Learning, findings: Findings) -> None:
    if not law.points:
        return
    wanted = 3 if law.form in POWER else 2
    if len(law.points) < wanted:
        text = f"points has {len(law.points)}; a fit of this form takes {wanted} or more"
        findings.error((*path, "points"), text, "Add points, or give start and time instead.")
    for n in range(1, len(law.points)):
        if law.points[n].at <= law.points[n - 1].at:
            text = f"points[{n}]: {law.points[n].at:g} does not come after {law.points[n - 1].at:g}"
            findings.error((*path, "points", n), text, "List points in order, each once.")
            return


def _availability(path: Path, law: Learning, alone: list[float], findings: Findings) -> None:
    if not alone:
        text = "no station it names has failures: learning changes nothing"
        findings.warn((*path, "on"), text, "Give them failures, or name others.")
    elif max(law.start or 0.0, law.plateau) * max(alone) >= 1:
        key = "plateau" if law.plateau >= (law.start or 0.0) else "start"
        most = max(law.start or 0.0, law.plateau)
        text = f"{most:g} times an availability of {100 * max(alone):.4g} % is not below 100 %"
        findings.error((*path, key), text, f"Write at most {int(9999 / max(alone)) / 10000:g}.")
