"""What people are told about figures (domain §7)."""

from zhaoshang.notifications.declare import Told, register_notice
from zhaoshang.statistics.model import Fact
from zhaoshang.statistics.permissions import Facts

register_notice(
    Told(
        kind="FACT_RETURNED",
        zh="指标被退回",
        en="A figure that the unit entered came back",
        event="fact.returned",
        key="fact",
        mapped=Fact,
        subject="Fact",
        units=lambda fact, _event: [fact.tenant_id],
        holders=Facts.RECORD,
    ),
)
