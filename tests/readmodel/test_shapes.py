"""A kept statement answers only what it was compiled for, whatever was asked before."""

from itertools import permutations
from typing import Any

import pytest

from tests.support.reading import KEY, Reading
from zhaoshang.readmodel.reader import Reader

HOST = "director@huaming"
NODE = "query ($id: ID!) { node(id: $id) { __typename id ... on Project { name } ... on Tenant { code } } }"


@pytest.fixture
async def ids(reading: Reading) -> dict[str, str]:
    """One id of each kind that may be mistaken for another."""
    answer = await reading.ask(HOST, '{ projects(first: 1) { nodes { id } } tenant(code: "huaming") { id } }')
    project, tenant = answer["projects"]["nodes"][0]["id"], answer["tenant"]["id"]
    key = project.partition("_")[2]
    return {
        "project": project,
        "tenant": tenant,
        "malformed": "Project_1",
        "upper case": f"Project_{key.upper()}",
        "another type's": f"Tenant_{key}",
        "no view's": f"ProjectSummary_{key}",
        "nobody's": "Project_00000000-0000-0000-0000-000000000000",
        "": "",
    }


async def test_an_id_is_answered_the_same_whichever_was_asked_before(reading: Reading, ids: dict[str, str]) -> None:
    for before, now in permutations(ids, 2):
        reading.reader = Reader(reading.reader.registry, signing_key=KEY)
        await reading.text(HOST, NODE, {"id": ids[before]})
        found: Any = (await reading.ask(HOST, NODE, {"id": ids[now]}))["node"]
        assert (found is not None) is (now in {"project", "tenant"}), (before, now)
