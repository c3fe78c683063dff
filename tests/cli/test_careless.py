"""What careless hands give: a clear message, the usual exit code, and nothing half done."""

import os
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from motorworks.plantfile import load
from motorworks.simulation import save_run, simulate, warm
from motorworks.workbook import write_template

SHORT = ("--for", "2h", "--warm-up", "0", "--replications", "1")
RUN = ("run", "tutorial", "--no-report", *SHORT)
STUDY = ("tutorial", "--for", "8h", "--warm-up", "0", "--replications", "1")
BRIDGE, IMPROVE = ("bridge", *STUDY), ("improve", *STUDY)
UNCERTAIN = ("run", "ranges.toml", "--uncertain", "--no-report", "--draws", "4", *SHORT)
FROM = ("run", "tutorial", "--no-report", "--for", "2h", "--replications", "1", "--from-state")
MAKE = ("new", "made.toml", "--from-excel")
LONG = "x" * 300

WRONG_TIMES = ("", " ", "-1", "-3 d", "nan", "inf", "1e308 y", "ü", "１ d", "1 d 2 h", "--")
FEW_TIMES = ("", "nan", "-1")
WRONG_NUMBERS = ("", "-1", "nan", "inf", "1e99", "1.5", "ü", str(2**63), "9" * 30)

FAILURES = (
    # ---- times: what was given is named, and what was expected ----
    *(
        ((*verb, f"--{option}={wrong}"), 2, (repr(wrong), "expected a"))
        for verb, option, given in (
            (RUN, "for", WRONG_TIMES),
            *((verb, "for", FEW_TIMES) for verb in (BRIDGE, IMPROVE, UNCERTAIN)),
            *((verb, "warm-up", FEW_TIMES) for verb in (RUN, BRIDGE, IMPROVE, UNCERTAIN)),
        )
        for wrong in given
    ),
    *(((*verb, "--for=0"), 2, ("'0'", "more than 0")) for verb in (RUN, BRIDGE, IMPROVE)),
    *(((*verb, "--for=auto"), 2, ("'auto'",)) for verb in (RUN, BRIDGE, IMPROVE)),
    *(((*FROM, "good.state", f"--settle={wrong}"), 2, (repr(wrong),)) for wrong in FEW_TIMES),
    *(((*UNCERTAIN, f"--settle={wrong}"), 2, (repr(wrong),)) for wrong in FEW_TIMES),
    ((*RUN, "--for=1e99"), 2, ("a run of 3.171e+91 years", "5,000")),
    # ---- numbers ----
    *(
        ((*verb, f"--{option}={wrong}"), 2, (f"--{option}", "Input should be"))
        for verb, option, given in (
            (RUN, "seed", WRONG_NUMBERS),
            *((verb, "seed", WRONG_NUMBERS[-1:]) for verb in (BRIDGE, IMPROVE, UNCERTAIN)),
            *((verb, "jobs", ("-1", "inf")) for verb in (RUN, BRIDGE, IMPROVE, UNCERTAIN)),
            *((verb, "replications", ("0", "")) for verb in (RUN, BRIDGE, IMPROVE, UNCERTAIN)),
        )
        for wrong in given
    ),
    *(((*UNCERTAIN, f"--draws={n}"), 2, ("--draws",)) for n in ("0", "-1", "nan", "")),
    *(((*UNCERTAIN, f"--spread={s}"), 2, (repr(s), "pert")) for s in ("", "normal", "ü")),
    *(
        ((*IMPROVE, f"--gain={wrong}"), 2, (f"gain is {wrong!r}", "share above 0"))
        for wrong in ("", "0", "-1", "nan", "inf", "1e99", "ü", "%", "5 %%", "5 percent")
    ),
    *(
        ((*IMPROVE, f"--to={wrong}"), 2, (f"to is {wrong!r}", "parts a year"))
        for wrong in ("", "0", "-1", "nan", "inf", "1e99", "ü", "Target", "5%")
    ),
    *(
        (("select", "tutorial", "good.toml", f"--difference={wrong}"), 2, ("difference is",))
        for wrong in ("", "0", "-1", "nan", "inf", "ü", "-1%")
    ),
    (("select", "tutorial"), 2, ("1 plants were given", "2 or more")),
    # ---- values to set ----
    *(
        (("check", "tutorial", "--set", wrong), 2, (repr(wrong), "line.NAME.places=10"))
        for wrong in ("", "=", "a", "a=", "=1", "..=1", "line..x=1", '"=1', "ü=1", "line=2")
    ),
    *(
        ((*verb, "--set", f"plant.target={wrong}"), 2, ("target is", "must be"))
        for verb in (RUN, BRIDGE, IMPROVE, ("check", "tutorial", "--no-advice"))
        for wrong in ("nan", "-1", "", '"ü"', "[1", "{")
    ),
    (("check", "tutorial", "--set", "line.stator.places=1"), 2, ("no 'stator'", "stators")),
    (("check", "tutorial", "--set", "plant.target=" + "[" * 5000), 2, ("no path and value",)),
    # ---- options that contradict each other ----
    *(
        ((*UNCERTAIN, *more), 2, (more[0], "does not go with --uncertain"))
        for more in (
            ("--from-state", "good.state"),
            ("--save-state", "s"),
            ("--trace",),
            ("--precision", "1%"),
        )
    ),
    *(((*RUN, f"--precision={p}"), 2, ("precision is", "a share")) for p in ("", "0", "nan", "ü")),
    ((*RUN, "--settle", "1h"), 2, ("--settle", "--from-state")),
    ((*FROM, "good.state", "--warm-up", "1h"), 2, ("--warm-up", "--settle")),
    (("new", "a", "--like", "tutorial", "--from-excel", "b"), 2, ("two beginnings",)),
    # ---- plants that are none ----
    *(
        ((verb, *given, wrong), 2, words)
        for verb, *given in (("check",), ("check", "--no-advice"), ("run",))
        for wrong, words in (
            ("nowhere", ("no shipped plant 'nowhere'",)),
            (LONG, ("no shipped plant 'xxx",)),
            ("nowhere.toml", ("nowhere.toml: there is no such file",)),
            (f"{LONG}.toml", ("cannot be read: File name too long",)),
            ("file/plant.toml", ("cannot be read: Not a directory",)),
            ("folder", ("folder: this is a directory", "Name a file")),
            ("pipe", ("pipe: this is no ordinary file",)),
            ("file", ("file:1: this is no TOML",)),
            ("noise.toml", ("noise.toml:1:", "UTF-8")),
            ("nul.toml", ("nul.toml:1:", "TOML")),
            ("empty.toml", ("empty.toml", "[plant]")),
            ("cut.xlsx", ("cut.xlsx: this is no Excel workbook, or it is damaged",)),
            ("", (": this is a directory",)),
        )
    ),
    (("run", LONG, "--uncertain"), 2, ("no shipped plant",)),
    (("run", "tutorial", "--uncertain", *SHORT), 2, ("no range", "ranges = {")),
    (("improve", LONG), 2, ("no shipped plant",)),
    (("template", "new.xlsx", "--plant", LONG), 2, ("no shipped plant",)),
    (("template", "new.xlsx", "--plant", "folder"), 2, ("is a directory",)),
    (("new", "made", "--like", "tutorail"), 2, ("Did you mean 'tutorial'",)),
    (("new", "made", "--like", "good.toml"), 2, ("no shipped plant",)),
    # ---- workbooks that are none ----
    *(
        ((*MAKE, f"{wrong}.xlsx"), 2, (f"{wrong}.xlsx", *words))
        for wrong, *words in (
            ("nowhere", "no such file"),
            ("folder", "no ordinary file"),
            ("pipe", "no ordinary file"),
            ("cut", "damaged"),
            ("rotten", "damaged"),
            ("empty", "no Excel workbook"),
            ("comma", "no Excel workbook"),
            ("archive", "no Excel workbook"),
            ("locked", "with a password"),
            ("bare", "no sheet 'Plant'"),
            ("huge", "name"),
        )
    ),
    ((*MAKE, f"{LONG}.xlsx"), 2, ("File name too long",)),
    (("check", "locked.xlsx"), 2, ("password",)),
    # ---- states that are none ----
    *(
        ((*FROM, wrong), 2, (f"{wrong}: ", *words))
        for wrong, *words in (
            ("nowhere", "cannot be read: No such file"),
            ("folder", "cannot be read: Is a directory"),
            (LONG, "File name too long"),
            ("file", "holds no saved state", "--save-state"),
            ("empty.state", "holds no saved state"),
            ("good.xlsx", "holds no saved state"),
            ("cut.state", "damaged", "--save-state"),
            ("rotten.state", "damaged"),
            ("tandem.state", "does not fit", "plant 'tandem20'", "--save-state"),
        )
    ),
    ((*FROM, "good.state", "--set", "line.stators.lines=3"), 2, ("good.state: ", "does not fit")),
    # ---- runs and cases that are none ----
    *(
        ((*verb, wrong, *more), 1, (wrong[:20], "holds no run", "--out"))
        for verb, more in ((("report",), ()), (("export",), ("--out", "new.xlsx")))
        for wrong in ("folder", "cut-run", "old-run")
    ),
    *((("report", wrong), 1, ("holds no run",)) for wrong in ("file", "nowhere", LONG)),
    *((("export", w, "--out", "new.xlsx"), 2, ()) for w in ("file", "nowhere", LONG, "pipe")),
    *(
        (("validate", "--cases", wrong), 2, (wrong[:20], *words))
        for wrong, *words in (
            ("nowhere", "no such file", "exact, own, works"),
            (LONG, "File name too long"),
            ("folder", "case.toml"),
            ("file", "not JSON"),
            ("noise.toml", "UTF-8"),
            ("good.toml", "not JSON"),
        )
    ),
    (("validate", "--only", "V99"), 2, ("V99",)),
    # ---- places that cannot be written to ----
    *(
        ((*verb, "--out", wrong), 1, ("cannot be written", *words))
        for verb in (("run", "tutorial", *SHORT), (*RUN, "--trace"), BRIDGE, IMPROVE)
        for wrong, *words in (
            ("file", "file: ", "it is a file and no folder"),
            ("file/in", "Not a directory"),
            (LONG, "File name too long"),
        )
    ),
    *(
        ((*verb, wrong), 1, ("cannot be written", *words))
        for verb in ((*RUN, "--save-state"), (*IMPROVE, "--write"))
        for wrong, *words in (
            ("folder", "folder: ", "there is a folder of that name"),
            ("pipe", "pipe: ", "no ordinary file"),
            ("file/in", ""),
            ("", "a file needs a name"),
            (LONG, "File name too long"),
        )
    ),
    ((*IMPROVE, "--write", "good.toml"), 2, ("good.toml exists already",)),
    *(
        ((*verb, wrong), 1, ("written", *words))
        for verb in (("export", "tutorial", "--out"), ("template",))
        for wrong, *words in (
            ("file/in", "file/in.xlsx", "Not a directory"),
            ("none/in", "none/in.xlsx", "No such file or directory"),
            ("", "a file needs a name"),
            (LONG, "File name too long"),
        )
    ),
    (("export", "tutorial", "--out", "folder.xlsx"), 1, ("there is a folder of that name",)),
    (("export", "tutorial", "--out", "pipe.xlsx"), 1, ("no ordinary file",)),
    (("template", "good.xlsx"), 2, ("good.xlsx exists already",)),
    (("new", "good.toml"), 2, ("good.toml exists already",)),
    (("new", "file/in"), 1, ("file/in.toml: cannot be written: Not a directory",)),
    (("new", LONG), 1, ("cannot be written: File name too long",)),
    *(
        (("report", "run", "--out", wrong), 1, ("cannot write the report", *words))
        for wrong, *words in (
            ("folder", "there is a folder of that name"),
            ("pipe", "no ordinary file"),
            ("", "a file needs a name"),
            ("file/in", ""),
            (LONG, "File name too long"),
        )
    ),
    # ---- nothing that could be measured ----
    *(((*verb, "--for", "1h"), 1, ("no working time",)) for verb in (BRIDGE, IMPROVE)),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Give a folder with all that careless hands may name."""
    folder = tmp_path_factory.mktemp("careless")
    plant = load("tutorial")
    run = simulate(plant, duration="8h", warm_up=0, seed=1)
    for name in ("run", "cut-run", "old-run"):
        save_run(run, folder / name)
    cut(folder / "cut-run/traces.npz")
    (folder / "old-run/run.json").write_text('{"seed": 1}')
    warm(plant, "1h").save(folder / "good.state")
    warm(load("tandem20"), "10 min").save(folder / "tandem.state")
    write_template(folder / "good.xlsx", plant)
    for name in ("folder", "folder.xlsx"):
        (folder / name).mkdir()
    for name in ("pipe", "pipe.xlsx"):
        os.mkfifo(folder / name)
    for name in ("empty.toml", "empty.xlsx", "empty.state"):
        (folder / name).touch()
    text = (Path(__file__).parents[2] / "src/motorworks/plantfile/plants/tutorial.toml").read_text()
    (folder / "good.toml").write_text(text)
    (folder / "ranges.toml").write_text(f"{text}\n{RANGE}")
    (folder / "file").write_text("neither this nor that")
    (folder / "comma.xlsx").write_text("name;line\na;b\n")
    (folder / "noise.toml").write_bytes(bytes(range(128, 256)))
    (folder / "nul.toml").write_bytes(bytes(100))
    # What Excel writes with a password begins like this: no archive, but a compound file.
    (folder / "locked.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000))
    with zipfile.ZipFile(folder / "archive.xlsx", "w") as archive:
        archive.writestr("hello.txt", "no workbook")
    damaged(folder)
    workbooks(folder)
    return folder


RANGE = "[plant.ranges]\ntarget = [90_000, 110_000]\n"


def cut(path):
    """Take the second half of a file away."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def damaged(folder):
    """Write the first half of what is good, and all of it with some bytes turned.

    Its second half stays: the list of what is in an archive stands at its end, by which it is
    known to be one.
    """
    for suffix in ("xlsx", "state"):
        data = (folder / f"good.{suffix}").read_bytes()
        (folder / f"cut.{suffix}").write_bytes(data[: len(data) // 2])
        turned = bytearray(data)
        some = slice(len(data) // 4, len(data) // 2, 97)
        turned[some] = bytes(b ^ 85 for b in turned[some])
        (folder / f"rotten.{suffix}").write_bytes(turned)


def workbooks(folder):
    """Write a workbook with nothing in its sheets, and one with cells as large as they can be."""
    import xlsxwriter

    with xlsxwriter.Workbook(folder / "bare.xlsx") as book:
        book.add_worksheet("Sheet1")
    with xlsxwriter.Workbook(folder / "huge.xlsx") as book:
        sheet = book.add_worksheet("Plant")
        for row in range(20):
            sheet.write_row(row, 0, ["x" * 32_767] * 3)


def listing(folder):
    """Give all that lies in a folder, with its size."""
    return {p: p.stat().st_size for p in folder.rglob("*")}


@pytest.mark.parametrize(
    ("arguments", "code", "words"), FAILURES, ids=[" ".join(a)[:60] for a, _, _ in FAILURES]
)
def test_a_mistake_is_said_and_leaves_nothing(command, place, monkeypatch, arguments, code, words):
    """What was given, what was expected, what to do; and no file more or less than before."""
    monkeypatch.chdir(place)
    before = listing(place)
    said = command(*arguments)
    text = said.out + said.err
    assert "Traceback" not in text
    assert "fault of Motorworks" not in text
    assert said.code == code, text
    for word in words:
        assert word in text
    assert text.strip()
    assert listing(place) == before


def test_a_name_that_leads_elsewhere_makes_one_folder(command, tmp_path):
    """The name of a plant is what somebody wrote, and no path."""
    for name in ("../../elsewhere", "/elsewhere", "..", " "):
        said = command("run", "tutorial", *SHORT, "--set", f'plant.name="{name}"')
        assert said.code == 0, said.err
    assert {p.name for p in tmp_path.iterdir()} == {"motorworks-out"}
    made = {p.name for p in (tmp_path / "motorworks-out").iterdir()}
    assert made == {"-..-elsewhere", "-elsewhere", "plant"}


# ---- Ctrl-C ----


@pytest.fixture
def pressed():
    """Press Ctrl-C after a while in a command that has begun."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timers = []

    def after(seconds):
        timers.append(threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT)))
        timers[-1].start()

    yield after
    for timer in timers:
        timer.cancel()
        timer.join()
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_keeps_what_was_simulated(command, tmp_path, monkeypatch):
    """A report of the part that was measured, and whole files."""

    def press(_watch, progress):
        if progress.time > 30 * 86400:
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("motorworks.cli.progress.Watch.take", press)
    options = ("--for", "4900y", "--warm-up", "1d", "--replications", "1", "--out", "out")
    said = command("run", "tutorial", *options)
    assert said.code == 130
    assert "stopping; what has been simulated so far is kept" in said.err
    assert (tmp_path / "out/report.html").read_text().endswith("</html>")
    assert command("export", "out", "--out", "run.xlsx").code == 0
    assert not [p for p in tmp_path.rglob("*") if p.suffix in (".tmp", ".part")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "tutorial", "--for", "1d", "--warm-up", "4900y", "--save-state", "out/state"),
        ("bridge", "tutorial", "--for", "900y", "--out", "out"),
        ("improve", "tutorial", "--for", "900y", "--write", "out/new.toml"),
        ("validate", "--cases", "own"),
    ],
)
def test_ctrl_c_ends_with_130(command, tmp_path, pressed, arguments):
    """In words, and no file is written, not even half of it."""
    pressed(0.5)
    said = command(*arguments)
    assert said.code == 130
    assert "stopped" in said.err
    assert "Traceback" not in said.err
    assert not [p for p in (tmp_path / "out").rglob("*") if p.is_file()]


# ---- what only a process of its own shows ----

MOTORWORKS = (sys.executable, "-c", "from motorworks.cli.app import main; main()")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a device of Linux")
@pytest.mark.parametrize("arguments", [("plants",), ("schema",)])
def test_a_full_disk_is_said(arguments):
    """By standard error, for nothing more goes onto standard output."""
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            (*MOTORWORKS, *arguments), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ended.returncode == 1
    assert ended.stderr == ("motorworks: the output cannot be written: No space left on device\n")


@pytest.mark.parametrize("arguments", [("plants",), ("schema",)])
def test_a_reader_may_leave(arguments):
    """As head does after its first line: nothing is wrong, and nothing is said."""
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        (*MOTORWORKS, *arguments), stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, "")
