"""设定本区规则."""

from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.model import RuleVersion
from zhaoshang.tenancy.permissions import DistrictRules
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import Refusal


@repeatable
async def set_district_rule(
    service: Service, actor: Actor, rule: str, value: str, effective_on: date
) -> UUID | Refusal:
    """Add a version of a rule from a day on. Versions in force are never changed: the past is recomputed with them.

    Refuses: FORBIDDEN, RULE_UNKNOWN, RULE_VALUE_INVALID, RULE_NOT_IN_FUTURE, ALREADY_GRANTED for a second version of
    one day.
    """
    async with service.unit_of_work(actor, DistrictRules.SET) as work:
        if denial := authorize(actor, DistrictRules.SET):
            return denial
        if fault := rules.refuse_rule(rule, value, effective_on, day_of(work.at)):
            return fault
        await store.queue_up(work, f"rule {rule}")
        if await store.rule_version_known(work, rule, effective_on):
            return Refusal("ALREADY_GRANTED", ("effectiveOn",))
        version = RuleVersion(
            district_id=actor.district,
            id=new_id(),
            rule=rule,
            effective_on=effective_on,
            value=value,
            created_at=work.at,
        )
        await store.add(work, version)
        work.record("district_rule.set", "district_rule", version.id, rule=rule, effective_on=effective_on)
        work.emit("district_rule.set", rule=rule, effectiveOn=effective_on.isoformat())
        return await work.commit(version.id)
