"""A telephone number in full, on the record."""

from typing import Any

from tests.support.actors import person_id, tenant_id
from tests.support.projects import Hall
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
