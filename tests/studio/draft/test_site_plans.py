"""Drafts are drawn on one site plan, which is found behind the first picture and kept."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from motorworks.errors import RunError
from motorworks.studio.draft import site_plans
from motorworks.studio.draft.site_plans import SitePlans, kept_at, kept_plan

DRAFT: Any = SimpleNamespace(saved_text="a plant\n", folder=None)


class _Bench:
    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.calls = 0

    async def call(self, _function: str, _text: str, _folder: Any, _kept: Path) -> Any:
        self.calls += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def _found(answer: Any, folder: Path, monkeypatch) -> tuple[list[Any], int]:
    """Give the plans before and after it was looked for, with how often the page was told."""
    monkeypatch.setattr(site_plans, "LATER", 0.0)
    told: list[int] = []
    bench: Any = _Bench(answer)

    async def ask() -> list[Any]:
        plans = SitePlans(bench, folder, lambda: told.append(1))
        before = plans.of(DRAFT)
        await asyncio.sleep(0.05)
        after = plans.of(DRAFT)
        await plans.end()
        return [before, after]

    return asyncio.run(ask()), len(told)


def test_the_first_picture_does_not_wait_for_the_plan(tmp_path: Path, monkeypatch) -> None:
    """It is drawn without, and pages are told when the plan is there."""
    assert _found({"land": [1, 2]}, tmp_path, monkeypatch) == ([None, {"land": [1, 2]}], 1)


def test_a_plan_that_is_known_is_used_at_once(tmp_path: Path, monkeypatch) -> None:
    """Nothing is found anew, and nobody is told."""
    kept_at(tmp_path, DRAFT.saved_text).write_text('{"land": [3, 4]}')
    plan = {"land": [3, 4]}
    assert _found({"land": [1, 2]}, tmp_path, monkeypatch) == ([plan, plan], 0)


def test_without_a_plan_nothing_changes(tmp_path: Path, monkeypatch) -> None:
    """A plant without land, and one whose plan cannot be found."""
    assert _found(None, tmp_path, monkeypatch) == ([None, None], 0)
    assert _found(RunError("no"), tmp_path, monkeypatch) == ([None, None], 0)


def test_a_damaged_file_is_no_plan(tmp_path: Path) -> None:
    """It is found again then."""
    file = tmp_path / "plan.json"
    file.write_text('{"land": [3')
    assert kept_plan(file) == (False, None)
