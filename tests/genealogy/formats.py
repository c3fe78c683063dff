"""What the schemas of XES and OCEL 2.0 ask of a file, in our own words.

XES: the XML schema of IEEE 1849-2016. OCEL 2.0: the specification of its JSON format.
"""

import json
import re
from collections import Counter
from xml.etree import ElementTree

import jsonschema

NAME = re.compile(r"[A-Za-z_:][\w:.\-]*")
NC_NAME = re.compile(r"[A-Za-z_][\w.\-]*")
DATE = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
VALUES = {
    "string": re.compile(r"(?s).*"),
    "date": DATE,
    "int": re.compile(r"[+-]?\d{1,19}"),
    "float": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN"),
    "boolean": re.compile(r"true|false|1|0"),
    "id": re.compile(r"(?s).*"),
}
SPACE = "{http://www.xes-standard.org/}"


def xes_findings(text):
    """Give what in a text breaks the rules of XES."""
    root = ElementTree.fromstring(text)
    if root.tag != f"{SPACE}log":
        return [f"the root is {root.tag}"]
    found = []
    if not re.fullmatch(r"\d+(\.\d+)?", root.get("xes.version", "")):
        found.append("xes.version is no decimal number")
    found += _order(root, ["extension", "global", "classifier", *VALUES, "trace", "event"])
    for child in root:
        match _tag(child):
            case "extension":
                found += _given(
                    child, {"name": NC_NAME, "prefix": NC_NAME, "uri": re.compile(r"\S+")}
                )
            case "global":
                found += _attributes(child)
                if child.get("scope") not in ("trace", "event"):
                    found.append(f"global of scope {child.get('scope')}")
            case "classifier":
                found += _given(child, {"name": NC_NAME, "keys": re.compile(r"\S+( \S+)*")})
            case "trace":
                found += _order(child, [*VALUES, "event"])
                found += _attributes(child, but="event")
                for event in child.iter(f"{SPACE}event"):
                    found += _attributes(event)
    return found + _globals(root)


def _globals(root):
    """Every trace and event has the attributes that are said to be global."""
    found = []
    for scope in ("trace", "event"):
        keys = {
            (_tag(a), a.get("key"))
            for g in root.iter(f"{SPACE}global")
            if g.get("scope") == scope
            for a in g
        }
        for element in root.iter(SPACE + scope):
            own = {(_tag(a), a.get("key")) for a in element}
            found += [f"a {scope} without {key}" for key in keys - own]
    return found


def _tag(element):
    return element.tag.removeprefix(SPACE)


def _order(element, tags):
    """Children in this order; attributes of all types may be mixed."""
    place = {tag: i for i, tag in enumerate(tags)} | dict.fromkeys(VALUES, tags.index("string"))
    places = [place.get(_tag(child), -1) for child in element]
    if -1 in places or places != sorted(places):
        return [
            f"the children of {_tag(element)} are out of order: {[_tag(c) for c in element][:9]}"
        ]
    return []


def _given(element, wanted):
    return [
        f"{_tag(element)}: {name} is {element.get(name)!r}"
        for name, form in wanted.items()
        if not form.fullmatch(element.get(name, ""))
    ]


def _attributes(element, but=None):
    found = []
    for child in element:
        if _tag(child) != but:
            value = VALUES.get(_tag(child))
            if value is None:
                found.append(f"{_tag(child)} is no type of attribute")
            else:
                found += _given(child, {"key": NAME, "value": value})
    keys = Counter(child.get("key") for child in element if _tag(child) != but)
    return found + [f"{key} occurs {n} times" for key, n in keys.items() if n > 1]


_TYPES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "attributes"],
        "additionalProperties": False,
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "attributes": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["name", "type"],
                    "additionalProperties": False,
                    "properties": {
                        "name": {"type": "string"},
                        "type": {"enum": ["string", "time", "integer", "float", "boolean"]},
                    },
                },
            },
        },
    },
}
_DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
_RELATED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["objectId", "qualifier"],
        "additionalProperties": False,
        "properties": {"objectId": {"type": "string"}, "qualifier": {"type": "string"}},
    },
}
_VALUE = {"type": ["string", "number", "boolean"]}


def _things(more, required, values):
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "type", *required],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "minLength": 1},
                "type": {"type": "string"},
                "attributes": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": list(values),
                        "additionalProperties": False,
                        "properties": values,
                    },
                },
                "relationships": _RELATED,
                **more,
            },
        },
    }


OCEL = {
    "type": "object",
    "required": ["objectTypes", "eventTypes", "objects", "events"],
    "additionalProperties": False,
    "properties": {
        "objectTypes": _TYPES,
        "eventTypes": _TYPES,
        "events": _things({"time": _DATE}, ["time"], {"name": {"type": "string"}, "value": _VALUE}),
        "objects": _things({}, [], {"name": {"type": "string"}, "time": _DATE, "value": _VALUE}),
    },
}
_PYTHON = {"string": str, "time": str, "integer": int, "float": float, "boolean": bool}


def ocel_findings(text):
    """Give what in a text breaks the rules of OCEL 2.0, the references among them."""
    log = json.loads(text)
    found = [e.message for e in jsonschema.Draft202012Validator(OCEL).iter_errors(log)]
    if found:
        return found
    ids = Counter(thing["id"] for thing in (*log["objects"], *log["events"]))
    found += [f"{name} occurs {n} times" for name, n in ids.items() if n > 1]
    objects = {thing["id"] for thing in log["objects"]}
    for types, things in (("objectTypes", "objects"), ("eventTypes", "events")):
        names = [own["name"] for own in log[types]]
        found += [f"type {name} occurs twice" for name, n in Counter(names).items() if n > 1]
        known = {t["name"]: {a["name"]: a["type"] for a in t["attributes"]} for t in log[types]}
        for thing in log[things]:
            if thing["type"] not in known:
                found.append(f"{thing['id']} is of the unknown type {thing['type']}")
                continue
            for a in thing.get("attributes", ()):
                wanted = known[thing["type"]].get(a["name"])
                if wanted is None or not isinstance(a["value"], _PYTHON[wanted]):
                    found.append(f"{thing['id']}: {a['name']} is {a['value']!r}")
            found += [
                f"{thing['id']} is related to {r['objectId']}, which there is not"
                for r in thing.get("relationships", ())
                if r["objectId"] not in objects
            ]
    return found
