"""Adding materials: 合作交流办's to anything, a host's to its own project once it is invited."""

from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.evidence import a_pdf, uploaded
from tests.support.floor import tried
from tests.support.meetings import OFFICER, cancel, deliberating, invite, listed, material, planned, two_hosts
from tests.support.projects import Hall, codes
from zhaoshang.meetings.operations.add_material import NewMaterial, add_material
from zhaoshang.meetings.operations.withdraw_item import withdraw_item
from zhaoshang.values.ids import new_id


async def test_who_adds_what(hall: Hall) -> None:
    ours, theirs = await two_hosts(hall)
    meeting = await planned(hall)
    item, other = await listed(hall, meeting, ours), await listed(hall, meeting, theirs)
    assert codes(await material(hall, meeting, item, persona="officer@huaming")) == ["NOT_FOUND"]
    await invite(hall, meeting, "gxj", "sthj")

    key = await material(hall, meeting, item, persona="director@huaming")

    row = await hall.row("meeting_material", key)
    assert (row["tenant_id"], row["item_id"], row["title"]) == (tenant_id("huaming"), item, "可研报告")
    assert set(row["shared_with"]) == {tenant_id(each) for each in ("hezuo", "gxj", "sthj", "huaming")}
    evidence = await hall.row("evidence", row["evidence_id"])
    assert (evidence["claim_kind"], evidence["claim_id"]) == ("MeetingMaterial", key)
    for persona, at, code in (
        ("officer@huaming", other, "ITEM_NOT_FOUND"),
        ("officer@huaming", None, "ITEM_NOT_YOURS"),
        ("officer@gxj", item, "ITEM_NOT_YOURS"),
        ("officer@sthj", item, "FORBIDDEN"),
        ("officer@linkong", item, "NOT_FOUND"),
    ):
        assert codes(await material(hall, meeting, at, persona=persona, text=f"{code}{at}")) == [code], persona
    await withdraw_item(hall.service, hall.actor(OFFICER), other, 1, "x")
    assert codes(await material(hall, meeting, other)) == ["ITEM_DECIDED"]
    await cancel(hall, meeting)
    assert codes(await material(hall, meeting, item, text="迟到的")) == ["MEETING_STATE"]
    assert len(await hall.rows("meeting_material")) == 1


async def test_a_file_supports_one_claim_and_is_one_s_own(hall: Hall) -> None:
    meeting = await planned(hall)
    item = await listed(hall, meeting, await deliberating(hall))
    evidence = await uploaded(hall, OFFICER, a_pdf("材料"))
    theirs = await uploaded(hall, "officer@huaming", a_pdf("别人的"))

    async def add(key: UUID, title: str = "材料", at: UUID = meeting) -> list[str]:
        new = NewMaterial(title=title, evidence=key, item=item)
        outcome = await add_material(hall.service, hall.actor(OFFICER), at, new)
        return [] if isinstance(outcome, UUID) else codes(outcome)

    assert await add(evidence, " ") == ["TEXT_REQUIRED"]
    assert await add(theirs) == ["EVIDENCE_NOT_FOUND"]
    assert await add(evidence, at=new_id()) == ["NOT_FOUND"]
    assert await add(evidence) == []
    assert await add(evidence) == ["EVIDENCE_USED"]
    stolen = "SELECT app.add_material(:key, :meeting, :item, 'x', :proof, :key, now())"
    values = {"key": new_id(), "meeting": meeting, "item": item, "proof": theirs}
    assert await tried(hall, "huaming", stolen, **values) == "refused"
    assert len(await hall.rows("meeting_material")) == 1
