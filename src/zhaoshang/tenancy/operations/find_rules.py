"""What a district's rules said on a day, for the rooms that read them."""

from collections.abc import Mapping
from datetime import date

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import store


async def find_rules(work: UnitOfWork, day: date) -> Mapping[str, str]:
    """The JSON text of each rule in force on a day, by the rule's name; a rule never set is not there."""
    return await store.rules_on(work, day)
