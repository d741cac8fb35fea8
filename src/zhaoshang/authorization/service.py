"""What an operation runs on: the clock, the database, the policy. Composition roots build one."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.policy import Authorizer
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.values.clock import Clock
from zhaoshang.values.files import FileStore, NoFiles
from zhaoshang.values.mail import Mailer


@dataclass(frozen=True, slots=True)
class Service:
    """The process's collaborators, handed to every operation as its first argument."""

    clock: Clock
    database: Database
    authorizer: Callable[[], Authorizer]
    """The policy in force: reload swaps the authorizer behind it, never changes one."""
    files: FileStore = field(default_factory=NoFiles)
    """Where files are kept; a process that was given no place for them says so when one is asked for."""
    mail: Mailer | None = None
    """Where letters are handed in; without it nothing is mailed, nor kept to be mailed later."""

    def unit_of_work(self, actor: Actor, writes: Permission) -> AbstractAsyncContextManager[UnitOfWork]:
        """One transaction inside the actor's fence, with the write side that ``writes`` names."""
        return self.database.unit_of_work(
            actor.fence(writes=writes),
            at=self.clock.now(),
            request_id=actor.trace.request_id,
            address=actor.trace.address,
        )
