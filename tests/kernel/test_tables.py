"""The tables behind the random numbers."""

import importlib.util
import re
from pathlib import Path

import pytest

from motorworks.kernel import tables

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def generator():
    """Give the script that writes the tables."""
    path = ROOT / "tools/random_tables.py"
    spec = importlib.util.spec_from_file_location("random_tables", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(generator):
    """Give the tables made anew."""
    return generator.tables()


def test_both_files_are_what_the_script_writes(generator, made):
    """Nobody has edited the numbers by hand."""
    assert generator.PYTHON.read_text(encoding="utf-8") == generator.python_text(made)
    assert generator.CPP.read_text(encoding="utf-8") == generator.cpp_text(made)


def test_both_files_hold_the_same_numbers(generator, made):
    """Every number of the header stands in the module, in the same order."""
    header = generator.CPP.read_text(encoding="utf-8")
    found = re.findall(r"-?0x[01]\.[0-9a-f]+p[+-]\d+", header)
    ours = [x for name in made for x in getattr(tables, name)]
    assert [float.fromhex(x) for x in found] == ours


def test_ziggurats_begin_their_tails_where_the_literature_says(made):
    """The tails of 256 layers begin at the published points.

    Marsaglia and Tsang (2000) give 7.69711747013104972 and 3.6541528853610088.
    """
    assert made["EXPONENTIAL_EDGE"][1] == 7.69711747013104972
    assert made["NORMAL_EDGE"][1] == 3.6541528853610088


@pytest.mark.parametrize("law", ["EXPONENTIAL", "NORMAL"])
def test_layers_have_equal_areas(law):
    """Each layer is as large as the lowest with its tail."""
    edge, height = getattr(tables, f"{law}_EDGE"), getattr(tables, f"{law}_HEIGHT")
    area = edge[0] * height[1]
    for i in range(1, 256):
        assert edge[i] * (height[i + 1] - height[i]) == pytest.approx(area, rel=1e-9)
