"""合作交流办 says how a year is assessed; a change counts on, and what was marked by a code stays marked."""

from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.assessment import HOSTS, indicators, mark, published, schemed, scheming
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.values.ids import new_id


async def test_its_lines_in_order_and_who_is_asked_to_mark(hall: Hall) -> None:
    key = await schemed(hall)

    scheme = await hall.row("assessment_scheme", key)
    assert (scheme["tenant_id"], scheme["year"], scheme["number"], scheme["reason"], scheme["published_at"]) == (
        *(tenant_id("hezuo"), 2025, 1, None),
        NOW,
    )
    lines = sorted(await hall.rows("assessment_indicator"), key=lambda row: row["place"])
    assert [(row["code"], row["place"], row["tenant_id"], row["marking"]) for row in lines] == [
        ("CAPITAL", 1, tenant_id("hezuo"), "NONE"),
        ("LANDED", 2, tenant_id("hezuo"), "NONE"),
        ("SERVICE", 3, tenant_id("gxj"), "AWAITED"),
        ("STARTED", 4, tenant_id("hezuo"), "NONE"),
        ("EXTRA", 5, tenant_id("hezuo"), "AWAITED"),
        ("RETURNED", 6, tenant_id("hezuo"), "NONE"),
    ]
    assert [each["action"] for each in await hall.rows("audit_entry")] == ["assessment.scheme.publish"]
    (event,) = await hall.rows("outbox_event", kind="assessment.scheme_published")
    assert str(key) in event["payload"]


async def test_a_change_counts_on_the_one_before_stays_and_marks_hold(hall: Hall) -> None:
    first = await schemed(hall)
    for unit in HOSTS:
        assert isinstance(await mark(hall, "SERVICE", unit), UUID)
    changed = indicators(EXTRA={"weight": 6_00})

    second = await schemed(hall, indicators=changed, expected_number=1, reason="提高加分上限")

    schemes = {row["id"]: (row["number"], row["reason"]) for row in await hall.rows("assessment_scheme")}
    assert schemes == {first: (1, None), second: (2, "提高加分上限")}
    marking = {
        (row["scheme_id"], row["code"]): row["marking"]
        for row in await hall.rows("assessment_indicator")
        if row["measure"] == "MARK"
    }
    assert marking == {
        (first, "SERVICE"): "LAPSED",
        (first, "EXTRA"): "LAPSED",
        (second, "SERVICE"): "DONE",
        (second, "EXTRA"): "AWAITED",
    }


async def test_what_is_refused_makes_no_scheme(hall: Hall) -> None:
    async with nothing_happens(hall.owner):
        for persona in ("officer@hezuo", "director@huaming", "director@ducha", "director@qld", "director@gxj"):
            assert codes(await scheming(hall, persona)) == ["FORBIDDEN"], persona
        assert codes(await scheming(hall, year=1999)) == ["SCHEME_YEAR_OUT_OF_RANGE"]
        assert codes(await scheming(hall, indicators=[])) == ["INDICATORS_TOO_MANY"]
        assert codes(await scheming(hall, expected_number=1, reason="有误")) == ["CONFLICT"]
        for nobody in (new_id(), tenant_id("ducha"), tenant_id("qld"), tenant_id("huaming")):
            unfit = indicators(SERVICE={"department": nobody})
            assert codes(await scheming(hall, indicators=unfit)) == ["INDICATOR_DEPARTMENT_UNFIT"]
    await schemed(hall)
    async with nothing_happens(hall.owner):
        assert codes(await scheming(hall)) == ["CONFLICT"]
        assert codes(await scheming(hall, expected_number=1)) == ["TEXT_REQUIRED"]


async def test_once_published_the_year_is_assessed_by_the_scheme_it_has(hall: Hall) -> None:
    await published(hall)
    async with nothing_happens(hall.owner):
        assert codes(await scheming(hall, expected_number=1, reason="晚了")) == ["SCHEME_YEAR_ASSESSED"]


@pytest.mark.parametrize("unit", ["gxj", "hezuo"])
async def test_a_closed_department_marks_nobody(hall: Hall, unit: str) -> None:
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE code = $1", unit)
    async with nothing_happens(hall.owner):
        assert "INDICATOR_DEPARTMENT_UNFIT" in codes(await scheming(hall))
