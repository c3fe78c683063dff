"""The pages of the proof, made from a run of some cases."""

import dataclasses
import re

import pytest

from motorworks.kernel import ReferenceKernel
from motorworks.validation import members, read_works
from motorworks.validation.page import judge_all, keys_page, plain, proof_page

CHOSEN = ["V11", "H02", "tool-life"]


@pytest.fixture(scope="module")
def judged():
    """Give a case of each set, judged."""
    return judge_all(members(only=CHOSEN), kernel=ReferenceKernel)


def test_every_measure_of_every_case_has_a_row(judged):
    """With exact value, simulated one, replications and verdict."""
    page = proof_page(judged)
    assert re.findall(r"^### (\S+):", page, re.M) == CHOSEN
    assert len(re.findall(r"^\|.*\| holds \|$", page, re.M)) == sum(
        len(member.case.measures) for member in members(only=CHOSEN)
    )
    assert "| time of nth output OUT n=10 | 88 | 88 |  | 1 | holds |" in page
    for each in judged:
        assert plain(each.member.case.derivation) in page


def test_counts_stand_at_the_top(judged):
    """By set and of all, with version and seed."""
    top = proof_page(judged).split("## Set")[0]
    values = {each.member.set: len(each.verdicts) for each in judged}
    for name, count in values.items():
        assert f"| `{name}` | 1 | 1 | {count} | 0 | {count} |" in top
    total = sum(values.values())
    assert f"| **all** | 3 | 3 | {total} | 0 | {total} |" in top
    assert "seed 1, the compiled" in top.replace("\n", " ")


def test_an_interval_is_shown_with_its_confidence(judged):
    """From end to end."""
    first = judged[0]
    random = dataclasses.replace(first.verdicts[0], mean=10.0, half_width=0.5, n=64)
    page = proof_page([first._replace(verdicts=[random, *first.verdicts[1:]])])
    assert "| 16 | 10 | 9.5 … 10.5 (99.9 %) | 64 | holds |" in page
    assert "| **all** | 1 | 1 | 5 | 1 | 5 |" in page


def test_a_miss_says_why_and_is_counted(judged):
    """Nothing is left out that does not hold."""
    first = judged[0]
    missed = dataclasses.replace(first.verdicts[0], holds=False, why="differs by 2")
    page = proof_page([first._replace(verdicts=[missed, *first.verdicts[1:]])])
    assert "**misses**: differs by 2 |" in page
    assert "| **all** | 1 | 0 | 5 | 0 | 4 |" in page


def test_signs_of_markdown_are_plain():
    """A formula stays one, over line ends; what stands as code stays code."""
    assert plain("E[S^2] *\n a_b | <c>") == r"E\[S\^2\] \* a\_b \| \<c\>"
    assert plain("a_b of `c_d` [e]") == r"a\_b of `c_d` \[e\]"
    assert plain("a ` b_c") == r"a \` b\_c"


def test_every_key_has_cases_or_says_why_not():
    """The page of the keys leaves none open."""
    page = keys_page(read_works())
    rows = re.findall(r"^\| `(\S+)` \| (.+) \|$", page, re.M)
    assert len(rows) > 200
    assert all(cell.startswith(("[", "none needed: ")) for _, cell in rows)
    assert "no reason given" not in page
    life = page.split("## Tool\n")[1].split("\n## ")[0]
    assert "[tool-life](#case-tool-life)" in life
