"""The readers of the other columns: names, codes, stages, industries, people, yes or no, remarks."""

import re
from typing import Final

from zhaoshang.exchange.ledger.cells import Cell, Fault, Found, compact
from zhaoshang.exchange.ledger.words import INDUSTRIES, NO, STAGES, YES
from zhaoshang.projects.model import Industry, Stage
from zhaoshang.projects.rules import texts
from zhaoshang.values.credit_code import parse_credit_code
from zhaoshang.values.normalise import fold

NAME_LIMIT: Final = texts.NAME
PERSON_LIMIT: Final = texts.TITLE
REMARK_LIMIT: Final = texts.DESCRIPTION

_BRACKETED = re.compile(r"\(.*?\)")
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
_LANDLINE = re.compile(r"(0\d{2,3})?-?([2-9]\d{6,7})(?:(?:-|转)(\d{1,6}))?")
_NOTHING: Final = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "待定", "未定", "未注册", "办理中"})


def read_project_name(cell: Cell) -> Found[str] | Fault:
    """Faults: MISSING_PROJECT_NAME, NAME_TOO_LONG."""
    return _name(cell, "MISSING_PROJECT_NAME")


def read_company_name(cell: Cell) -> Found[str] | Fault:
    """Faults: MISSING_COMPANY_NAME, NAME_TOO_LONG."""
    return _name(cell, "MISSING_COMPANY_NAME")


def read_credit_code(cell: Cell) -> Found[str | None] | Fault:
    """Fault: INVALID_CREDIT_CODE. Warning: CREDIT_CODE_MISSING."""
    text = compact(cell.text)
    if text in _NOTHING:
        return Found(None, "CREDIT_CODE_MISSING")
    code = parse_credit_code(text)
    return Fault("INVALID_CREDIT_CODE") if code is None else Found(code)


def read_stage(cell: Cell) -> Found[Stage] | Fault:
    """Fault: UNKNOWN_STAGE, also for a blank cell."""
    stage = STAGES.get(compact(cell.text))
    return Fault("UNKNOWN_STAGE") if stage is None else Found(stage)


def read_industry(cell: Cell) -> Found[Industry | None] | Fault:
    """Warning: UNKNOWN_INDUSTRY; the project then counts as ``OTHER`` until somebody says better."""
    text = compact(cell.text)
    if text in _NOTHING:
        return Found(None)
    industry = INDUSTRIES.get(text) or INDUSTRIES.get(text.removesuffix("产业").removesuffix("行业"))
    return Found(Industry.OTHER, "UNKNOWN_INDUSTRY") if industry is None else Found(industry)


def read_contact_name(cell: Cell) -> Found[str | None] | Fault:
    """Fault: NAME_TOO_LONG."""
    text = cell.text
    if text in _NOTHING:
        return Found(None)
    return Fault("NAME_TOO_LONG") if len(text) > PERSON_LIMIT else Found(text)


def read_phone(cell: Cell) -> Found[str | None] | Fault:
    """One number, spaces and dashes dropped. Warning: UNREADABLE_PHONE; the number is then left out."""
    text = compact(cell.text)
    if text in _NOTHING:
        return Found(None)
    digits = text.replace("-", "").replace("—", "")
    if mobile := _MOBILE.fullmatch(digits):
        return Found(mobile[1])
    if landline := _LANDLINE.fullmatch(text.replace("(", "").replace(")", "-")):
        return Found("-".join(part for part in landline.groups() if part))
    return Found(None, "UNREADABLE_PHONE")


def read_occupies_land(cell: Cell) -> Found[bool | None] | Fault:
    """Blank is not known yet. Fault: UNKNOWN_YES_NO."""
    text = _BRACKETED.sub("", compact(cell.text)).casefold()
    if text == "":
        return Found(None)
    if text in YES:
        return Found(value=True)
    return Found(value=False) if text in NO else Fault("UNKNOWN_YES_NO")


def read_remark(cell: Cell) -> Found[str | None] | Fault:
    """Fault: REMARK_TOO_LONG."""
    text = cell.text
    if len(text) > REMARK_LIMIT:
        return Fault("REMARK_TOO_LONG")
    return Found(text or None)


def _name(cell: Cell, missing: str) -> Found[str] | Fault:
    text = cell.text
    if text in _NOTHING or not fold(text):
        return Fault(missing)
    return Fault("NAME_TOO_LONG") if len(text) > NAME_LIMIT else Found(text)
