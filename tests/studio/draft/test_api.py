"""Plants over HTTP: changed, undone, saved, compared; by a real server."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from motorworks.files.catalogue import path_of

WELD = ["line", "stators", "station", "weld"]


@pytest.fixture(scope="module")
def opened(studio_of: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Give a server with a plant file of its own: the tutorial's."""
    folder = tmp_path_factory.mktemp("own")
    text = path_of("tutorial").read_text(encoding="utf-8")
    (folder / "works.toml").write_text(text, encoding="utf-8")
    return studio_of(str(folder / "works.toml"), folder=folder)


class Plant:
    """A fresh copy of the plant: called with a method and a path, it asks about it."""

    def __init__(self, studio: Any) -> None:
        self.studio = studio
        self.id = f"copy-{time.monotonic_ns()}"
        code, _ = studio.ask("POST", "/api/plants", {"from": "base", "id": self.id})
        assert code == 201

    def __call__(self, method: str, path: str = "", body: object = None) -> Any:
        """Give the answer, which must be a good one."""
        code, answer = self.studio.ask(method, f"/api/plants/{self.id}{path}", body)
        assert code == 200, answer
        return answer


@pytest.fixture
def plant(opened: Any) -> Iterator[Plant]:
    """Give a copy of the plant, which is removed afterwards."""
    made = Plant(opened)
    yield made
    opened.ask("DELETE", f"/api/plants/{made.id}")


def changed(plant: Plant, *changes: dict[str, Any]) -> dict[str, Any]:
    """Give the state after changes, with its findings."""
    version = plant("GET")["version"]
    plant("POST", "/changes", {"version": version, "changes": list(changes)})
    return checked(plant)


def checked(plant: Plant) -> dict[str, Any]:
    """Give the state when it is known what is wrong."""
    for _ in range(200):
        state: dict[str, Any] = plant("GET")
        if state["checked"] == state["version"]:
            return state
        time.sleep(0.02)
    pytest.fail("no findings came")


def test_a_change_is_undone_and_done_again(plant: Plant) -> None:
    """To the same bytes, with a version that grows."""
    before = plant("GET", "/text")
    state = changed(plant, {"do": "set", "path": [*WELD, "cycle_time"], "text": "70 s"})
    after = plant("GET", "/text")
    assert after == before.replace('"60 s"', '"70 s"')
    assert state["undo"].endswith("cycle_time = 70 s")
    undone = plant("POST", "/undo", {"version": state["version"]})
    assert plant("GET", "/text") == before
    assert undone["version"] > state["version"]
    assert undone["redo"] == state["undo"]
    plant("POST", "/redo", {})
    assert plant("GET", "/text") == after


def test_undo_gives_a_changed_value_its_source_back(plant: Plant) -> None:
    """The form shows the one and the other."""

    def shown() -> tuple[str, str]:
        form = plant("GET", f"/form?path={'.'.join(WELD)}")
        fields = [f for head in form["heads"] for f in head["fields"]]
        return next((f["source"], f["note"]) for f in fields if f["key"] == "cycle_time")

    reference = {"do": "add", "path": ["reference", "S1"], "values": {"title": "A survey"}}
    source = {"do": "set", "path": [*WELD, "sources", "cycle_time"], "text": "S1"}
    changed(plant, reference, source)
    before = plant("GET", "/text")
    assert shown() == ("S1", "")
    changed(plant, {"do": "set", "path": [*WELD, "cycle_time"], "text": "70 s"})
    assert shown() == ("assumption", "changed in the studio from 60 s (S1)")
    plant("POST", "/undo", {})
    assert plant("GET", "/text") == before
    assert shown() == ("S1", "")


def test_a_change_of_another_version_is_refused(plant: Plant) -> None:
    """Whoever made it looks again."""
    change = {"do": "set", "path": [*WELD, "power"], "text": "1 kW"}
    state = changed(plant, change)
    body = {"version": state["version"] - 1, "changes": [change]}
    code, answer = plant.studio.ask("POST", f"/api/plants/{plant.id}/changes", body)
    assert code == 409
    assert "meanwhile" in answer["error"]


def test_findings_say_where_and_propose_what_was_meant(plant: Plant) -> None:
    """The proposal is a change that can be asked for."""
    state = changed(plant, {"do": "set", "path": ["line", "stators", "station", "pack", "to"],
                            "text": "custmer"})  # fmt: skip
    assert state["errors"] == 1
    (found,) = [f for f in state["findings"] if f["severity"] == "error"]
    assert found["path"] == "line.stators.station.pack.to"
    assert found["line"] == plant("GET", "/text").split('"custmer"')[0].count("\n") + 1
    assert changed(plant, found["repair"])["errors"] == 0


def test_nothing_is_changed_if_one_change_cannot_be(plant: Plant) -> None:
    """All or none."""
    before = plant("GET", "/text")
    changes = [{"do": "set", "path": [*WELD, "power"], "text": "1 kW"},
               {"do": "remove", "path": ["buffer", "nowhere"]}]  # fmt: skip
    body = {"version": plant("GET")["version"], "changes": changes}
    code, answer = plant.studio.ask("POST", f"/api/plants/{plant.id}/changes", body)
    assert code == 422
    assert "nowhere" in answer["error"]
    assert plant("GET", "/text") == before


def test_a_form_says_what_is_written_and_what_may_be(plant: Plant) -> None:
    """With value, source and line, and the names that can be chosen."""
    form = plant("GET", "/form?path=line.stators.station.pack")
    fields = {f["key"]: f for head in form["heads"] for f in head["fields"]}
    assert fields["to"]["written"] == "customer"
    assert "customer" in fields["to"]["names"]
    assert fields["machines"]["default"] == "1"
    text = plant("GET", "/text").splitlines()
    assert text[fields["operators"]["line"] - 1].startswith("operators")
    assert form["heads"][0]["fields"][0]["key"] == "title"
    (law,) = [x for x in form["laws"] if x["law"] == "triangular"]
    assert [p["key"] for p in law["parameters"]] == ["min", "mode", "max"]


def test_differences_are_text_and_words(plant: Plant) -> None:
    """Against the file that was opened."""
    changed(plant, {"do": "set", "path": ["line", "stators", "places"], "text": "9"})
    found = plant("GET", "/diff")
    assert "-places = 5\n+places = 9" in found["text"]
    assert found["words"] == [{"path": "line.stators.places", "text": "5 → 9"}]
    assert found["steps"] == ["line.stators.places = 9"]


def test_saving_writes_the_file_with_its_comments(plant: Plant) -> None:
    """A copy asks for a name first, and writes over nothing."""
    changed(plant, {"do": "set", "path": ["line", "stators", "places"], "text": "9"})
    save = f"/api/plants/{plant.id}/save"
    assert plant.studio.ask("POST", save, {})[0] == 409
    assert plant.studio.ask("POST", save, {"name": "works.toml"})[0] == 409
    for name in ("../x.toml", "/etc/x.toml", "x.txt", "no/where.toml"):
        assert plant.studio.ask("POST", save, {"name": name})[0] in (404, 422)
    state = plant("POST", "/save", {"name": f"{plant.id}.toml"})
    assert state["saved"] is True
    written = (plant.studio.folder / f"{plant.id}.toml").read_text(encoding="utf-8")
    assert written == plant("GET", "/text")
    assert written.startswith("# The tutorial plant")


def test_a_file_that_was_changed_outside_is_not_written_over(plant: Plant) -> None:
    """It is said, and taken over or written over by wish."""
    file = plant.studio.folder / f"{plant.id}.toml"
    plant("POST", "/save", {"name": file.name})
    file.write_text(file.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    changed(plant, {"do": "set", "path": ["line", "stators", "places"], "text": "3"})
    assert plant("GET")["outside"] is True
    code, answer = plant.studio.ask("POST", f"/api/plants/{plant.id}/save", {})
    assert (code, "outside" in answer["error"]) == (409, True)
    plant("POST", "/reread", {})
    assert plant("GET", "/text").endswith("# by hand\n")
    plant("POST", "/undo", {})
    plant("POST", "/save", {"over": True})
    assert "places = 3" in file.read_text(encoding="utf-8")


def test_an_uploaded_text_is_a_plant_and_nothing_else(opened: Any) -> None:
    """Nonsense has findings; what is no text is refused."""
    code, state = opened.ask("PUT", "/api/plants/sent/text", "[plant\nname = 3")
    assert code == 200
    assert opened.ask("PUT", "/api/plants/sent/text", b"\xff\xfe")[0] == 422
    code, answer = opened.ask("POST", "/api/plants/sent/changes", {
        "version": state["version"],
        "changes": [{"do": "set", "path": ["plant", "name"], "text": "x"}]})  # fmt: skip
    assert (code, "TOML" in answer["error"]) == (422, True)
    assert opened.ask("GET", "/api/plants/sent/form?path=plant")[0] == 422
    assert opened.ask("GET", "/api/plants/sent/tree")[1]["error"] != ""
    opened.ask("DELETE", "/api/plants/sent")


def test_names_that_want_to_be_more_stay_names(plant: Plant) -> None:
    """Whatever is typed as a title stands in quotes."""
    evil = 'x"\n[sink.evil]\n<script>alert(1)</script>'
    changed(plant, {"do": "set", "path": [*WELD, "title"], "text": evil})
    fields = plant("GET", "/form?path=line.stators.station.weld")["heads"][0]["fields"]
    assert fields[0]["written"] == evil
    assert "evil" not in json.dumps(plant("GET", "/tree")["words"]).replace("sink.evil", "")


@pytest.mark.parametrize("path", ["nowhere", "line.stators.station.no", "line", "a" * 900, "..."])
def test_a_form_of_nothing_is_not_there(plant: Plant, path: str) -> None:
    """And says so."""
    code, answer = plant.studio.ask("GET", f"/api/plants/{plant.id}/form?path={path}")
    assert code == 404
    assert "there is no" in answer["error"]


def test_a_scene_is_that_of_the_last_text_without_errors(plant: Plant) -> None:
    """So the picture stays while something is being put right."""
    version = checked(plant)["version"]
    assert plant("GET", "/scene")["version"] == version
    changed(plant, {"do": "set", "path": [*WELD, "cycle_time"], "text": "soon"})
    assert plant("GET", "/scene")["version"] == version


def test_steps_outlive_a_restart(studio_of: Callable[..., Any], tmp_path: Path) -> None:
    """Text, version, what is undone: all is there again."""
    first = studio_of("tutorial", folder=tmp_path)
    change = {"do": "set", "path": [*WELD, "power"], "text": "1 kW"}
    code, state = first.ask("POST", "/api/plants/base/changes", {"version": 1, "changes": [change]})
    assert code == 200
    first.stop()
    again = studio_of("tutorial", folder=tmp_path)
    assert again.ask("GET", "/api/plants/base")[1]["version"] == state["version"]
    code, undone = again.ask("POST", "/api/plants/base/undo", {"version": state["version"]})
    assert (code, undone["saved"]) == (200, True)
    assert again.ask("POST", "/api/plants/base/undo", {})[0] == 409
