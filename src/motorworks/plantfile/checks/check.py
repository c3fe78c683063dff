"""All checks of a plant, in one place."""

from motorworks.plant import Plant
from motorworks.plantfile.checks.buffers import check_buffers
from motorworks.plantfile.checks.calendars import check_calendars
from motorworks.plantfile.checks.carriers import wire_carriers
from motorworks.plantfile.checks.circles import check_circles
from motorworks.plantfile.checks.dates import check_dates
from motorworks.plantfile.checks.designs import check_designs
from motorworks.plantfile.checks.disturbances import check_disturbances
from motorworks.plantfile.checks.flow import check_flow
from motorworks.plantfile.checks.lines import check_lines
from motorworks.plantfile.checks.materials import check_materials
from motorworks.plantfile.checks.models import check_models
from motorworks.plantfile.checks.names import check_names
from motorworks.plantfile.checks.outlets import check_outlets
from motorworks.plantfile.checks.people import check_people
from motorworks.plantfile.checks.positions import check_positions
from motorworks.plantfile.checks.projects import check_projects
from motorworks.plantfile.checks.rampup import check_rampup
from motorworks.plantfile.checks.research import check_research
from motorworks.plantfile.checks.shipping import check_shipping
from motorworks.plantfile.checks.size import check_size
from motorworks.plantfile.checks.sources import check_sources
from motorworks.plantfile.checks.stations import check_stations
from motorworks.plantfile.checks.supplies import check_supplies
from motorworks.plantfile.checks.supply import check_supply
from motorworks.plantfile.checks.timetables import check_timetables
from motorworks.plantfile.checks.tours import check_tours
from motorworks.plantfile.checks.transports import check_transports
from motorworks.plantfile.checks.wiring import wire
from motorworks.plantfile.findings import Findings


def check(plant: Plant, findings: Findings) -> None:
    """Add to the findings what is wrong with a plant as a whole.

    The way of the parts is followed only where every link is there: what follows from a
    missing link would be said twice.

    Parameters
    ----------
    plant
        The plant as read; with findings it may hold stand-ins.
    findings
        Takes what is wrong.
    """
    if not check_size(plant, findings):
        return
    unique = check_names(plant, findings)
    check_models(plant, findings)
    check_designs(plant, findings)
    check_materials(plant, findings)
    check_calendars(plant, findings)
    check_buffers(plant, findings)
    check_sources(plant, findings)
    check_lines(plant, findings)
    check_people(plant, findings)
    check_dates(plant, findings)
    check_positions(plant, findings)
    check_timetables(plant, findings)
    check_projects(plant, findings)
    check_rampup(plant, findings)
    check_disturbances(plant, findings)
    check_research(plant, findings)
    check_shipping(plant, findings)
    wiring = wire(plant, findings)
    wire_carriers(plant, wiring, findings)
    check_stations(plant, wiring, findings)
    check_transports(plant, wiring, findings)
    check_tours(plant, wiring, findings)
    check_supplies(plant, wiring, findings)
    if wiring.complete and unique:
        check_flow(plant, wiring, findings)
        check_outlets(wiring, findings)
        check_supply(plant, wiring, findings)
        check_circles(wiring, findings)
