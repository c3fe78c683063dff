"""A ramp-up: the page."""

from motorworks.rampup import Ramp
from motorworks.report.money import purse_of
from motorworks.report.studies.ramp_learning import learning_section
from motorworks.report.studies.ramp_levers import levers_section
from motorworks.report.studies.ramp_output import output_section
from motorworks.report.studies.ramp_service import service_section
from motorworks.report.studies.ramp_struck import struck_section
from motorworks.report.studies.ramp_terminal import ramp_summary
from motorworks.report.studies.ramp_words import NEAR, ramp_facts, ramp_precision, ramp_sentence
from motorworks.report.studies.study import Study

__all__ = ["ramp_study", "ramp_summary"]


def ramp_study(found: Ramp) -> Study:
    """Give the page of a ramp-up."""
    plan = [p for p in found.periods if p.planned is not None and p.share is not None]
    near = all(abs((p.share or 0) - (p.planned or 0)) <= NEAR for p in plan)
    sections = [output_section(found)]
    if found.struck:
        sections.append(struck_section(found, found.struck))
    if found.pulls:
        sections.append(levers_section(found, purse_of(found.plant)))
    if found.fits:
        sections.append(learning_section(found))
    sections.append(service_section(found))
    return Study(
        kind="ramp-up",
        plant=found.plant,
        chip=("Near the plan" if near else "Off the plan") if plan else "",
        style="reached" if near else "missed",
        sentence=ramp_sentence(found),
        precision=ramp_precision(found),
        facts=ramp_facts(found),
        intervals="Intervals are 95 % Student-t intervals over replications; levers are set "
        "against the plant as it is replication by replication, with common random numbers.",
        sections=tuple(sections),
    )
