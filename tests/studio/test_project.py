"""Paths from outside stay in the project."""

import pytest

from motorworks.errors import MotorworksError
from motorworks.studio.project import Project

BAD = ["", "..", "../x", "a/../b", "/etc/passwd", "a//b", ".", "a\\b", "c:x", "a\0b", "x" * 300]


@pytest.mark.parametrize("name", BAD)
def test_no_path_leads_out(tmp_path, name):
    """Not by dots, roots, drives or signs that are none of a name."""
    with pytest.raises(MotorworksError):
        Project(tmp_path, "plant").inside(name)


def test_no_link_leads_out(tmp_path):
    """A link within the folder that points outside is refused."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path)
    project = Project(tmp_path / "in", "plant")
    with pytest.raises(MotorworksError, match="leads out"):
        project.inside("link/plant.toml")


def test_names_within_are_given(tmp_path):
    """Below the project, or below a folder in it."""
    project = Project(tmp_path, "my/Plant 1.toml")
    assert project.inside("a/b.toml") == tmp_path / "a" / "b.toml"
    assert project.kept == tmp_path / "motorworks-out" / "studio" / "Plant-1"
