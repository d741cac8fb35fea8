"""What buildings refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "BUILDING_NAME_TAKEN": Message("本单位已有同名楼宇", "The unit has a building of that name already"),
        "BUILDING_AREA_INVALID": Message(
            "面积须大于零且在合理范围内，自用面积不得超过可租面积",
            "An area is more than nothing and within reason, and no more is used than there is to let",
        ),
        "BUILDING_AREA_EXCEEDED": Message(
            "{day} 已租与自用面积将超出可租面积 {excess} 平方米",
            "On {day} let and self-used area would exceed the rentable area by {excess} square metres",
        ),
        "BUILDING_RENT_INVALID": Message("租金不得为负且须在合理范围内", "A rent is not negative, and within reason"),
        "BUILDING_DAY_INVALID": Message("日期超出合理范围", "The day is out of any reasonable range"),
        "BUILDING_RETIRED": Message("该楼宇已注销", "The building is retired"),
        "BUILDING_LET": Message(
            "尚有 {count} 份租约未到期，不能注销", "{count} leases have not ended: it is still let"
        ),
        "LEASE_TERM_INVALID": Message(
            "租期止日不得早于起日，提前退租须在租期内且早于原止日",
            "A lease ends no earlier than it begins, and ends early only within its term",
        ),
        "LEASE_OVERLAPS": Message("该企业在该单元的租期重叠", "The firm has that unit at that time already"),
        "LEASE_ENDED": Message("该租约已提前终止", "The lease was ended already"),
        "LEASE_FROZEN": Message(
            "该租约已计入 {through} 及以前已关账的楼宇月报，计入的内容不得更改",
            "The lease was counted in reports through {through}, which are closed: what was counted stays",
        ),
        "LEASE_PROJECT_INVALID": Message(
            "关联项目须为本单位承接的已落地项目", "The project is to be one that the unit hosts, and that has landed"
        ),
        "BUILDING_TAX_INVALID": Message(
            "税收金额不得为负且须在合理范围内", "The tax is not negative, and within reason"
        ),
        "BUILDING_ZERO_MISSING": Message(
            "税收为零须声明零报告，不为零则不得声明", "No tax is to be said expressly, and only then"
        ),
        "BUILDING_MONTH_NOT_OVER": Message("该月尚未结束", "The month is not over yet"),
        "BUILDING_MONTH_EARLIER": Message("该月早于楼宇竣工", "The building was not there in that month"),
        "BUILDING_REPORT_KNOWN": Message(
            "该月月报已报送，退回后方可重报", "The month is reported: it is reported anew when it is returned"
        ),
        "BUILDING_REPORT_STATE": Message("该楼宇月报当前状态不允许此操作", "The report's state does not allow that"),
    }
)
register_messages(MESSAGES)
