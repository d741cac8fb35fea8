"""A person at a company."""

from typing import Any

from tests.support.actors import tenant_id
from tests.support.projects import Hall
from zhaoshang.projects.operations.add_contact import add_contact
from zhaoshang.projects.operations.update_contact import update_contact
from zhaoshang.projects.rules.entries import NewContact


async def company_of(hall: Hall, **entered: Any) -> Any:
    key = await hall.create(**entered)
    return await hall.row("company", (await hall.row("project", key))["company_id"])


async def test_a_contact_is_added_and_corrected(hall: Hall) -> None:
    officer = hall.actor("officer@huaming")
    company = await company_of(hall)

    key = await add_contact(hall.service, officer, company["id"], NewContact(name="王某", email="wang@example.com"))
    assert not isinstance(key, tuple)
    outcome = await update_contact(hall.service, officer, key, 1, {"phone": "13812341234", "email": None, "title": " "})  # type: ignore[arg-type]  # an id by now

    assert outcome == key
    (contact,) = await hall.rows("contact")
    assert (contact["phone"], contact["email"], contact["title"]) == ("13812341234", None, None)
    assert (contact["version"], contact["tenant_id"]) == (2, tenant_id("huaming"))
    kinds = {row["kind"] for row in await hall.rows("outbox_event")}
    assert {"contact.added", "contact.updated"} <= kinds
