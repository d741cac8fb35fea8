"""What a rule says, or what is usual."""

import pytest

from zhaoshang.values.district_rules import whole_number


@pytest.mark.parametrize(("kept", "number"), [({}, 7), ({"days": "3"}, 3), ({"days": '"5000000000"'}, 5_000_000_000)])
def test_a_rule_that_was_never_set_says_what_is_usual(kept: dict[str, str], number: int) -> None:
    assert whole_number(kept, "days", 7) == number


def test_what_is_no_number_is_wrong_data() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        whole_number({"days": '"many"'}, "days", 7)
