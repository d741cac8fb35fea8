"""退回月报: with a reason, and a verified one only while its month is open."""

import pytest

from tests.support.actors import person_id
from tests.support.projects import NOW, Hall
from tests.support.reporting import (
    CHECKER,
    give_back,
    only,
    others,
    refused,
    report_of,
    settled,
    steps,
    submitted,
)


@pytest.mark.parametrize("state", ["SUBMITTED", "VERIFIED"])
async def test_it_goes_back_with_a_reason(hall: Hall, state: str) -> None:
    report = await (submitted if state == "SUBMITTED" else settled)(hall)
    for text, code in ((" ", "TEXT_REQUIRED"), ("长" * 2001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")):
        await refused(hall, give_back, report, code, reason=text)

    assert await give_back(hall, report, reason=" 请补报六月税收。 ") == report

    row = await hall.row("monthly_report", report)
    assert (row["state"], row["return_reason"]) == ("RETURNED", "请补报六月税收。")
    assert (row["decided_at"], row["decided_by"], row["round"]) == (NOW, person_id(CHECKER), 1)
    assert (await steps(hall, report))[-1] == ("RETURNED", 1)
    assert len(await hall.rows("outbox_event", kind="monthly_report.returned")) == 1
    await refused(hall, give_back, report, "REPORT_STATE")
    await refused(hall, give_back, report, "CONFLICT", version=1)


async def test_a_draft_is_nothing_to_return(hall: Hall) -> None:
    await refused(hall, give_back, await report_of(hall), "REPORT_STATE")


async def test_nobody_else_returns_it(hall: Hall) -> None:
    await only(hall, give_back, await submitted(hall), others(CHECKER))
