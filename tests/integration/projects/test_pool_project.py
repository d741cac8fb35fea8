"""What transfers ask of a project inside their own transaction."""

from uuid import UUID

import pytest

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.projects import NOW, Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.projects.model import Part, Stage
from zhaoshang.projects.operations.pool_project import find_transferable, pool_project, release_project
from zhaoshang.values.ids import DistrictId

NEVER = UUID("01990000-0000-7000-8000-000000000000")
WIDE = Fence(DistrictId(DONGLI), None, None, Reach.DISTRICT, Reach.DISTRICT)


async def test_into_the_pool_and_out_again(hall: Hall) -> None:
    key, by = await hall.create(), person_id("officer@hezuo")
    async with hall.service.database.unit_of_work(WIDE, at=NOW) as work:
        found = await find_transferable(work, key, locked=True)
        assert found is not None
        assert (found.stage, found.transferable) == (Stage.LEAD, True)
        await pool_project(work, key, by=by, reason="无厂房", departments=[tenant_id("gxj")])
        pooled = await find_transferable(work, key)
        assert pooled is not None
        assert not pooled.transferable
        await release_project(work, key, by=by, reason=None)
        await work.commit()

    project = await hall.row("project", key)
    assert (project["stage"], project["resume_stage"], project["version"]) == ("LEAD", None, 3)
    (part,) = await hall.rows("participation", tenant_id=tenant_id("gxj"))
    assert part["parts"] & Part.ASKED
    changes = [(row["from_stage"], row["to_stage"]) for row in await hall.rows("stage_change")]
    assert changes == [(None, "LEAD"), ("LEAD", "IN_POOL"), ("IN_POOL", "LEAD")]


async def test_what_is_not_there_is_not_pooled(hall: Hall) -> None:
    async with hall.service.database.unit_of_work(WIDE, at=NOW) as work:
        assert await find_transferable(work, NEVER) is None
        with pytest.raises(LookupError):
            await release_project(work, NEVER, by=person_id("officer@hezuo"), reason=None)
