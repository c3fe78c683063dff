"""The reference pages of the proof: every exact case run and compared, and what each tests."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import NamedTuple

from motorworks.kernel import Kernel
from motorworks.plantfile.shape import Key, keys_of
from motorworks.simulation.replicate import KernelLike
from motorworks.validation.covered import covered, excuse, nouns
from motorworks.validation.judge import Means
from motorworks.validation.sets import SETS, Member, members
from motorworks.validation.validate import SEED, judge
from motorworks.validation.verdict import Verdict
from motorworks.validation.works_case import WorksCase

INTRODUCTION = """---
tocdepth: 2
---

# Exact cases, simulated

Written from a run of `motorworks validate` when these pages were built: Motorworks {version},
seed {seed}, the compiled kernel. How values are compared, and what a miss means, is told in
[how far a simulation can be believed](../../background/validation.md). A value without interval is
one of a run without chance, or one that chance cannot change. Which case tests which key of the
plant file stands on a [page of its own](proof-keys.md)."""

KEYS = """# Keys of the plant file and their exact cases

Every key of the plant file that changes a figure of a run is tested by a case whose values are
known exactly; a key without one fails the tests. The others say why they need none. Cases are
shown with their results under [exact cases, simulated](proof.md)."""

HEAD = [
    "| measure | exact | simulated | interval | n | verdict |",
    "| --- | --- | --- | --- | --- | --- |",
]


_SIGNS = re.compile(r"([\\`*_\[\]{}<>|$#~^])")


class Judged(NamedTuple):
    """A case and what was found of its measures."""

    member: Member
    verdicts: Sequence[Verdict]

    @property
    def holds(self) -> bool:
        """Whether every measure holds."""
        return all(v.holds for v in self.verdicts)


def judge_all(
    chosen: Iterable[Member], *, kernel: Callable[..., KernelLike] = Kernel, seed: int = SEED
) -> list[Judged]:
    """Give every case with its verdicts, replications computed on all cores."""
    jobs = os.cpu_count() or 1
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        means = Means(seed=seed, lengthen=1.0, kernel=kernel, pool=pool)
        return [Judged(member, judge(member, means, jobs)) for member in chosen]


def pages() -> dict[str, str]:
    """Give the pages in Markdown by name; all sets that ship are run."""
    chosen = members()
    works = [member.case for member in chosen if isinstance(member.case, WorksCase)]
    return {"proof": proof_page(judge_all(chosen)), "proof-keys": keys_page(works)}


# ---- the cases ----


def proof_page(judged: Sequence[Judged], seed: int = SEED) -> str:
    """Give the page of all cases, set by set, counted at the top.

    Parameters
    ----------
    judged
        Cases and their verdicts.
    seed
        The seed they were run with.
    """
    lines = [INTRODUCTION.format(version=version("motorworks"), seed=seed), "", *_counts(judged)]
    for name in dict.fromkeys(each.member.set for each in judged):
        lines += ["", f"## Set `{name}`", "", SETS.get(name, "")]
        for each in judged:
            if each.member.set == name:
                lines += ["", *_entry(each)]
    return "\n".join(lines) + "\n"


def _counts(judged: Sequence[Judged]) -> list[str]:
    rows = ["| set | cases | they hold | values | with interval | they hold |", "| --- " * 6 + "|"]
    for name in [*dict.fromkeys(each.member.set for each in judged), "all"]:
        of = [each for each in judged if name in ("all", each.member.set)]
        values = [v for each in of for v in each.verdicts]
        random = sum(v.half_width is not None for v in values)
        held = sum(v.holds for v in values)
        row = (f"`{name}`" if name != "all" else "**all**", len(of), sum(e.holds for e in of))
        rows.append("| " + " | ".join(map(str, (*row, len(values), random, held))) + " |")
    return rows


def _entry(each: Judged) -> list[str]:
    case = each.member.case
    if isinstance(case, WorksCase):
        title, text = case.title, ""
    else:
        title, text = case.feature, case.description
    check = case.published_cross_check if not isinstance(case, WorksCase) else ""
    told = [plain(text), f"*Derivation:* {plain(case.derivation)}"]
    told += [f"*Compare:* {plain(check)}."] if check else []
    lines = [f"({anchor(case.id)})=", f"### {case.id}: {plain(title)}"]
    for paragraph in filter(None, told):
        lines += ["", paragraph]
    pairs = zip(each.verdicts, case.measures, strict=True)
    return [*lines, "", *HEAD, *(_row(v, m.tolerance.confidence) for v, m in pairs)]


def _row(v: Verdict, confidence: float) -> str:
    if v.half_width is None:
        interval = ""
    else:
        low, high = v.mean - v.half_width, v.mean + v.half_width
        interval = f"{low:.6g} … {high:.6g} ({100 * confidence:g} %)"
    verdict = "holds" if v.holds else f"**misses**: {plain(v.why)}"
    cells = (_label(v), f"{v.exact:.7g}", f"{v.mean:.7g}", interval, str(v.n), verdict)
    return f"| {' | '.join(cells)} |"


def anchor(id_: str) -> str:
    """Give the name by which links find a case."""
    return f"case-{id_.lower()}"


def plain(text: str) -> str:
    """Give a text as one paragraph in which only code between backticks is Markdown."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:  # one backtick is left over and means nothing
        return _SIGNS.sub(r"\\\1", "`".join(parts))
    told = [part if i % 2 else _SIGNS.sub(r"\\\1", part) for i, part in enumerate(parts)]
    return "`".join(told)


def _label(v: Verdict) -> str:
    """Give the label of a measure; long names may break at their underscores."""
    return plain(v.label).replace("_", "_\u200b")


# ---- the keys ----


def keys_page(works: Sequence[WorksCase]) -> str:
    """Give the page of all keys of the plant file, noun by noun, with their cases.

    Parameters
    ----------
    works
        The cases that are plant files.
    """
    cases = covered(works)
    lines = [KEYS]
    for noun, tables in sorted(nouns().items(), key=lambda item: item[0].__name__):
        where = ", ".join(f"`{table}`" for table in sorted(tables))
        lines += ["", f"## {noun.__name__}", "", f"In {where}.", ""]
        lines += ["| key | exact cases |", "| --- | --- |"]
        for key in keys_of(noun).values():
            lines.append(f"| `{key.key}` | {_tested(noun, key, cases)} |")
    return "\n".join(lines) + "\n"


def _tested(noun: type, key: Key, cases: dict[tuple[type, str], list[str]]) -> str:
    ids = cases.get((noun, key.key), [])
    if ids:
        return ", ".join(f"[{id_}](#{anchor(id_)})" for id_ in ids)
    return f"none needed: {plain(excuse(noun, key) or 'no reason given')}"
