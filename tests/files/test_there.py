"""What a path names."""

import pytest

from motorworks.files import is_folder, is_there


def test_files_and_folders(tmp_path):
    """As they are."""
    (tmp_path / "file").touch()
    assert is_there(tmp_path)
    assert is_folder(tmp_path)
    assert is_there(tmp_path / "file")
    assert not is_folder(tmp_path / "file")
    assert not is_there(tmp_path / "none")


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_what_the_system_refuses_is_nothing(name):
    """And no error, so that the message about it can be given where it is opened."""
    assert not is_there(name)
    assert not is_folder(name)
