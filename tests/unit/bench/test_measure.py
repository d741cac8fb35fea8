from typing import Any

import pytest

from bench.gates import Gate, judge
from bench.load import Line, Plan, Request, Turn, percentile
from bench.measure import Spread, ratios
from bench.measure import Turn as Measured
from bench.results import Found


def a_turn(**changed: Any) -> Measured:
    usual: dict[str, Any] = {
        "requests": 100,
        "errors": 0,
        "seconds": 2.0,
        "p50": 1.0,
        "p99": 2.0,
        "slowest": 3.0,
        "server": 1.0,
        "postgres": 0.5,
    }
    return Measured(**{**usual, **changed})


@pytest.mark.parametrize(
    ("part", "expected"), [(0.5, 2), (0.25, 1), (0.75, 3), (0.99, 4), (1.0, 4), (0.0, 1), (0.51, 3)]
)
def test_a_percentile_is_a_value_that_was_seen(part: float, expected: float) -> None:
    assert percentile([1, 2, 3, 4], part) == expected


def test_of_nothing_there_is_no_percentile() -> None:
    assert percentile([], 0.99) == 0


def test_ratios_compare_round_by_round() -> None:
    # A slow round is slow for both: the middle of ratios is no ratio of middles.
    assert ratios([1, 10, 3], [2, 20, 3]) == Spread(0.5, 0.5, 1.0)


def test_rounds_that_do_not_match_are_not_compared() -> None:
    with pytest.raises(ValueError, match="zip"):
        ratios([1, 2], [1])


def test_throughput_and_whole_cpu_follow_from_a_turn() -> None:
    turn = a_turn()

    assert (turn.throughput, turn.whole) == (50, 1.5)


def test_a_gate_looks_at_the_middle_round_only() -> None:
    found = Found()
    for ours in (0.4, 0.5, 9.0):
        found.add("point", "ours", a_turn(server=ours))
        found.add("point", "postgraphile", a_turn(server=1.0))

    (verdict,) = judge(found, [Gate("point", "postgraphile", 0.5)])

    assert verdict.kept
    assert verdict.found == Spread(0.5, 0.4, 9.0)


def test_a_gate_may_count_postgres_too() -> None:
    found = Found()
    found.add("dashboard", "ours", a_turn(server=0.0, postgres=2.0))
    found.add("dashboard", "postgraphile", a_turn(server=1.0, postgres=1.0))

    assert [each.found.middle for each in judge(found, [Gate("dashboard", "postgraphile", 0.2, whole=True)])] == [1.0]


def test_what_was_not_measured_is_not_judged() -> None:
    found = Found()
    found.add("point", "ours", a_turn())

    assert judge(found, [Gate("point", "postgraphile", 0.5), Gate("page", "ours", 1.0)]) == []


def test_a_number_grows_inside_the_body_and_its_length_follows() -> None:
    request = Request(b"POST / HTTP/1.1\r\n", b'{"version": @@, "text": "@@"}')

    assert request.written(9) == b'POST / HTTP/1.1\r\nContent-Length: 27\r\n\r\n{"version": 9, "text": "9"}'
    assert b"Content-Length: 29\r\n" in request.written(10)


OK = b"HTTP/1.1 200 OK\r\n\r\n"


@pytest.mark.parametrize(
    ("answer", "errors", "refused"),
    [
        (OK + b'{"data":{"a":{"errors":[]}}}', 0, 0),
        (OK + b'{"data":null,"errors":[{"message":"no"}]}', 1, 0),
        (OK + b'{"data":{"a":{"errors":[{"code":"CONFLICT"}]}}}', 1, 0),
        (b'HTTP/1.1 503 \r\n\r\n{"errors":[{"extensions":{"code":"BUSY"}}]}', 0, 1),
        (b'HTTP/1.1 503 \r\n\r\n{"errors":[{"extensions":{"code":"SHUTTING_DOWN"}}]}', 1, 0),
        (b"HTTP/1.1 500 \r\n\r\n", 1, 0),
    ],
)
def test_an_error_is_never_counted_as_speed(answer: bytes, errors: int, refused: int) -> None:
    turn = Turn(Plan(1, [], 1.0))

    turn.answered(answer, 0.1)

    assert (turn.seen.requests, turn.seen.errors, turn.seen.refused) == (1, errors, refused)


def test_no_more_is_asked_than_wanted() -> None:
    turn = Turn(Plan(1, [Line([])], 60.0, most=2))

    assert [turn.may_ask() for _ in range(4)] == [True, True, False, False]
