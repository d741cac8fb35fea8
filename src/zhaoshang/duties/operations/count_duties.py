"""What waits for somebody, in numbers: for the digest that is mailed to them."""

from dataclasses import dataclass

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.scopes import parameter_values
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.duties.views import counts


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many duties of one kind wait."""

    kind: str
    open: int
    overdue: int
    due_soon: int


async def count_duties(work: UnitOfWork, actor: Actor) -> list[Waiting]:
    """The duties of somebody by kind, in one statement, by their own permissions; ``work`` is bound to their fence.

    Overdue and due soon are as of the instant of the work. Part of a larger operation.
    """
    statement = counts(actor)
    if statement is None:
        return []
    found = await work.session.execute(statement, {**parameter_values(work.fence), "at": work.at})
    return [Waiting(*row) for row in found]
