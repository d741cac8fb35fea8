from datetime import date, datetime
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from tests.support.ledgers import CODES, HEADERS, a_ledger, a_row, a_workbook
from zhaoshang.exchange.ledger.sheet import Ledger, LedgerValues, NotALedger, Warned, read_ledger
from zhaoshang.exchange.ledger.workbook import open_workbook
from zhaoshang.projects.model import DayPrecision, Industry, Stage

TODAY = date(2026, 6, 30)


def read(content: bytes) -> Ledger:
    found = read_ledger(open_workbook(content), TODAY)
    assert isinstance(found, Ledger)
    return found


def outcome(content: bytes) -> tuple[list[str], list[tuple[str, str]], list[tuple[str, str]]]:
    found = read(content)
    return (
        [candidate.values.project_name for candidate in found.candidates],
        [(refused.cell, refused.code) for refused in found.refused],
        [(row.cell, row.reason) for row in found.skipped],
    )


def test_a_row_becomes_typed_values() -> None:
    headers = [
        "项目名称",
        "企业名称",
        "统一社会信用代码",
        "行业",
        "总投资(亿元)",
        "洽谈时间",
        "阶段",
        "联系人",
        "电话",
        "占地",
        "备注",
    ]
    row = [
        " 甲项目 ",
        "乙（天津）有限公司",
        CODES[1].lower(),
        "软件",
        0.3,
        "2018.3",
        "已签约",
        "张三",
        "134 0000 0000",
        "√",
        "急",
    ]
    (candidate,) = read(a_ledger(row, headers=headers)).candidates
    assert candidate.values == LedgerValues(
        project_name="甲项目",
        company_name="乙(天津)有限公司",
        credit_code=CODES[1],
        industry=Industry.INFORMATION_TECHNOLOGY,
        investment_fen=3_000_000_000,
        investment_approximate=False,
        first_contact_on=date(2018, 3, 1),
        first_contact_precision=DayPrecision.MONTH,
        stage=Stage.SIGNED,
        contact_name="张三",
        contact_phone="13400000000",
        occupies_land=True,
        remark="急",
    )
    assert candidate.warnings == (Warned("F2", "MONTH_PRECISION"),)
    assert LedgerValues.from_json(candidate.values.as_json()) == candidate.values


def cover(sheet: Worksheet) -> None:
    sheet["B3"] = "某街道2018年招商引资项目台账"
    sheet["B5"] = "项目名称见后页，联系人：王五"


def in_yi(sheet: Worksheet) -> None:
    sheet.append(["某街道招商项目台账"])
    sheet.merge_cells("A1:I1")
    sheet.append(["填报单位：某街道", None, None, None, None, None, None, None, "单位：亿元"])
    sheet.append(["序号", "阶段", "投资方", None, "项目", "投资情况", None, "联系人", None])
    sheet.append([None, None, "名称", "信用\n代码", None, "总投资额", "接洽时间", "姓名", "手机"])
    for merged in ("A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:G3", "H3:I3"):
        sheet.merge_cells(merged)
    sheet.append(
        [1, "洽谈中", "甲装备\n有限公司", f" {CODES[2].lower()} ", "一期\n项目", "１．２", 43160, "张 三", 13400000000]
    )
    sheet.append([None, "线索", None, None, "二期项目", "约3000万元", "2018.10", None, None])
    sheet.merge_cells("C5:C6")
    sheet.merge_cells("D5:D6")
    sheet.append(["本页小计", None, None, None, None, "=SUM(F5:F6)"])
    sheet.append(["填表人：李四"])
    sheet.merge_cells("A8:I8")


def test_a_cover_sheet_two_header_rows_other_order_and_unit() -> None:
    found = read(a_workbook(cover, in_yi))
    first, second = found.candidates
    assert (first.values.company_name, first.values.credit_code) == ("甲装备 有限公司", CODES[2])
    assert (first.values.investment_fen, first.values.first_contact_on) == (12_000_000_000, date(2018, 3, 1))
    assert (first.values.contact_name, first.values.contact_phone) == ("张 三", "13400000000")
    # A company merged over two rows is the company of both.
    assert (second.values.company_name, second.values.credit_code) == ("甲装备 有限公司", CODES[2])
    assert (second.values.investment_fen, second.values.investment_approximate) == (300_000_000_0, True)
    assert [(row.cell, row.reason) for row in found.skipped] == [("A7", "TOTAL"), ("A8", "NOTE")]
    assert found.refused == ()


def test_rows_that_are_no_projects_are_skipped_and_named() -> None:
    rows = [
        ["一、在谈项目"],
        a_row(1),
        [],
        [2],
        ["合 计（1个）", None, None, None, 1001],
        list(HEADERS),
        a_row(3),
        [None, None, "小计", None, 5],
        [None, "总计", None, None, "=SUM(E3:E9)"],
        ["※注：含意向项目"],
        ["填表人：张三", None, None, "审核人：李四"],
    ]
    names, refused, skipped = outcome(a_ledger(*rows))
    assert names == ["第1号生产基地", "第3号生产基地"]
    assert refused == []
    assert skipped == [
        ("A2", "SECTION"),
        ("A4", "BLANK"),
        ("A5", "BLANK"),
        ("A6", "TOTAL"),
        ("A7", "HEADER"),
        ("A9", "TOTAL"),
        ("A10", "TOTAL"),
        ("A11", "NOTE"),
        ("A12", "NOTE"),
    ]


def test_a_doubtful_row_is_refused_rather_than_skipped() -> None:
    rows = [
        [None, "只有项目名称"],
        [None, None, "只有企业名称"],
        a_row(project="合计科技园"),
        [1, None, None, None, 5000],
    ]
    names, refused, skipped = outcome(a_ledger(*rows))
    assert names == ["合计科技园"]
    assert [code for _, code in refused] == ["MISSING_COMPANY_NAME", "MISSING_PROJECT_NAME", "MISSING_PROJECT_NAME"]
    assert skipped == []


def test_a_row_with_several_faults_is_refused_once_and_tells_them_all() -> None:
    (refused,) = read(a_ledger(a_row(amount="面积大", day="3月5日", stage="跟进"))).refused
    assert (refused.cell, refused.code) == ("E2", "INVALID_AMOUNT")
    assert refused.also == (Warned("F2", "AMBIGUOUS_DATE"), Warned("G2", "UNKNOWN_STAGE"))


def test_the_same_project_written_differently_is_a_duplicate() -> None:
    first = a_row(project="数据中心项目", company="甲（天津）有限公司")
    second = a_row(project="数据 中心", company="甲(天津)股份有限公司")
    names, refused, _ = outcome(a_ledger(first, second))
    assert names == ["数据中心项目"]
    assert refused == [("B3", "DUPLICATE_IN_FILE")]


def test_a_second_row_is_a_duplicate_even_of_a_refused_one() -> None:
    _, refused, _ = outcome(a_ledger(a_row(stage="跟进"), a_row()))
    assert refused == [("G2", "UNKNOWN_STAGE"), ("B3", "DUPLICATE_IN_FILE")]


def test_other_projects_of_the_same_company_are_no_duplicates() -> None:
    names, refused, _ = outcome(a_ledger(a_row(project="一期"), a_row(project="二期")))
    assert names == ["一期", "二期"]
    assert refused == []


def test_hidden_rows_are_imported_with_a_warning_and_hidden_sheets_are_not() -> None:
    def shown(sheet: Worksheet) -> None:
        for row in (HEADERS, a_row(1, code=CODES[0]), a_row(2, code=CODES[1])):
            sheet.append(list(row))
        sheet.row_dimensions[3].hidden = True

    def hidden(sheet: Worksheet) -> None:
        shown(sheet)
        sheet.title = "旧"
        sheet.sheet_state = "hidden"

    found = read(a_workbook(shown, hidden))
    assert [candidate.warnings for candidate in found.candidates] == [(), (Warned("B3", "HIDDEN_ROW"),)]
    assert found.warnings == (Warned("旧!A1", "HIDDEN_SHEET"),)


def test_several_ledger_sheets_are_read_with_addresses_that_name_the_sheet() -> None:
    def quarter(name: str, *rows: list[Any]) -> Any:
        def build(sheet: Worksheet) -> None:
            sheet.title = name
            for row in (HEADERS, *rows):
                sheet.append(list(row))

        return build

    found = read(a_workbook(cover, quarter("一季度", a_row(1)), quarter("二季度", a_row(1), a_row(2, amount="若干"))))
    assert [candidate.values.project_name for candidate in found.candidates] == ["第1号生产基地"]
    assert [(refused.cell, refused.code) for refused in found.refused] == [
        ("二季度!B2", "DUPLICATE_IN_FILE"),
        ("二季度!E3", "INVALID_AMOUNT"),
    ]
    assert [mapping.sheet for mapping in found.mappings] == ["一季度", "二季度"]


def test_one_sheet_with_a_question_refuses_the_whole_file() -> None:
    def bad(sheet: Worksheet) -> None:
        sheet.title = "二季度"
        sheet.append(["名称", "企业名称", "总投资(万元)", "洽谈时间", "阶段"])

    def good(sheet: Worksheet) -> None:
        for row in (HEADERS, a_row()):
            sheet.append(list(row))

    found = read_ledger(open_workbook(a_workbook(good, bad)), TODAY)
    assert isinstance(found, NotALedger)
    assert [(fault.code, fault.cell) for fault in found.faults] == [("HEADER_AMBIGUOUS", "二季度!A1")]


def test_a_file_without_a_ledger_is_none() -> None:
    assert read_ledger(open_workbook(a_workbook(cover)), TODAY) == NotALedger()


def test_a_formula_without_a_stored_result_and_an_error_value_are_refused() -> None:
    _, refused, _ = outcome(a_ledger(a_row(1, amount="=1+1"), a_row(2, stage="#REF!"), a_row(3, project='=A1&"甲"')))
    assert refused == [("E2", "FORMULA_NOT_COMPUTED"), ("G3", "CELL_ERROR"), ("B4", "FORMULA_NOT_COMPUTED")]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(list(HEADERS))
        sheet.append(a_row(contact="@SUM(1+1)*cmd|' /C calc'!A0"))

    (candidate,) = read(a_workbook(build)).candidates
    assert candidate.values.contact_name == "@SUM(1+1)*cmd|' /C calc'!A0"


def test_amounts_in_a_column_of_foreign_money_are_refused_unless_they_name_our_own() -> None:
    headers = [*HEADERS]
    headers[4] = "总投资(万美元)"
    rows = [a_row(1, amount=500), a_row(2, amount="500万"), a_row(3, amount="人民币500万元"), a_row(4, amount="待定")]
    names, refused, _ = outcome(a_ledger(*rows, headers=headers))
    assert names == ["第3号生产基地", "第4号生产基地"]
    assert refused == [("E2", "UNSUPPORTED_CURRENCY"), ("E3", "UNSUPPORTED_CURRENCY")]


def test_without_a_unit_only_amounts_that_carry_one_are_taken() -> None:
    headers = [*HEADERS]
    headers[4] = "总投资"
    names, refused, _ = outcome(a_ledger(a_row(1, amount=500), a_row(2, amount="500万"), headers=headers))
    assert names == ["第2号生产基地"]
    assert refused == [("E2", "AMOUNT_UNIT_UNKNOWN")]


def test_a_phone_without_a_person_is_left_out_with_a_warning() -> None:
    (candidate,) = read(a_ledger(a_row(contact=None, code=CODES[0]))).candidates
    assert candidate.warnings == (Warned("I2", "CONTACT_INCOMPLETE"),)


def test_a_sheet_without_a_column_for_codes_warns_once_a_row() -> None:
    headers = ["项目名称", "企业名称", "总投资(万元)", "洽谈时间", "阶段"]
    row = ["甲", "乙公司", 1, datetime(2018, 1, 1), "线索"]  # noqa: DTZ001  spreadsheets know no zones
    (candidate,) = read(a_ledger(row, headers=headers)).candidates
    assert candidate.warnings == (Warned("A2", "CREDIT_CODE_MISSING"),)
