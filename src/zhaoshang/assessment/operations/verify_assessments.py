"""核验考核: compare what is published and final with its lines, and with the hashes frozen then (domain §11)."""

from dataclasses import dataclass
from datetime import datetime

from zhaoshang.assessment import store_assessments as store
from zhaoshang.assessment import store_schemes as schemes
from zhaoshang.assessment.operations.freeze_content import freeze_content
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


@dataclass(frozen=True, slots=True)
class AssessmentReport:
    """How much differs; nothing when every assessment is what its lines and its hashes make it."""

    results: int
    """Hosts whose total or rank is not what the lines come to."""
    hashes: int
    """Frozen hashes that are not those of the content."""

    @property
    def consistent(self) -> bool:
        """Whether nothing differs."""
        return not (self.results or self.hashes)


async def verify_assessments(database: Database, district: DistrictId, now: datetime) -> AssessmentReport:
    """Add up every published assessment anew, and hash it as it was published and as it is final; reads only."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT)
    results = hashes = 0
    async with database.unit_of_work(fence, at=now) as work:
        for each in await store.all_told(work):
            results += await store.results_off(work, each.id)
            scheme = await schemes.scheme_of(work, each)
            hashes += await freeze_content(work, each, scheme, corrected=False) != each.published_hash
            if each.final_hash is not None:
                hashes += await freeze_content(work, each, scheme) != each.final_hash
    return AssessmentReport(results, hashes)
