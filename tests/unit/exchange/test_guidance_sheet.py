"""A catalogue's file: how headers are found, what a row becomes, and every fault by its cell."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.guidance import HEADERS, ROWS
from tests.support.ledgers import a_ledger, a_workbook
from zhaoshang.exchange.errors import HeaderFault
from zhaoshang.exchange.guidance.report import GuidanceReport
from zhaoshang.exchange.guidance.sheet import NoCatalogue, read_guidance
from zhaoshang.exchange.guidance.table import open_table
from zhaoshang.exchange.ledger.workbook import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, UnusableFileError
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.guidance.rules.editions import MOST_ITEMS, NewItem

ENCOURAGED, RESTRICTED, ELIMINATED = GuidanceKind


def read(content: bytes, name: str = "目录.xlsx") -> GuidanceReport:
    found = read_guidance(open_table(name, content))
    assert isinstance(found, GuidanceReport), found
    return found


def workbook(*rows: Sequence[Any], headers: Sequence[Any] = HEADERS, title: str | None = None) -> GuidanceReport:
    return read(a_ledger(*rows, headers=headers, title=title))


def faults(content: bytes) -> list[tuple[str, str, str, tuple[str, ...]]]:
    found = read_guidance(open_table("目录.xlsx", content))
    assert isinstance(found, NoCatalogue)
    return [(each.code, each.cell, each.column, each.headers) for each in found.faults]


def refused(report: GuidanceReport) -> list[tuple[int, str, str]]:
    return [(each.row, each.cell, each.code) for each in report.refused]


def as_csv(*rows: Sequence[str], encoding: str = "utf-8") -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode(encoding)


def test_rows_become_items_in_the_catalogue_s_own_words() -> None:
    report = workbook(*ROWS, title="产业结构调整指导目录")
    assert report.items == (
        NewItem(ENCOURAGED, "一-1", "机械", "高档数控机床、机器人及其关键部件的研发与制造"),
        NewItem(RESTRICTED, "一-1", "机械", "普通低速、大载荷、未采用变频技术的起重机"),
        NewItem(ELIMINATED, "一-1", "机械", "手动插秧机"),
    )
    assert (report.refused, report.skipped, report.refusals) == ((), 0, ())


def test_signs_stay_as_they_are_and_numbers_are_written_as_people_do() -> None:
    (item,) = workbook(("鼓励类", 3.0, "机 械", "数控机床（五轴），\n含刀具\u200b")).items
    assert (item.code, item.sector, item.text) == ("3", "机 械", "数控机床（五轴）， 含刀具")
    (item,) = workbook(("鼓励", "1.1", 5, 2024)).items
    assert (item.sector, item.text) == ("5", "2024")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("鼓励类", ENCOURAGED),
        ("鼓 励", ENCOURAGED),
        ("第一类 鼓励类", ENCOURAGED),
        ("限制", RESTRICTED),
        ("二、限制类", RESTRICTED),
        ("淘汰类（落后产品）", ELIMINATED),
        ("Eliminated", ELIMINATED),
    ],
)
def test_kinds_are_known_by_their_usual_words(word: str, kind: GuidanceKind) -> None:
    assert [item.kind for item in workbook((word, "1", "机械", "机床")).items] == [kind]


@pytest.mark.parametrize(
    "headers",
    [
        ("类别", "编号", "行业", "条目"),
        (" 指导类别 ", "条目编号", "所属行业", "具体内容*"),
        ("类型", "序号", "领域", "目录条目"),
    ],
)
def test_headers_are_found_by_meaning(headers: tuple[str, ...]) -> None:
    assert workbook(ROWS[0], headers=headers).items == workbook(ROWS[0]).items


def test_a_serial_number_is_no_number_where_the_catalogue_has_its_own() -> None:
    report = workbook((1, *ROWS[0], "备注"), headers=("序号", *HEADERS, "备注"))
    assert [item.code for item in report.items] == ["一-1"]


def test_a_missing_or_doubled_column_is_a_question() -> None:
    assert faults(a_ledger(headers=("类别", "编号", "条目", "说明"))) == [("HEADER_MISSING", "A1", "行业", ("说明",))]
    assert faults(a_ledger(headers=(*HEADERS, "内容"))) == [("HEADER_AMBIGUOUS", "E1", "条目", ("条目", "内容"))]
    assert faults(a_ledger(headers=("你好",))) == []
    assert faults(a_ledger(("限制类", "x"), headers=("类别", "说明"))) == []


def test_every_fault_is_told_by_its_cell() -> None:
    report = workbook(
        ("允许类", "1", "机械", "机床"),
        ("鼓励类", None, "", "机床"),
        ("鼓励类", date(2024, 1, 3), "机械", "机床"),
        ("鼓励类", "长" * 51, "机械", "#REF!"),
        ("限制类", "2", "机械", "机床"),
        ("限制类", "２", "机械", "机床"),
        (None, "2", "机械", "机床"),
    )
    assert refused(report) == [
        (2, "A2", "UNKNOWN_GUIDANCE_KIND"),
        (3, "B3", "TEXT_REQUIRED"),
        (3, "C3", "TEXT_REQUIRED"),
        (4, "B4", "GUIDANCE_CODE_IS_DATE"),
        (5, "B5", "TEXT_TOO_LONG"),
        (5, "D5", "CELL_ERROR"),
        (7, "B7", "GUIDANCE_CODE_TWICE"),
        (8, "A8", "UNKNOWN_GUIDANCE_KIND"),
    ]
    assert [item.code for item in report.items] == ["2"]
    (refusal,) = report.refusals
    assert (refusal.code, refusal.path, refusal.facts["count"]) == ("GUIDANCE_ROWS_REFUSED", ("file",), 6)


def test_a_formula_without_a_result_says_nothing() -> None:
    assert refused(workbook(("鼓励类", "1", "机械", "=A1"))) == [(2, "D2", "FORMULA_NOT_COMPUTED")]


def test_what_lists_nothing_is_skipped() -> None:
    report = workbook(
        ("一、机械",), ROWS[0], HEADERS, (None, None), (None, " "), ROWS[1], ("注：本目录自发布之日起施行",)
    )
    assert (len(report.items), report.skipped, report.refused) == (2, 5, ())


def test_a_lonely_text_is_a_faulty_row_not_a_note() -> None:
    assert [code for _, _, code in refused(workbook((None, None, None, "机床")))] == [
        "UNKNOWN_GUIDANCE_KIND",
        "TEXT_REQUIRED",
        "TEXT_REQUIRED",
    ]


def _filled(*rows: Sequence[Any], merged: str = "", hidden: bool = False) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row in (HEADERS, *rows):
            sheet.append(list(row))
        if merged:
            sheet.merge_cells(merged)
        if hidden:
            sheet.sheet_state = "hidden"

    return fill


def test_a_kind_merged_over_its_rows_is_each_row_s() -> None:
    rows = (ROWS[0], (None, "一-2", "机械", "机器人"), ("二、限制类", None, None, None), ROWS[1])
    content = a_workbook(_filled(*rows, merged="A2:A3"))
    assert [(item.kind, item.code) for item in read(content).items] == [
        (ENCOURAGED, "一-1"),
        (ENCOURAGED, "一-2"),
        (RESTRICTED, "一-1"),
    ]


def test_a_header_merged_sideways_names_its_first_column() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([*HEADERS, "条目"])
        sheet.append([*ROWS[0], "（续）"])
        sheet.merge_cells("D1:E1")

    assert read(a_workbook(fill)).items == workbook(ROWS[0]).items


def test_the_sheets_of_a_workbook_are_one_edition_and_hidden_ones_are_none() -> None:
    content = a_workbook(_filled(ROWS[0]), _filled(ROWS[1], ROWS[0]), _filled(ROWS[2], hidden=True))
    report = read(content)
    assert [item.kind for item in report.items] == [ENCOURAGED, RESTRICTED]
    assert refused(report) == [(3, "表2!B3", "GUIDANCE_CODE_TWICE")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_as_spreadsheets_save_it(encoding: str) -> None:
    content = as_csv(HEADERS, *ROWS, ("",), encoding=encoding)
    assert read(content, "目录.CSV").items == workbook(*ROWS).items


def test_short_rows_of_a_csv_file_lack_what_they_lack() -> None:
    content = as_csv(HEADERS, ("鼓励类", "1"), ROWS[0])
    assert refused(read(content, "x.csv")) == [(2, "C2", "TEXT_REQUIRED"), (2, "D2", "TEXT_REQUIRED")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.xlsx", as_csv(HEADERS), "UNSUPPORTED_FILE"),
        ("x.csv", b"\x00\x01\x02", "UNSUPPORTED_FILE"),
        ("x.csv", b"\xff\xff", "UNSUPPORTED_FILE"),
        ("x.csv", b'"open', "UNSUPPORTED_FILE"),
        ("x.csv", b"," * MAX_COLUMNS, "TOO_MANY_COLUMNS"),
        ("x.csv", b"a\n" * (MAX_ROWS + 1), "TOO_MANY_ROWS"),
        ("x.csv", b"a" * (MAX_BYTES + 1), "FILE_TOO_LARGE"),
        ("x.csv", as_csv(HEADERS, *[ROWS[0]] * (MOST_ITEMS + 1)), "TOO_MANY_ROWS"),
    ],
    ids=["no workbook", "binary", "no encoding", "open quote", "wide", "long", "large", "too many items"],
)
def test_an_unusable_file_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read(content, name)
    assert refusal.value.code == code


def test_one_doubtful_sheet_refuses_the_file() -> None:
    content = a_workbook(_filled(ROWS[0]), lambda sheet: sheet.append(["类别", "编号", "条目"]))
    found = read_guidance(open_table("x.xlsx", content))
    assert found == NoCatalogue((HeaderFault("HEADER_MISSING", "表2!A1", found.faults[0].column, ()),))  # type: ignore[union-attr]  # it is none
