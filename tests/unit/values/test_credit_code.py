"""统一社会信用代码: published codes are right, and one wrong character is always caught (GB 32100-2015)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.values.credit_code import ALPHABET, check_digit, is_credit_code, normalise_credit_code, parse_credit_code

PUBLISHED = (
    "91110000802100433B",
    "914403001922038216",
    "91440300708461136T",
)
"""Codes of large firms, as their annual reports print them."""

BODIES = st.builds(
    "".join,
    st.tuples(
        st.text(ALPHABET, min_size=2, max_size=2),
        st.text("0123456789", min_size=6, max_size=6),
        st.text(ALPHABET, min_size=9, max_size=9),
    ),
)


@pytest.mark.parametrize("code", PUBLISHED)
def test_published_codes_are_right(code: str) -> None:
    assert is_credit_code(code)
    assert check_digit(code[:17]) == code[17]


@pytest.mark.parametrize("code", PUBLISHED)
def test_one_changed_character_is_always_caught(code: str) -> None:
    for place, right in enumerate(code):
        for wrong in ALPHABET:
            if wrong != right:
                assert not is_credit_code(f"{code[:place]}{wrong}{code[place + 1 :]}"), (place, wrong)


@given(BODIES, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_changed_character_of_any_code_is_caught(body: str, place: int, other: str) -> None:
    code = body + check_digit(body)
    changed = f"{code[:place]}{other}{code[place + 1 :]}"

    assert is_credit_code(code)
    assert is_credit_code(changed) == (changed == code)


@pytest.mark.parametrize("code", PUBLISHED)
def test_two_neighbours_changing_places_are_caught(code: str) -> None:
    for place in range(17):
        swapped = f"{code[:place]}{code[place + 1]}{code[place]}{code[place + 2 :]}"
        assert is_credit_code(swapped) == (swapped == code), place


def test_letters_easily_misread_are_no_part_of_any_code() -> None:
    assert not set("IOSVZ") & set(ALPHABET)
    assert len(set(ALPHABET)) == 31


@pytest.mark.parametrize(
    "typed",
    [
        "91110000802100433b",
        " 91110000802100433B ",
        "9111 0000 8021 0043 3B",
        "９１１１００００８０２１００４３３Ｂ",
        "91110000　802100433B\n",
    ],
)
def test_a_code_is_taken_as_people_type_it(typed: str) -> None:
    assert parse_credit_code(typed) == "91110000802100433B"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9111000080210043",
        "91110000802100433",
        "91110000802100433BB",
        "91110000802100433C",
        "911100O0802100433B",
        "91I10000802100433B",
        "企业信用代码企业信用代码企业信用代码",
        "91110000-80210043-3",
        "12345678901234567X",
    ],
)
def test_anything_else_is_no_code(text: str) -> None:
    assert parse_credit_code(text) is None


@given(st.text(max_size=24))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_credit_code(text)
    parsed = parse_credit_code(text)

    assert normalise_credit_code(once) == once
    assert parsed is None or parsed == once
