"""What meetings refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "MEETING_STATE": Message("会议{state}，不能这样办理", "The meeting is {state}: this cannot be done"),
        "MEETING_DAY_PAST": Message("会议时间不能早于今天", "A meeting is held today or later"),
        "AGENDA_EMPTY": Message("会议没有议题", "The meeting has nothing on its agenda"),
        "AGENDA_FULL": Message("一次会议最多 {most} 个议题", "An agenda has no more than {most} items"),
        "ITEM_NOT_FOUND": Message("没有此议题", "There is no such item on this agenda"),
        "ITEM_DECIDED": Message("该议题已有结论或已撤下", "The item is decided, or was taken off the agenda"),
        "ITEM_LISTED": Message("该评审已列入另一个未结束的会议", "The round is on another open agenda already"),
        "ITEM_TWICE": Message("同一议题重复给出结论", "The same item is concluded twice"),
        "ITEM_UNDECIDED": Message("尚有议题未给出结论", "An item of the agenda has no conclusion"),
        "ITEM_NOT_YOURS": Message(
            "只能为本单位的项目提供材料", "Only who holds the meeting adds to other hosts' items"
        ),
        "ROUND_NOT_FOUND": Message("没有此评审", "There is no such round of a review"),
        "ROUND_NOT_WAITING": Message(
            "该评审处于{state}，不在等待此类会议", "The round is {state}: it does not wait for such a meeting"
        ),
        "MEMBER_NOT_FOUND": Message("没有此单位，或已撤销", "There is no such unit, or it was closed"),
        "MEMBER_TWICE": Message("该单位已受邀请", "The unit is invited already"),
        "MEMBER_IS_HOST": Message(
            "街道、园区只就本单位的项目参会，由系统自动邀请",
            "Streets and parks come for their own projects, and are invited with them",
        ),
        "MEMBER_CANNOT_VOTE": Message("督查室监督会议，不参加表决", "Oversight looks on and has no vote"),
        "MEMBERS_TOO_MANY": Message("一次最多邀请 {most} 个单位", "No more than {most} units are invited at once"),
        "NO_VOTE": Message("本单位列席会议，没有表决权", "Your unit attends this meeting without a vote"),
        "VOTE_OWN_PROJECT": Message("不能表决本单位的项目", "Nobody votes on its own project"),
        "VOTES_MISSING": Message("该议题尚无单位表决", "Nobody has voted on the item"),
        "CONDITIONS_WITHOUT_PASS": Message(
            "只有通过的项目才能附条件；退回须在理由中说明", "Only a project that passes gets conditions"
        ),
    }
)
register_messages(MESSAGES)
