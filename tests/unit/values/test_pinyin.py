"""Chinese names sort by stored pinyin, on every machine alike."""

from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.values.pinyin import pinyin_key


def test_names_sort_by_sound_and_not_by_code_point() -> None:
    streets = ["张贵庄", "丰年村", "万新", "新立", "华明", "金钟", "东丽湖"]

    assert sorted(streets, key=pinyin_key) == ["东丽湖", "丰年村", "华明", "金钟", "万新", "新立", "张贵庄"]


def test_a_key_has_a_syllable_with_its_tone_for_each_character() -> None:
    assert pinyin_key("华明") == "hua2 ming2"
    assert pinyin_key("重庆路") == "chong2 qing4 lu4"


def test_a_syllable_that_begins_another_sorts_before_it() -> None:
    assert sorted(["西安路", "先锋路"], key=pinyin_key) == ["西安路", "先锋路"]


def test_other_text_stays_in_lower_case() -> None:
    assert pinyin_key("AI产业园") == "ai chan3 ye4 yuan2"
    assert pinyin_key("") == ""


@given(st.text(max_size=20))
def test_any_text_has_the_same_key_each_time(text: str) -> None:
    assert pinyin_key(text) == pinyin_key(text)
