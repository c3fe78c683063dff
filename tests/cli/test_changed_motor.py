"""A motor changed with ``--set`` is another motor for every command, not for ``whatif`` alone."""

import json

import pytest

SLOTS = ("--set", "product.ni100.slots=72")
FEWER = ("--set", "product.t250.layers=6")
SHORT = ("--for", "4d", "--warm-up", "1d", "--replications", "1", "--no-report", "--json")


def test_run_simulates_the_changed_motor(command):
    """Six layers for eight: the former that holds back the line of trucks gives more an hour."""

    def formed(*sets):
        kpis = json.loads(command("run", "trucks", *SHORT, *sets).out)["kpis"]
        wanted = ("throughput_rate", "station:stator/form")
        return next(k["mean"] for k in kpis if (k["name"], k["scope"]) == wanted)

    assert formed(*FEWER) > 1.05 * formed()


def test_size_sizes_for_the_changed_motor(command):
    """Half as many pins again: a former works as much longer for the motor of 100 kW."""

    def needed(*sets):
        found = json.loads(command("size", "dalian", *sets, "--json").out)
        return {m["process"]: m["needed"] for m in found["machines"]}

    was, now = needed(), needed(*SLOTS)
    # 30 % of the mix: pins from 170.4 to 195.6 in the mean.
    ratio = now["stator/hairpin_form"] / was["stator/hairpin_form"]
    assert ratio == pytest.approx(195.6 / 170.4, rel=0.005)
    assert now["press/stamp_core"] == pytest.approx(was["press/stamp_core"])


def test_cost_pays_for_the_changed_motor(command):
    """Material by the new bill, machines by the new times."""

    def lines(*sets):
        found = json.loads(command("cost", "dalian", "--calculated", *sets, "--json").out)
        return {x["key"]: x["amount"] for x in found["calculated"]["lines"]}

    was, now = lines(), lines(*SLOTS)
    assert now["material"] != was["material"]


@pytest.mark.parametrize(
    "verb",
    ["run", "size", "siteplan", "cost", "invest", "improve", "bottleneck", "check", "warmup"],
)
def test_what_cannot_be_wound_is_refused_everywhere(command, verb):
    """54 slots on 8 poles, with the nearest that work."""
    said = command(verb, "dalian", "--set", "product.ni100.slots=54")
    assert said.code == 2
    words = said.out + said.err
    assert "2.25 slots per pole and phase" in words
    assert "48 slots on 8 poles, 72 slots on 8 poles, 54 slots on 6 poles" in words
