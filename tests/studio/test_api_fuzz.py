"""The API is called in every way that its description allows, and in many that it forbids.

Schemathesis makes requests from the description: valid ones, and ones that are wrong in one place.
Each answer is held against all that the description says: code, kind and form of the body,
headers, what must be refused. A few requests of each kind are made in `make test`, always the
same; many others in `make fuzz`.
"""

import contextlib
import json
import os
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator

from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.password import Cost
from motorworks.studio.access.role import Role

PASSWORD = "four corner posts"
CALLS = int(os.environ.get("MOTORWORKS_FUZZ_CALLS", "50"))
"""Requests of each kind for each route and role, in `make fuzz`."""
REFUSED = [400, 401, 403, 404, 405, 406, 408, 409, 413, 414, 415, 422, 429, 431]
EXPECTED = {
    # A plant or a setting may make no sense although it has the right form.
    "positive_data_acceptance": {"expected-statuses": ["2xx", 401, 403, 404, 409, 413, 422, 429]},
    "negative_data_rejection": {"expected-statuses": REFUSED},
}
NOT_MEANT = {
    "object_level_authorization",  # needs two users of the same role with things of their own
}
ANY_TEXT = {"PUT /api/plants/{id}/text"}
"""Bodies that are plain text: nothing is no text."""
LEAVES = {"DELETE /api/sessions/{id}"}
"""What may end the session that calls."""
WAIT = 60


@pytest.fixture(scope="module")
def server(studio_of, tmp_path_factory):
    """Give a server that demands a login, with an admin."""
    folder = tmp_path_factory.mktemp("project")
    quick = Cost(n=16, r=1, p=1)
    accounts = Accounts(folder / "motorworks-out" / "studio" / "access", cost=quick)
    accounts.add("ada", PASSWORD, Role.ADMIN)
    return studio_of("tutorial", folder=folder)


@pytest.fixture(scope="module")
def roles(server):
    """Give the headers of each role."""
    import requests

    page = {"Origin": server.url, "X-Motorworks": "1"}
    body = {"name": "ada", "password": PASSWORD}
    answer = requests.post(f"{server.url}/api/login", json=body, headers=page, timeout=WAIT)
    admin = page | {"Cookie": answer.headers["set-cookie"].split(";")[0]}
    found = {"nobody": page, "admin": admin}
    for role in ("viewer", "editor"):
        wish = {"title": role, "role": role}
        made = requests.post(f"{server.url}/api/tokens", json=wish, headers=admin, timeout=WAIT)
        found[role] = {"Authorization": f"Bearer {made.json()['secret']}"}
    code, _ = server.ask("POST", "/api/reels", {"plant": "base"}, admin)  # for those that ask it
    assert code == 200
    return found


def _schema(server, headers):
    import requests
    import schemathesis

    address = f"{server.url}/api/openapi.json"
    described = requests.get(address, headers=headers, timeout=WAIT).json()
    config = schemathesis.Config.from_dict({"checks": EXPECTED})
    return schemathesis.openapi.from_dict(described, config=config)


def _checks():
    from schemathesis.checks import CHECKS, load_all_checks

    load_all_checks()
    return [check for check in CHECKS.get_all() if check.__name__ not in NOT_MEANT]


class Hunt:
    """Calls all routes as somebody and gathers what is wrong with the answers."""

    def __init__(self, server, headers, *, cases, fixed):
        self.server = server
        self.headers = headers
        self.checks = _checks()
        self.calls = Counter()
        self.found = {}
        self.how = settings(
            max_examples=cases,
            deadline=None,
            database=None,
            derandomize=fixed,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )

    def all(self, schema, routes):
        """Call all routes whose label is good."""
        from schemathesis import GenerationMode

        for one in schema.get_all_operations():
            operation = one.ok()
            if routes(operation.label):
                for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                    self.one(operation, mode)

    def one(self, operation, mode):
        """Call a route with good or with wrong requests."""
        good = mode.value == "positive"

        @self.how
        @given(case=operation.as_strategy(generation_mode=mode), real=st.booleans())
        def call(case, real):
            if good and real:
                _name_what_is_there(case)
            self._call(operation.label, case, good)

        try:
            call()
        except Unsatisfiable:  # nothing can be wrong with a request that has nothing in it
            assert not good, operation.label

    def _call(self, label, case, good):
        answer = case.call(base_url=self.server.url, headers=self.headers, timeout=WAIT)
        self.calls[label] += 1
        void = {"negative_data_rejection"} if not good and label in ANY_TEXT else set()
        void |= {"ignored_auth"} if "Cookie" in self.headers else set()  # it takes tokens away
        checks = [c for c in self.checks if c.__name__ not in void]
        sent = {"checks": checks, "headers": self.headers, "transport_kwargs": {"timeout": WAIT}}
        try:
            case.validate_response(answer, **sent)
        except BaseExceptionGroup as error:
            wrong = [e for e in error.exceptions if not self._is_mistaken(case, answer, e)]
            told = f"{case.as_curl_command()}\n{answer.status_code} {answer.text[:300]}"
            for one in wrong:
                self.found.setdefault(label, f"{type(one).__name__}: {str(one)[:1500]}\n{told}")

    def _is_mistaken(self, case, answer, error):
        """Tell whether a request was good after all that Schemathesis takes for a wrong one."""
        if type(error).__name__ != "AcceptedNegativeData":
            return False
        if "Cookie" in self.headers and "`Authorization`" in str(error):
            return True  # the session of a browser takes its place
        bodiless = case.operation.body == [] or not len(case.operation.body)
        return bodiless and _query_is_good(case, answer)


def _query_is_good(case, answer):
    """Tell whether the query as it was sent is one that the description allows."""
    sent = parse_qs(urlsplit(answer.request.url).query, keep_blank_values=True)
    for parameter in case.operation.definition.raw.get("parameters", ()):
        if parameter["in"] != "query":
            continue
        values = sent.get(parameter["name"], [])
        if not values and parameter.get("required"):
            return False
        for value in values[-1:]:
            text = parameter["schema"].get("type") == "string"
            with contextlib.suppress(ValueError):
                value = value if text else json.loads(value)
            if not Draft202012Validator(parameter["schema"]).is_valid(value):
                return False
    return True


def _name_what_is_there(case):
    """Let some requests meet a plant and a reel, where most names are those of nothing."""
    given_names = case.path_parameters or {}
    if "/plants/" in case.path or "/scenarios/" in case.path:
        given_names.update({"id": "base"} if "id" in given_names else {})
    if "reel" in given_names:
        given_names["reel"] = "r1"


def _every(_label):
    return True


def _of_people(label):
    about = any(part in label for part in ("/users", "/audit", "/tokens", "/sessions"))
    return about and label not in LEAVES


HUNTS = {"nobody": _every, "viewer": _every, "editor": _every, "admin": _of_people}
"""Which routes are called as whom; a program has no session to lose."""


def _hunted(server, roles, role, *, cases, fixed):
    schema = _schema(server, roles["admin"])
    hunt = Hunt(server, roles[role], cases=cases, fixed=fixed)
    hunt.all(schema, HUNTS[role])
    code, health = server.ask("GET", "/api/health", headers=roles["admin"])
    assert code == 200, "the server goes on"
    assert hunt.found == {}, "\n\n".join(hunt.found.values())
    print(
        f"{sum(hunt.calls.values())} calls as {role}, longest stall {health['longest_stall']:.3f} s"
    )
    return hunt


@pytest.mark.parametrize("role", ["editor"])
def test_a_few_calls_of_each_route(server, roles, role):
    """Always the same ones."""
    hunt = _hunted(server, roles, role, cases=1, fixed=True)
    assert len(hunt.calls) > 50


@pytest.mark.fuzz
@pytest.mark.parametrize("role", list(HUNTS))
def test_many_calls_of_each_route(server, roles, role):
    """Others each time."""
    _hunted(server, roles, role, cases=CALLS, fixed=False)
