"""A person at a company, corrected."""

from typing import Any

from tests.support.projects import Hall
from zhaoshang.projects.operations.update_contact import update_contact
from zhaoshang.projects.rules.entries import NewContact


async def company_of(hall: Hall, **entered: Any) -> Any:
    key = await hall.create(**entered)
    return await hall.row("company", (await hall.row("project", key))["company_id"])


async def test_a_contact_that_is_already_so_is_not_written(hall: Hall) -> None:
    company = await company_of(hall, contact=NewContact(name="王某", phone="13812341234"))
    (contact,) = await hall.rows("contact", company_id=company["id"])

    await update_contact(hall.service, hall.actor("officer@huaming"), contact["id"], 1, {"name": "王某"})

    assert (await hall.row("contact", contact["id"]))["version"] == 1
