"""Names written differently compare equal; names of two firms do not (domain §2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.values.normalise import (
    bigrams,
    company_name_normal,
    fold,
    project_name_normal,
    searchable,
    similarity,
)

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=12)


@pytest.mark.parametrize(
    "name",
    [
        "天津嘉正信息技术有限公司",
        "天津嘉正信息技术 有限公司",
        "天津嘉正信息技术有限责任公司",
        "天津嘉正信息技术股份有限公司",
        "天津嘉正信息技术集团有限公司",
        "（天津）嘉正信息技术有限公司",
        "天津·嘉正信息技术公司",
        "\t天津嘉正信息技术集团",
    ],
)
def test_the_same_company_written_differently_is_the_same(name: str) -> None:
    assert company_name_normal(name) == "天津嘉正信息技术"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("天津嘉正信息技术有限公司", "北京嘉正信息技术有限公司"),
        ("天津嘉正信息技术有限公司", "天津嘉正智能技术有限公司"),
        ("嘉正控股有限公司", "嘉正投资有限公司"),
    ],
)
def test_two_companies_stay_two(one: str, other: str) -> None:
    assert company_name_normal(one) != company_name_normal(other)


@pytest.mark.parametrize("name", ["有限公司", "集团", "公司", "集团公司"])
def test_a_name_that_is_only_a_legal_form_keeps_something(name: str) -> None:
    assert company_name_normal(name)


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("高端装备生产基地项目", "高端装备生产基地"),
        ("高端装备 生产基地", "高端装备生产基地"),
        ("ＡＢＣ项目（二期）", "abc项目二期"),
        ("项目", "项目"),
        ("项目项目", "项目"),
    ],
)
def test_a_project_is_known_without_its_closing_word(name: str, normal: str) -> None:
    assert project_name_normal(name) == normal


@pytest.mark.parametrize("name", ["", "   ", "（）", "。，"])
def test_nothing_folds_to_nothing(name: str) -> None:
    assert fold(name) == company_name_normal(name) == project_name_normal(name) == ""


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert company_name_normal(company_name_normal(text)) == company_name_normal(text)
    assert fold(fold(text)) == fold(text)


@given(CHINESE, CHINESE)
def test_similarity_is_symmetric_and_between_none_and_all(one: str, other: str) -> None:
    alike = similarity(one, other)

    assert alike == similarity(other, one)
    assert 0.0 <= alike <= 1.0
    assert similarity(one, one) == 1.0


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("高端装备生产基地", "高端装备生产基地", 1.0),
        ("高端装备生产基地", "高端装备制造基地", 8 / 14),
        ("冷链物流", "芯片封装", 0.0),
        ("甲", "甲乙", 0.0),
        ("", "甲乙", 0.0),
    ],
)
def test_similarity_counts_shared_pairs_of_characters(one: str, other: str, alike: float) -> None:
    assert similarity(one, other) == pytest.approx(alike)


def test_text_is_searched_in_half_width_lower_case_without_spaces() -> None:
    assert searchable("Ａ I　芯 片") == "ai芯片"


def test_bigrams_are_distinct_sorted_and_never_span_two_texts() -> None:
    assert bigrams("芯片芯片", "封装") == ("封装", "片芯", "芯片")
    assert bigrams("芯", "片") == ()
    assert bigrams() == ()


@given(CHINESE, st.data())
def test_every_word_of_two_characters_up_is_found_by_its_bigrams(text: str, data: st.DataObject) -> None:
    if len(text) < 2:
        return
    start = data.draw(st.integers(0, len(text) - 2))
    word = text[start : data.draw(st.integers(start + 2, len(text)))]

    assert set(bigrams(word)) <= set(bigrams(text))
