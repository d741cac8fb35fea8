"""Amounts in any written form a ledger knows, to whole fen; never a guess about what was meant."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from zhaoshang.exchange.ledger.cells import Cell, Fault, Found, compact
from zhaoshang.exchange.ledger.numerals import CHARACTERS, chinese_number
from zhaoshang.values.money import MOST_FEN

UNITS: Final = {
    "元": 1,
    "圆": 1,
    "千元": 10**3,
    "万元": 10**4,
    "百万元": 10**6,
    "千万元": 10**7,
    "亿元": 10**8,
    "万": 10**4,
    "亿": 10**8,
}
"""Units in which a sheet or a header states its plain numbers, in yuan."""

_FACTORS: Final = {"亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2}
_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PART: Final = rf"({_NUMBER})(亿|千万|百万|十万|万|千|百)?"
_ONE = re.compile(rf"{_PART}(元|圆)?整?")
_COMPOUND = re.compile(rf"({_NUMBER})亿({_NUMBER})(千万|百万|万)(?:元|圆)?整?")
_CHINESE = re.compile(rf"([{CHARACTERS}]+)(元|圆)?整?")
_RANGE = re.compile(rf"{_NUMBER}[十百千万亿元圆]*(?:-|~|—|–|至|到|或|/|、){_NUMBER}")
_NEGATIVE = re.compile(rf"(?:[-−负]{_NUMBER}.*|\({_NUMBER}[十百千万亿元圆]*\))")
_MISSING: Final = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        "——",
        "/",
        "\\",
        "无",
        "待定",
        "未定",
        "暂无",
        "不详",
        "待议",
        "面议",
        "待确定",
        "另议",
        "未知",
    }
)
_FOREIGN = re.compile(
    r"美元|美金|欧元|日元|日币|港元|港币|港纸|英镑|韩元|韩币|台币|澳元|加元|新元|新加坡元|瑞士法郎|卢布|澳门元|泰铢"
    r"|\$|€|£|₩|USD|EUR|JPY|HKD|GBP|KRW|TWD|AUD|CAD|SGD|CHF|RUB",
    re.IGNORECASE,
)
_OUR_CURRENCY = re.compile(r"人民币|RMB|CNY|¥", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:大约|大概|约|近|预计|估计|预估|估算)|(?:左右|上下)$|(?<=\d)[余多](?=[十百千万亿元]|$)")
_BOUND = re.compile(r"以上|以下|以内|不低于|不少于|不超过|不高于|超过|超|至少|最多|[<>≥≤]|起$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A planned amount; ``fen`` is ``None`` while it is not decided (待定)."""

    fen: int | None
    is_approximate: bool = False


def read_amount(cell: Cell, unit: int | None) -> Found[Amount] | Fault:
    """An amount in fen; plain numbers count in ``unit`` yuan.

    Faults: INVALID_AMOUNT, AMBIGUOUS_AMOUNT, UNSUPPORTED_CURRENCY, NEGATIVE_AMOUNT, AMOUNT_TOO_LARGE,
    AMOUNT_UNIT_UNKNOWN. Warnings: APPROXIMATE_AMOUNT, AMOUNT_MISSING.
    """
    value = cell.value
    if isinstance(value, bool):
        return Fault("INVALID_AMOUNT")
    if isinstance(value, int | float):
        return _plain(Decimal(repr(value)), unit)
    if value is not None and not isinstance(value, str):
        return Fault("INVALID_AMOUNT")  # a date or a time where money should be
    return _written(compact(value or ""), unit)


def foreign(text: str) -> bool:
    """Whether a text names a currency other than CNY."""
    return _FOREIGN.search(text) is not None


def _written(text: str, unit: int | None) -> Found[Amount] | Fault:
    if text in _MISSING:
        return Found(Amount(None), "AMOUNT_MISSING")
    if foreign(text):
        return Fault("UNSUPPORTED_CURRENCY")
    text = _OUR_CURRENCY.sub("", text)
    if _NEGATIVE.fullmatch(text):
        return Fault("NEGATIVE_AMOUNT")
    if _BOUND.search(text) or _RANGE.search(text):
        return Fault("AMBIGUOUS_AMOUNT")
    bare = _ABOUT.sub("", text)
    yuan = _yuan(bare, unit)
    if isinstance(yuan, Fault):
        return yuan
    return _found(yuan, is_approximate=bare != text)


def _yuan(text: str, unit: int | None) -> Decimal | Fault:
    if one := _ONE.fullmatch(text):
        number = Decimal(one[1].replace(",", ""))
        if one[2]:
            return number * _FACTORS[one[2]]
        if one[3]:
            return number
        return Fault("AMOUNT_UNIT_UNKNOWN") if unit is None else number * unit
    if both := _COMPOUND.fullmatch(text):
        rest = Decimal(both[2].replace(",", "")) * _FACTORS[both[3]]
        # 1亿20000万 has more 万 than fit below an 亿: a slip, and nobody can say of which digit.
        return Decimal(both[1].replace(",", "")) * 10**8 + rest if rest < 10**8 else Fault("AMBIGUOUS_AMOUNT")
    if chinese := _CHINESE.fullmatch(text):
        return _chinese(chinese[1], unit, states_yuan=chinese[2] is not None)
    return Fault("AMBIGUOUS_AMOUNT" if re.search(r"\d", text) else "INVALID_AMOUNT")


def _chinese(numeral: str, unit: int | None, *, states_yuan: bool) -> Decimal | Fault:
    number = chinese_number(numeral)
    if number is None:
        return Fault("INVALID_AMOUNT")
    if states_yuan or number >= 10**4:
        return Decimal(number)
    return Fault("AMOUNT_UNIT_UNKNOWN") if unit is None else Decimal(number) * unit


def _plain(number: Decimal, unit: int | None) -> Found[Amount] | Fault:
    if not number.is_finite():
        return Fault("INVALID_AMOUNT")
    if number < 0:
        return Fault("NEGATIVE_AMOUNT")
    if unit is None:
        return Fault("AMOUNT_UNIT_UNKNOWN")
    return _found(number * unit, is_approximate=False)


def _found(yuan: Decimal, *, is_approximate: bool) -> Found[Amount] | Fault:
    if yuan * 100 > MOST_FEN:
        return Fault("AMOUNT_TOO_LARGE")
    fen = int((yuan * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return Found(Amount(fen, is_approximate), "APPROXIMATE_AMOUNT" if is_approximate else None)
