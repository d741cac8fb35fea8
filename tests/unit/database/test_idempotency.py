"""Outcomes as text: what is read is what was written."""

from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.database.idempotency import read, written
from zhaoshang.values.refusal import Refusal


class Colour(StrEnum):
    RED = "RED"


facts = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.uuids(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
)
refusals = st.builds(
    lambda code, path, known: Refusal(code, tuple(path), MappingProxyType(known)),
    st.text(min_size=1),
    st.lists(st.text()),
    st.dictionaries(st.text(), facts),
)


@given(st.one_of(st.uuids(), refusals, st.lists(refusals, min_size=1).map(tuple)))
def test_an_outcome_comes_back_as_it_was(outcome: Any) -> None:
    assert read(written(outcome)) == outcome


def test_the_days_of_a_refused_date_come_back() -> None:
    refusal = Refusal("DATE_OUT_OF_RANGE", ("on",), MappingProxyType({"earliest": date(2000, 1, 1), "at": AT}))
    assert read(written(refusal)) == refusal


def test_a_state_is_kept_as_its_text() -> None:
    assert read(written(Colour.RED)) == "RED"


@pytest.mark.parametrize("outcome", [object(), 1.5, b"bytes", {1, 2}])
def test_what_cannot_be_kept_is_a_bug(outcome: object) -> None:
    with pytest.raises(TypeError, match="register_outcome"):
        written(outcome)


AT = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)
ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
