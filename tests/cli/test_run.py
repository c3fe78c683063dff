"""The main job on the command line."""

import json

import pytest

KEYS = {"plant", "seed", "replications", "version", "wall_s", "operations", "peak_mib", "kpis"}


@pytest.fixture
def run_json(command):
    """Run the tutorial plant for a shift and give the JSON."""

    def run(*more):
        said = command(
            "run", "tutorial", "--for", "8h", "--warm-up", "1h", "--seed", "7", "--json", *more
        )
        assert said.code == 0, said.err
        return json.loads(said.out)

    return run


def test_the_json_holds_what_it_promises(run_json):
    """Names that other programs rely on."""
    given = run_json("--replications", "2", "--no-report")
    assert given.keys() >= KEYS
    assert given["replications"] == 2
    plant = {k["name"]: k for k in given["kpis"] if k["scope"] == "plant"}
    for name in ("good_motors_per_year", "throughput"):
        assert plant[name].keys() == {"name", "scope", "unit", "mean", "half_width", "n"}
        assert plant[name]["mean"] > 0
        assert plant[name]["half_width"] is not None


def test_one_replication_has_no_interval(run_json):
    """Nothing is made up."""
    given = run_json("--replications", "1", "--no-report")
    assert all(k["half_width"] is None for k in given["kpis"])


def test_jobs_change_nothing(run_json):
    """Same plant, seed and version: the same figures, whatever the number of workers."""
    one = run_json("--replications", "3", "--jobs", "1", "--no-report")
    two = run_json("--replications", "3", "--jobs", "2", "--no-report")
    assert one["kpis"] == two["kpis"]
    assert one["kpis"] == run_json("--replications", "3", "--jobs", "1", "--no-report")["kpis"]


def test_a_precision_takes_as_many_replications_as_it_needs(run_json):
    """The figures are those of a run with that number given."""
    found = run_json("--precision", "1%", "--no-report", "--jobs", "1")
    given = run_json("--replications", str(found["replications"]), "--no-report", "--jobs", "2")
    assert found["precision_asked"] == 0.01
    assert found["kpis"] == given["kpis"]
    plant = {k["name"]: k for k in found["kpis"] if k["scope"] == "plant"}
    good = plant["good_motors_per_year"]
    assert good["half_width"] <= 0.01 * good["mean"] or found["replications"] == 1000


@pytest.mark.parametrize("text", ["0", "5", "half", "-1%", "nan"])
def test_a_precision_that_makes_no_sense_is_refused(command, text):
    """In words, before anything is simulated."""
    said = command("run", "tutorial", "--precision", text, "--no-report")
    assert said.code == 2
    assert "precision is" in said.err


def test_a_run_leaves_report_tables_and_itself(command, tmp_path):
    """The folder holds all that the report verb needs to write the page again."""
    said = command("run", "tutorial", "--for", "8h", "--warm-up", "0", "--out", "here")
    assert said.code == 0, said.err
    folder = tmp_path / "here"
    assert {p.name for p in folder.iterdir()} >= {
        "report.html",
        "run.json",
        "plant.toml",
        "traces.npz",
        "kpis.csv",
        "bottlenecks.csv",
    }
    assert "report.html" in said.out
    first = (folder / "report.html").read_text()
    assert command("report", "here", "--out", "again.html").code == 0
    assert len((tmp_path / "again.html").read_text()) == pytest.approx(len(first), rel=0.01)


def test_set_changes_a_value_of_the_file(command):
    """What if, without a new file."""
    said = command(
        "run",
        "tandem20",
        "--for",
        "1h",
        "--warm-up",
        "0",
        "--replications",
        "1",
        "--no-report",
        "--json",
        "--set",
        "line.line.plases=0",
    )
    assert said.code == 2
    assert "places" in said.out


def test_a_trace_is_written_on_request(command, tmp_path):
    """Every visit of every part, as Parquet."""
    import polars as pl

    said = command(
        "run",
        "tutorial",
        "--for",
        "8h",
        "--warm-up",
        "0",
        "--replications",
        "1",
        "--trace",
        "--out",
        "here",
        "--json",
    )
    assert said.code == 0, said.err
    visits = pl.read_parquet(tmp_path / "here/trace/replication-000/*.parquet")
    assert len(visits) == json.loads(said.out)["operations"]


def test_a_folder_that_holds_no_run_is_named(command):
    """The report verb says what it expects."""
    said = command("report", "nowhere")
    assert said.code == 1
    assert "nowhere" in said.err


def test_a_folder_that_cannot_be_written_is_said_before_the_run(command, tmp_path):
    """A year of simulation must not end without a place for its report."""
    (tmp_path / "file").write_text("")
    said = command("run", "tutorial", "--for", "8h", "--out", "file/here")
    assert said.code == 1
    assert "cannot be written" in said.err


# ---- with a store ----

STORED = (
    "run", "tutorial", "--for", "3d", "--warm-up", "1d", "--replications", "2", "--seed", "7",
    "--jobs", "1", "--store", "kept",
)  # fmt: skip


def test_what_is_in_the_store_is_not_simulated(command, monkeypatch):
    """The figures are those of a run; more replications simulate what is missing only.

    All but the OEE of a line: it is that of the line's bottleneck, which a run looks for over all
    of its replications, and a replication that is kept by itself.
    """
    first = json.loads(command(*STORED, "--json").out)
    assert (first["taken_from_store"], first["simulated"]) == (0, 2)
    run = json.loads(command(*STORED[:-2], "--no-report", "--json").out)
    assert [(k["name"], k["scope"], k["unit"], k["n"]) for k in first["kpis"]] == [
        (k["name"], k["scope"], k["unit"], k["n"]) for k in run["kpis"]
    ]
    for name in ("mean", "half_width"):
        here, there = (
            [k[name] for k in of["kpis"] if k["name"] != "line_oee"] for of in (first, run)
        )
        assert [v is None for v in here] == [v is None for v in there]
        known = [v for v in there if v is not None]
        assert [v for v in here if v is not None] == pytest.approx(known, rel=1e-9, abs=1e-12)
    more = json.loads(command(*STORED, "--replications", "3", "--json").out)
    assert (more["taken_from_store"], more["simulated"]) == (2, 1)

    def never(*_arguments, **_how):
        raise AssertionError("something was simulated")

    monkeypatch.setattr("motorworks.worker.compute.simulate", never)
    again = json.loads(command(*STORED, "--json").out)
    assert (again["taken_from_store"], again["simulated"]) == (2, 0)
    assert again["kpis"] == first["kpis"]
    said = command(*STORED)
    assert "2 of 2 replications were in kept, nothing was simulated" in said.out
    assert "good stators a year" in said.out


def test_a_report_is_of_a_run_whose_figures_are_kept(command, tmp_path):
    """They are, bit for bit, those that the store would have computed by itself."""
    assert command(*STORED, "--out", "here").code == 0
    assert (tmp_path / "here" / "report.html").exists()
    given = json.loads(command(*STORED, "--json").out)
    assert (given["taken_from_store"], given["simulated"]) == (2, 0)
    other = [*STORED[:-1], "other"]
    assert json.loads(command(*other, "--json").out)["kpis"] == given["kpis"]


def test_runs_and_comparisons_share_a_store(command):
    """The same replications have the same keys."""
    command(*STORED)
    words = ["compare", "tutorial", "tutorial", *STORED[2:]]
    assert command(*words).code == 0
    from motorworks.store import Store

    with Store("kept") as store:
        assert store.count() == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--warm-up", "auto"), "give --warm-up"),
        (("--uncertain",), "--store does not go with --uncertain"),
        (("--from-state", "x"), "--from-state does not go with --store"),
    ],
)
def test_what_a_store_cannot_hold_is_refused(command, more, said):
    """Before anything is simulated."""
    words = [w for w in STORED if not (more[0] == "--from-state" and w in ("--warm-up", "1d"))]
    answer = command(*words, *more)
    assert answer.code == 2
    assert said in answer.err
