"""A telephone number in full, on the record."""

from typing import Any

from tests.support.actors import person_id, tenant_id
from tests.support.majors import THRESHOLD, appointed, major_of
from tests.support.projects import Hall, codes
from zhaoshang.majors.model import SponsorLevel
from zhaoshang.majors.operations.relieve_sponsor import relieve_sponsor
from zhaoshang.projects.operations.reveal_contact import Revealed, reveal_contact
from zhaoshang.projects.rules.entries import NewContact


async def company_of(hall: Hall, **entered: Any) -> Any:
    key = await hall.create(**entered)
    return await hall.row("company", (await hall.row("project", key))["company_id"])


async def test_a_reveal_is_on_record_with_its_purpose(hall: Hall) -> None:
    company = await company_of(hall, contact=NewContact(name="王某", phone="13812341234"))
    (contact,) = await hall.rows("contact", company_id=company["id"])

    shown = await reveal_contact(hall.service, hall.actor("officer@hezuo"), contact["id"], "预约座谈")

    assert isinstance(shown, Revealed)
    assert (shown.phone, shown.email) == ("13812341234", None)
    assert "13812341234" not in repr(shown)
    (disclosure,) = await hall.rows("contact_disclosure")
    assert (disclosure["purpose"], disclosure["by_person_id"]) == ("预约座谈", person_id("officer@hezuo"))
    assert disclosure["tenant_id"] == tenant_id("hezuo")
    (entry,) = await hall.rows("audit_entry", action="company.contact.reveal")
    assert entry["resource_id"] == contact["id"]
    assert "13812341234" not in "".join(row["changes"] for row in await hall.rows("audit_entry"))


async def test_a_leader_sees_the_contacts_of_what_it_sponsors_and_no_others(hall: Hall) -> None:
    told = NewContact(name="王某", phone="13812341234")
    sponsored = await hall.create(contact=told, investment_fen=THRESHOLD)
    await hall.create(contact=told, investment_fen=THRESHOLD, name="精密轴承二期", company_name="天津精密轴承有限公司")
    leader = await appointed(hall, await major_of(hall, sponsored), "qld", SponsorLevel.DISTRICT_LEADER)
    company = (await hall.row("project", sponsored))["company_id"]
    (mine,) = [row["id"] for row in await hall.rows("contact") if row["company_id"] == company]
    (theirs,) = [row["id"] for row in await hall.rows("contact") if row["company_id"] != company]

    shown = await reveal_contact(hall.service, hall.actor("officer@qld"), mine, "包联走访")
    assert isinstance(shown, Revealed)
    assert shown.phone == "13812341234"
    assert [row["tenant_id"] for row in await hall.rows("contact_disclosure")] == [tenant_id("qld")]

    refused = await reveal_contact(hall.service, hall.actor("officer@qld"), theirs, "包联走访")
    assert codes(refused) == ["FORBIDDEN"]
    refused = await reveal_contact(hall.service, hall.actor("viewer@qld"), mine, "包联走访")
    assert codes(refused) == ["FORBIDDEN"]

    relieved = await relieve_sponsor(
        hall.service, hall.actor("officer@fgw"), leader, 1, reason="分工调整", handover="企业已签约。"
    )
    assert relieved == leader
    refused = await reveal_contact(hall.service, hall.actor("officer@qld"), mine, "包联走访")
    assert codes(refused) == ["FORBIDDEN"]
    assert len(await hall.rows("contact_disclosure")) == 1
