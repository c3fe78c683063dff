"""A trace that is none, or not whole, or damaged, is said to be so."""

import json
import shutil
from pathlib import Path

import pytest

from motorworks.errors import MotorworksError, RunError
from motorworks.genealogy import find_archive, life_of, recall
from motorworks.plantfile import read_plant
from motorworks.simulation import lives, simulate

PLANT = Path(__file__).with_name("little.toml")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Give the folder of the traces of two replications, each of several files."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lives, "ROWS", 1)
        plant = read_plant(PLANT)
        simulate(plant, duration="1 h", warm_up=0, replications=2, trace=folder)
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    """Give a copy of them."""
    return Path(shutil.copytree(whole, tmp_path / "trace"))


def _files(folder):
    return sorted((folder / "replication-000" / "lives").glob("*.lives"))


def test_several_files_are_one_trace(whole):
    """With a file for every fetch of the kernel the numbers go on."""
    assert len(_files(whole)) > 10
    archive = find_archive(whole)
    assert archive.whole
    assert archive.until == 3600.0
    assert life_of(archive, archive.motor(archive.motors)).motor == archive.motors


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_no_such_motor(whole, number):
    """The message says how many there are."""
    archive = find_archive(whole)
    with pytest.raises(MotorworksError, match=f"{archive.motors} motors left .* from 1"):
        archive.motor(number)


@pytest.mark.parametrize("part", [-1, 10**6, 2**62])
def test_no_such_part(whole, part):
    """Neither its life nor where it went."""
    archive = find_archive(whole)
    for ask in (lambda: life_of(archive, part), lambda: recall(archive, [part])):
        with pytest.raises(MotorworksError, match="knows no such part"):
            ask()


@pytest.mark.parametrize(
    ("lot", "told"),
    [
        ("magnets", "SUPPLY/NUMBER. Supplies of this plant: magnets"),
        ("glue/1", "Supplies of this plant: magnets"),
        ("magnets/0", "magnets delivered .* lots"),
        ("magnets/x", "numbered from 1"),
        ("/", "Supplies of this plant: magnets"),
    ],
)
def test_no_such_lot(whole, lot, told):
    """The message says what there is."""
    with pytest.raises(MotorworksError, match=told):
        find_archive(whole).lot(lot)


def test_folders_without_a_trace(tmp_path, whole):
    """No folder, an empty one, a replication that was not traced."""
    with pytest.raises(MotorworksError, match="there is no such folder"):
        find_archive(tmp_path / "nowhere")
    with pytest.raises(MotorworksError, match="holds no trace; make one with"):
        find_archive(tmp_path)
    with pytest.raises(MotorworksError, match="replication 7; there are: 0, 1"):
        find_archive(whole, 7)
    assert find_archive(whole, 1).motors == find_archive(whole / "replication-001").motors


def test_an_interrupted_trace_goes_as_far_as_it_goes(folder):
    """What a killed run leaves: no end, the last files missing."""
    (folder / "replication-000" / "lives" / "end.json").unlink()
    for path in _files(folder)[len(_files(folder)) // 2 :]:
        path.unlink()
    archive = find_archive(folder)
    assert not archive.whole
    assert 0 < archive.until < 3600
    assert life_of(archive, archive.motor(1)).motor == 1
    for path in _files(folder):
        path.unlink()
    with pytest.raises(MotorworksError, match="interrupted before anything"):
        find_archive(folder)


@pytest.mark.parametrize("which", [0, 3, -1])
def test_a_missing_file(folder, which):
    """It is named."""
    path = _files(folder)[which]
    path.unlink()
    with pytest.raises(RunError, match=f"{path.name}: damaged: the file is missing"):
        find_archive(folder)


@pytest.mark.parametrize("cut", [0, 5, 11, 40, 300])
def test_a_file_that_was_cut(folder, cut):
    """Whatever is left of it."""
    path = _files(folder)[2]
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(RunError, match=f"{path.name}: damaged"):
        find_archive(folder)


def test_every_changed_byte_is_noticed(folder):
    """A bit turned over anywhere behind the header is an error, not another life."""
    path = _files(folder)[0]
    whole = path.read_bytes()
    for at in range(12 + int.from_bytes(whole[8:12], "little"), len(whole)):
        if at % 7 if _packed(whole, at) else at % 8:  # the others may be what fills up to eight
            continue
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 16]) + whole[at + 1 :])
        with pytest.raises(RunError, match=f"{path.name}: damaged"):
            _everything(folder)


def _packed(whole, at):
    """Tell whether a byte is one of the packed rows."""
    head = 12 + int.from_bytes(whole[8:12], "little")
    arrays = json.loads(whole[12:head])["arrays"]
    spans = [(arrays[name][1], arrays[name][2]) for name in ("parts.data", "machines.data")]
    return any(head + begin <= at < head + begin + length for begin, length in spans)


def _everything(folder):
    """Look up all that is in the first file."""
    archive = find_archive(folder)
    archive.rows(range(20))
    for machine in range(archive.names.machines):
        archive.machine(machine, 0.0, 1.0, lives.STATE)


def test_names_that_are_none(folder):
    """A note that is no JSON, or of something else."""
    note = folder / "replication-000" / "lives" / "names.json"
    for text in ("{", "{}", "[]"):
        note.write_text(text)
        with pytest.raises(MotorworksError, match="holds no trace"):
            find_archive(folder)
