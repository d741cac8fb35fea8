"""Who was first, decided."""

from tests.support.actors import person_id
from tests.support.projects import Hall, codes
from zhaoshang.projects.operations.settle_first_reports import settle_first_reports
from zhaoshang.values.ids import FirstReportId, ProjectId


async def status_of(hall: Hall, project: ProjectId) -> str | None:
    rows = await hall.rows("first_report", project_id=project)
    return str(rows[0]["status"]) if rows else None


async def test_the_upheld_report_stands_and_the_other_falls(hall: Hall) -> None:
    first = await hall.create("officer@huaming")
    second = await hall.create("officer@xinli")
    (report,) = await hall.rows("first_report", project_id=second)

    outcome = await settle_first_reports(
        hall.service, hall.actor("officer@hezuo"), report["id"], report["version"], " 先有洽谈纪要 "
    )

    assert outcome == report["id"]
    assert (await status_of(hall, first), await status_of(hall, second)) == ("DISMISSED", "UPHELD")
    for row in await hall.rows("first_report"):
        assert (row["decision_reason"], row["decided_by"]) == ("先有洽谈纪要", person_id("officer@hezuo"))
        assert row["decided_at"] is not None
    assert len(await hall.rows("audit_entry", action="first_report.settle")) == 2
    assert len(await hall.rows("outbox_event", kind="first_report.settled")) == 2


async def test_a_report_that_is_not_disputed_is_not_settled(hall: Hall) -> None:
    project = await hall.create()
    (report,) = await hall.rows("first_report", project_id=project)

    outcome = await settle_first_reports(
        hall.service, hall.actor("officer@hezuo"), FirstReportId(report["id"]), 1, "理由"
    )

    assert codes(outcome) == ["REPORT_NOT_DISPUTED"]
    assert await status_of(hall, project) == "VALID"
