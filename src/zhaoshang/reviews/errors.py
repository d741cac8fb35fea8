"""What reviews refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "TEMPLATE_NOT_IN_FUTURE": Message("模板不能自过去的日期起生效", "A template takes effect today or later"),
        "TEMPLATE_OVERTAKEN": Message(
            "已有自 {newest} 起生效的模板，新模板须晚于该日",
            "A template takes effect on {newest}: a new one is later",
        ),
        "TEMPLATE_MISSING": Message(
            "合作交流办尚未发布评审模板", "The district has no review template in force: 合作交流办 publishes one"
        ),
        "SECTIONS_OUT_OF_RANGE": Message("评审板块须为 1 至 {most} 个", "A template has 1 to {most} sections"),
        "SECTION_CODE_INVALID": Message(
            "板块代码只能由小写字母、数字和下划线组成", "A section's code is lower-case letters, digits and underscores"
        ),
        "SECTION_CODE_TWICE": Message("板块代码 {section} 重复", "The section code {section} is used twice"),
        "SECTION_DAYS_OUT_OF_RANGE": Message("时限须为 1 至 {most} 个工作日", "A deadline is 1 to {most} working days"),
        "SECTION_CANNOT_JUDGE": Message(
            "该职责不参与评审：街道园区被评审，督查室监督，区领导在政府会议上决定",
            "This responsibility judges no project: hosts are judged, oversight looks on, leaders decide in meetings",
        ),
        "SECTION_CANNOT_VETO": Message(
            "只有环保、消防部门有一票否决权", "Only environment and fire hold a veto (policy III.2)"
        ),
        "SECTION_TRIGGER_REQUIRED": Message("须指明板块的适用情形", "Say which projects the section judges"),
        "SECTION_DEPARTMENT_INVALID": Message(
            "所指单位未承担该职责或已撤销", "The unit named does not hold this responsibility"
        ),
        "SECTION_DEPARTMENT_REQUIRED": Message(
            "承担该职责的单位有 {units} 个，须指明由哪个单位负责", "{units} units hold this responsibility: name one"
        ),
        "SECTION_UNANSWERED": Message(
            "板块“{section}”没有可答复的单位", "No unit answers for the section “{section}” at present"
        ),
        "VETO_SECTION_MISSING": Message(
            "模板缺少有一票否决权的板块：{missing}", "The template lacks a section with a veto: {missing}"
        ),
        "REVIEW_OPEN": Message(
            "该项目第 {round} 轮评审尚未结束", "Round {round} of the project's review is still open"
        ),
        "REVIEW_STAGE": Message("项目处于 {stage}，不在评审", "The project is {stage}, not in review"),
        "REVIEW_STATE": Message("该评审已是 {state}", "The review is {state}"),
        "REVIEW_PASSED": Message("该项目第 {round} 轮评审已通过", "Round {round} of the project's review is passed"),
        "REVIEW_FINAL": Message(
            "项目经论证会否决，不再受理评审", "The meeting rejected the project: only a veto can be answered"
        ),
        "VETO_ANSWER_REQUIRED": Message(
            "须说明如何回应第 {round} 轮的一票否决", "Say how the veto of round {round} is answered"
        ),
        "VETO_ANSWER_IDLE": Message("该项目没有待回应的一票否决", "There is no veto to answer"),
        "HAZARD_UNDECIDED": Message(
            "须先明确项目是否涉及危险化学品或危险工艺",
            "Say whether the project handles dangerous chemicals or processes",
        ),
        "DOCUMENT_MISSING": Message("缺少申报材料：{name}", "A document is missing: {name}"),
        "DOCUMENT_TWICE": Message("申报材料名称重复", "A document's name is used twice"),
        "OPINION_GIVEN": Message("本板块已提交意见", "The section has given its opinion already; it is shown beside"),
        "ANSWERS_INCOMPLETE": Message("须逐一回答 {asked} 个问题", "Answer each of the {asked} questions"),
        "CONDITION_REQUIRED": Message("有条件同意须列明条件", "A conditional opinion names its conditions"),
        "CONDITION_IDLE": Message("只有“有条件同意”才能附条件", "Only a conditional opinion has conditions"),
        "CONDITION_DAY_PAST": Message("落实期限不能早于今天", "A condition is due today or later"),
        "CONDITION_STATE": Message("该条件已是 {state}", "The condition is {state}"),
        "GUIDANCE_REQUIRED": Message("须给出产业指导方向", "The section says what the industry catalogues say"),
        "GUIDANCE_IDLE": Message("本板块不涉及产业指导", "This section gives no industry guidance"),
        "GUIDANCE_ITEM_REQUIRED": Message(
            "鼓励、限制、淘汰须引用产业目录条目", "Cite the catalogue item that encourages, restricts or eliminates it"
        ),
        "GUIDANCE_ITEM_IDLE": Message(
            "“允许”是目录未列的，不引用条目", "What no catalogue lists is allowed: cite no item"
        ),
        "GUIDANCE_ITEM_NOT_FOUND": Message("没有此目录条目", "There is no such catalogue item"),
        "GUIDANCE_ITEM_NOT_IN_FORCE": Message("该目录条目未在有效期内", "The catalogue item is not in force"),
        "GUIDANCE_ITEM_DIFFERS": Message("指导方向与所引条目的类别不符", "The item cited says otherwise"),
        "GUIDANCE_CONTRADICTED": Message(
            "列入淘汰类的项目不能同意", "What a catalogue eliminates cannot be supported: object"
        ),
        "SUPPLEMENT_OPEN": Message(
            "已要求补充材料，请等待答复", "The host was asked for more already, and has not answered"
        ),
        "SUPPLEMENT_ANSWERED": Message("已答复", "It was answered already"),
        "ASSESSMENT_INCOMPLETE": Message(
            "第三方评估须填写机构、合同编号、费用并附报告",
            "A bought assessment names its agency, contract and fee, and has its report",
        ),
    }
)
register_messages(MESSAGES)
