"""What figures tell of a project (domain §7)."""

from zhaoshang.projects.views.happenings import Happening, register_happening
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.statistics.permissions import Facts

register_happening(
    Happening(
        kind="FACT_VERIFIED",
        zh="指标核实",
        en="A figure of the metric in `detail` was verified",
        mapped=Fact,
        sees=Facts.VIEW,
        at=lambda fact: fact.decided_at,
        when=lambda fact: (fact.state == FactState.VERIFIED.value) & fact.decided_at.is_not(None),
        by="decided_by",
        detail="metric",
    ),
)
