"""合作交流办's director says who judges what, from a day on; every version stays."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.projects import OTHER_CREDIT_CODE, Hall, codes
from tests.support.reviews import SECTIONS, a_template, negotiating, published, submit
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.operations.publish_template import publish_template


async def publish(hall: Hall, persona: str = "director@hezuo", **changes: Any) -> Any:
    return await publish_template(hall.service, hall.actor(persona), a_template(**changes))


async def test_a_new_version_holds_from_its_day_and_what_began_goes_on_as_it_began(hall: Hall) -> None:
    first = await published(hall, note=" 首版 ")
    begun = await submit(hall, await negotiating(hall))
    second = await published(hall, effective_on=date(2026, 7, 1), sections=SECTIONS[:3])

    rows = await hall.rows("review_template")
    assert [(row["id"], row["number"], row["note"]) for row in rows] == [(first, 1, "首版"), (second, 2, None)]
    assert {row["tenant_id"] for row in rows} == {tenant_id("hezuo")}
    sections = await hall.rows("review_template_section", template_id=first)
    assert [(row["code"], row["place"], row["veto"]) for row in sections] == [
        ("industry", 1, False),
        ("environment", 2, True),
        ("fire", 3, True),
        ("land", 4, False),
    ]
    assert sections[2]["triggers"] == ["CONSTRUCTION", "HAZARDOUS"]
    assert len(await hall.rows("audit_entry", action="review.template.publish")) == 2
    assert len(await hall.rows("outbox_event", kind="review.template.published")) == 2
    # Today the first is in force still; from tomorrow on it is the second.
    named = {"name": "另一项目", "company_name": "天津另一有限公司", "credit_code": OTHER_CREDIT_CODE}
    later = await negotiating(hall, **named)
    hall.clock.pass_by(timedelta(days=1))
    assert (await hall.row("review", await submit(hall, later)))["template_id"] == second
    assert (await hall.row("review", begun))["template_id"] == first


async def test_of_several_at_once_one_is_published(hall: Hall) -> None:
    outcomes = await asyncio.gather(*(publish(hall) for _ in range(3)))

    assert sorted("done" if isinstance(each, UUID) else codes(each)[0] for each in outcomes) == [
        "TEMPLATE_OVERTAKEN",
        "TEMPLATE_OVERTAKEN",
        "done",
    ]
    assert [row["number"] for row in await hall.rows("review_template")] == [1]


async def test_nobody_else_publishes_and_no_faulty_template_is_kept(hall: Hall) -> None:
    async with nothing_happens(hall.owner):
        for persona in ("officer@hezuo", "director@huaming", "director@sthj", "director@ducha", "director@fgw"):
            assert codes(await publish(hall, persona)) == ["FORBIDDEN"], persona
        assert codes(await publish(hall, sections=SECTIONS[:2])) == ["VETO_SECTION_MISSING"]
        assert codes(await publish(hall, effective_on=date(2026, 6, 29))) == ["TEMPLATE_NOT_IN_FUTURE"]
        # 新立 holds no such responsibility; of two units that hold one, somebody must be named.
        moved = replace(SECTIONS[3], department=tenant_id("xinli"))
        assert codes(await publish(hall, sections=(*SECTIONS[:3], moved))) == ["SECTION_DEPARTMENT_INVALID"]
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("xfjy"))
    assert codes(await publish(hall)) == ["SECTION_DEPARTMENT_REQUIRED"]
