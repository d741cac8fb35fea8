"""What people are told about targets (domain §11)."""

from zhaoshang.assessment.model import Target
from zhaoshang.assessment.permissions import Targets
from zhaoshang.notifications.declare import Told, register_notice

register_notice(
    Told(
        kind="TARGET_SET",
        zh="下达目标任务",
        en="The unit's target of a year was set or changed",
        event="target.set",
        key="target",
        mapped=Target,
        subject="Target",
        units=lambda target, _event: [target.tenant_id],
        holders=Targets.VIEW,
    ),
)
