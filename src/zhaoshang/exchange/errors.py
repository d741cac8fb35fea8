"""Why a file or a row of it is refused or warned about, and why none is made out, by stable code, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.projects.errors import refusal
from zhaoshang.values.refusal import Refusal

FILE_MESSAGES: Final = {
    "UNSUPPORTED_FILE": Message(
        "无法读取该文件，请用 Excel 另存为 .xlsx 后再导入",
        "This file cannot be read: save it as .xlsx with a spreadsheet first",
    ),
    "FILE_TOO_LARGE": Message("文件过大，最大 {limit} MB", "The file is too large: at most {limit} MB"),
    "TOO_MANY_ROWS": Message("行数过多，最多 {limit} 行", "The sheet has too many rows: at most {limit}"),
    "TOO_MANY_COLUMNS": Message("列数过多，最多 {limit} 列", "The sheet has too many columns: at most {limit}"),
    "NO_LEDGER_FOUND": Message(
        "文件中没有找到台账表头（如：项目名称、企业名称、计划总投资）",
        "No sheet has a ledger's headers, such as 项目名称, 企业名称, 计划总投资",
    ),
    "HEADER_MISSING": Message(
        "没有找到必需的列“{column}”；未能识别的表头：{headers}",
        "The required column {column} was not found; headers not understood: {headers}",
    ),
    "HEADER_AMBIGUOUS": Message(
        "无法确定哪一列是“{column}”，请改写表头：{headers}",
        "It is not clear which column is {column}; reword the header: {headers}",
    ),
    "AMBIGUOUS_UNIT": Message(
        "金额单位不一致：{headers}，请在“{column}”表头注明单位",
        "Several units are stated: {headers}; state one in the header of {column}",
    ),
}
"""The file as a whole is refused and nothing of it is imported."""

ROW_MESSAGES: Final = {
    "MISSING_PROJECT_NAME": Message("缺少项目名称", "The project has no name"),
    "MISSING_COMPANY_NAME": Message("缺少投资方（企业）名称", "The investor's name is missing"),
    "NAME_TOO_LONG": Message(
        "名称过长：项目与企业最多 200 字，联系人最多 100 字",
        "The name is too long: at most 200 characters, for a person 100",
    ),
    "REMARK_TOO_LONG": Message("备注过长，最多 4000 字", "The remark is too long: at most 4000 characters"),
    "INVALID_AMOUNT": Message("无法识别金额", "The amount cannot be read"),
    "AMBIGUOUS_AMOUNT": Message(
        "金额不明确（区间、上下限或含其他文字），请填写一个数",
        "The amount is not clear (a range, a bound or other words): give one figure",
    ),
    "AMOUNT_UNIT_UNKNOWN": Message(
        "金额没有单位，表中也未注明（如“单位：万元”）",
        "The amount has no unit, nor does the sheet state one, such as 单位：万元",
    ),
    "UNSUPPORTED_CURRENCY": Message(
        "仅支持人民币金额，请折算后填写", "Only CNY amounts can be imported: convert it first"
    ),
    "NEGATIVE_AMOUNT": Message("金额不能为负数", "The amount must not be negative"),
    "AMOUNT_TOO_LARGE": Message("金额超过 1000 万亿元", "The amount exceeds 10^15 yuan"),
    "MISSING_DATE": Message("缺少洽谈时间", "The day of first contact is missing"),
    "INVALID_DATE": Message("日期无效", "This is not a valid day"),
    "AMBIGUOUS_DATE": Message(
        "日期不明确（缺少年份、只有年份、数字 2018.1 分不清 1 月与 10 月等），请写明年月日",
        "The day is not clear (no year, only a year, 2018.1 as a number may be January or October): write it in full",
    ),
    "FUTURE_DATE": Message("洽谈时间晚于今天", "The day of first contact lies in the future"),
    "UNKNOWN_STAGE": Message(
        "无法识别项目阶段，请填写：线索、在谈、评审、签约、落地、审批、开工、建设、投产或达产",
        "The stage is not known: use 线索, 在谈, 评审, 签约, 落地, 审批, 开工, 建设, 投产 or 达产",
    ),
    "UNKNOWN_YES_NO": Message("请填写“是”或“否”", "Answer with 是 or 否"),
    "DUPLICATE_IN_FILE": Message(
        "与本文件中前面的一行是同一企业的同一项目",
        "An earlier row of this file has the same project of the same company",
    ),
    "FORMULA_NOT_COMPUTED": Message(
        "公式没有保存计算结果，请用 Excel 打开并保存后再导入",
        "The formula has no stored result: open and save the file with a spreadsheet first",
    ),
    "CELL_ERROR": Message("单元格是错误值", "The cell holds a spreadsheet error"),
    "PROJECT_MOVED": Message("项目已不在本单位，台账不能再修改", "The project is no longer this tenant's to change"),
    "STAGE_MOVED_ON": Message(
        "项目阶段已由人员变更，与台账不同，请在系统中办理",
        "People have moved the project to another stage since: change the stage in the pipeline instead",
    ),
    "DIFFERS_FROM_PIPELINE": Message(
        "本单位已录入同名项目，此项内容不同，请先核对一致",
        "Your tenant entered this project itself and it differs here: make both agree first",
    ),
}
"""One row is refused; its message names the cell beside it."""

WARNING_MESSAGES: Final = {
    "APPROXIMATE_AMOUNT": Message("金额为约数", "The amount is approximate"),
    "AMOUNT_MISSING": Message("金额待定", "The amount is not decided yet"),
    "MONTH_PRECISION": Message("日期只精确到月", "Only the month is known, not the day"),
    "CREDIT_CODE_MISSING": Message("缺少统一社会信用代码", "The unified social credit code is missing"),
    "UNKNOWN_INDUSTRY": Message("无法识别行业，暂列“其他”", "The industry is not known and counts as other for now"),
    "UNREADABLE_PHONE": Message("无法识别电话号码，未导入", "The telephone number cannot be read and is left out"),
    "CONTACT_INCOMPLETE": Message(
        "联系人须有姓名和电话，未导入", "A contact needs a name and a telephone number and is left out"
    ),
    "HIDDEN_ROW": Message("隐藏的行，已一并导入", "The row is hidden; it was imported all the same"),
    "HIDDEN_SHEET": Message("隐藏的工作表，未导入", "The sheet is hidden and was left out"),
    "REPLACES_CHANGE": Message(
        "台账的新值替换了人员修改过的值", "The ledger's new value replaces one that people had changed"
    ),
}
"""Imported, but not quite as it stands."""

STATEMENT_MESSAGES: Final = {
    "PERIOD_RANGE_INVALID": Message("起始月份不能晚于截止月份", "The first month cannot be later than the last"),
    "EXPORT_TOO_LARGE": Message(
        "共 {entries} 条分录，超过 {limit} 条，请缩小月份、单位或项目范围",
        "There are {entries} entries, more than {limit}: ask for fewer months, one party or one project",
    ),
}
"""No statement is made out."""

GUIDANCE_MESSAGES: Final = {
    "NO_GUIDANCE_FOUND": Message(
        "文件中没有找到目录表头（类别、编号、行业、条目）", "No sheet has a catalogue's headers: 类别, 编号, 行业, 条目"
    ),
    "GUIDANCE_ROWS_REFUSED": Message(
        "有 {count} 行未通过核对，整个文件未导入，请更正后重新导入",
        "{count} rows are faulty, so nothing was imported: mend them and import the file again",
    ),
    "UNKNOWN_GUIDANCE_KIND": Message(
        "无法识别类别，请填写鼓励类、限制类或淘汰类（允许类不必列出）",
        "The kind is not known: use 鼓励类, 限制类 or 淘汰类; what is allowed is not listed",
    ),
    "GUIDANCE_CODE_IS_DATE": Message(
        "编号已被表格软件变成日期，请将该列设为文本格式后重新填写",
        "The spreadsheet made a day of the number: format the column as text and type it again",
    ),
}
"""A catalogue is refused as a whole, or one of its rows."""

register_messages(FILE_MESSAGES)
register_messages(ROW_MESSAGES)
register_messages(WARNING_MESSAGES)
register_messages(STATEMENT_MESSAGES)
register_messages(GUIDANCE_MESSAGES)


def unusable(code: str, **facts: Any) -> Refusal:
    """The refusal of a whole file."""
    return refusal(code, "file", **facts)


@dataclass(frozen=True, slots=True)
class HeaderFault:
    """Why a sheet's headers cannot be used: ``headers`` are the ones at fault, or all that were not understood."""

    code: str
    cell: str
    column: StrEnum
    """The column that is missing or doubled, by its Chinese name."""
    headers: tuple[str, ...]


def unusable_headers(faults: Iterable[HeaderFault], otherwise: str) -> tuple[Refusal, ...]:
    """The refusals of a file by its headers; by the code given when it has none at all."""
    return tuple(
        unusable(fault.code, cell=fault.cell, column=fault.column.value, headers="、".join(fault.headers) or "-")
        for fault in faults
    ) or (unusable(otherwise),)
