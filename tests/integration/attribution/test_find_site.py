"""Whether a project is one site of several."""

from tests.support.attribution import shared
from tests.support.projects import NOW, Hall
from tests.support.statistics import landed
from zhaoshang.attribution.model import LinkKind
from zhaoshang.attribution.operations.find_site import is_site
from zhaoshang.attribution.operations.link_project import NewLink, link_project
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId


async def test_a_site_is_one_and_its_lead_is_not(hall: Hall) -> None:
    lead, site = await shared(hall), await hall.create("officer@kfq", name="二号厂区项目")
    await landed(hall, site)
    new = NewLink(lead=lead, kind=LinkKind.SITE, reason="同一投资协议")
    await link_project(hall.service, hall.actor("officer@hezuo"), site, new)

    async with hall.service.database.unit_of_work(
        Fence(DistrictId(120110), None, None, Reach.DISTRICT), at=NOW
    ) as work:
        assert [await is_site(work, each) for each in (site, lead)] == [True, False]
