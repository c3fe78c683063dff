"""``motorworks studio``: what keeps it from starting is said in one line."""

import socket


def test_a_port_in_use_is_refused(command):
    """With what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = command("studio", "tutorial", "--no-browser", "--port", str(port))
    assert said.code == 2
    assert f"cannot listen on 127.0.0.1, port {port}" in said.err
    assert "--port" in said.err


def test_an_address_of_another_machine_is_refused(command):
    """With an example of one that is good."""
    said = command("studio", "tutorial", "--no-browser", "--host", "not an address")
    assert said.code == 2
    assert "--host is 'not an address'; expected an address of this machine" in said.err


def test_a_plant_that_is_not_there_is_refused(command):
    """With the one that may be meant."""
    said = command("studio", "dalia", "--no-browser")
    assert said.code == 2
    assert "dalian" in said.err


def test_a_folder_that_is_not_there_is_refused(command):
    """By its name."""
    said = command("studio", "tutorial", "--no-browser", "--project", "nowhere")
    assert said.code == 2
    assert "--project nowhere: there is no such folder" in said.err
