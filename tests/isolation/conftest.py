"""One district with 华明's secret project, and three people with no right to it; the service as it is served."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import URL
from starlette.applications import Starlette

from tests.isolation.ids import Ids, ids_of
from tests.support.actors import DONGLI, an_actor, person_id, tenant_id
from tests.support.assessment import objected, targeted
from tests.support.attribution import disputed, proposed
from tests.support.blockers import answer, raised
from tests.support.builders import a_membership, insert
from tests.support.buildings import a_secret_building
from tests.support.bulletins import a_draft
from tests.support.coordination import consulted
from tests.support.database import a_database
from tests.support.districts import serving, two_districts
from tests.support.evaluation import evaluated, issue, promise, record, year_of
from tests.support.evidence import a_pdf
from tests.support.graphql import Graphql
from tests.support.mail import an_address
from tests.support.majors import a_major, appointed, major_of, planned, progress, propose, visit
from tests.support.meetings import deliberated
from tests.support.notifications import a_notice
from tests.support.orders import acknowledge, ask
from tests.support.orders import opened as ordered
from tests.support.projects import CREDIT_CODE, NOW, Hall
from tests.support.reporting import told_of
from tests.support.reviews import a_requirement, file_of, negotiating, slot, submit
from tests.support.services import served as served_by
from tests.support.statistics import landed, verified
from tests.support.transfers import push
from zhaoshang.attribution.model import LinkKind
from zhaoshang.attribution.operations.link_project import NewLink, link_project
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.evaluation.rules.analysis import Section
from zhaoshang.evidence.operations.upload_evidence import EvidenceFile, upload_evidence
from zhaoshang.notifications.operations.set_preference import set_preference
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.involve_department import involve_department
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.reviews.model import AssessmentKind, Verdict
from zhaoshang.reviews.operations.add_assessment import NewAssessment, add_assessment
from zhaoshang.reviews.operations.answer_supplement import answer_supplement
from zhaoshang.reviews.operations.ask_supplement import ask_supplement
from zhaoshang.reviews.operations.give_opinion import NewOpinion, give_opinion
from zhaoshang.reviews.rules.opinions import Said
from zhaoshang.transfers.model import CarrierKind
from zhaoshang.transfers.operations.add_carrier import add_carrier
from zhaoshang.transfers.rules.carriers import NewCarrier
from zhaoshang.values.ids import ProjectId, global_id, new_id

SECRET = "凤凰航天发动机基地"
INVESTOR = "天津凤凰动力有限公司"

OUTSIDERS = ("officer@hezuo-120111", "director@zhongbei")
"""The next district's coordinator and host."""
STRANGERS = ("director@xinli", "officer@sthj", *OUTSIDERS)
"""A neighbour, a reviewer not asked to review it, and the next district's."""


@dataclass
class World:
    """The district; ``open_up`` makes 华明's things and says what their ids are."""

    hall: Hall
    app: Starlette
    own: dict[str, Ids]
    """Global ids of each stranger's own things, by type."""
    ids: Ids
    """Those of 华明's things, once there are any."""

    def as_(self, persona: str) -> Graphql:
        return Graphql(self.app).as_(persona)

    @property
    def owner(self) -> asyncpg.Connection:
        return self.hall.owner

    async def open_up(self) -> Ids:
        """华明's project with everything that can hang on one."""
        hall = self.hall
        key = await hall.create(
            "officer@huaming",
            name=SECRET,
            company_name=INVESTOR,
            credit_code=CREDIT_CODE,
            investment_fen=12_300_000_000,
            description="秘密的说明",
            contact=NewContact(name="赵某", phone="13812341234", email="zhao@example.com"),
        )
        await add_note(hall.service, hall.actor("officer@huaming"), key, "秘密的会谈")
        await involve_department(
            hall.service, hall.actor("officer@hezuo"), key, 1, department=tenant_id("ghzy"), part=Part.ASKED
        )
        await self._review()
        await self._major()
        await self._blocker()
        await self._order(key)
        await a_draft(self.owner, SECRET)
        await told_of(self.hall, remark="秘密的说明", reason="秘密的差异")
        await a_secret_building(self.hall, SECRET)
        await self._evaluate()
        other = await hall.create("officer@huaming", name="凤凰配套园", company_name="天津凤凰配套有限公司")
        await insert(
            self.owner,
            "duplicate_link",
            district_id=DONGLI,
            id=new_id(),
            project_id=key,
            other_project_id=other,
            kind="COMPANY_NAME",
            state="OPEN",
            found_at=NOW,
            version=1,
        )
        await insert(
            self.owner,
            "import_run",
            district_id=DONGLI,
            id=new_id(),
            tenant_id=tenant_id("huaming"),
            at=NOW,
            by_person_id=person_id("officer@huaming"),
            file_name="秘密台账.xlsx",
            file_sha256="0" * 64,
            **dict.fromkeys(("created", "updated", "unchanged", "skipped", "refused", "warned"), 1),
        )
        started = await push(hall, key)
        await started.confirm("gxj")
        await started.offer("linkong")
        carrier = NewCarrier(name="凤凰厂房", kind=CarrierKind.PLANT, area=5_000)
        await add_carrier(hall.service, hall.actor("officer@huaming"), carrier)
        sold = await hall.create("officer@huaming", name="凤凰展示中心", company_name="天津凤凰展示有限公司")
        await landed(hall, sold)
        await verified(hall, sold, "huaming", 12_300, paid_on=NOW.date())
        assert isinstance(await targeted(hall), UUID)
        await objected(hall, "SERVICE", reason="秘密的理由")
        await self._quarrel(sold)
        await deliberated(hall)
        await consulted(hall)
        await served_by(hall)
        file = EvidenceFile(f"{SECRET}.pdf", a_pdf(SECRET))
        await upload_evidence(hall.service, hall.actor("officer@huaming"), file)
        await a_membership(self.owner, person_id("viewer@huaming"), tenant_id("huaming"), "VIEWER")
        await a_notice(hall, "director@huaming")
        for persona in ("director@huaming", "viewer@huaming"):
            await an_address(hall, persona, address=f"{SECRET}@example.cn")
        assert await set_preference(hall.service, hall.actor("director@huaming"), "FACT_RETURNED", None, in_app=False)
        return await ids_of(self.owner, tenant_id("huaming"), key)

    async def _review(self) -> None:
        """A round with everything in it: document, assessment, a question answered, an opinion with a condition."""
        hall, officer = self.hall, self.hall.actor("officer@huaming")
        project = await negotiating(
            hall, name="凤凰测试场", company_name="天津凤凰测试有限公司", credit_code="91120110MAFX000002"
        )
        report = await file_of(hall, "officer@huaming", "凤凰测试场申报书")
        review = await submit(hall, project, documents=[("项目申报书", report)])
        assessed = NewAssessment(kind=AssessmentKind.SELF, conclusion="秘密的判断", assessed_on=NOW.date())
        await add_assessment(hall.service, officer, project, assessed)
        asked = await slot(hall, review, "environment")
        judge = an_actor("environment_review.officer", tenant="hbj", person="officer@hbj")
        question = await ask_supplement(hall.service, judge, asked["id"], 1, "请说明秘密的工艺")
        assert isinstance(question, UUID), question
        await answer_supplement(hall.service, officer, question, 1, "无废水", evidence=None)
        said = Said(
            verdict=Verdict.CONDITIONAL,
            opinion="秘密的意见",
            answers=["符合"],
            requirements=[a_requirement("秘密的条件")],
        )
        given = await give_opinion(hall.service, judge, asked["id"], 3, NewOpinion(said=said))
        assert isinstance(given, UUID), given

    async def _major(self) -> None:
        """A major project with sponsors, a visit, a plan, a proposal and a month's progress."""
        hall = self.hall
        named = {"name": "长空总装车间", "company_name": "天津长空总装有限公司", "credit_code": None}
        plan = await planned(hall, **named)
        project = (await hall.row("milestone_plan", plan))["project_id"]
        sponsorship = await appointed(hall, await major_of(hall, project), "ghzy")
        seen = await visit(hall, sponsorship, NOW.date(), "officer@ghzy", findings="秘密的进展")
        assert isinstance(seen, UUID), seen
        assert isinstance(await propose(hall, plan, reason="秘密的理由"), UUID)
        assert isinstance(await progress(hall, plan, 10, narrative="秘密的工程"), UUID)

    async def _blocker(self) -> None:
        """What stands in the way of a major project, and what a department answered."""
        major = await a_major(self.hall, name="凤凰铸造厂", company_name="天津凤凰铸造有限公司")
        blocker = await raised(self.hall, major, description="秘密的堵点")
        assert await answer(self.hall, blocker, answer="秘密的答复") == blocker

    async def _evaluate(self) -> None:
        """A landed project with a promise, a recorded year, and what 合作交流办 says of it."""
        evaluation = await evaluated(self.hall, name="凤凰旧厂", company_name="天津凤凰旧厂有限公司", credit_code=None)
        assert isinstance(await promise(self.hall, evaluation, source="秘密的协议"), UUID)
        year = (await year_of(self.hall, evaluation))["id"]
        assert await record(self.hall, year) == year
        said = (Section("秘密的章节", "秘密的分析"),)
        assert isinstance(await issue(self.hall, "officer@hezuo", sections=said), UUID)

    async def _order(self, project: UUID) -> None:
        """What 督查室 has 华明 do about its project, and the time that 华明 asked for."""
        order = await ordered(self.hall, project=project, subject="秘密的督办", task="秘密的要求")
        assert await acknowledge(self.hall, order) == order
        assert isinstance(await ask(self.hall, order, reason="秘密的理由"), UUID)

    async def _quarrel(self, sold: ProjectId) -> None:
        """A second phase, an agreement with nobody but the district's pool, and a dispute: 华明's own affairs."""
        hall = self.hall
        second = await hall.create("officer@huaming", name="梧桐会议中心", company_name="天津梧桐会务有限公司")
        await landed(hall, second)
        new = NewLink(lead=sold, kind=LinkKind.SECOND_PHASE, reason="同一投资协议")
        assert isinstance(await link_project(hall.service, hall.actor("officer@hezuo"), second, new), UUID)
        await proposed(hall, sold, huaming=9_000, pool=1_000)
        await disputed(hall, sold)


@dataclass(frozen=True)
class Kept:
    """The district before and after 华明 has something to hide, in databases that nobody is connected to."""

    server: EmbeddedServer
    folder: Path
    before: URL
    after: URL
    own: dict[str, Ids]
    ids: Ids

    @asynccontextmanager
    async def copy(self, of: URL) -> AsyncIterator[World]:
        """The service over a copy of one of them."""
        async with a_database(self.server, of) as url, serving(url, self.folder) as (hall, app):
            yield World(hall, app, self.own, self.ids)


@pytest.fixture(scope="module")
async def kept(server: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Kept]:
    """What takes long to make, made once."""
    folder = tmp_path_factory.mktemp("isolation")
    async with a_database(server) as before:
        async with serving(before, folder) as (hall, app):
            world = World(hall, app, {}, {})
            made = await two_districts(hall)
            neighbours = await ids_of(world.owner, tenant_id("xinli"), made.theirs)
            next_district = await ids_of(world.owner, made.street, made.elsewhere)
        own = {
            "director@xinli": neighbours,
            "officer@sthj": {**neighbours, "Tenant": global_id("Tenant", tenant_id("sthj"))},
            "officer@hezuo-120111": {**next_district, "Tenant": global_id("Tenant", made.coordination)},
            "director@zhongbei": next_district,
        }
        async with a_database(server, before) as after:
            async with serving(after, folder) as (hall, app):
                ids = await World(hall, app, own, {}).open_up()
            yield Kept(server, folder, before, after, own, ids)


@pytest.fixture(scope="module")
async def closed(kept: Kept) -> AsyncIterator[World]:
    """The district before 华明 has anything to hide; for reading."""
    async with kept.copy(kept.before) as world:
        yield world


@pytest.fixture(scope="module")
async def opened(kept: Kept) -> AsyncIterator[World]:
    """The district with 华明's secret project and all that hangs on it; for reading."""
    async with kept.copy(kept.after) as world:
        yield world


@pytest.fixture
async def world(kept: Kept) -> AsyncIterator[World]:
    """The same as ``opened``, of one's own: for writing."""
    async with kept.copy(kept.after) as world:
        yield world
