"""What the pipeline refuses, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["CONDITION_MESSAGES", "MESSAGES", "Refusals", "refusal"]

CONDITION_MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "CONTACT_OR_NOTE_REQUIRED": Message(
            "进入在谈前，须登记至少一位联系人或一条跟进记录",
            "Before negotiating, record at least one contact or one note of a talk",
        ),
        "CREDIT_CODE_REQUIRED": Message(
            "进入评审前，须填写企业统一社会信用代码",
            "Before review, the company's unified social credit code must be known",
        ),
        "INVESTMENT_REQUIRED": Message(
            "进入评审前，须填写计划总投资", "Before review, the planned total investment must be known"
        ),
        "INDUSTRY_REQUIRED": Message(
            "进入评审前，须明确所属产业，或由本区规则为“其他”指定行业部门",
            "Before review, choose an industry that some department of the district answers for",
        ),
        "REVIEW_NOT_PASSED": Message("项目评审尚未通过，不能签约", "No signing without a passed review"),
        "REVIEW_OUTDATED": Message(
            "评审通过后，项目的用地、建设、涉危、产业或投资额已超出评审范围，须重新评审",
            "Since its review passed, the project came to occupy land, build, handle hazards, change its industry or"
            " outgrow what was judged: it needs a new review",
        ),
        "LAND_USE_UNDECIDED": Message("须先明确项目是否占用土地", "Say first whether the project occupies land"),
        "GOVERNMENT_DECISION_REQUIRED": Message(
            "占用土地的项目须经政府会议审议后方可签约",
            "A project that occupies land needs the government meeting's decision before signing",
        ),
        "HOST_NOT_CARRIER": Message(
            "本单位不是承接项目的街道或园区，项目须先推送至承接单位方可落地",
            "Only a street or park lands a project: push it to one that takes it",
        ),
        "REGISTRATION_REQUIRED": Message(
            "落地须有工商登记（登记日期与登记号）", "Landing needs a business registration: its day and its number"
        ),
        "SITE_BASIS_REQUIRED": Message(
            "落地须有用地、租赁或建设依据之一", "Landing needs a place: land, lease or construction evidence"
        ),
        "SITE_DOCUMENT_REQUIRED": Message(
            "须填写落地依据的文件编号", "Name the document that proves the land, the lease or the construction"
        ),
        "PLANNING_NOT_AGREED": Message(
            "须建设的项目，“多规合一”征询达成一致方可开工",
            "A project that builds starts only when its planning consultation has ended in agreement",
        ),
    }
)
"""What keeps a project out of its next stage (domain §2): shown beforehand and refused with the same codes."""

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "INVALID_CREDIT_CODE": Message(
            "统一社会信用代码无效（18 位，校验码须正确）",
            "This is not a valid unified social credit code: 18 characters with a correct check character",
        ),
        "AMOUNT_OUT_OF_RANGE": Message("金额须在 0 至 1000 万亿元之间", "The amount must lie between 0 and 10^15 yuan"),
        "INVALID_PHONE": Message("电话号码无效", "This is not a telephone number"),
        "CONTACT_CHANNEL_REQUIRED": Message(
            "联系人至少须有电话或邮箱之一", "A contact needs a telephone number or an e-mail address"
        ),
        "ILLEGAL_TRANSITION": Message(
            "项目处于 {from_stage}，不能转为 {to_stage}", "A project in {from_stage} cannot go to {to_stage}"
        ),
        "NOT_ON_HOLD": Message("项目处于 {stage}，并未暂缓", "The project is {stage}, not on hold"),
        "PROJECT_CLOSED": Message("项目已处于 {stage}，不能再修改", "The project is {stage} and takes no more changes"),
        "DUPLICATE_PROJECT": Message("本单位已有该项目：{name}", "Your tenant already has this project: {name}"),
        "ALREADY_REPORTED": Message(
            "已有单位报备，请联系合作交流办",
            "Already reported by another unit: please contact the coordination office (合作交流办)",
        ),
        "TOO_MANY_DUPLICATES": Message(
            "一小时内报备的重复项目过多，请稍后再试或联系合作交流办",
            "Too many of your new projects in the last hour were already reported: try later or contact 合作交流办",
        ),
        "DEPARTMENT_NOT_FOUND": Message("没有此部门", "There is no such department"),
        "ALREADY_INVOLVED": Message("该部门已参与此项目", "The department already takes part in this way"),
        "REPORT_NOT_DISPUTED": Message("该首报不在争议中", "This first report is not disputed"),
        "DUPLICATE_SETTLED": Message("该疑似重复已有结论", "This duplicate is already settled"),
        "NOTHING_TO_CHANGE": Message("未给出任何修改", "Nothing to change was given"),
    }
)
"""Everything else the pipeline refuses."""

register_messages(CONDITION_MESSAGES)
register_messages(MESSAGES)
