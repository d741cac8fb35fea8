"""Ledger workbooks for tests, built cell by cell as different streets would keep them."""

import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HUAMING = Path(__file__).parent.parent / "exchange_data" / "huaming-ledger-2018.xlsx"
"""A street's real kind of ledger; what it must give is in its README and in ``test_huaming_ledger``."""

HEADERS = (
    "序号",
    "项目名称",
    "企业名称",
    "统一社会信用代码",
    "计划总投资(万元)",
    "洽谈时间",
    "项目阶段",
    "联系人",
    "联系电话",
)
CODES = ("91120110MANT1YGTN0", "91120110GRJ3H6YB5U", "91120110AY4PN6D6U4", "91120110J1Q2QYR3DB")
"""Valid unified social credit codes of firms that do not exist."""


def a_row(number: int = 1, **changed: Any) -> list[Any]:
    """One row under ``HEADERS``, good in every cell unless changed."""
    row = {
        "serial": number,
        "project": f"第{number}号生产基地",
        "company": f"天津第{number}号装备有限公司",
        "code": None,
        "amount": 1000 + number,
        "day": "2018-03-05",
        "stage": "在谈",
        "contact": "张三",
        "phone": "13800000000",
    }
    return list({**row, **changed}.values())


def a_ledger(*rows: Sequence[Any], headers: Sequence[Any] = HEADERS, title: str | None = None) -> bytes:
    """A workbook with one sheet: perhaps a title row, then headers, then rows."""
    return a_workbook(lambda sheet: _fill(sheet, [*([[title]] if title else []), headers, *rows]))


def a_workbook(*sheets: Callable[[Worksheet], None]) -> bytes:
    """A workbook whose sheets the callables fill."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, build in enumerate(sheets, 1):
        build(book.create_sheet(f"表{number}"))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of the file a workbook would be."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Any]]) -> None:
    for row in rows:
        sheet.append(list(row))
