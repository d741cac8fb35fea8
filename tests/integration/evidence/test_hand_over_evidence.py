"""The files that support some claims go to another tenant, and no others."""

from tests.support.actors import tenant_id
from tests.support.projects import NOW, Hall
from tests.support.statistics import proof
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.evidence.operations.hand_over_evidence import hand_over_evidence
from zhaoshang.values.ids import DistrictId, new_id

WIDE = Fence(DistrictId(120110), None, None, Reach.DISTRICT, Reach.DISTRICT)


async def test_only_the_files_of_those_claims_go(hall: Hall) -> None:
    claim, free, other = new_id(), await proof(hall, "linkong"), await proof(hall, "linkong")
    moved = await proof(hall, "linkong")
    for file, kind, key in ((moved, "Fact", claim), (other, "AttributionDispute", claim)):
        await hall.owner.execute(
            "UPDATE app.evidence SET claim_kind = $1, claim_id = $2, claimed_at = now() WHERE id = $3", kind, key, file
        )

    async with hall.service.database.unit_of_work(WIDE, at=NOW) as work:
        await hand_over_evidence(work, "Fact", [claim], tenant_id("kfq"))
        await work.commit()

    owners = {row["id"]: row["tenant_id"] for row in await hall.rows("evidence")}
    assert owners == {moved: tenant_id("kfq"), free: tenant_id("linkong"), other: tenant_id("linkong")}
