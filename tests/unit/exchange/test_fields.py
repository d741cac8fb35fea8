from typing import Any

import pytest

from tests.support.ledgers import CODES
from zhaoshang.exchange.ledger.cells import Cell, Fault, Found, tidy
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
from zhaoshang.projects.model import Industry, Stage


@pytest.mark.parametrize(
    "written",
    [
        CODES[0],
        CODES[0].lower(),
        f"  {CODES[0]}\n",
        " ".join(CODES[0]),
        CODES[0].translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
    ],
)
def test_a_credit_code_is_known_however_it_is_typed(written: str) -> None:
    assert read_credit_code(Cell("D1", written)) == Found(CODES[0])


@pytest.mark.parametrize(
    "written", [CODES[0][:-1], f"{CODES[0][:-1]}1", f"{CODES[0]}0", "O1120110MANT1YGTN0", 911201101234567890]
)
def test_a_wrong_credit_code_is_refused(written: Any) -> None:
    assert read_credit_code(Cell("D1", written)) == Fault("INVALID_CREDIT_CODE")


@pytest.mark.parametrize("written", [None, "", "无", "—", "办理中"])
def test_a_missing_credit_code_is_a_warning(written: str | None) -> None:
    assert read_credit_code(Cell("D1", written)) == Found(None, "CREDIT_CODE_MISSING")


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("线索", Stage.LEAD),
        ("在谈", Stage.NEGOTIATING),
        (" 洽 谈 中\n", Stage.NEGOTIATING),
        ("签约", Stage.SIGNED),
        ("已签约", Stage.SIGNED),
        ("落地", Stage.LANDED),
        ("已注册", Stage.LANDED),
        ("已开工", Stage.STARTED),
    ],
)
def test_stage_words_that_mean_one_thing(word: str, stage: Stage) -> None:
    assert read_stage(Cell("I1", word)) == Found(stage)


@pytest.mark.parametrize("word", ["跟进", "意向", "储备", "签约?", "即将签约", "未签约", None, "", 3])
def test_other_stage_words_are_not_guessed_at(word: Any) -> None:
    assert read_stage(Cell("I1", word)) == Fault("UNKNOWN_STAGE")


def test_an_industry_is_mapped_or_counts_as_other_with_a_warning() -> None:
    assert read_industry(Cell("E1", "生物 医药")) == Found(Industry.BIOMEDICINE)
    assert read_industry(Cell("E1", "新能源产业")) == Found(Industry.NEW_ENERGY_MATERIALS)
    assert read_industry(Cell("E1", "其他")) == Found(Industry.OTHER)
    assert read_industry(Cell("E1", "养殖")) == Found(Industry.OTHER, "UNKNOWN_INDUSTRY")
    assert read_industry(Cell("E1", None)) == Found(None)


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("134 5504 5812", "13455045812"),
        (13455045812, "13455045812"),
        (13455045812.0, "13455045812"),
        ("134-5504-5812", "13455045812"),
        ("+86 134 5504 5812", "13455045812"),
        ("１３４５５０４５８１２", "13455045812"),
        ("022-24375678", "022-24375678"),
        ("（022）24375678", "022-24375678"),
        ("24375678转801", "24375678-801"),
        (None, None),
        ("无", None),
    ],
)
def test_phones(written: Any, phone: str | None) -> None:
    assert read_phone(Cell("K1", written)) == Found(phone)


@pytest.mark.parametrize("written", ["12345", "13455045812、13455045813", "问老王", "1345504581"])
def test_an_unreadable_phone_is_left_out_with_a_warning(written: str) -> None:
    assert read_phone(Cell("K1", written)) == Found(None, "UNREADABLE_PHONE")


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("是", True),
        ("√", True),
        ("是(约20亩)", True),
        ("Y", True),
        (True, True),
        ("否", False),
        ("×", False),
        ("无", False),
        (" ", None),
    ],
)
def test_yes_and_no(written: Any, answer: bool | None) -> None:  # noqa: FBT001  the expected value
    assert read_occupies_land(Cell("L1", written)) == Found(answer)


def test_anything_else_is_neither_yes_nor_no() -> None:
    assert read_occupies_land(Cell("L1", "租赁")) == Fault("UNKNOWN_YES_NO")


def test_names_are_required_and_bounded() -> None:
    assert read_project_name(Cell("B1", " 生产\n基地 ")) == Found("生产 基地")
    assert read_project_name(Cell("B1", "　")) == Fault("MISSING_PROJECT_NAME")
    assert read_project_name(Cell("B1", "……")) == Fault("MISSING_PROJECT_NAME")
    assert read_company_name(Cell("C1", "/")) == Fault("MISSING_COMPANY_NAME")
    assert read_company_name(Cell("C1", "长" * 200)) == Found("长" * 200)
    assert read_company_name(Cell("C1", "长" * 201)) == Fault("NAME_TOO_LONG")


def test_people_and_remarks() -> None:
    assert read_contact_name(Cell("J1", "张 三")) == Found("张 三")
    assert read_contact_name(Cell("J1", "-")) == Found(None)
    assert read_contact_name(Cell("J1", "长" * 201)) == Fault("NAME_TOO_LONG")
    assert read_remark(Cell("M1", '=HYPERLINK("http://example.invalid")')) == Found(
        '=HYPERLINK("http://example.invalid")'
    )
    assert read_remark(Cell("M1", None)) == Found(None)
    assert read_remark(Cell("M1", "长" * 4001)) == Fault("REMARK_TOO_LONG")


def test_invisible_and_control_characters_are_dropped() -> None:
    assert tidy("\u200b甲\u0000乙\ufeff\u0007 \r\n 丙\ud800") == "甲乙 丙"
