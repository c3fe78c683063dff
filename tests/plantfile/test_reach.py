"""Where plants of others are read, they name files in some folders only."""

import pytest

from motorworks.plantfile import check_plant, reach
from motorworks.plantfile.reach import is_in_reach, reach_only


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Give a folder that alone is in reach, with a plant in it and one beside it."""
    monkeypatch.setattr(reach, "_folders", ())
    folder = tmp_path / "project"
    folder.mkdir()
    for path in (folder / "own.toml", tmp_path / "secret.toml"):
        path.write_text('[plant]\nbased_on = "tutorial"\n[secret]\npassword = "hunter2"\n')
    (folder / "link.toml").symlink_to(tmp_path / "secret.toml")
    reach_only([folder])
    return folder


OUTSIDE = ("../secret.toml", "link.toml", "/etc/hosts.conf", "x/../../secret.toml", "\\0.toml")


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_is_read(project, name):
    """Not by dots, not by a link, not by a full path; and nothing of it is told."""
    plant, findings = check_plant(f"[plant]\nbased_on = '{name}'\n", folder=project)
    told = " ".join(map(str, findings))
    assert plant is None
    assert "hunter2" not in told
    assert "secret'" not in told
    assert "outside the folders" in told or "no such file" in told


def test_what_is_inside_is_read(project):
    """As ever."""
    _, findings = check_plant('[plant]\nbased_on = "own.toml"\n', folder=project)
    assert "secret" in " ".join(map(str, findings))


def test_a_base_of_a_base_is_held_back_as_well(project):
    """However many there are between."""
    (project / "middle.toml").write_text('[plant]\nbased_on = "../secret.toml"\n')
    plant, findings = check_plant('[plant]\nbased_on = "middle.toml"\n', folder=project)
    assert plant is None
    assert "outside the folders" in " ".join(map(str, findings))


def test_without_a_word_everything_is_in_reach(tmp_path, monkeypatch):
    """A command reads what its user may read."""
    monkeypatch.setattr(reach, "_folders", ())
    assert is_in_reach(tmp_path / ".." / "x.toml")
