"""What waits about figures: for 合作交流办 to verify, for who entered one that came back (domain §7)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_

from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.statistics.permissions import Facts


def _was_entered_anew(returned: Any) -> ColumnElement[bool]:
    """A later figure of the same kind stands in the place of one that came back."""
    anew = aliased(Fact)
    return (
        exists()
        .where(
            anew.district_id == returned.district_id,
            anew.project_id == returned.project_id,
            anew.metric == returned.metric,
            anew.recorded_at > returned.decided_at,
        )
        .correlate_except(anew)
    )


register_duty(
    Duty(
        kind="FACT_VERIFICATION",
        zh="核实统计指标",
        en="A figure is to be verified, or returned",
        mapped=Fact,
        subject="Fact",
        permission=Facts.VERIFY,
        sees=Facts.VIEW,
        waits=lambda fact: in_state(fact.state, FactState.SUBMITTED),
        since=lambda fact: fact.recorded_at,
        project=lambda fact: fact.project_id,
    ),
    Duty(
        kind="FACT_RETURNED",
        zh="重报退回的指标",
        en="A figure came back, and nothing was entered in its place",
        mapped=Fact,
        subject="Fact",
        permission=Facts.RECORD,
        sees=Facts.VIEW,
        waits=lambda fact: and_(in_state(fact.state, FactState.RETURNED), not_(_was_entered_anew(fact))),
        since=lambda fact: fact.decided_at,
        project=lambda fact: fact.project_id,
    ),
)
