from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.ledgers import HEADERS, a_ledger, a_row, a_workbook
from zhaoshang.exchange.errors import HeaderFault
from zhaoshang.exchange.ledger.headers import Column, SheetMapping, Unit, map_headers
from zhaoshang.exchange.ledger.workbook import open_workbook


def mapped(content: bytes) -> SheetMapping | tuple[HeaderFault, ...] | None:
    return map_headers(open_workbook(content)[0])


def places(content: bytes) -> dict[Column, int]:
    found = mapped(content)
    assert isinstance(found, SheetMapping)
    return dict(found.places)


def faults(headers: Sequence[Any]) -> list[tuple[str, str, StrEnum, tuple[str, ...]]]:
    found = mapped(a_ledger(a_row(), headers=headers))
    assert isinstance(found, tuple)
    return [(fault.code, fault.cell, fault.column, fault.headers) for fault in found]


def test_headers_are_known_by_meaning_in_any_order_and_wording() -> None:
    headers = [
        "联系方式",
        "投 资 额\n(亿元)",
        "当前阶段",
        "公司名称",
        "招商项目",
        "首次洽谈日期",
        "手机号码",
        "社会信用代码",
    ]
    assert places(a_ledger(headers=headers)) == {
        Column.INVESTMENT: 1,
        Column.STAGE: 2,
        Column.COMPANY_NAME: 3,
        Column.PROJECT_NAME: 4,
        Column.FIRST_CONTACT: 5,
        Column.CONTACT_PHONE: 6,
        Column.CREDIT_CODE: 7,
    }


def test_full_width_spaces_stars_and_brackets_do_not_matter() -> None:
    headers = ["*项目名称:", "投资方（企业）名称", "　计划　总投资／万元", "洽谈时间（年月日）", "项目阶段（必填）"]
    found = mapped(a_ledger(headers=headers))
    assert isinstance(found, SheetMapping)
    assert set(found.places) == set(list(Column)[:1]) | {
        Column.COMPANY_NAME,
        Column.INVESTMENT,
        Column.FIRST_CONTACT,
        Column.STAGE,
    }
    assert found.unit == Unit("万元", 10**4)


def test_the_header_may_stand_below_a_title_and_a_line_about_the_file() -> None:
    found = mapped(a_ledger(a_row(), title="某街道招商引资项目台账（2018年）"))
    assert isinstance(found, SheetMapping)
    assert (found.first_row, found.last_row) == (2, 2)


def two_rows(sheet: Worksheet) -> None:
    sheet.append(["项目台账", None, None, None, None, None, None, "单位：亿元"])
    sheet.append(["序号", "项目", "投资方", None, "投资情况", None, "时间", "联系人", None, "阶段"])
    sheet.append([None, None, "名称", "信用代码", "总额", "到位", "洽谈", "姓名", "电话", None])
    for merged in ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "H2:I2", "J2:J3"):
        sheet.merge_cells(merged)


def test_a_header_of_two_rows_with_merged_groups() -> None:
    found = mapped(a_workbook(two_rows))
    assert isinstance(found, SheetMapping)
    assert dict(found.places) == {
        Column.SERIAL: 0,
        Column.PROJECT_NAME: 1,
        Column.COMPANY_NAME: 2,
        Column.CREDIT_CODE: 3,
        Column.INVESTMENT: 4,
        Column.FIRST_CONTACT: 6,
        Column.CONTACT_NAME: 7,
        Column.CONTACT_PHONE: 8,
        Column.STAGE: 9,
    }
    assert (found.first_row, found.last_row) == (2, 3)
    assert found.unit == Unit("亿元", 10**8)
    assert [header.text for header in found.headers if header.column is None] == ["投资情况/到位"]


def test_a_header_merged_over_two_columns_names_the_first() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["项目名称", None, "企业名称", "总投资(万元)", "洽谈时间", "阶段"])
        sheet.merge_cells("A1:B1")

    assert places(a_workbook(build))[Column.PROJECT_NAME] == 0


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("计划总投资(亿元)", Unit("亿元", 10**8)),
        ("计划总投资（单位：元）", Unit("元", 1)),
        ("计划总投资/千元", Unit("千元", 1000)),
        ("计划总投资（万美元）", Unit("万美元", None)),
        ("计划总投资", None),
    ],
)
def test_the_unit_is_read_from_the_amounts_header(header: str, unit: Unit | None) -> None:
    found = mapped(a_ledger(headers=["项目名称", "企业名称", header, "洽谈时间", "阶段"]))
    assert isinstance(found, SheetMapping)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("填报单位:华明街道 单位:万元", "万元"),
        ("台账（单位：人民币亿元）", "亿元"),
        ("台账(万元)", "万元"),
        ("金额单位:元", "元"),
        ("填报单位:华明街道", None),
    ],
)
def test_the_unit_is_read_from_above_the_table(title: str, unit: str | None) -> None:
    found = mapped(
        a_ledger(headers=["项目名称", "企业名称", "总投资", "洽谈时间", "阶段", "到位资金(亿元)"], title=title)
    )
    assert isinstance(found, SheetMapping)
    assert (found.unit and found.unit.text) == unit


def test_the_amounts_own_header_says_more_than_the_line_above() -> None:
    headers = ["项目名称", "企业名称", "总投资(亿元)", "洽谈时间", "阶段"]
    found = mapped(a_ledger(headers=headers, title="单位:万元"))
    assert isinstance(found, SheetMapping)
    assert found.unit == Unit("亿元", 10**8)


def test_two_stated_units_are_a_question() -> None:
    found = mapped(
        a_ledger(headers=["项目名称", "企业名称", "总投资", "洽谈时间", "阶段"], title="单位:万元 单位:亿元")
    )
    assert isinstance(found, tuple)
    assert [(fault.code, fault.cell, fault.headers) for fault in found] == [("AMBIGUOUS_UNIT", "A1", ("万元", "亿元"))]


def test_a_missing_required_header_is_named_with_what_was_not_understood() -> None:
    headers = ["招商事项", "企业名称", "总投资(万元)", "洽谈时间", "阶段"]
    assert faults(headers) == [("HEADER_MISSING", "A1", Column.PROJECT_NAME, ("招商事项",))]


@pytest.mark.parametrize(
    ("position", "header", "column"),
    [
        (0, "名称", Column.PROJECT_NAME),
        (1, "单位", Column.COMPANY_NAME),
        (2, "金额", Column.INVESTMENT),
        (3, "日期", Column.FIRST_CONTACT),
        (4, "项目进展", Column.STAGE),
    ],
)
def test_a_required_header_with_two_meanings_is_refused_by_name(position: int, header: str, column: Column) -> None:
    headers = ["项目名称", "企业名称", "总投资(万元)", "洽谈时间", "阶段"]
    headers[position] = header
    assert faults(headers) == [("HEADER_AMBIGUOUS", f"{'ABCDE'[position]}1", column, (header,))]


def test_two_headers_for_one_required_column_are_refused_by_name() -> None:
    headers = ["项目名称", "企业名称", "总投资(万元)", "投资总额(万元)", "洽谈时间", "阶段"]
    assert faults(headers) == [
        ("HEADER_AMBIGUOUS", "D1", Column.INVESTMENT, ("总投资(万元)", "投资总额(万元)")),
    ]


def test_two_headers_for_one_optional_column_leave_both_out() -> None:
    found = mapped(a_ledger(headers=[*HEADERS, "手机"]))
    assert isinstance(found, SheetMapping)
    assert Column.CONTACT_PHONE not in found.places
    assert [header.cell for header in found.unclear] == ["I1", "J1"]


def test_a_sheet_with_few_known_headers_is_no_ledger() -> None:
    assert mapped(a_ledger(headers=["项目名称", "联系人", "要点"])) is None
    assert mapped(a_ledger(headers=[None])) is None
