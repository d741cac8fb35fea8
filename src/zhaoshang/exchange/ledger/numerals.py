"""Chinese numerals, everyday and financial: 五千万, 壹亿贰仟万, 二〇一八."""

from typing import Final

DIGITS: Final = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "貳": 2,
    "陸": 6,
}
_SMALL: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TEN: Final = 10
_LARGE: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

CHARACTERS: Final = "".join((*DIGITS, *_SMALL, *_LARGE))
"""Every character a Chinese numeral may consist of, for use inside a regular expression's brackets."""


def chinese_number(text: str) -> int | None:
    """The number a Chinese numeral stands for; ``None`` when it is not one well-formed numeral.

    A run of digits is read in place order (二〇一八 is 2018). Units must fall: 万亿 and 千百 are not accepted.
    """
    if text and all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = section = 0
    digit: int | None = None
    small_limit, large_limit = 10**4, 10**16
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
        elif character in _SMALL:
            factor = _SMALL[character]
            # Only ten goes without a digit before it: 十二, but 一千.
            if factor >= small_limit or (digit is None and factor != _TEN):
                return None
            section, digit, small_limit = section + (1 if digit is None else digit) * factor, None, factor
        elif character in _LARGE:
            factor = _LARGE[character]
            section += digit or 0
            if factor >= large_limit or not section:
                return None
            total, section, digit, small_limit, large_limit = total + section * factor, 0, None, 10**4, factor
        else:
            return None
    return total + section + (digit or 0) if text else None
