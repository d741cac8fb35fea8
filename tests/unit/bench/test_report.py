from typing import Any

from bench.measure import Spread, Turn, spread
from bench.report import told
from bench.results import Found, floor_of

MACHINE = {
    "at": "2026-06-30",
    "cpu": "A Processor",
    "cores": 2,
    "memory": "8 GiB",
    "system": "Linux 6",
    "python": "3.11.7",
    "load": "0.1",
    "projects": 200_000,
    "tenants": 30,
}
FACTS: dict[str, Any] = {
    "machine": MACHINE,
    "versions": {"zhaoshang": "zhaoshang 0.1.0", "PostGraphile 5": "postgraphile 5.1.5"},
    "compared": 293,
    "clients": 16,
    "rounds": 2,
    "seconds": 8.0,
    "depth": 10_000,
}


def a_turn(throughput: float, server: float, postgres: float, errors: int = 0, refused: int = 0) -> Turn:
    return Turn(round(throughput * 10), errors, 10.0, 1.0, 2.0, 3.0, server, postgres, refused)


def a_run() -> Found:
    found = Found(facts=FACTS)
    for factor in (1.0, 2.0):
        found.add("point", "ours", a_turn(1000 / factor, 0.5 * factor, 0.4))
        found.add("point", "postgraphile", a_turn(400 / factor, 1.0 * factor, 0.6))
        found.add("point", "floor", a_turn(2000 / factor, 0.25 * factor, 0.4))
        found.add("update", "ours", a_turn(100 / factor, 8.0, 4.0))
        found.add("update", "postgraphile", a_turn(400 / factor, 2.0, 2.0))
    return found


def test_a_ratio_is_told_with_its_spread() -> None:
    assert spread(Spread(2.5, 2.0, 123.4)) == "2.5 (2–123)"


def test_tables_compare_with_postgraphile_and_bounds_say_what_became_of_them() -> None:
    text = told({"peers": a_run()})

    assert "| zhaoshang | 750 | 2.5 (2.5–2.5) | 0.75 | 0.5 (0.5–0.5) | 0.4 | 0.55 (0.538–0.562) | 1 | 2 |" in text
    assert "| point | PostGraphile 5 (server) | 0.5 | 0.5 (0.5–0.5) | kept | 0.25 (0.25–0.25) |" in text
    assert "| point | bare asyncpg (the floor) (server) | 1.6 | 2 (2–2) | **broken** |  |" in text
    assert "| update | PostGraphile 5 (server) | 0.5 | 4 (4–4) | **broken** |  |" in text
    assert "A Processor, 2 cores" in text
    assert "- **PostGraphile 5**: postgraphile 5.1.5" in text


def test_where_a_peer_is_ahead_is_said_with_the_reason() -> None:
    ahead = told({"peers": a_run()}).partition("### Where a peer is ahead")[2]

    assert "- **update**, requests a second: PostGraphile 5 is 4 (4–4) × better." in ahead
    assert "- **update**, CPU with PostgreSQL: PostGraphile 5 is 3 (3–3) × better." in ahead
    assert ahead.count("A peer's mutation is one function") == 1
    assert "**point**" not in ahead


def test_a_run_without_rivals_says_so() -> None:
    found = Found(facts=FACTS)
    found.add("point", "ours", a_turn(1000, 0.5, 0.4))

    text = told({"peers": found})

    assert text.endswith("Nowhere in this run.\n")
    assert "| zhaoshang | 1000 | – | 0.5 | – | 0.4 | – | 1 | 2 |" in text


def test_failed_requests_are_told() -> None:
    found = Found(facts=FACTS)
    found.add("point", "ours", a_turn(1000, 0.5, 0.4, errors=3))

    assert "3 requests failed." in told({"peers": found})


def test_refusals_under_many_clients_are_no_errors() -> None:
    found = Found(facts={"point memory": 4_000_000})
    found.add("dashboard", "256", a_turn(30, 2.0, 50.0, refused=17))

    text = told({"clients": found})

    assert "| dashboard | 256 | 30 |  |  | 1 | 2 | 17 | 0 |" in text
    assert "Memory grew by point 4 MB." in text


def test_what_is_left_with_more_clients_stands_beside_what_the_floor_has_left() -> None:
    found = Found(facts={"point memory": 4_000_000})
    for clients, ours, floors in (("16", 4000, 8000), ("256", 3600, 6000)):
        found.add("point", clients, a_turn(ours, 0.2, 0.1))
        found.add(floor_of("point"), clients, a_turn(floors, 0.1, 0.1))

    text = told({"clients": found})

    assert "| point | 256 | 3600 | 0.9 (0.9–0.9) | 0.75 (0.75–0.75) | 1 | 2 | 0 | 0 |" in text
    assert text.count("| point | 16 |") == 1
    assert "the floor |" not in text


def test_memory_is_told_by_quarters() -> None:
    found = Found(facts={"ours": [100_000_000, 200_000_000, 210_000_000, 210_000_000, 211_000_000], "operations": 400})

    text = told({"memory": found})

    assert "| | at the start | after 100 | 200 | 300 | 400 |" in text
    assert "| zhaoshang | 100 MB | 200 MB | 210 MB | 210 MB | 211 MB |" in text
