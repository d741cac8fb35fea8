"""Rows of a ledger's sheets become candidates, refusals or skipped rows; the file alone decides, not the database."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from zhaoshang.exchange.errors import HeaderFault
from zhaoshang.exchange.ledger.amounts import Amount, foreign, read_amount
from zhaoshang.exchange.ledger.cells import Cell, Fault, Found, Reader, compact
from zhaoshang.exchange.ledger.dates import Day, read_day
from zhaoshang.exchange.ledger.fields import (
    read_company_name,
    read_contact_name,
    read_credit_code,
    read_industry,
    read_occupies_land,
    read_phone,
    read_project_name,
    read_remark,
    read_stage,
)
from zhaoshang.exchange.ledger.headers import Column, SheetMapping, Unit, is_header_again, map_headers
from zhaoshang.exchange.ledger.words import NOTES, TOTALS
from zhaoshang.exchange.ledger.workbook import Row, Sheet
from zhaoshang.projects.model import DayPrecision, Industry, Stage
from zhaoshang.values.normalise import company_name_normal, project_name_normal

_TOTAL = re.compile(rf"(?:本页|本月|本年|全年|年度)?(?:{'|'.join(TOTALS)})(?:[:(].*)?")
_NOTE = re.compile(rf"[*※]?(?:{'|'.join(map(re.escape, NOTES))}).*")
_SECTION = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.:].*")
_SERIAL = re.compile(r"\d+(?:[-.]\d+)?")


@dataclass(frozen=True, slots=True)
class LedgerValues:
    """What one row says of a project, typed. Equal values mean that the ledger did not change the row."""

    project_name: str
    company_name: str
    credit_code: str | None
    industry: Industry | None
    investment_fen: int | None
    investment_approximate: bool
    first_contact_on: date
    first_contact_precision: DayPrecision
    stage: Stage
    contact_name: str | None
    contact_phone: str | None
    occupies_land: bool | None
    remark: str | None

    def as_json(self) -> dict[str, Any]:
        """Plain values, as kept beside the last import."""
        return {**asdict(self), "first_contact_on": self.first_contact_on.isoformat()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "LedgerValues":
        """The values of the last import, as they were kept."""
        return cls(
            **{
                **kept,
                "industry": None if kept["industry"] is None else Industry(kept["industry"]),
                "first_contact_on": date.fromisoformat(kept["first_contact_on"]),
                "first_contact_precision": DayPrecision(kept["first_contact_precision"]),
                "stage": Stage(kept["stage"]),
            }
        )


@dataclass(frozen=True, slots=True, order=True)
class LedgerKey:
    """What makes two rows the same project: company and project name, normalised."""

    company: str
    project: str


@dataclass(frozen=True, slots=True)
class Warned:
    """A cell that was imported, but not quite as it stands."""

    cell: str
    code: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not imported: its first faulty cell and code; further faults of the row follow in ``also``."""

    cell: str
    code: str
    also: tuple[Warned, ...] = ()
    row: int = 0
    """Which row of the whole file it is, over all sheets."""
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What the code's message mentions."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no project: BLANK, TOTAL, NOTE, SECTION or HEADER."""

    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that was understood."""

    key: LedgerKey
    values: LedgerValues
    cells: Mapping[Column, str]
    """Where each column stands, for what is found out later."""
    warnings: tuple[Warned, ...]
    row: int = 0
    """Which row of the whole file it is, over all sheets."""

    def cell(self, column: Column) -> str:
        """The address of one column in this row; of the project's name where the sheet has no such column."""
        return self.cells.get(column, self.cells[Column.PROJECT_NAME])


@dataclass(frozen=True, slots=True)
class Ledger:
    """A whole file, read."""

    mappings: tuple[SheetMapping, ...]
    candidates: tuple[Candidate, ...]
    refused: tuple[Refused, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[Warned, ...]
    """Of the file: headers and sheets that were left out."""


@dataclass(frozen=True, slots=True)
class NotALedger:
    """Why a file as a whole cannot be read."""

    faults: tuple[HeaderFault, ...] = ()
    """Empty when no sheet has a ledger's headers at all."""


_READERS: Final[Mapping[Column, Reader]] = {
    Column.PROJECT_NAME: read_project_name,
    Column.COMPANY_NAME: read_company_name,
    Column.CREDIT_CODE: read_credit_code,
    Column.INDUSTRY: read_industry,
    Column.STAGE: read_stage,
    Column.CONTACT_NAME: read_contact_name,
    Column.CONTACT_PHONE: read_phone,
    Column.OCCUPIES_LAND: read_occupies_land,
    Column.REMARK: read_remark,
}
_ABSENT: Final[Mapping[Column, Any]] = {Column.CREDIT_CODE: Found(None, "CREDIT_CODE_MISSING")}


def read_ledger(sheets: tuple[Sheet, ...], today: date) -> Ledger | NotALedger:
    """Read every visible sheet that has a ledger's headers. A hidden one is left out, with a warning.

    A sheet whose headers leave a question open refuses the whole file: half a file would be a guess about the rest.
    """
    mapped = [(sheet, found) for sheet in sheets if (found := map_headers(sheet)) is not None]
    visible = [(sheet, found) for sheet, found in mapped if not sheet.is_hidden]
    if len(visible) > 1:
        qualified = [replace(sheet, prefix=f"{sheet.title}!") for sheet, _ in visible]
        visible = [(sheet, found) for sheet in qualified if (found := map_headers(sheet)) is not None]
    faults = [fault for _, found in visible if not isinstance(found, SheetMapping) for fault in found]
    if faults or not visible:
        return NotALedger(tuple(faults))
    reading = _Reading(today)
    for sheet, _ in mapped:
        if sheet.is_hidden:
            reading.warnings.append(Warned(f"{sheet.title}!A1", "HIDDEN_SHEET"))
    for sheet, found in visible:
        if isinstance(found, SheetMapping):
            reading.read(sheet, found)
    return Ledger(
        tuple(reading.mappings),
        tuple(reading.candidates),
        tuple(reading.refused),
        tuple(reading.skipped),
        tuple(reading.warnings),
    )


class _Reading:
    """What has been read so far; keys are remembered across sheets, for duplicates inside the file."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.mappings: list[SheetMapping] = []
        self.candidates: list[Candidate] = []
        self.refused: list[Refused] = []
        self.skipped: list[Skipped] = []
        self.warnings: list[Warned] = []
        self._keys: set[LedgerKey] = set()
        self._row = 0

    def read(self, sheet: Sheet, mapping: SheetMapping) -> None:
        """Every row below the header, down to the last one with anything in it."""
        self.mappings.append(mapping)
        self.warnings.extend(Warned(header.cell, "HEADER_AMBIGUOUS") for header in mapping.unclear)
        for row in sheet.rows[mapping.last_row :]:
            self._row += 1
            reason = _not_a_project(sheet, row, mapping)
            if reason:
                self.skipped.append(Skipped(sheet.address(row.number, 0), reason))
            else:
                self._read_row(sheet, row, mapping)

    def _read_row(self, sheet: Sheet, row: Row, mapping: SheetMapping) -> None:
        cells = {column: sheet.cell(row, index) for column, index in mapping.places.items()}
        addresses = {column: cell.address for column, cell in cells.items()}
        values: dict[Column, Any] = {}
        faults: list[Warned] = []
        warnings: list[Warned] = []
        for column in Column:
            cell = cells.get(column)
            if column is Column.SERIAL or (cell is None and column not in _ABSENT):
                continue
            found = _ABSENT[column] if cell is None else self._read_cell(column, cell, sheet, mapping)
            address = addresses.get(column, addresses[Column.PROJECT_NAME])
            if isinstance(found, Fault):
                faults.append(Warned(address, found.code))
                continue
            values[column] = found.value
            if found.warning:
                warnings.append(Warned(address, found.warning))
        name, key = Column.PROJECT_NAME, _key(values)
        if key in self._keys:
            faults.append(Warned(addresses[name], "DUPLICATE_IN_FILE"))
        if key:
            self._keys.add(key)
        if faults or key is None:
            first, *also = faults
            self.refused.append(Refused(first.cell, first.code, tuple(also), self._row))
            return
        if bool(values.get(Column.CONTACT_PHONE)) is not bool(values.get(Column.CONTACT_NAME)):
            warnings.append(Warned(addresses.get(Column.CONTACT_PHONE, addresses[name]), "CONTACT_INCOMPLETE"))
        if row.is_hidden:
            warnings.append(Warned(addresses[name], "HIDDEN_ROW"))
        self.candidates.append(Candidate(key, _values(values), addresses, tuple(warnings), self._row))

    def _read_cell(self, column: Column, cell: Cell, sheet: Sheet, mapping: SheetMapping) -> Found[Any] | Fault:
        if cell.uncomputed:
            return Fault("FORMULA_NOT_COMPUTED")
        if cell.is_error:
            return Fault("CELL_ERROR")
        if column is Column.FIRST_CONTACT:
            return read_day(cell, self._today, sheet.epoch)
        return _read_money(cell, mapping.unit) if column is Column.INVESTMENT else _READERS[column](cell)


def _read_money(cell: Cell, unit: Unit | None) -> Found[Amount] | Fault:
    if unit is None:
        return read_amount(cell, None)
    found = read_amount(cell, 1 if unit.yuan is None else unit.yuan)
    in_yuan = unit.yuan is not None or isinstance(found, Fault) or found.value.fen is None
    return found if in_yuan or _says_yuan(cell) else Fault("UNSUPPORTED_CURRENCY")


def _says_yuan(cell: Cell) -> bool:
    """In a column of foreign money, only an amount that names our own currency is one of ours."""
    return isinstance(cell.value, str) and "人民币" in cell.text and not foreign(cell.text)


def _key(values: Mapping[Column, Any]) -> LedgerKey | None:
    company, project = values.get(Column.COMPANY_NAME), values.get(Column.PROJECT_NAME)
    return LedgerKey(company_name_normal(company), project_name_normal(project)) if company and project else None


def _values(values: Mapping[Column, Any]) -> LedgerValues:
    amount: Amount = values[Column.INVESTMENT]
    day: Day = values[Column.FIRST_CONTACT]
    return LedgerValues(
        project_name=values[Column.PROJECT_NAME],
        company_name=values[Column.COMPANY_NAME],
        credit_code=values[Column.CREDIT_CODE],
        industry=values.get(Column.INDUSTRY),
        investment_fen=amount.fen,
        investment_approximate=amount.is_approximate,
        first_contact_on=day.on,
        first_contact_precision=day.precision,
        stage=values[Column.STAGE],
        contact_name=values.get(Column.CONTACT_NAME),
        contact_phone=values.get(Column.CONTACT_PHONE),
        occupies_land=values.get(Column.OCCUPIES_LAND),
        remark=values.get(Column.REMARK),
    )


def _not_a_project(sheet: Sheet, row: Row, mapping: SheetMapping) -> str | None:
    """Why a row holds no project, or ``None`` when it does. Anything doubtful is read, so that its faults show."""
    filled = [index for index in range(len(row.values)) if not sheet.cell(row, index).is_blank]
    serial = mapping.places.get(Column.SERIAL)
    if not filled or (filled == [serial] and _SERIAL.fullmatch(sheet.cell(row, filled[0]).text)):
        return "BLANK"
    names = {mapping.places[Column.PROJECT_NAME], mapping.places[Column.COMPANY_NAME]}
    own = [index for index in filled if sheet.merged.get((row.number, index), (row.number, index))[0] == row.number]
    text = compact(sheet.cell(row, filled[0]).text)
    if _TOTAL.fullmatch(text) and len(names.intersection(filled)) <= 1:
        return "TOTAL"
    if _NOTE.fullmatch(text) and (filled[0] not in names or len(filled) == 1):
        return "NOTE"
    if len(own) == 1 and own[0] not in names and _SECTION.fullmatch(text):
        return "SECTION"
    return "HEADER" if is_header_again(sheet, row, mapping) else None
