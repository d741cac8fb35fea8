"""Hostile and broken files: each is refused by code, quickly, before anything is built from it."""

import csv
import io
import time
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.ledgers import HEADERS, HUAMING, a_ledger, a_row, a_workbook, saved
from zhaoshang.exchange.ledger.dates import EXCEL_1904
from zhaoshang.exchange.ledger.workbook import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, UnusableFileError, open_workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refusal(content: bytes) -> str:
    started = time.perf_counter()
    with pytest.raises(UnusableFileError) as raised:
        open_workbook(content)
    assert time.perf_counter() - started < 10
    return raised.value.code


def with_part(name: str, content: bytes) -> bytes:
    """A good ledger with one part of its archive replaced or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(a_ledger(a_row()))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for part in source.infolist():
            if part.filename != name:
                out.writestr(part, source.read(part))
        out.writestr(name, content)
    return target.getvalue()


def sheet_of(rows: str) -> bytes:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


def test_a_csv_file_is_refused() -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEADERS, a_row()])
    assert refusal(text.getvalue().encode("gbk")) == "UNSUPPORTED_FILE"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),  # .xls, and .xlsx behind a password
        bytes(range(256)) * 100,
        HUAMING.read_bytes()[:-2000],
        b"%PDF-1.7\n",
    ],
)
def test_garbage_is_refused(content: bytes) -> None:
    assert refusal(content) == "UNSUPPORTED_FILE"


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert refusal(target.getvalue()) == "UNSUPPORTED_FILE"


def test_a_file_over_the_limit_is_refused_unopened() -> None:
    assert refusal(bytes(MAX_BYTES + 1)) == "FILE_TOO_LARGE"


def test_a_zip_bomb_is_refused_before_it_expands() -> None:
    assert refusal(with_part(SHEET, bytes(200 * 2**20))) == "FILE_TOO_LARGE"
    assert refusal(with_part("xl/styles.xml", bytes(20 * 2**20))) == "UNSUPPORTED_FILE"


def test_a_million_shared_strings_are_refused() -> None:
    strings = f"<sst {MAIN}>{'<si/>' * 600_000}</sst>".encode()
    assert refusal(with_part("xl/sharedStrings.xml", strings)) == "FILE_TOO_LARGE"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_document_type_is_refused_wherever_it_stands(part: str, encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet {MAIN}>&b;</worksheet>'
    )
    assert refusal(with_part(part, bomb.encode(encoding))) == "UNSUPPORTED_FILE"


def test_two_hundred_thousand_rows_are_refused() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 200_001))
    assert refusal(with_part(SHEET, sheet_of(rows))) == "TOO_MANY_ROWS"


def test_the_bound_counts_filled_rows_only() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2, 60_000))
    content = with_part(SHEET, sheet_of(f'<row r="1"><c r="A1"><v>1</v></c></row>{rows}'))
    assert [len(sheet.rows) for sheet in open_workbook(content)] == [1]
    assert MAX_ROWS < 60_000


def test_too_many_columns_are_refused() -> None:
    assert refusal(a_ledger([*range(MAX_COLUMNS + 1)])) == "TOO_MANY_COLUMNS"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
        '<row r="x"/>',
        '<row r="1"><c r="A1"><v>1</v></row>',
    ],
)
def test_impossible_coordinates_are_refused(rows: str) -> None:
    assert refusal(with_part(SHEET, sheet_of(rows))) == "UNSUPPORTED_FILE"


def test_merged_ranges_without_end_cost_nothing() -> None:
    merges = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 1000 + "</mergeCells>"
    sheet = f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>{merges}</worksheet>'
    assert open_workbook(with_part(SHEET, sheet.encode()))[0].merged == {(1, 0): (1, 0)}


def test_overlapping_merged_ranges_are_bounded() -> None:
    rows = "".join(f'<row r="{n}"><c r="CV{n}"><v>{n}</v></c></row>' for n in range(1, 10_001))
    merges = "<mergeCells>" + '<mergeCell ref="A1:CV10000"/>' * 100 + "</mergeCells>"
    sheet = f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{merges}</worksheet>"
    assert refusal(with_part(SHEET, sheet.encode())) == "UNSUPPORTED_FILE"


def test_a_lying_dimension_hides_nothing() -> None:
    rows = '<sheetData><row r="3"><c r="C3"><v>7</v></c></row></sheetData>'
    sheet = f'<worksheet {MAIN}><dimension ref="A1"/>{rows}</worksheet>'
    (read,) = open_workbook(with_part(SHEET, sheet.encode()))
    assert [row.values for row in read.rows] == [(None, None, None), (None, None, None), (None, None, 7)]


def test_hidden_rows_hidden_sheets_merges_and_formulas_are_seen() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["甲", 1])
        sheet.append([None, "=B1*2"])
        sheet.merge_cells("A1:A2")
        sheet.row_dimensions[2].hidden = True

    def secret(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    shown, hidden = open_workbook(a_workbook(build, secret))
    assert [row.is_hidden for row in shown.rows] == [False, True]
    assert shown.rows[1].uncomputed == {1}
    assert shown.cell(shown.rows[1], 0).value == "甲"
    assert shown.cell(shown.rows[1], 1).uncomputed
    assert hidden.is_hidden
    assert hidden.rows == ()


def test_a_formulas_stored_result_is_its_value() -> None:
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="str"><f>"甲"</f><v>甲</v></c>',
        '<c r="C1" t="str"><f>""</f><v></v></c>',
        '<c r="D1"><f>1+1</f></c>',
        '<c r="E1"><f>1+1</f><v/></c>',
    )
    (sheet,) = open_workbook(with_part(SHEET, sheet_of(f'<row r="1">{"".join(cells)}</row>')))
    assert sheet.rows[0].values == (2, "甲", None, None, None)
    assert sheet.rows[0].uncomputed == {3, 4}


def test_a_workbook_that_counts_from_1904_says_so() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.create_sheet("表1", 0).append([1])
    assert open_workbook(saved(book))[0].epoch == EXCEL_1904
    assert open_workbook(a_ledger(["甲"]))[0].epoch == date(1899, 12, 30)
