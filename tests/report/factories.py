"""Plants that try the report, and a page under watch."""

from motorworks.plant import (
    Buffer,
    Fact,
    Input,
    Line,
    Mark,
    Model,
    Plant,
    Reference,
    Sink,
    Source,
    Station,
    Workshop,
)
from motorworks.process import Law

EVIL = """<script>window.hacked=1</script>"'><img src=x onerror="window.hacked=2">{{7*7}}</style>"""
ESCAPE = "\x1b[31mred\x1b[0m [/b] [bold]"
LONG = "W" * 300


def constant(time):
    """Give the law of a time that is always the same [s]."""
    return Law("constant", (float(time),))


def one_machine(**changes):
    """Give the smallest plant: a source, a machine, a sink."""
    machine = Station(name="m", cycle_time=constant(60), inputs=(Input(origin="s"),), to="k")
    nouns = {"sources": (Source(name="s"),), "sinks": (Sink(name="k"),), "stations": (machine,)}
    return Plant(name="one", **(nouns | changes))


def gridlocked():
    """Give two stations, each of which soon waits for a place that only the other can make."""
    first = Station(name="a", cycle_time=constant(5), inputs=(Input(origin="q"),), to="r")
    second = Station(
        name="b",
        cycle_time=constant(7),
        inputs=(Input(origin="r"),),
        rework_rate=0.9,
        max_reworks=None,
        rework_to="q",
        to="k",
    )
    return Plant(
        name="stuck",
        target=1e5,
        buffers=(Buffer(name="q", capacity=1), Buffer(name="r", capacity=1)),
        sources=(Source(name="s", interarrival=constant(10), to="q"),),
        sinks=(Sink(name="k"),),
        stations=(first, second),
    )


def hostile_plant():
    """Give a plant whose names and titles attack the page, break out of tables or never end."""
    line = Line(
        name="l" + EVIL,
        title=EVIL,
        workshop="w",
        lines=2,
        places=2,
        stations=(
            Station(
                name="x" + EVIL,
                title=EVIL,
                cycle_time=constant(50),
                power=1000.0,
                inputs=(Input(origin="src"),),
                scrap_rate=0.01,
            ),
            Station(name="y", title=LONG, cycle_time=constant(40), to=EVIL),
        ),
    )
    last = Station(
        name="z", cycle_time=constant(30), inputs=(Input(origin=EVIL),), to="out", workshop="v"
    )
    return Plant(
        name=EVIL,
        title=EVIL,
        description=EVIL,
        product=ESCAPE,
        target=5000.0,
        models=(Model(name=EVIL, title=EVIL, share=0.5), Model(name="b", title=LONG, share=0.5)),
        workshops=(Workshop(name="w", title=EVIL), Workshop(name="v", title=LONG)),
        buffers=(Buffer(name=EVIL, title=EVIL, capacity=5, workshop="w"),),
        sources=(Source(name="src", title=ESCAPE, model_mix={EVIL: 0.5, "b": 0.5}),),
        sinks=(Sink(name="out", title=LONG),),
        lines=(line,),
        stations=(last,),
        references=(
            Reference(name="S1", title=EVIL, url="javascript:window.hacked=3", claim=EVIL),
            Reference(name="S2", title="good", url='https://example.org/?a="><script>'),
        ),
        facts=(Fact(name=EVIL, value=EVIL),),
        marks=(
            Mark(path="line.x", value=EVIL, source="S1", note="=1+1", range=(EVIL, "2")),
            Mark(path="line.y", value="1", source="assumption"),
            Mark(path=f"fact.{EVIL}.value", value="x", source="S2"),
        ),
    )


def wide_plant():
    """Give fifty equal lines of twelve machines: six hundred in all."""
    stations = tuple(
        Station(
            name=f"step_{i}",
            cycle_time=constant(55 + i),
            inputs=(Input(origin="s"),) if i == 0 else (),
            to="k" if i == 11 else None,
        )
        for i in range(12)
    )
    line = Line(name="line", lines=50, places=2, stations=stations)
    return one_machine(stations=(), lines=(line,), target=1e6)


class Watched:
    """A page, what it asked for, and what it complained of."""

    def __init__(self, page):
        self.page = page
        self.asked = []
        self.complaints = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._said)

    def _said(self, message):
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)
