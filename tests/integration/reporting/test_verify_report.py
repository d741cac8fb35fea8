"""核定月报: 合作交流办 accepts a report that still says what was entered."""

from tests.support.actors import person_id
from tests.support.projects import NOW, Hall
from tests.support.reporting import (
    CHECKER,
    comment,
    explain,
    give_back,
    only,
    others,
    recorded,
    refused,
    report_of,
    steps,
    submit,
    submitted,
    verify,
    without,
)
from tests.support.statistics import entered, landed, verified
from zhaoshang.statistics.operations.return_fact import return_fact
from zhaoshang.statistics.operations.verify_fact import verify_fact
from zhaoshang.values.metric import Metric

CAPITAL = Metric.CAPITAL_IN_PLACE


async def test_it_is_verified(hall: Hall) -> None:
    report = await submitted(hall)
    assert await verify(hall, report) == report
    row = await hall.row("monthly_report", report)
    assert (row["state"], row["decided_at"], row["decided_by"]) == ("VERIFIED", NOW, person_id(CHECKER))
    assert await steps(hall, report) == [("SUBMITTED", 1), ("VERIFIED", 1)]
    assert len(await hall.rows("outbox_event", kind="monthly_report.verified")) == 1
    await refused(hall, verify, report, "REPORT_STATE")


async def test_a_draft_and_a_returned_one_are_not(hall: Hall) -> None:
    report = await report_of(hall)
    await refused(hall, verify, report, "REPORT_STATE")
    await submit(hall, report)
    assert await give_back(hall, report) == report
    await refused(hall, verify, report, "REPORT_STATE")
    await refused(hall, verify, report, "CONFLICT", version=1)


async def test_whatever_changed_since_has_it_returned_first(hall: Hall) -> None:
    await hall.set_rule("monthly_report_waiting", "2")
    key = await hall.create()
    await landed(hall, key)
    officer = hall.actor(CHECKER)
    first = await entered(hall, key, "huaming", 5)
    report = await submitted(hall, zero=without(CAPITAL))

    second = await entered(hall, key, "huaming", 6)
    await refused(hall, verify, report, "REPORT_OUTDATED")
    assert await return_fact(hall.service, officer, second, 1, "重复") == second
    await refused(hall, verify, report, "REPORT_OUTDATED")
    assert await give_back(hall, report) == report
    assert await submit(hall, report, zero=without(CAPITAL)) == report
    assert await verify_fact(hall.service, officer, first, 1) == first
    await refused(hall, verify, report, "REPORT_OUTDATED")
    assert await give_back(hall, report) == report
    assert await submit(hall, report, zero=without(CAPITAL)) == report
    assert await verify(hall, report) == report


async def test_a_difference_is_explained_first_by_either(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 1_000)
    report = await submitted(hall, zero=without(CAPITAL))
    figure = await recorded(hall, fen=900)
    tax = await recorded(hall, metric=Metric.TAX, fen=1)
    await recorded(hall, metric=Metric.OUTPUT_VALUE, fen=0)
    await refused(hall, verify, report, "REPORT_DIFFERENCE_UNEXPLAINED")
    assert await explain(hall, figure) == figure
    await refused(hall, verify, report, "REPORT_DIFFERENCE_UNEXPLAINED")
    assert await comment(hall, tax) == tax
    # Revised, it is another difference.
    again = await recorded(hall, fen=901, expected_number=1, reason="核定")
    await refused(hall, verify, report, "REPORT_DIFFERENCE_UNEXPLAINED")
    # Agreed with, it is none.
    assert await recorded(hall, fen=1_000, expected_number=2, reason="核定") != again
    assert await verify(hall, report) == report


async def test_nobody_else_verifies_it_least_of_all_its_unit(hall: Hall) -> None:
    report = await submitted(hall)
    await only(hall, verify, report, others(CHECKER))
