"""What targets and assessments refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "TARGET_FIGURE_INVALID": Message(
            "目标应按指标单位只填金额或只填数量，且大于零",
            "A target is an amount of money or a count, whichever the metric is in, and above zero",
        ),
        "TARGET_UNIT_UNKNOWN": Message("该单位不存在或已撤销", "There is no such unit, or none any more"),
        "TARGET_YEAR_OUT_OF_RANGE": Message(
            "目标年度应在 {earliest} 至 {latest} 年之间", "A target is for a year from {earliest} to {latest}"
        ),
        "TARGET_YEAR_CLOSED": Message(
            "{year} 年已全部关账，目标不能再改", "All of {year} is closed; its targets stay as they are"
        ),
        "TARGET_PHASING_INVALID": Message(
            "月度分解须为十二个月，每月不为负，合计等于全年目标",
            "The months of a target are twelve, none below zero, and add up to the year's",
        ),
        "TARGET_UNCHANGED": Message("与现行目标相同", "It is the target in force already"),
        "SCHEME_YEAR_OUT_OF_RANGE": Message(
            "考核年度应在 {earliest} 至 {latest} 年之间", "A scheme is for a year from {earliest} to {latest}"
        ),
        "SCHEME_YEAR_ASSESSED": Message(
            "{year} 年考核已公布，办法不能再改", "The assessment of {year} is published; its scheme stays as it is"
        ),
        "SCHEME_WEIGHTS_NOT_WHOLE": Message(
            "数量指标与质量指标的分值合计应为 100 分，现为 {together} 分",
            "The weights of quantity and quality add up to 100 points, not {together}",
        ),
        "INDICATORS_TOO_MANY": Message("考核指标应有 1 至 {most} 项", "A scheme has one to {most} indicators"),
        "INDICATOR_CODE_INVALID": Message(
            "指标代码应为大写字母、数字、下划线，且不重复",
            "A code is of capitals, digits and underscores, and used once",
        ),
        "INDICATOR_WEIGHT_INVALID": Message(
            "分值应大于零、不超过 100 分", "A weight is above zero and at most 100 points"
        ),
        "INDICATOR_METHOD_UNFIT": Message(
            "指标类别、计量内容、计分办法、封顶、每项分值、评分部门不相匹配",
            "Kind, measure, method, cap, rate and department do not go together",
        ),
        "INDICATOR_DEPARTMENT_UNFIT": Message(
            "该单位不存在、已撤销，或不能评分（督查室、区领导、被考核单位不评分）",
            "There is no such department, or it does not mark: 督查室, leaders and who is assessed mark nobody",
        ),
        "MARK_OUT_OF_RANGE": Message("评分应在 0 至 {most} 之间", "A mark is from 0 to {most}"),
        "MARK_NOT_ASKED": Message("该指标不由部门评分，或办法已调整", "Nobody marks this indicator, or not any more"),
        "MARK_UNIT_UNFIT": Message("该单位不是被考核单位", "That unit is not assessed"),
        "MARK_LATE": Message("{year} 年考核已公布，不能再评分", "The assessment of {year} is published: no more marks"),
        "ASSESSMENT_YEAR_OUT_OF_RANGE": Message(
            "考核年度应在 {earliest} 至 {latest} 年之间", "An assessment is of a year from {earliest} to {latest}"
        ),
        "SCHEME_MISSING": Message("{year} 年没有考核办法", "There is no scheme for {year}"),
        "TARGETS_MISSING": Message(
            "有 {count} 项目标未下达，无法计算完成率", "{count} targets are missing: no ratio without one"
        ),
        "ASSESSMENT_PUBLISHED": Message(
            "{year} 年考核已公布，不再重算", "The assessment of {year} is published already"
        ),
        "ASSESSMENT_STATE": Message(
            "考核当前状态（{state}）不允许此操作", "The assessment's state ({state}) does not allow that"
        ),
        "ASSESSMENT_YEAR_OPEN": Message("{year} 年尚未全部关账", "Not every month of {year} is closed"),
        "MARKS_MISSING": Message("还有 {count} 项评分未给出", "{count} marks are missing"),
        "ASSESSMENT_STALE": Message(
            "数据、评分或办法在计算后有变化，请重新计算",
            "Figures, marks or the scheme changed since it was computed: compute it again",
        ),
        "OBJECTION_LATE": Message("异议期已于 {until} 结束", "Objections were taken until {until}"),
        "OBJECTION_EXISTS": Message("该项已提出过异议", "There is an objection to that line already"),
        "OBJECTION_DECIDED": Message("该异议已有结论", "The objection is decided"),
        "OBJECTION_POINTS_INVALID": Message(
            "异议成立须填更正后的得分，与原得分不同，在 {least} 至 {most} 之间；不成立不填",
            "Upheld, it takes other points, from {least} to {most}; rejected, none",
        ),
        "OBJECTIONS_RUNNING": Message("异议期至 {until}，尚未结束", "Objections are taken until {until}"),
        "OBJECTIONS_UNDECIDED": Message("还有 {count} 件异议未裁定", "{count} objections are not decided"),
    }
)

register_messages(MESSAGES)
