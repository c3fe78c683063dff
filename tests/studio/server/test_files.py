"""No text that comes from outside makes the server read or write outside the project folder."""

import pytest

SECRET = "hunter2"
HOSTILE_PATHS = (
    "..",
    "../secret.toml",
    "a/../../secret.toml",
    "/etc/passwd.toml",
    "//etc/passwd.toml",
    "..\\secret.toml",
    "C:\\secret.toml",
    "C:secret.toml",
    "\\\\server\\share\\x.toml",
    "%2e%2e%2fsecret.toml/..",
    "link/secret.toml",
    "link.toml",
    "a\x00.toml",
    "a\nb.toml",
    "x" * 5000 + ".toml",
    "a/" * 2000 + "x.toml",
    "./x.toml",
    "a//b.toml",
    "",
    " ",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Give a project folder with links that lead out of it, and a secret beside it."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "secret.toml").write_text(f'[plant]\ntitle = "{SECRET}"\n{SECRET} = "x"\n')
    project = folder / "project"
    project.mkdir()
    (project / "link").symlink_to(folder)
    (project / "link.toml").symlink_to(folder / "secret.toml")
    return project


@pytest.fixture(scope="module")
def server(studio_of, place):
    """Give a server on it."""
    return studio_of("tutorial", folder=place)


def test_saving_stays_in_the_project(server, place):
    """Whatever name is given; what is outside is as it was."""
    code, plant = server.ask("POST", "/api/plants", {"from": "base", "id": "copy"})
    assert code == 201, plant
    before = (place.parent / "secret.toml").read_bytes()
    names = sorted(p.name for p in place.parent.iterdir())
    for name in HOSTILE_PATHS[:-2]:
        code, answer = server.ask("POST", "/api/plants/copy/save", {"name": name, "over": True})
        assert code in (404, 409, 422), (name, code, answer)
        assert answer["error"]
    assert (place.parent / "secret.toml").read_bytes() == before
    assert sorted(p.name for p in place.parent.iterdir()) == names
    assert server.ask("POST", "/api/plants/copy/save", {"name": "good.toml"})[0] == 200


def test_bases_of_plants_stay_in_the_project(server):
    """Of what lies outside nothing is told, not even by findings."""
    for number, name in enumerate(HOSTILE_PATHS[:15]):
        escaped = "".join(f"\\u{ord(c):04x}" for c in name)
        text = f'[plant]\nbased_on = "{escaped}"\n'
        path = f"/api/plants/based{number}"
        code, _ = server.ask("PUT", f"{path}/text", text)
        assert code == 200, name
        for what in ("", "/tree", "/form?path=plant", "/scene"):
            code, answer = server.ask("GET", path + what)
            assert code < 500, (name, what)
            assert SECRET not in str(answer), (name, what)


def test_tables_of_plants_stay_in_the_project(server):
    """As the bases do."""
    text = '[plant]\nbased_on = "tutorial"\n[tables]\nstations = "{}"\n'
    for number, name in enumerate(("../secret.toml", "/etc/passwd", "link/secret.toml")):
        server.ask("PUT", f"/api/plants/table{number}/text", text.format(name))
        code, answer = server.ask("GET", f"/api/plants/table{number}/tree")
        assert code < 500
        assert SECRET not in str(answer)
        assert "root:" not in str(answer)


def test_traces_stay_in_the_project(server):
    """What is played is looked for within."""
    for name in HOSTILE_PATHS[:-1]:
        code, answer = server.ask("POST", "/api/reels", {"trace": name})
        assert code in (404, 422), (name, code, answer)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../server/app.py",
        "/assets/%2e%2e/works.py",
        "/assets/..%2fworks.py",
        "/assets/%00",
        "/assets//etc/passwd",
        "/api/plants/..%2f..%2fsecret/text",
        "/api/plants/%00/text",
        "/api/plants/CON/text",
        "/api/plants/a.b/text",
        "/api/jobs/..%2f..%2fstudio/files/x",
        "/api/jobs/%2e%2e/page",
        "/api/results/..%2f..%2fsecret/page",
        "/api/plants/__proto__",
        "/api/plants/constructor/form?path=__proto__.x",
    ],
)
def test_addresses_lead_nowhere_else(server, path):
    """Refused in words."""
    code, answer = server.ask("GET", path)
    assert code in (404, 422), (path, code)
    assert answer["error"]
