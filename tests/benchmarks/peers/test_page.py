"""The page of the peers says what the record says, and nothing is lost on the way."""

import re
import xml.etree.ElementTree as ET

import pytest

from benchmarks.lines import LINES
from benchmarks.measurement import Measurement
from benchmarks.peers.apart import PeerRun
from benchmarks.peers.page import CHARTS, PAGE, page, significant, write_page
from benchmarks.peers.roster import PEERS
from benchmarks.peers.rounds import PeerRounds

OWN = {
    name: [Measurement(0.25, 10_000_000, throughput=line.throughput.mean + shift)
           for shift in (-0.0005, 0.0, 0.0004)]
    for name, line in LINES.items()
}  # fmt: skip
MACHINE = {"cpu": "Some CPU", "cores": 2, "system": "Linux", "python": "3.11.7", "compiler": "g++"}
PLAN = {"rounds": 3, "peer_warm_up": 1500.0, "peer_batch": 500.0, "line": 5e5, "line_warm_up": 4e3}


def record(failures=(), shift=0.0):
    """Give a record in which each peer is slower than the one before."""
    peers = PeerRounds(None, failures=dict.fromkeys(failures, "crashed | badly"))
    for number, peer in enumerate(PEERS, start=1):
        for name, line in LINES.items():
            mean = line.throughput.mean + shift
            run = PeerRun(
                f"{number}.0",
                Measurement(5.0 * number, 1_000_000),
                (mean - 0.01, mean, mean + 0.01),
            )
            peers.runs[(name, peer.package)] += [run] * 3
    return {
        "motorworks": "0.1.0",
        "date": "2026-01-02",
        "machine": MACHINE,
        "plan": PLAN,
        "lines": {name: {"throughput_true": vars(line.throughput)} for name, line in LINES.items()},
        "peers": peers.record(OWN),
    }


def rows(text, name):
    """Give the cells of all table rows of a simulator."""
    found = re.findall(rf"^\| {name} \|(.*)\|$", text, re.MULTILINE)
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)] for row in found]


def test_page_has_every_figure():
    """Ciw is third: 15,000 ns against 25 ns are 600 times."""
    text = page(record())
    speed, _failures20, throughput, *_rest = rows(text, "Ciw")
    assert speed == ["3.0", "15,000", "66,700", "600"]
    assert throughput[0].startswith("0.7475 ± 0.0")
    assert throughput[1:] == ["yes", "3,000,000"]
    for said in ("2026-01-02", "Some CPU", "3.11.7", "g++", "Rounds: 3", "1,500 s", "500,000 s"):
        assert said in text
    for peer in PEERS:
        assert peer.licence in text
        assert peer.remark in text


def test_disagreement_is_not_hidden():
    """A wrong answer is marked in the table."""
    assert rows(page(record(shift=0.2)), "salabim")[2][1] == "**no**"


def test_peer_that_was_not_measured_says_why():
    """The reason stands in its row, and cannot break the table."""
    text = page(record(failures=[("tandem20", "simantha")]))
    speed, other_speed, throughput, *_other = rows(text, "simantha")
    assert other_speed[0] == "4.0"
    assert speed == ["", "not measured: crashed / badly", "", ""]
    assert throughput == ["not measured", "", ""]


def test_tables_are_regular():
    """Every row has as many cells as its head."""
    text = page(record(failures=[("tandem20", "simantha"), ("failures20", "ciw")]))
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        widths = {line.count("|") for line in table.splitlines()}
        assert len(widths) == 1, table


def test_nothing_is_written_without_a_peer(tmp_path):
    """A page without figures must not replace one that has them."""
    failures = [(line, peer.package) for line in LINES for peer in PEERS]
    assert write_page(record(failures=failures), tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_page_and_charts_are_written(tmp_path):
    """The page names its charts by the paths at which they lie."""
    written = write_page(record(), tmp_path)
    assert {path.relative_to(tmp_path) for path in written} == {PAGE, *CHARTS}
    text = (tmp_path / PAGE).read_text(encoding="utf-8")
    for chart in CHARTS:
        assert f"](../{chart.as_posix()})" in text


@pytest.mark.parametrize("failures", [[], [("tandem20", "ciw"), ("failures20", "simpy")]])
@pytest.mark.parametrize("path", CHARTS)
def test_charts_show_what_was_measured(path, failures):
    """Each is a whole SVG; what was measured has one dot per line, within the picture."""
    root = ET.fromstring(CHARTS[path](record(failures=failures)))
    space = "{http://www.w3.org/2000/svg}"
    width, height = float(root.get("width")), float(root.get("height"))
    dots = [(float(d.get("cx")), float(d.get("cy"))) for d in root.iter(f"{space}circle")]
    assert len(dots) == len(LINES) * (len(PEERS) + 1) - len(failures)
    assert all(0 < x < width and 0 < y < height for x, y in dots)
    words = [text.text for text in root.iter(f"{space}text")]
    assert words.count("Ciw") == len(LINES) - sum(package == "ciw" for _line, package in failures)


def test_slower_is_further_right():
    """The axis of the times rises."""
    root = ET.fromstring(CHARTS[next(iter(CHARTS))](record()))
    places = [float(d.get("cx")) for d in root.iter("{http://www.w3.org/2000/svg}circle")]
    one_line = places[: len(PEERS) + 1]
    assert one_line == sorted(one_line)


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (24.94, "24.9"), (173.4, "173"), (1234.5, "1,230"), (66666.7, "66,700")],
)
def test_three_digits_are_given(value, text):
    """More would pretend to know more."""
    assert significant(value) == text
