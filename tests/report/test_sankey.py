"""The flow picture: rows downwards, names and ribbons in their places."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from motorworks.report.layering import find_rows
from motorworks.report.sankey import draw

CHAIN = {("a", "b"): 10.0, ("b", "c"): 10.0}
NAMES = [f"n{i}" for i in range(12)]


@st.composite
def graphs(draw_from):
    """Give nodes and flows between them, circles and several ways included."""
    nodes = NAMES[: draw_from(st.integers(2, 12))]
    ends = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)).filter(lambda e: e[0] != e[1])
    return nodes, draw_from(st.dictionaries(ends, st.floats(1, 1e6), min_size=1, max_size=24))


def row_of(rows):
    """Give the row of each name."""
    return {name: i for i, row in enumerate(rows.order) for name in row}


def test_a_chain_stands_straight():
    """One node to a row, all in the middle, ribbons as wide as bars."""
    picture = draw({"a": "A", "b": "B", "c": "C"}, CHAIN)
    assert [round(n.middle) for n in picture.nodes] == [50, 50, 50]
    tops = [n.top for n in picture.nodes]
    assert tops == sorted(set(tops))


def test_what_comes_from_outside_stands_just_above_where_it_is_needed():
    """A source does not hang at the top of a long picture."""
    links = {**CHAIN, ("c", "d"): 1.0, ("late", "d"): 1.0}
    rows = row_of(find_rows(["a", "b", "c", "d", "late"], links))
    assert rows["late"] == rows["d"] - 1


def test_rework_is_drawn_back():
    """A circle does not confuse the rows."""
    rows = find_rows(["a", "b"], {("a", "b"): 9.0, ("b", "a"): 1.0})
    assert rows.back == {("b", "a")}
    assert row_of(rows) == {"a": 0, "b": 1}
    ribbons = draw({"a": "A", "b": "B"}, {("a", "b"): 9.0, ("b", "a"): 1.0}).ribbons
    assert [r.back for r in ribbons] == [False, True]


def test_branches_do_not_cross_without_need():
    """Two branches written crosswise are drawn side by side."""
    links = {("s", "x"): 1.0, ("s", "y"): 1.0, ("x", "u"): 1.0, ("y", "v"): 1.0}
    rows = find_rows(["s", "x", "y", "v", "u"], links)
    place = {name: i for row in rows.order for i, name in enumerate(row)}
    assert (place["x"] < place["y"]) == (place["u"] < place["v"])


@given(graphs())
def test_links_lead_downwards_but_those_back(graph):
    """Each spans the rows between with a stand-in in each."""
    nodes, links = graph
    rows = find_rows(nodes, links)
    row = row_of(rows)
    assert set(nodes) == set(row) - rows.stand_ins
    for link in links:
        if link not in rows.back:
            chain = rows.chains[link]
            assert [row[n] for n in chain] == list(range(row[link[0]], row[link[1]] + 1))


@given(graphs())
def test_nothing_lies_on_anything_else(graph):
    """Bars of a row keep apart and inside the picture; every flow has its ribbon."""
    nodes, links = graph
    picture = draw({name: name.upper() for name in nodes}, links)
    by_row = {}
    for node in picture.nodes:
        by_row.setdefault(node.top, []).append(node)
        assert node.middle - node.width / 2 >= -0.01
        assert node.middle + node.width / 2 <= 100.01
    for row in by_row.values():
        row.sort(key=lambda n: n.middle)
        for left, right in pairwise(row):
            assert left.middle + left.width / 2 <= right.middle - right.width / 2 + 0.01
    assert {(r.origin, r.target) for r in picture.ribbons} == set(links)
    assert all(top < picture.height for top in by_row)
