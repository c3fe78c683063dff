"""What comes under a strange name or from a strange page is refused before it is read."""

import pytest

from motorworks.studio.access.role import Role

PAGES = ("/", "/login", "/assets/js/main.js", "/api/health")


@pytest.mark.parametrize("host", ["evil.example.com", "10.1.2.3", "", "localhost:1@evil"])
def test_a_strange_name_gets_nothing(house, host):
    """Not even the page: scripts would run there as if they were ours."""
    for path in PAGES:
        answer = house.client()("GET", path, host=host)
        assert answer.code == 403
        assert "not known as" in answer.json["error"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_without_accounts_this_machine_has_all(house):
    """No login, whatever of the names of this machine is used."""
    for host in ("localhost:8765", "127.0.0.1:8765", "[::1]:8765"):
        for path in PAGES:
            assert house.client(host=host)("GET", path).code == 200


CHANGE = ("POST", "/api/logout")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": None},
        {"origin": "null"},
        {"origin": "http://evil.example.com"},
        {"origin": "http://localhost:9999"},
        {"origin": "https://localhost"},
        {"x_motorworks": None},
        {"origin": "http://evil.example.com", "authorization": "Bearer x"},
    ],
)
def test_a_strange_page_changes_nothing(house, headers):
    """No form, no script of another page, no other port of this machine."""
    assert house.client()(*CHANGE).code == 204
    answer = house.client()(*CHANGE, **headers)
    assert answer.code == 403
    assert answer.json["findings"] == []


def test_a_strange_page_reads_nothing(house):
    """Another port of this machine counts as the same site, but is another page."""
    ask = house.client()
    for site in ("same-origin", "none", None):
        assert ask("GET", "/api/health", sec_fetch_site=site).code == 200
    for site in ("same-site", "cross-site", "x"):
        assert ask("GET", "/api/health", sec_fetch_site=site).code == 403
        assert ask("GET", "/", sec_fetch_site=site).code == 200


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip"])
def test_no_proxy_leads_strangers_in(house, header):
    """Where nobody has to log in, a proxy before it would let everybody in."""
    answer = house.client()("GET", "/api/health", **{header: "10.0.0.9"})
    assert answer.code == 403
    assert "--name" in answer.json["error"]


def test_with_accounts_a_login_is_demanded(house):
    """Of everything in the API but the login itself, from then on."""
    assert house.client()("GET", "/api/health").code == 200
    house.access.accounts.add("wei", "four corner posts", Role.VIEWER)
    for method, path in (("GET", "/api/health"), ("GET", "/api/openapi.json"), ("PUT", "/api/x")):
        answer = house.client()(method, path)
        assert answer.code == 401, path
        assert "log in" in answer.json["error"]
    assert house.client()("GET", "/login").code == 200
    assert house.client()("GET", "/assets/js/main.js").code == 200


@pytest.mark.parametrize("access", [{"host": "0.0.0.0"}, {"names": ("works.example.com",)}])
def test_where_others_come_in_a_login_is_demanded(house_of, access):
    """Even if nobody has an account."""
    house = house_of(**access)
    assert house.client()("GET", "/api/health").code == 401
    with pytest.raises(Exception, match="motorworks user add NAME --role admin"):
        house.access.check_start()
    house.access.accounts.add("wei", "four corner posts", Role.VIEWER)
    house.access.check_start()
    assert "nothing is encrypted" in house.access.notice()


def test_changes_and_strangers_are_noted(house):
    """Who, what and how it ended."""
    editor = house.add("wei", Role.EDITOR)
    editor("DELETE", "/api/tokens/none")
    editor("DELETE", "/api/tokens/none", origin="http://evil.example.com")
    lines = house.access.audit.last(10)
    assert [line["what"] for line in lines] == ["refused", "change", "login"]
    assert lines[1] | {"at": 0} == {
        "at": 0,
        "what": "change",
        "user": "wei",
        "address": "127.0.0.1",
        "method": "DELETE",
        "path": "/api/tokens/none",
        "code": 404,
    }
    assert "evil" in lines[0]["why"]
