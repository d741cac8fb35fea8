"""Headers mapped by meaning: synonyms as data, and a question instead of a guess where a header has two meanings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from zhaoshang.exchange.errors import HeaderFault
from zhaoshang.exchange.ledger.amounts import UNITS, foreign
from zhaoshang.exchange.ledger.cells import compact, tidy
from zhaoshang.exchange.ledger.workbook import Row, Sheet


class Column(StrEnum):
    """What a column of a ledger holds. The value is the Chinese name used when asking for it."""

    PROJECT_NAME = "项目名称"
    COMPANY_NAME = "投资方(企业)名称"
    CREDIT_CODE = "统一社会信用代码"
    INDUSTRY = "行业类别"
    INVESTMENT = "计划总投资"
    FIRST_CONTACT = "洽谈时间"
    STAGE = "项目阶段"
    CONTACT_NAME = "联系人"
    CONTACT_PHONE = "联系电话"
    OCCUPIES_LAND = "是否占地"
    REMARK = "备注"
    SERIAL = "序号"


REQUIRED: Final = (Column.PROJECT_NAME, Column.COMPANY_NAME, Column.INVESTMENT, Column.FIRST_CONTACT, Column.STAGE)

_WORDS: Final[Mapping[Column, str]] = {
    Column.PROJECT_NAME: "项目名称 项目名 项目全称 招商项目名称 招商项目 项目/名称 项目",
    Column.COMPANY_NAME: (
        "投资方名称 投资方 投资企业 投资企业名称 投资方企业名称 企业名称 公司名称 企业全称 企业 投资主体 投资人 投资商"
        " 投资单位 投资单位名称 客商名称 投资方/名称 企业/名称 投资方企业/名称 投资方/企业名称 企业信息/名称"
        " 企业情况/名称 企业情况/企业名称"
    ),
    Column.CREDIT_CODE: "统一社会信用代码 社会信用代码 信用代码 统一信用代码 统一代码 企业信用代码 社会统一信用代码",
    Column.INDUSTRY: "行业类别 行业 所属行业 产业类别 产业 所属产业 行业分类 产业分类 产业类型 行业类型",
    Column.INVESTMENT: (
        "计划总投资 计划总投资额 总投资 总投资额 投资总额 计划投资 计划投资额 计划投资总额 项目总投资 投资额 拟投资额"
        " 拟投资总额 投资规模 预计总投资 预计投资额 投资/总额 投资情况/总额 投资/计划 投资情况/计划"
    ),
    Column.FIRST_CONTACT: (
        "洽谈时间 洽谈日期 首次洽谈时间 首次洽谈日期 首谈时间 首谈日期 接洽时间 接洽日期 首次接洽时间 对接时间"
        " 首次对接时间 初次洽谈时间 首次接触时间 开始洽谈时间 时间/洽谈 洽谈/时间 首报时间"
    ),
    Column.STAGE: "项目阶段 阶段 当前阶段 所处阶段 项目所处阶段 项目状态 目前阶段 项目当前阶段 推进阶段 进展阶段",
    Column.CONTACT_NAME: "联系人 联系人姓名 企业联系人 对接人 企业对接人 联系方式/姓名 联系人/姓名 联系方式/联系人",
    Column.CONTACT_PHONE: (
        "联系电话 电话 手机 手机号 手机号码 联系人电话 电话号码 联系手机 联系方式/电话 联系方式/手机 联系方式/联系电话"
        " 联系人/电话 联系人/手机 联系人/联系电话"
    ),
    Column.OCCUPIES_LAND: "是否占地 占地 是否用地 是否需要用地 是否需占地 是否供地",
    Column.REMARK: "备注 备注说明 项目备注 备注信息",
    Column.SERIAL: "序号 编号 no no. 项目序号 序",
}
SYNONYMS: Final[Mapping[str, Column]] = {word: column for column, words in _WORDS.items() for word in words.split()}
"""Header (or, under a group header, ``group/header``) to what its column holds."""

_UNCLEAR: Final[Mapping[Column, frozenset[str]]] = {
    Column.PROJECT_NAME: frozenset({"名称", "项目情况", "项目内容", "内容"}),
    Column.COMPANY_NAME: frozenset({"名称", "单位", "单位名称", "引进单位", "客户", "公司"}),
    Column.INVESTMENT: frozenset({"金额", "资金", "投资", "投资金额", "资金额", "额度"}),
    Column.FIRST_CONTACT: frozenset({"时间", "日期", "登记时间", "登记日期", "引进时间", "报送时间", "年月"}),
    Column.STAGE: frozenset({"状态", "进展", "进展情况", "项目进展", "进度", "项目进度", "类别"}),
}
_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_UNIT_WORD: Final = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_UNIT_ONLY = re.compile(rf"(?:单位:?)?(?:人民币)?({_UNIT_WORD})")
_UNIT_TAIL = re.compile(rf"[/,:、_-]?(?:单位:?)?(?:人民币)?({_UNIT_WORD})$")
_STATED = re.compile(rf"(?:单位[:为是]?\(?|\()(?:人民币)?({_UNIT_WORD})(?=\W|单|$)")
_STATED_ABROAD = re.compile(r"单位[:为是]?\(?[^\s:]{1,6}")
_SEARCHED_ROWS: Final = 30
_DEEPEST: Final = 3
_ENOUGH: Final = 3
"""So many known headers make a row a header row; fewer are a cover sheet or a note."""


@dataclass(frozen=True, slots=True)
class Header:
    """One column's header: where it stands, what it says, what it was taken for (``None``: not imported)."""

    cell: str
    text: str
    column: Column | None


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of plain amounts as the sheet or the header states it; ``yuan`` is ``None`` in a foreign currency."""

    text: str
    yuan: int | None


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What each column of one sheet was taken for."""

    sheet: str
    first_row: int
    last_row: int
    unit: Unit | None
    headers: tuple[Header, ...]
    places: Mapping[Column, int]
    """Column index, from 0."""
    unclear: tuple[Header, ...] = ()
    """Headers of optional columns with a double: none of them is imported, and the report says so."""


@dataclass(frozen=True, slots=True)
class _Place:
    first_row: int
    depth: int
    found: tuple[tuple[int, Column], ...]

    @property
    def last_row(self) -> int:
        return self.first_row + self.depth - 1


def map_headers(sheet: Sheet) -> SheetMapping | tuple[HeaderFault, ...] | None:
    """Find the header rows of a sheet and what each column holds; ``None`` when the sheet is no ledger.

    Faults: HEADER_MISSING, HEADER_AMBIGUOUS, AMBIGUOUS_UNIT. A header that could mean two things is never decided here.
    """
    place = _find(sheet)
    if place is None:
        return None
    columns: dict[Column, list[int]] = {}
    for index, column in place.found:
        columns.setdefault(column, []).append(index)
    headers = _headers(sheet, place)
    faults = [fault for column in REQUIRED if (fault := _check(sheet, place, column, columns, headers))]
    doubled = {index for column, indexes in columns.items() if len(indexes) > 1 for index in indexes}
    unit = None if faults else _unit(sheet, place, columns[Column.INVESTMENT][0])
    if isinstance(unit, HeaderFault):
        faults.append(unit)
    if faults or isinstance(unit, HeaderFault):
        return tuple(faults)
    return SheetMapping(
        sheet.title,
        place.first_row,
        place.last_row,
        unit,
        tuple(replace(header, column=None) if index in doubled else header for index, header in headers.items()),
        {column: indexes[0] for column, indexes in columns.items() if len(indexes) == 1},
        tuple(headers[index] for index in sorted(doubled)),
    )


def is_header_again(sheet: Sheet, row: Row, mapping: SheetMapping) -> bool:
    """Whether a row only repeats the header, as printed ledgers do on each page."""
    texts = {index: _normal(sheet.header_text(mapping.last_row, index)) for index in mapping.places.values()}
    return all(_normal(sheet.header_text(row.number, index)) == text for index, text in texts.items())


def _find(sheet: Sheet) -> _Place | None:
    """The best header place: most columns understood, then fewest rows, then highest up."""
    best: _Place | None = None
    for depth in range(1, _DEEPEST + 1):
        for first_row in range(1, min(len(sheet.rows), _SEARCHED_ROWS) + 2 - depth):
            found = tuple(_recognised(sheet, first_row, depth))
            distinct = len({column for _, column in found})
            if distinct >= _ENOUGH and (best is None or distinct > len({column for _, column in best.found})):
                best = _Place(first_row, depth, found)
    return best


def _recognised(sheet: Sheet, first_row: int, depth: int) -> Iterator[tuple[int, Column]]:
    last_row = first_row + depth - 1
    for index in range(len(sheet.rows[last_row - 1].values)):
        if sheet.merged.get((last_row, index), (last_row, index))[1] != index:
            continue  # a header merged sideways names its first column, the others continue it
        if column := _meaning(_parts(sheet, first_row, last_row, index)):
            yield index, column


def _parts(sheet: Sheet, first_row: int, last_row: int, index: int) -> list[str]:
    """The texts above a column, from the group header down, each once."""
    parts: list[str] = []
    for row in range(first_row, last_row + 1):
        text = tidy(sheet.header_text(row, index))
        if text and text not in parts:
            parts.append(text)
    return parts


def _meaning(parts: Sequence[str]) -> Column | None:
    if not parts:
        return None
    leaves = _forms(parts[-1])
    groups = [form for parent in parts[:-1] for form in _forms(parent)]
    grouped = (f"{group}/{leaf}" for group in groups for leaf in leaves)
    return next((SYNONYMS[form] for form in (*grouped, *leaves) if form in SYNONYMS), None)


def _forms(text: str) -> list[str]:
    """A header as written, without its brackets, without what stands in them, without a unit at its end."""
    whole = _normal(text)
    bare = _BRACKETS.sub("", whole)
    return [whole, re.sub(r"[()\[\]【】〔〕]", "", whole), bare, _UNIT_TAIL.sub("", bare)]


def _normal(text: str) -> str:
    return compact(text).casefold().strip("*:")


def _headers(sheet: Sheet, place: _Place) -> dict[int, Header]:
    found = dict(place.found)
    headers: dict[int, Header] = {}
    for index in range(len(sheet.rows[place.last_row - 1].values)):
        parts = _parts(sheet, place.first_row, place.last_row, index)
        is_first = sheet.merged.get((place.last_row, index), (place.last_row, index))[1] == index
        if parts and is_first:
            address = sheet.address(place.last_row, index)
            headers[index] = Header(address, "/".join(parts), found.get(index))
    return headers


def _check(
    sheet: Sheet, place: _Place, column: Column, columns: Mapping[Column, list[int]], headers: Mapping[int, Header]
) -> HeaderFault | None:
    indexes = columns.get(column, [])
    if len(indexes) == 1:
        return None
    if indexes:
        doubled = [headers[index] for index in indexes]
        return HeaderFault("HEADER_AMBIGUOUS", doubled[1].cell, column, tuple(header.text for header in doubled))
    unknown = [header for header in headers.values() if header.column is None]
    for header in unknown:
        if not _UNCLEAR[column].isdisjoint(_forms(header.text.rpartition("/")[2])):
            return HeaderFault("HEADER_AMBIGUOUS", header.cell, column, (header.text,))
    return HeaderFault(
        "HEADER_MISSING", sheet.address(place.last_row, 0), column, tuple(header.text for header in unknown)
    )


def _unit(sheet: Sheet, place: _Place, index: int) -> Unit | HeaderFault | None:
    """The unit in the amount's own header, else the one stated above the table; two different ones are a question."""
    for part in reversed(_parts(sheet, place.first_row, place.last_row, index)):
        if unit := _unit_of_header(compact(part)):
            return unit
    stated: dict[str, str] = {}
    for row in sheet.rows[: place.first_row - 1]:
        for column, value in enumerate(row.values):
            # A header merged down into the header row speaks for its own column only.
            if isinstance(value, str) and sheet.merged.get((place.first_row, column)) != (row.number, column):
                stated.update({word: sheet.address(row.number, column) for word in _stated_units(compact(value))})
    if len({UNITS.get(word) for word in stated}) > 1:
        return HeaderFault("AMBIGUOUS_UNIT", [*stated.values()][-1], Column.INVESTMENT, tuple(stated))
    return next((Unit(word, UNITS.get(word)) for word in stated), None)


def _unit_of_header(text: str) -> Unit | None:
    for inside in _BRACKETS.findall(text):
        if foreign(inside):
            return Unit(inside, None)
        if only := _UNIT_ONLY.fullmatch(inside):
            return Unit(only[1], UNITS[only[1]])
    tail = _UNIT_TAIL.search(_BRACKETS.sub("", text))
    return Unit(tail[1], UNITS[tail[1]]) if tail else None


def _stated_units(text: str) -> list[str]:
    abroad = [match for match in _STATED_ABROAD.findall(text) if foreign(match)]
    return abroad or _STATED.findall(text)
