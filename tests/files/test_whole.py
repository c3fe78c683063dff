"""Files whole or not at all."""

import os

import pytest

from motorworks.files import whole


def write(path, text):
    """Write a text whole."""
    with whole(path) as part:
        part.write_text(text)


def test_a_file_is_written_and_replaced_and_nothing_lies_beside_it(tmp_path):
    """Whatever was there before."""
    path = tmp_path / "file"
    for text in ("first", "second"):
        write(path, text)
        assert path.read_text() == text
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_what_was_there_stays_after_an_error(tmp_path, error):
    """Half of a file is never seen, Ctrl-C or not."""
    path = tmp_path / "file"
    write(path, "old")

    def stopped():
        with whole(path) as part:
            part.write_text("half of the n")
            raise error

    with pytest.raises(error):
        stopped()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path):
    """The link stays one, and the file it names is written."""
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write(tmp_path / "link", "text")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "text"


def test_what_is_no_ordinary_file_is_left_alone(tmp_path):
    """A pipe stands for all devices: nobody's /dev/null becomes a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="no ordinary file"):
        write(pipe, "text")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize("path", ["", ".", "/", "..", "a/.."])
def test_a_folder_or_nothing_is_no_file(tmp_path, monkeypatch, path):
    """The reason is said in words."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OSError, match=r"needs a name|folder"):
        write(type(tmp_path)(path), "text")
