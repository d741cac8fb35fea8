"""Entering a lead: what is written, what is refused, what is told about others."""

from datetime import date

from tests.support.actors import tenant_id
from tests.support.projects import Hall, a_new_project
from zhaoshang.projects.model import Part


async def test_a_lead_is_written_with_everything_that_follows_from_it(hall: Hall) -> None:
    key = await hall.create()

    project = await hall.row("project", key)
    assert (project["stage"], project["version"], project["is_major"]) == ("LEAD", 1, False)
    assert project["tenant_id"] == tenant_id("huaming")
    assert project["industry_department_id"] == tenant_id("gxj")
    assert project["first_contact_on"] == date(2026, 6, 30)
    assert project["shared_with"] == [tenant_id("gxj")]
    parts = {row["tenant_id"]: row["parts"] for row in await hall.rows("participation")}
    assert parts == {tenant_id("huaming"): Part.HOST, tenant_id("gxj"): Part.INDUSTRY}
    (report,) = await hall.rows("first_report")
    assert report["status"] == "VALID"
    (change,) = await hall.rows("stage_change")
    assert (change["from_stage"], change["to_stage"], change["shared_with"]) == (None, "LEAD", [tenant_id("gxj")])
    assert "装备" in {row["gram"] for row in await hall.rows("search_gram")}
    assert {row["action"] for row in await hall.rows("audit_entry")} == {"project.create", "company.create"}
    assert [row["kind"] for row in await hall.rows("outbox_event")] == ["project.created"]
