"""The API of jobs on a real server: orders, results, scenarios, and what is refused."""

import time
import urllib.request
from typing import Any

import pytest
from tests.studio.conftest import PATIENCE

SHORT = {"duration": "5d", "warm_up": "1d", "replications": 2}


@pytest.fixture(scope="module")
def studio(studio_of):
    """Give a server of this module's own: its tests change things."""
    return studio_of()


def done(studio: Any, job: str) -> dict[str, Any]:
    """Wait for the end of a job and give it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        code, found = studio.ask("GET", f"/api/jobs/{job}")
        assert code == 200
        if found["state"] not in ("waiting", "running"):
            return dict(found)
        time.sleep(0.05)
    pytest.fail("the job did not end", pytrace=False)


def scenario(studio: Any, title: str, places: int) -> str:
    """Make a scenario with so many places and give its id."""
    sets = [f"line.stators.places={places}"]
    code, made = studio.ask("POST", "/api/scenarios", {"title": title, "sets": sets})
    assert code == 201, made
    return str(made["id"])


def test_a_scenario_is_compared_with_the_base(studio: Any) -> None:
    """From the change to the interval, the page and the tables."""
    other = scenario(studio, "More places", 17)
    body = {"plants": ["base", other], "settings": SHORT}
    code, guess = studio.ask("POST", "/api/comparisons/estimate", body)
    assert (code, guess["runs"], guess["kept"]) == (200, 4, 0)
    code, job = studio.ask("POST", "/api/comparisons", body)
    assert code == 201, job
    found = done(studio, job["id"])
    assert found["state"] == "done", found["error"]
    assert found["command"].startswith(
        "motorworks compare plants/base.toml plants/more-places.toml"
    )
    _, result = studio.ask("GET", f"/api/jobs/{job['id']}/result")
    (output, *_) = result["differences"]
    assert output["response"] == "good_motors_per_year"
    assert output["half_width"] > 0
    assert "More places" in result["sentence"]
    _, files = studio.ask("GET", f"/api/jobs/{job['id']}/files")
    names = [one["name"] for one in files["files"]]
    assert names == ["compare.html", "differences.csv", "replications.csv"]
    _, table = studio.ask("GET", f"/api/jobs/{job['id']}/files/differences.csv")
    assert table.startswith("response,unit,of,against")
    _, guess = studio.ask("POST", "/api/comparisons/estimate", body)
    assert (guess["kept"], guess["seconds"]) == (4, 0.0)


def test_a_run_has_a_report_a_trace_and_a_workbook(studio: Any) -> None:
    """All of it comes from the verb of the command line."""
    body = {"plant": "base", "settings": {**SHORT, "trace": True}}
    code, job = studio.ask("POST", "/api/runs", body)
    assert code == 201, job
    assert done(studio, job["id"])["state"] == "done"
    _, files = studio.ask("GET", f"/api/jobs/{job['id']}/files")
    assert files["trace"].endswith(f"{job['id']}/result")
    _, replayed = studio.ask("GET", "/api/reels/traces")
    (run,) = [one for one in replayed["traces"] if one["name"] == files["trace"]]
    assert (run["title"], run["since"], run["until"]) == ("Bicycle stator workshop", 86400, 518400)
    code, scene = studio.ask("GET", f"/api/reels/traces/scene?name={run['name']}")
    assert (code, len(scene["stations"])) == (200, 5)
    assert studio.ask("GET", "/api/reels/traces/scene?name=../..")[0] == 422
    code, book = studio.ask("POST", f"/api/jobs/{job['id']}/workbook", {})
    assert (code, book["name"]) == (201, "run.xlsx")
    code, page = studio.ask("GET", f"/api/jobs/{job['id']}/page?theme=dark")
    assert code == 200
    assert '<html lang="en" data-theme="dark">' in page
    assert studio.ask("DELETE", f"/api/jobs/{job['id']}")[0] == 204
    assert studio.ask("GET", f"/api/jobs/{job['id']}")[0] == 404


def test_a_page_is_sealed_off(studio: Any) -> None:
    """Nothing in it can call the server or load anything."""
    code, job = studio.ask("POST", "/api/studies", {"plant": "base", "verb": "size"})
    assert code == 201, job
    assert done(studio, job["id"])["state"] == "done"
    with urllib.request.urlopen(f"{studio.url}/api/jobs/{job['id']}/page") as response:
        policy = response.headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts allow-modals; default-src 'none'")
    assert "connect-src" not in policy
    assert "allow-same-origin" not in policy


def test_an_open_job_is_cancelled_by_its_removal(studio: Any) -> None:
    """The first removal ends it, the second takes it away."""
    body = {"plant": "base", "settings": {**SHORT, "duration": "20y", "replications": 50}}
    _, job = studio.ask("POST", "/api/runs", body)
    code, found = studio.ask("DELETE", f"/api/jobs/{job['id']}")
    assert (code, found["state"]) == (200, "cancelled")
    assert studio.ask("GET", f"/api/jobs/{job['id']}/result")[0] == 404
    assert studio.ask("DELETE", f"/api/jobs/{job['id']}")[0] == 204


def test_a_scenario_is_renamed_adopted_and_deleted(studio: Any) -> None:
    """The base takes its values and keeps its title; undo gives the old ones back."""
    other = scenario(studio, 'Für "Ümläute" & <b>', 9)
    assert other == "fur-umlaute-b"
    _, found = studio.ask("PUT", f"/api/scenarios/{other}/title", {"title": "Nine"})
    assert found["title"] == "Nine"
    assert found["differences"][0]["words"] == "Stator line: places 5 → 9"
    _, base = studio.ask("PUT", f"/api/scenarios/{other}/base", {})
    assert base["title"] == "Bicycle stator workshop"
    _, all_now = studio.ask("GET", "/api/scenarios")
    assert {one["id"]: one["count"] for one in all_now}[other] == 0
    assert studio.ask("POST", "/api/plants/base/undo", {})[0] == 200
    assert studio.ask("DELETE", f"/api/scenarios/{other}")[0] == 204
    assert studio.ask("DELETE", "/api/scenarios/base")[0] == 409


REFUSED = [
    ("/api/comparisons", {"plants": ["base"]}, "List should have at least 2 items"),
    ("/api/comparisons", {"plants": ["base", "../x"]}, "String should match pattern"),
    ("/api/comparisons", {"plants": ["base", "base"]}, "named twice"),
    ("/api/comparisons", {"plants": ["base", "nobody"]}, "there is no plant 'nobody'"),
    ("/api/runs", {"plant": "base", "settings": {"out": "/tmp"}}, "there is no option 'out'"),
    ("/api/runs", {"plant": "base", "settings": {"duration": "soon"}}, "expected a time"),
    ("/api/runs", {"plant": "base", "settings": {"replications": 0}}, "a whole number from 1"),
    ("/api/studies", {"plant": "base", "verb": "plants"}, "there is no study 'plants'"),
    ("/api/studies", {"plant": "base", "verb": "run"}, "is no study"),
    ("/api/scenarios", {"title": "x", "sets": ["line.nobody.places=3"]}, "nobody"),
    ("/api/scenarios", {"title": "x\ny"}, "String should match pattern"),
]


@pytest.mark.parametrize(("path", "body", "said"), REFUSED)
def test_what_makes_no_sense_is_refused(studio: Any, path: str, body: Any, said: str) -> None:
    """With what was expected; nothing is begun."""
    before = studio.ask("GET", "/api/jobs")[1]["jobs"]
    code, found = studio.ask("POST", path, body)
    assert code in (404, 422), found
    texts = [found["error"], *(one["text"] for one in found["findings"])]
    assert any(said in text for text in texts), texts
    assert studio.ask("GET", "/api/jobs")[1]["jobs"] == before


def test_a_warm_up_of_a_comparison_is_given(studio: Any) -> None:
    """An automatic one would measure the plants over different times."""
    other = scenario(studio, "Some", 8)
    body = {"plants": ["base", other], "settings": {**SHORT, "warm_up": "auto"}}
    code, found = studio.ask("POST", "/api/comparisons", body)
    assert code == 422
    assert "the warm-up must be given" in found["error"]


def test_a_plant_with_errors_is_not_simulated(studio: Any) -> None:
    """Its findings come back; as a scenario it says why it cannot be compared."""
    _, text = studio.ask("GET", "/api/plants/base/text")
    bad = text.replace('cycle_time = "60 s"', 'cycle_time = "-60 s"')
    assert studio.ask("PUT", "/api/plants/broken/text", bad)[0] == 200
    code, found = studio.ask("POST", "/api/runs", {"plant": "broken"})
    assert code == 422
    assert any("cycle_time" in (one["path"] or "") for one in found["findings"])
    listed = {one["id"]: one for one in studio.ask("GET", "/api/scenarios")[1]}
    assert listed["broken"]["error"]


def test_pages_of_the_command_line_are_listed(studio: Any, repository_page: str) -> None:
    """They open sealed off as well."""
    (page,) = studio.ask("GET", "/api/results")[1]["pages"]
    assert page["file"] == "motorworks-out/by-hand/report.html"
    code, text = studio.ask("GET", f"/api/results/{page['id']}/page")
    assert (code, text) == (200, repository_page)
    assert studio.ask("GET", "/api/results/0123456789abcdef/page")[0] == 404


@pytest.fixture
def repository_page(studio: Any) -> str:
    """Write a page where the command line writes it."""
    text = (
        '<!doctype html>\n<html lang="en">\n<meta name="generator" content="Motorworks 0.1.0">\n'
        "<title>Works – Motorworks report</title>\n"
    )
    path = studio.folder / "motorworks-out" / "by-hand" / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return text
