"""The composition root of background jobs: each runs for one district at a time and survives a crash of any other."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.authorization.service import Service
from zhaoshang.buildings.operations.watch_buildings import Watched, watch_buildings
from zhaoshang.coordination.operations.remind_departments import Urged, remind_departments
from zhaoshang.database.engine import DatabaseBusyError
from zhaoshang.evaluation.operations.open_evaluations import Evaluated, open_evaluations
from zhaoshang.majors.operations.escalate_blockers import Escalated, escalate_blockers
from zhaoshang.majors.operations.read_lights import Lit, read_lights
from zhaoshang.notifications.operations.deliver_notices import deliver_notices
from zhaoshang.notifications.operations.mail_digests import Mailed, mail_digests
from zhaoshang.orders.operations.escalate_orders import Raised, escalate_orders
from zhaoshang.projects.operations.fold_tallies import fold_tallies
from zhaoshang.projects.operations.follow_threshold import Followed, follow_threshold
from zhaoshang.reporting.operations.open_reports import Opened, open_reports
from zhaoshang.reviews.operations.remind_sections import Told, remind_sections
from zhaoshang.tenancy.operations.mail_codes import mail_codes
from zhaoshang.transfers.operations.keep_clocks import Kept, keep_clocks
from zhaoshang.values.ids import DistrictId

logger: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of jobs did for one district."""

    district: DistrictId
    clocks: Kept
    reviews: Told
    majors: Followed
    lights: Lit
    blockers: Escalated
    coordination: Urged
    orders: Raised
    reports: Opened
    buildings: Watched
    evaluations: Evaluated
    notices: int
    """Notices that people got."""
    codes: int
    """Codes mailed to addresses that are to be confirmed."""
    digests: Mailed
    folded: int
    """Changes added up in the sums of projects."""
    sealed: int
    """Audit entries chained."""

    def __str__(self) -> str:
        """One line for whoever runs the jobs."""
        kept, told, up, urged, mailed = self.clocks, self.reviews, self.blockers, self.coordination, self.digests
        return (
            f"{self.district}: offers lapsed {kept.lapsed}, pushes warned {kept.warned} and expired {kept.expired};"
            f" reviews reminded {told.reminded}, overdue {told.overdue}; majors entered {self.majors.entered},"
            f" left {self.majors.left}; lights read {self.lights.readings};"
            f" blockers escalated {up.escalated}, stuck {up.stuck};"
            f" coordination reminded {urged.reminded}, overdue {urged.overdue};"
            f" orders raised {self.orders.raised}, stuck {self.orders.stuck};"
            f" reports opened {self.reports.opened}, lapsed {self.reports.lapsed};"
            f" building alerts raised {self.buildings.raised}, cleared {self.buildings.cleared};"
            f" evaluations opened {self.evaluations.opened}, closed {self.evaluations.closed},"
            f" years over {self.evaluations.told};"
            f" changes of sums added up {self.folded};"
            f" notices {self.notices}; codes mailed {self.codes}, digests {mailed.sent},"
            f" failed {mailed.failed}, uncertain {mailed.uncertain}; sealed {self.sealed}"
        )


async def run_once(service: Service, districts: Sequence[DistrictId] = ()) -> list[Round]:
    """Do what is due now in some districts, or in all; clocks first, so that what they write is sealed, too."""
    database, clock = service.database, service.clock
    return [
        Round(
            district,
            await keep_clocks(database, district, clock.now()),
            await remind_sections(database, district, clock.now()),
            await follow_threshold(database, district, clock.now()),
            await read_lights(database, district, clock.now()),
            await escalate_blockers(database, district, clock.now()),
            await remind_departments(database, district, clock.now()),
            await escalate_orders(database, district, clock.now()),
            await open_reports(database, district, clock.now()),
            await watch_buildings(database, district, clock.now()),
            await open_evaluations(database, district, clock.now()),
            await deliver_notices(database, service.authorizer(), district, clock.now()),
            await mail_codes(service, district),
            await mail_digests(service, district),
            await fold_tallies(database, district, clock.now()),
            await seal_trail(database, district, clock.now()),
        )
        for district in districts or await database.districts()
    ]


async def run(
    service: Service,
    districts: Sequence[DistrictId],
    *,
    every: float,
    tell: Callable[[Round], None],
) -> None:
    """Do so again and again. A failed round is logged and tried again: what was not done still waits."""
    while True:
        try:
            for each in await run_once(service, districts):
                tell(each)
        except (OSError, DatabaseBusyError):
            logger.exception("a round of jobs failed; the next one goes on where it stopped")
        await asyncio.sleep(every)
