"""Plant files broken at random, the same for the same seed."""

import random
import re
from pathlib import Path

from motorworks.files.catalogue import path_of
from motorworks.validation.works_case import PLANT_FILE, shipped_folder

FOLDER = Path(__file__).parent
FENCED = re.MULTILINE | re.DOTALL
DOCS = FOLDER.parents[1] / "docs"
SEEDS = [path_of("tutorial"), path_of("midsize"), FOLDER / "good/everything.toml"]
ODD = [
    "nan", "inf", "-1", "0", "1e999", "99999999999999999999", '""', '"x"', "[]", "{}", "true",
    "2021-05-01", "06:00:00", '"48 s"', '"-3 h"', '"5 %"', '"previous"', '"none"', '"unlimited"',
    "[[1, 2]]", '["a", "b"]', "{ to = 'x' }", "{ law = 'gamma' }", '"9**9**9 s"', '"0 s"', "0.0",
    '[{ from = "previous", take = 1000 }]', "{ source = 3 }", '"assumption"',
    # Dates, times of day, timetables.
    "1969-12-31", "9999-12-31", "0001-01-01", "2021-02-29", "2021-01-04T06:00:00", "[2021-01-04]",
    "2021-01-04T06:00:00+09:00", '"24:00"', '"23:59"', '["06:00", "06:00"]', '["sun"]',
    '{ every = "1 s" }', '{ at = ["12:00"], days = ["mon"] }', '{ every = "1 h", first = "1 h" }',
    '[{ start = "22:00", length = "24 h", count = 0 }]', '[["0 h", "0 h"]]', '[["1 h", "30 h"]]',
    # Outages, factors, people.
    "[[2021-01-04, 0]]", "[[2021-03-01, 1000], [2021-02-01, 1]]", '"crew"', '"all"', '["all"]',
    "[{ from = 2021-01-04, factor = 0 }]", '"hand_over"', '"linear"', '"availability"', '"100 %"',
    # Lots, ways, laws.
    "1_000_000_000", "1e-9", '"1e-300 s"', '"1e300 s"', '"0.1 mm/s"', '"1e6 km"', '"900 year"',
    '{ law = "weibull", scale = "1 s", shape = 0.01 }', '{ law = "constant", value = "0 s" }',
    '{ law = "hyperexponential", probs = [0.5, 0.5], means = ["0 s", "1 h"] }',
    '{ law = "lognormal", mean = "1 s", sd = "1 year" }',
    '{ law = "erlang", stages = 1000, mean = "1 s" }',
    '[{ from = "store", to = "out", pick = "a", drop = "b", container = 3, most = 2 }]',
]  # fmt: skip


def texts() -> list[str]:
    """Give the texts that are broken."""
    return [path.read_text(encoding="utf-8") for path in SEEDS]


def works_texts() -> list[str]:
    """Give the plants of the exact cases: small ones that use every noun."""
    paths = sorted(shipped_folder().glob(f"*/{PLANT_FILE}"))
    return [path.read_text(encoding="utf-8") for path in paths]


def guide_texts() -> list[str]:
    """Give the plants that the guides show."""
    pages = [page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("guides/*.md"))]
    blocks = [
        block for page in pages for block in re.findall(r"^```toml\n(.*?)^```$", page, FENCED)
    ]
    return [block for block in blocks if "[plant]" in block]


def golden_texts() -> list[str]:
    """Give every golden file that is a text: short ones, each wrong in its own way already."""
    found = []
    for path in sorted((FOLDER / "golden").glob("*/plant.toml")):
        try:
            found.append(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
    return [text for text in found if text.strip()]


def broken(text: str, seed: int) -> str:
    """Give a text with a few of its parts exchanged, doubled or taken away."""
    draw = random.Random(seed)
    lines = text.split("\n")
    for _ in range(draw.choice([1, 1, 1, 2, 3, 4])):
        n = draw.randrange(len(lines))
        draw.choice(BREAKS)(lines, n, draw)
        lines = lines or [""]
    return "\n".join(lines) + "\n"


def remove(lines: list[str], n: int, _draw: random.Random) -> None:
    """Take a line away."""
    del lines[n]


def double(lines: list[str], n: int, draw: random.Random) -> None:
    """Put a line where another is."""
    lines.insert(n, draw.choice(lines))


def swap(lines: list[str], n: int, draw: random.Random) -> None:
    """Exchange two lines."""
    m = draw.randrange(len(lines))
    lines[n], lines[m] = lines[m], lines[n]


def odd_value(lines: list[str], n: int, draw: random.Random) -> None:
    """Put an odd value behind a key."""
    lines[n] = lines[n].partition("=")[0] + f"= {draw.choice(ODD)}"


def other_value(lines: list[str], n: int, draw: random.Random) -> None:
    """Put the value of another key behind a key."""
    lines[n] = lines[n].partition("=")[0] + "=" + draw.choice(lines).partition("=")[2]


def other_words(lines: list[str], n: int, draw: random.Random) -> None:
    """Exchange words with those of other lines."""
    words = re.findall(r"\w+", " ".join(draw.choice(lines) for _ in range(9))) or ["a"]
    lines[n] = re.sub(r"\w+", lambda m: draw.choice([m[0], draw.choice(words)]), lines[n])


def odd_sign(lines: list[str], n: int, draw: random.Random) -> None:
    """Put a sign of the language, or a strange one, somewhere."""
    at = draw.randrange(len(lines[n]) + 1)
    sign = draw.choice("\"'[]{}=.,#\\\x00\n é🏭-")
    lines[n] = lines[n][:at] + sign + lines[n][at + draw.randint(0, 2) :]


BREAKS = [remove, double, swap, odd_value, odd_value, other_value, other_words, odd_sign]
