"""Which exact cases test which key of the plant file, and which keys need none."""

from collections.abc import Iterable, Iterator, Mapping

from motorworks.motor import Design
from motorworks.plant import (
    Department,
    Development,
    Disturbance,
    Experience,
    Learning,
    Measure,
    Phase,
    Plant,
    Research,
    Wave,
)
from motorworks.plantfile.shape import Key, Kind, Shape, keys_of, tables
from motorworks.process import field_notes
from motorworks.projects import (
    Activity,
    Curve,
    Dependency,
    Limit,
    Moment,
    Programme,
    Resource,
    RiskEvent,
    Worktime,
)
from motorworks.validation.works_case import WorksCase

SAYS_ONLY: Mapping[str, str] = {
    "title": "what people call it",
    "description": "text for people",
    "url": "where a source is read",
    "claim": "what a source says",
    "confidence": "how far a source is trusted",
}
"""Keys of any noun that change no figure, and why."""

WITHOUT_CASE: Mapping[tuple[str, str], str] = {
    ("Plant", "product"): "a word for people",
    ("Plant", "name"): "a word for people",
    ("Plant", "based_on"): "another file is read first: tests/plantfile/test_overlay.py",
    ("Plant", "without"): "tables of another file left out: tests/plantfile/test_overlay.py",
    ("Plant", "currency"): "a word beside amounts of money; tests/plantfile/test_quantity.py",
    ("Plant", "exchange"): "money is converted when read; tests/plantfile/test_quantity.py",
    ("Plant", "target"): "compared with the output: tests/statistics/test_verdict.py",
    ("Model", "share"): "the mix of the arithmetic alone: tests/capacity/test_static.py",
    ("Model", "bill"): "kept for costs",
    ("Model", "price"): "kept for costs",
    ("Model", "design"): "the motor itself; no part waits for it",
    ("Model", "data"): "figures of the design, kept for people",
    ("Material", "unit"): "a word for people",
    ("Material", "price"): "kept for costs",
    ("Material", "supplier"): "a word for people",
    ("Material", "used_at"): "what scrap costs: tests/costing/test_values.py",
    ("Material", "lead_time"): "kept for people; what is ordered has a supply of its own",
    ("Pool", "skill"): "a word that the report lists: tests/report",
    ("Crew", "skill"): "a word that the report lists: tests/report",
    ("Fleet", "price"): "kept for costs",
    ("Station", "price"): "kept for costs",
    ("Station", "operation"): "a word by which tests/sizing finds its formula",
    ("Station", "footprint"): "floor on the plan; no part waits for it",
    ("Station", "compressed_air"): "counted where a plant is sized: tests/sizing",
    ("Station", "cooling_water"): "counted where a plant is sized: tests/sizing",
    ("Station", "process_heat"): "counted where a plant is sized: tests/sizing",
    ("Line", "place_price"): "kept for costs",
    ("Supply", "supplier"): "a word for people",
    ("Supply", "material"): "kept for costs",
    ("Buffer", "workshop"): "where the report draws it: tests/report",
    ("Transport", "workshop"): "where the report draws it: tests/report",
    ("Workshop", "floor"): "floor on the plan; no part waits for it",
    ("Maintenance", "name"): "what people call it",
    ("DayException", "name"): "what people call it",
    ("Economics", "machine_life"): "kept for costs",
    ("Economics", "building_life"): "kept for costs",
    ("Economics", "maintenance_rate"): "kept for costs",
    ("Economics", "energy_overhead"): "kept for costs",
    ("Economics", "hours_per_worker"): "kept for costs",
    ("Economics", "overtime_cap"): "kept for costs",
    ("Economics", "overtime_pay"): "kept for costs",
    ("Economics", "rest_day_pay"): "kept for costs",
    ("Economics", "holiday_pay"): "kept for costs",
    ("Economics", "discount_rate"): "kept for costs",
    ("Economics", "tax_rate"): "kept for costs",
    ("Economics", "price_decline"): "kept for costs",
    ("Economics", "most_load"): "kept for costs",
    ("Tariff", "price"): "kept for costs",
    ("Tariff", "unit"): "kept for costs",
    ("Tariff", "dated"): "kept for costs",
    ("Site", "land"): "ground; no part waits for it",
    ("Site", "reserved"): "ground; no part waits for it",
    ("Site", "zone"): "ground; no part waits for it",
    ("Site", "zone_land"): "ground; no part waits for it",
    ("Site", "coverage"): "ground; no part waits for it",
    ("Site", "green"): "ground; no part waits for it",
    ("Site", "roads"): "ground; no part waits for it",
    ("Site", "storeys"): "ground; no part waits for it",
    ("Site", "access"): "ground; no part waits for it",
    ("Area", "floor"): "floor on the plan; no part waits for it",
    ("Area", "kind"): "floor on the plan; no part waits for it",
    ("Area", "fixed"): "floor on the plan; no part waits for it",
    ("Staff", "people"): "people whom no part waits for",
    ("Staff", "wage"): "people whom no part waits for",
    ("Staff", "fixed"): "people whom no part waits for",
    ("Staff", "research"): "people whom no part waits for",
    ("Capital", "amount"): "kept for costs",
    ("Capital", "share"): "kept for costs",
    ("Capital", "tariff"): "kept for costs",
    ("Capital", "per"): "kept for costs",
    ("Capital", "growing"): "kept for costs",
    ("Capital", "life"): "kept for costs",
    ("Firm", "floor"): "floor beside the plant; no part waits for it",
    ("Firm", "people"): "floor beside the plant; no part waits for it",
    ("Firm", "stock"): "floor beside the plant; no part waits for it",
    ("Firm", "supplies"): "floor beside the plant; no part waits for it",
    ("Plant", "economics"): "kept for costs and floor",
    ("Plant", "site"): "kept for costs and floor",
    **{
        (noun, field): "where it is drawn; no part waits for it: tests/studio/scene"
        for noun in ("Buffer", "Line", "Station")
        for field in ("x", "y")
    },
    ("Fact", "value"): "a figure kept with its source, used by nothing",
    **{
        (noun.__name__, note.key or field): "changes no run; what it does: tests/resilience"
        for noun in (Disturbance, Measure)
        for field, note in field_notes(noun).items()
        if field not in ("name", "title")
    },
    ("Plant", "programme"): "what is done before parts move: tests/projects",
    **{
        (noun.__name__, note.key or field): "before parts move: reckoned in tests/projects"
        for noun in (
            Activity,
            Curve,
            Dependency,
            Limit,
            Moment,
            Programme,
            Resource,
            RiskEvent,
            Worktime,
        )
        for field, note in field_notes(noun).items()
        if field not in ("name", "title")
    },
    ("Plant", "research"): "what is developed before parts move: tests/research",
    **{
        (noun.__name__, field): "what is developed before parts move: tests/research"
        for noun in (Department, Development, Phase, Research)
        for field in field_notes(noun)
        if field not in ("name", "title")
    },
    **{
        (noun.__name__, note.key or field): "dated factors and days: reckoned in tests/rampup"
        for noun in (Experience, Learning, Wave)
        for field, note in field_notes(noun).items()
        if field not in ("name", "title")
    },
    ("Truck", "price"): "kept for costs",
    ("Sailing", "destination"): "a word for people",
    ("Customer", "variation"): "the spread of drawn quantities: tests/logistics/test_draws.py",
    ("Customer", "target"): "compared with the fill rate: tests/report/studies/test_shipping.py",
    **{
        ("Design", name): "the motor itself, reckoned by hand in tests/motor"
        for name in field_notes(Design)
        if name not in ("name", "title")
    },
}
"""Fields that need no exact case, and why."""


def noun_of(shape: Shape) -> type | None:
    """Give the noun that stands in a value of a form, however deep in lists."""
    return shape.noun if shape.item is None else noun_of(shape.item)


def nouns() -> dict[type, set[str]]:
    """Give every noun of the plant file with the tables on whose pages it is told of."""
    found: dict[type, set[str]] = {}

    def add(noun: type | None, page: str) -> None:
        if noun is not None and page not in found.setdefault(noun, set()):
            found[noun].add(page)
            for key in keys_of(noun).values():
                if key.shape.kind is not Kind.NAMED:
                    add(noun_of(key.shape), page)

    add(Plant, "plant")
    for word, key in tables().items():
        add(noun_of(key.shape), word)
    return found


def covered_by(path: str) -> Iterator[tuple[type, Key]]:
    """Give the fields that a line of ``covers``, such as ``station.tool.life``, goes through."""
    first, *words = path.split(".")
    noun = Plant if first == "plant" else noun_of(tables()[first].shape)
    for word in words:
        if noun is None:
            return
        key = keys_of(noun, library=first == "process")[word]
        yield noun, keys_of(noun)["process"] if word == "like" else key
        noun = noun_of(key.shape) or noun


def covered(cases: Iterable[WorksCase]) -> dict[tuple[type, str], list[str]]:
    """Give the ids of the cases that test each field."""
    found: dict[tuple[type, str], dict[str, None]] = {}
    for case in cases:
        for path in case.covers:
            for noun, key in covered_by(path):
                found.setdefault((noun, key.key), {})[case.id] = None
    return {field: list(ids) for field, ids in found.items()}


def excuse(noun: type, key: Key) -> str | None:
    """Give why a field needs no case; ``None`` if it does."""
    return WITHOUT_CASE.get((noun.__name__, key.key)) or SAYS_ONLY.get(key.key)
