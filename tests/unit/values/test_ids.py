"""Global ids: opaque outside, a type and a key inside; anything else never was one."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.values.ids import global_id, new_id, parse_global_id

KEY = "01990000-0000-7000-8000-000000000abc"


@given(st.sampled_from(["Project", "Company", "ImportRun"]), st.uuids())
def test_a_global_id_reads_back(type_name: str, key: UUID) -> None:
    assert parse_global_id(global_id(type_name, key)) == (type_name, key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "_",
        "Project",
        "Project_",
        f"_{KEY}",
        f"Project-{KEY}",
        f"Project_{KEY}\n",
        f"Project_{KEY} ",
        f" Project_{KEY}",
        f"Project__{KEY}",
        f"Project_{KEY.upper()}",
        f"Project_{KEY.replace('-', '')}",
        f"Project_{{{KEY}}}",
        f"Project_urn:uuid:{KEY}",
        f"Project1_{KEY}",
        "Project_01990000000070008000000000000abc-----"[:44],
        KEY,
        "Project_zzzzzzzz-0000-7000-8000-000000000abc",
        "1",
    ],
)
def test_anything_else_never_was_an_id(text: str) -> None:
    assert parse_global_id(text) is None


@given(st.text(max_size=60))
def test_no_text_makes_it_fail_and_one_object_has_one_id(text: str) -> None:
    parsed = parse_global_id(text)

    assert parsed is None or global_id(*parsed) == text


def test_new_ids_are_ordered_by_time() -> None:
    made = [new_id() for _ in range(1000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {key.version for key in made} == {7}
