"""Whom evaluations are told: the host of a landing, the department of a year that is over, each of the other's word."""

from datetime import date

from tests.support.evaluation import confirm, entrust, evaluated, promise
from tests.support.notifications import delivered, staffed, told
from tests.support.projects import Hall
from zhaoshang.values.industry import Industry


async def test_who_is_told_what(hall: Hall) -> None:
    await staffed(hall)
    key = await evaluated(hall)
    await promise(hall, key)
    changed = await promise(hall, key, reason="市场变化")
    await confirm(hall, changed)
    nobody_s = await evaluated(
        hall, date(2026, 6, 1), name="二号", company_name="天津二号有限公司", industry=Industry.OTHER
    )
    await entrust(hall, nobody_s)
    await delivered(hall)
    kinds = {(who, kind) for who, kind in await told(hall) if kind.startswith("EVALUATION")}
    promising = [f"{role}@huaming" for role in ("director", "officer")]
    recording = [f"{role}@gxj" for role in ("director", "officer", "statistician")]
    assert kinds == {
        *((who, "EVALUATION_OPENED") for who in promising),
        *((who, "EVALUATION_YEAR_OVER") for who in recording),
        *((who, "EVALUATION_ENTRUSTED") for who in recording),
        ("director@gxj", "EVALUATION_PROMISE_CHANGED"),
        *((who, "EVALUATION_PROMISE_DECIDED") for who in promising),
    }
