"""Runs that the report is made of, simulated once."""

import threading

import pytest
from tests.report import factories

from motorworks.plantfile import load
from motorworks.report import report_html, write_report
from motorworks.simulation import simulate


@pytest.fixture(scope="session")
def tutorial_run():
    """Give three replications of the tutorial plant over two weeks."""
    return simulate(load("tutorial"), duration="14d", warm_up="1d", replications=3, seed=5)


@pytest.fixture(scope="session")
def midsize_run():
    """Give two replications of the midsize plant over three days."""
    return simulate(load("midsize"), duration="3d", warm_up="1d", replications=2, seed=5)


@pytest.fixture(scope="session")
def hostile_run():
    """Give a run of the plant whose every name attacks the page."""
    return simulate(factories.hostile_plant(), duration="1d", warm_up="1h", replications=2, seed=5)


@pytest.fixture(scope="session")
def plain_run():
    """Give one replication of a plant with one machine and nothing else said."""
    return simulate(factories.one_machine(), duration="2h", warm_up=0, seed=5)


@pytest.fixture(scope="session")
def gridlocked_run():
    """Give a run that comes to a standstill."""
    return simulate(factories.gridlocked(), duration="20h", warm_up=0, replications=2, seed=5)


@pytest.fixture(scope="session")
def cancelled_run():
    """Give a run that was stopped soon after it began, before the first part was made."""
    cancel = threading.Event()
    return simulate(
        factories.one_machine(),
        duration="2h",
        warm_up=0,
        seed=5,
        cancel=cancel,
        progress=lambda _: cancel.set(),
    )


@pytest.fixture(scope="session")
def tutorial_html(tutorial_run):
    """Give the report of the tutorial plant."""
    return report_html(tutorial_run)


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """Give the file with the report of a run, written once."""
    files = {}

    def write(run):
        if id(run) not in files:
            folder = tmp_path_factory.mktemp("report")
            files[id(run)] = write_report(run, folder / "report.html")
        return files[id(run)]

    return write


@pytest.fixture
def opened(browser, written):
    """Open the report of a run; give the page and what it asked for and complained of."""
    contexts = []

    def open_report(run, **context):
        contexts.append(browser.new_context(offline=True, **context))
        page = contexts[-1].new_page()
        watched = factories.Watched(page)
        page.goto(written(run).as_uri())
        return watched

    yield open_report
    for context in contexts:
        context.close()
