from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from graphql import parse, validate

from bench.agree import differs
from bench.dialects import DOCUMENTS, body, canonical, document
from bench.peers.roster import PEERS
from bench.works import WORKS
from tests.support.pipeline import REGISTRY

OURS, POSTGRAPHILE = PEERS["ours"], PEERS["postgraphile"]
KEY = "019d9415-cd30-7e15-bcaf-1000c632c5bc"


def answered(data: Any) -> bytes:
    return orjson.dumps({"data": data, "extensions": {"cost": {}}})


def test_an_instant_is_the_same_however_it_is_written() -> None:
    ours = canonical(OURS, "point", answered({"project": {"createdAt": "2026-06-29T03:58:37.000000Z"}}))
    other = canonical(PEERS["strawberry"], "point", answered({"project": {"createdAt": "2026-06-29T11:58:37+08:00"}}))

    assert ours == other == {"project": {"createdAt": datetime(2026, 6, 29, 3, 58, 37, tzinfo=UTC)}}


def test_text_that_only_looks_like_an_instant_stays_text() -> None:
    text = {"project": {"name": "2026-13-45Turbine 天津项目"}}

    assert canonical(OURS, "point", answered(text)) == text


def test_postgraphiles_rows_read_like_the_houses() -> None:
    row = {
        "rowId": KEY,
        "name": "项目",
        "investmentFen": "54480000005",
        "investmentKnown": True,
        "host": {"rowId": KEY, "code": "huaming"},
        "company": None,
        "stageChanges": {"nodes": []},
        "firstReport": {"rowId": KEY, "number": "1"},
    }

    found = canonical(
        POSTGRAPHILE,
        "page",
        answered({"projects": {"nodes": [row], "pageInfo": {"endCursor": "WyJl", "hasNextPage": True}}}),
    )

    assert found == {
        "projects": {
            "nodes": [
                {
                    "id": f"Project_{KEY}",
                    "name": "项目",
                    "investment": "544800000.05",
                    "host": {"id": f"Tenant_{KEY}", "code": "huaming"},
                    "company": None,
                    "latestStageChange": None,
                    "firstReport": {"id": f"FirstReport_{KEY}", "number": "1"},
                }
            ],
            "pageInfo": {"hasNextPage": True},
        }
    }


def test_an_undecided_investment_is_null_in_both() -> None:
    row = {"rowId": KEY, "investmentFen": "0", "investmentKnown": False}

    assert canonical(POSTGRAPHILE, "point", answered({"project": row})) == {
        "project": {"id": f"Project_{KEY}", "investment": None}
    }


@pytest.mark.parametrize("answer", [{"data": None}, {"errors": [{"message": "no"}]}, {"data": {}, "errors": [{}]}])
def test_an_answer_with_errors_is_compared_with_nothing(answer: Any) -> None:
    with pytest.raises(ValueError, match="ours answered point"):
        canonical(OURS, "point", orjson.dumps(answer))


@pytest.mark.parametrize(
    ("one", "other", "where"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, ""),
        ([1, 2], [2, 1], "data[0] is 1 and 2"),
        ({"a": [1]}, {"a": [1, 2]}, "data.a has 1 and 2 items"),
        ({"a": 1}, {"b": 1}, "data has ['a'] and ['b']"),
        ({"a": 1}, {"a": "1"}, "data.a is 1 and '1'"),
        ({"a": 1}, {"a": True}, "data.a is 1 and True"),
        ({"a": None}, {"a": {}}, "data.a is None and {}"),
    ],
)
def test_two_answers_differ_where_they_differ_first(one: Any, other: Any, where: str) -> None:
    assert differs(one, other) == where


OURS_ALONE = {"verify"}
"""Asked of the service only, among generated districts."""


def test_each_dialect_has_every_document() -> None:
    names = {path.stem for path in (DOCUMENTS / "house").iterdir()} - OURS_ALONE

    assert names == {path.stem for path in (DOCUMENTS / "postgraphile").iterdir()}
    assert {path.stem for path in (DOCUMENTS / "cold").iterdir()} == {"house", "postgraphile"}


@pytest.mark.parametrize("name", sorted(path.stem for path in (DOCUMENTS / "house").iterdir()))
def test_the_houses_documents_fit_its_schema(name: str) -> None:
    assert validate(REGISTRY.schema, parse(document("house", name))) == []


def test_a_trusted_peer_is_asked_by_hash_only() -> None:
    sent = orjson.loads(body(PEERS["trusted"], "point", {"id": f"Project_{KEY}"}))

    assert set(sent) == {"extensions", "variables"}


def test_postgraphile_is_asked_for_bare_keys() -> None:
    assert orjson.loads(body(POSTGRAPHILE, "point", {"id": f"Project_{KEY}"}))["variables"] == {"id": KEY}


def test_everybody_but_the_floor_does_every_work_except_what_trusted_documents_forbid() -> None:
    left_out = {name: {work for work in WORKS if not peer.does(work)} for name, peer in PEERS.items()}

    assert left_out == {
        **{name: set() for name in ("ours", "postgraphile", "strawberry", "ariadne")},
        "trusted": {"cold"},
        "floor": {"update", "mix", "cold"},
    }
