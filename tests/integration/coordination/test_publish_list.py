"""合作交流办 says what departments do for projects, from a day on."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.services import LINES, publish, with_list
from zhaoshang.values.responsibility import Responsibility


async def test_versions_follow_each_other(hall: Hall) -> None:
    first = await with_list(hall)
    assert codes(await publish(hall)) == ["LIST_OVERTAKEN"]
    second = await with_list(hall, effective_on=date(2026, 8, 1), tasks=LINES[:1], note=" 精简 ")
    rows = {each["id"]: each for each in await hall.rows("service_list")}
    assert (rows[first]["number"], rows[second]["number"], rows[second]["note"]) == (1, 2, "精简")
    assert len(await hall.rows("service_list_task", list_id=first)) == 3


@pytest.mark.parametrize("persona", ["officer@hezuo", "director@huaming", "director@ducha", "director@ghzy"])
async def test_only_its_director_publishes(hall: Hall, persona: str) -> None:
    assert codes(await publish(hall, persona)) == ["FORBIDDEN"]
    assert await hall.rows("service_list") == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"effective_on": date(2026, 6, 29)}, ["LIST_NOT_IN_FUTURE"]),
        ({"tasks": ()}, ["LIST_TASKS_OUT_OF_RANGE"]),
        ({"tasks": [replace(LINES[0], title="", working_days=0)]}, ["TEXT_REQUIRED", "TASK_DAYS_OUT_OF_RANGE"]),
        ({"tasks": [replace(LINES[0], responsibility=Responsibility.HOST)]}, ["TASK_RESPONSIBILITY_INVALID"]),
        ({"tasks": [replace(LINES[0], department=tenant_id("sthj"))]}, ["TASK_DEPARTMENT_INVALID"]),
        ({"tasks": [replace(LINES[0], responsibility=Responsibility.FINANCE)]}, ["TASK_DEPARTMENT_REQUIRED"]),
    ],
)
async def test_what_is_wrong_is_named(hall: Hall, changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(await publish(hall, **changes)) == expected
    assert await hall.rows("service_list") == []
    assert await hall.rows("outbox_event", kind="service_list.published") == []
