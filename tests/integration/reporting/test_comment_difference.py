"""合作交流办说明差异: for any unit, on record as its own word."""

from tests.support.actors import tenant_id
from tests.support.projects import Hall
from tests.support.reporting import CHECKER, comment, only, others, recorded, refused, submitted


async def test_it_speaks_for_itself_about_a_unit(hall: Hall) -> None:
    await submitted(hall)
    figure = await recorded(hall)
    await refused(hall, comment, figure, "TEXT_REQUIRED", reason="")
    assert await comment(hall, figure) == figure
    (said,) = await hall.rows("figure_explanation")
    assert (said["tenant_id"], said["by_tenant_id"]) == (tenant_id("huaming"), tenant_id("hezuo"))


async def test_nobody_else_does(hall: Hall) -> None:
    await submitted(hall)
    await only(hall, comment, await recorded(hall), others(CHECKER))
