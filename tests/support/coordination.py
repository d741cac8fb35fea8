"""Planning consultations in the hall: applied for, asked about, answered, adjusted and closed."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.evidence import a_pdf, uploaded
from tests.support.projects import NOW, Hall
from zhaoshang.coordination.model import PlanVerdict
from zhaoshang.coordination.operations.apply_consultation import Plan, apply_consultation
from zhaoshang.coordination.operations.ask_departments import ask_departments
from zhaoshang.coordination.operations.close_consultation import Agreement, Disagreement, close_consultation
from zhaoshang.coordination.operations.give_planning_opinion import NewPlanOpinion, give_planning_opinion
from zhaoshang.coordination.operations.revise_plan import revise_plan
from zhaoshang.coordination.operations.withdraw_consultation import withdraw_consultation
from zhaoshang.values.ids import ProjectId, new_id

HOST = "officer@huaming"
RUNNER = "officer@ghzy"
CLOSER = "director@ghzy"


async def to_be_built(hall: Hall, persona: str = HOST, **changes: Any) -> ProjectId:
    """A project that builds, in approval: its planning consultation is what it lacks."""
    number = 1 + len(await hall.rows("project"))
    names = {"name": f"总装线{number}号", "company_name": f"天津云帆{number}有限公司"}
    project = await hall.create(persona, **{"needs_construction": True, **names, **changes})
    await hall.owner.execute("UPDATE app.project SET stage = 'APPROVING' WHERE id = $1", project)
    return project


async def apply(hall: Hall, project: ProjectId, persona: str = HOST, runner: str = "ghzy", **plan: Any) -> Any:
    """What applying for a consultation comes to."""
    version = plan.pop("version", None) or (await hall.row("project", project))["version"]
    new = Plan(**{"text": "厂房两栋，总建筑面积三万平方米。", **plan})
    return await apply_consultation(hall.service, hall.actor(persona), project, version, tenant_id(runner), plan=new)


async def applied(hall: Hall, **plan: Any) -> UUID:
    """A consultation that 华明 applied for, on a project of its own."""
    key = await apply(hall, await to_be_built(hall), **plan)
    assert isinstance(key, UUID), key
    return key


async def ask(hall: Hall, consultation: UUID, *units: str, persona: str = RUNNER, version: int | None = None) -> Any:
    """What asking departments comes to."""
    version = version or (await hall.row("planning_consultation", consultation))["version"]
    keys = [tenant_id(unit) for unit in units]
    return await ask_departments(hall.service, hall.actor(persona), consultation, version, keys)


async def asked(hall: Hall, *units: str) -> UUID:
    """A consultation that asks departments."""
    consultation = await applied(hall)
    assert await ask(hall, consultation, *(units or ("sthj", "xfjy"))) == consultation
    return consultation


async def slot(hall: Hall, consultation: UUID, unit: str) -> Any:
    """A department's newest opinion, given or not."""
    found = await hall.rows("planning_opinion", consultation_id=consultation, tenant_id=tenant_id(unit))
    return max(found, key=lambda each: each["revision"])


async def give(hall: Hall, consultation: UUID, unit: str, verdict: str = "SUPPORT", **changes: Any) -> Any:
    """What a department's opinion comes to."""
    found = changes.pop("slot", None) or await slot(hall, consultation, unit)
    persona, version = changes.pop("persona", f"officer@{unit}"), changes.pop("version", found["version"])
    new = NewPlanOpinion(**{"verdict": PlanVerdict(verdict), "opinion": "已阅方案。", **changes})
    return await give_planning_opinion(hall.service, hall.actor(persona), found["id"], version, new)


async def answered(hall: Hall, *, objecting: Sequence[str] = (), wishing: Sequence[str] = ()) -> UUID:
    """A consultation that 环保 and 消防 have answered."""
    consultation = await asked(hall)
    for unit in ("sthj", "xfjy"):
        verdict = "OBJECT" if unit in objecting else "SUPPORT_WITH_CHANGES" if unit in wishing else "SUPPORT"
        assert isinstance(await give(hall, consultation, unit, verdict), UUID)
    return consultation


async def revise(hall: Hall, consultation: UUID, persona: str = HOST, **plan: Any) -> Any:
    """What an adjusted plan comes to."""
    version = plan.pop("version", None) or (await hall.row("planning_consultation", consultation))["version"]
    new = Plan(**{"text": "退线增至十米，补充消防登高场地。", **plan})
    return await revise_plan(hall.service, hall.actor(persona), consultation, version, new)


async def agree(hall: Hall, consultation: UUID, persona: str = CLOSER, **changes: Any) -> Any:
    """What closing a consultation with agreement comes to."""
    version = changes.pop("version", None) or (await hall.row("planning_consultation", consultation))["version"]
    result = Agreement(**{"document": "东规〔2026〕1号", "concluded_on": date(2026, 6, 30), **changes})
    return await close_consultation(hall.service, hall.actor(persona), consultation, version, result)


async def fail(hall: Hall, consultation: UUID, persona: str = CLOSER, reasons: str = "分歧较大") -> Any:
    """What closing a consultation without agreement comes to."""
    version = (await hall.row("planning_consultation", consultation))["version"]
    return await close_consultation(
        hall.service, hall.actor(persona), consultation, version, Disagreement(reasons=reasons)
    )


async def withdraw(
    hall: Hall, consultation: UUID, persona: str = HOST, reason: str = "调整选址", **changes: Any
) -> Any:
    """What taking an application back comes to."""
    version = changes.get("version") or (await hall.row("planning_consultation", consultation))["version"]
    return await withdraw_consultation(hall.service, hall.actor(persona), consultation, version, reason)


async def agreed(hall: Hall, project: UUID) -> UUID:
    """Let the departments have agreed on a project's plan, as if they had been consulted."""
    row = await hall.row("project", project)
    return await insert(
        hall.owner,
        "planning_consultation",
        district_id=DONGLI,
        id=new_id(),
        tenant_id=row["tenant_id"],
        project_id=project,
        runner_tenant_id=tenant_id("ghzy"),
        number=1 + len(await hall.rows("planning_consultation", project_id=project)),
        state="AGREED",
        revision=1,
        applied_at=NOW,
        applied_by=person_id(HOST),
        due_at=NOW,
        closed_at=NOW,
        closed_by=person_id(CLOSER),
        document="东规〔2026〕1号",
        concluded_on=NOW.date(),
        version=3,
    )


async def consulted(hall: Hall) -> UUID:
    """A consultation of 华明's, on which only 发改委 was asked, with one of everything."""
    project = await to_be_built(hall, name="凤凰总装厂", company_name="天津凤凰总装有限公司")
    plan = await uploaded(hall, HOST, a_pdf("凤凰总装厂总平面图"))
    consultation = await apply(hall, project, documents=[("总平面图", plan)])
    assert isinstance(consultation, UUID), consultation
    assert await ask(hall, consultation, "fgw") == consultation
    assert isinstance(await give(hall, consultation, "fgw", "SUPPORT_WITH_CHANGES"), UUID)
    return consultation


async def standing(hall: Hall, consultation: UUID) -> str:
    """Where a consultation is."""
    found: str = (await hall.row("planning_consultation", consultation))["state"]
    return found
