"""Proof 4: to whoever has no right to it, another tenant's project answers exactly like one that never existed.

The requests are made from the exported schema, so that a new field is swept the day it is added; one the sweep cannot
feed fails here.
"""

from collections.abc import Iterable
from uuid import UUID

import pytest

from tests.isolation.conftest import INVESTOR, OUTSIDERS, SECRET, STRANGERS, World
from tests.support.sweep import Known, Request, Sweep, exported, never, node_types, without
from tests.support.tenancy import state_of

NEVER = UUID("01990000-0000-7000-8000-000000000000")
NOTHING = "麒麟深海采矿船坞厂"
"""As long as the secret, and nobody's."""

DIRECTORY = frozenset({
    "Tenant", "Person", "DistrictRule", "LeadingIndustry", "ClosedPeriod", "HostSuccession", "WorkingDayOverride",
    "GuidanceEdition", "GuidanceItem", "ReviewTemplate", "MilestoneTemplate",
    "ServiceList",
})  # fmt: skip
"""What everybody with business in a district may read of it (policy A01, A03 to A09)."""

MAY_WRITE = ("attributionStatementExport", "projectCreate(distinctFrom")
"""What writes although an id is foreign: a disclosure is on record whatever it held, and must hold as little as for
what never was; an own project is entered with a foreign id beside it, as with any unknown one."""

SCHEMA = exported()


async def sweep_of(world: World, persona: str) -> Sweep:
    answered = await world.as_(persona).run("{ viewer { permissions } }")
    return Sweep(SCHEMA, frozenset(answered.data["viewer"]["permissions"]))


def secrets(persona: str, ids: dict[str, str]) -> Known:
    shared = frozenset() if persona in OUTSIDERS else DIRECTORY
    return Known({type_name: key for type_name, key in ids.items() if type_name not in shared}, SECRET)


async def answers(world: World, persona: str, requests: Iterable[Request], ids: Iterable[str]) -> dict[str, bytes]:
    """What somebody is answered, by a name for each request; ``ids`` are what may differ."""
    client, found, hidden = world.as_(persona), {}, list(ids)
    for at, request in enumerate(requests):
        result = await client.run(request.document, request.variables)
        assert "INTERNAL" not in result.codes, request
        content = without(result.response.content, hidden)
        found[f"{at} {request.name}"] = f"{result.status} ".encode() + content
    return found


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The requests whose answers differ."""
    assert len(one) == len(other)
    return [
        f"{name}: {seen!r} is not {blank!r}"
        for (name, seen), blank in zip(one.items(), other.values(), strict=True)
        if seen != blank
    ]


def test_every_type_with_an_id_has_one_to_try(world: World) -> None:
    """``World.open_up`` makes one of each: a new type must be added there."""
    known = {
        "AuditEntry", "Company", "Contact", "DistrictRule", "DuplicateLink", "FirstReport", "ImportRun",
        "Membership", "Note", "Person", "Project", "StageChange", "Tenant", "Transfer", "TransferOffer",
        "TransferAdvice", "Carrier", "LeadingIndustry", "Evidence", "Fact", "Target",
        "AttributionEntry", "ClosedPeriod", "AttributionTerms", "AttributionAgreement", "AttributionDispute",
        "AttributionLink", "HostSuccession", "WorkingDayOverride", "GuidanceEdition", "GuidanceItem",
        "Review", "ReviewOpinion", "ReviewSupplement", "ReviewDocument", "ReviewAssessment", "ReviewCondition",
        "ReviewTemplate",
        "Meeting", "MeetingItem", "MeetingMember", "MeetingStatement", "MeetingVote", "MeetingMaterial",
        "MajorProject", "MajorChange", "Sponsorship", "SponsorVisit", "MilestoneTemplate", "MilestonePlan", "Milestone",
        "BaselineProposal", "ProgressReport", "LightReading",
        "Blocker", "BlockerStep", "SupervisionOrder", "OrderStep", "OrderExtension",
        "Notice", "NoticePreference",
        "PlanningConsultation", "PlanningDocument", "PlanningOpinion", "ServiceTask", "ServiceList",
    }  # fmt: skip
    assert set(node_types(SCHEMA)) <= known
    assert set(world.own["director@xinli"]) <= known


async def test_somebody_with_a_right_sees_each_of_them(world: World) -> None:
    """Or the sweep would compare nothing with nothing."""
    ids = await world.open_up()
    assert set(ids) == set(node_types(SCHEMA))
    await world.owner.execute(
        "UPDATE app.membership SET role = 'AUDITOR' WHERE person_id = (SELECT id FROM app.person WHERE subject = $1)",
        "director@ghzy",
    )
    seen = set()
    for persona in ("director@huaming", "officer@hezuo", "director@ghzy"):
        client = world.as_(persona)
        for key in ids.values():
            answered = await client.run("query($id: ID!) { node(id: $id) { __typename } }", {"id": key})
            if not answered.errors and answered.data["node"] is not None:
                seen.add(answered.data["node"]["__typename"])
    assert seen == set(ids)


@pytest.mark.parametrize("persona", STRANGERS)
async def test_foreign_ids_answer_like_ids_that_never_were(world: World, persona: str) -> None:
    known = secrets(persona, await world.open_up())
    sweep = await sweep_of(world, persona)
    blank = never(known, NEVER, NOTHING)
    before = await state_of(world.owner)

    found = await answers(world, persona, sweep.by_id(known), known.ids.values())
    expected = await answers(world, persona, sweep.by_id(blank), blank.ids.values())

    assert differing(found, expected) == []
    assert len(found) > len(known.ids)
    assert await state_of(world.owner) == before


@pytest.mark.parametrize("persona", OUTSIDERS)
async def test_codes_of_another_district_never_were(world: World, persona: str) -> None:
    sweep = await sweep_of(world, persona)

    found = await answers(world, persona, sweep.by_id(Known({"code": "huaming"}, "")), ["huaming"])
    expected = await answers(world, persona, sweep.by_id(Known({"code": "nowhere"}, "")), ["nowhere"])

    assert differing(found, expected) == []


@pytest.mark.parametrize("persona", STRANGERS)
async def test_no_list_count_sum_filter_or_search_changes_when_a_neighbour_has_something_new(
    world: World, persona: str
) -> None:
    sweep = await sweep_of(world, persona)
    blank = Known(dict.fromkeys(node_types(SCHEMA), f"Project_{NEVER}"), NOTHING)
    before = await answers(world, persona, sweep.lists(blank), ())
    # Asked before it was there with its very ids and words, the answers can have been nothing but empty.
    ids = await world.open_up()
    known = secrets(persona, ids)
    filled = Known({type_name: known.ids.get(type_name, f"Project_{NEVER}") for type_name in blank.ids}, SECRET)

    after = await answers(world, persona, sweep.lists(filled), ())

    assert differing(after, before) == []
    assert len(after) > 40
    assert not any(SECRET.encode() in each or INVESTOR.encode() in each for each in after.values())


@pytest.mark.parametrize("persona", STRANGERS)
async def test_a_neighbours_cursors_open_nothing(world: World, persona: str) -> None:
    await world.open_up()
    host, stranger = world.as_("director@huaming"), world.as_(persona)
    sweep = await sweep_of(world, persona)
    query = SCHEMA.query_type
    assert query is not None
    paged = [name for name, field in query.fields.items() if "after" in field.args]
    cursors = {}
    for name in paged:
        page = await host.run(f"{{ {name}(first: 1) {{ edges {{ cursor }} }} }}")
        if not page.errors and page.data[name]["edges"]:
            cursors[name] = page.data[name]["edges"][0]["cursor"]
    assert {"projects", "companies", "firstReports", "importRuns"} <= set(cursors)

    for request in sweep.pages(cursors):
        name = request.name.partition("(")[0]
        whole = await stranger.run(f"{{ {name}(first: 100) {{ totalCount nodes {{ id }} }} }}")
        result = await stranger.run(request.document)
        if whole.errors:
            assert result.codes == whole.codes, request.name
            continue
        page = result.data[name]
        (kind,) = {key.partition("_")[0] for key in page if key.endswith("_nodes")}
        ids = [next(v for k, v in node.items() if k.endswith("_id")) for node in page[f"{kind}_nodes"]]
        assert set(ids) <= {node["id"] for node in whole.data[name]["nodes"]}, request.name
        assert page[f"{kind}_totalCount"] == whole.data[name]["totalCount"], request.name


@pytest.mark.parametrize("persona", STRANGERS)
async def test_mutations_of_foreign_ids_are_refused_like_ids_that_never_were_and_write_nothing(
    world: World, persona: str
) -> None:
    known = secrets(persona, await world.open_up())
    sweep = await sweep_of(world, persona)
    blank, own = never(known, NEVER, NOTHING), Known(world.own[persona], "新的文字")
    ids = {*known.ids.values(), *blank.ids.values()}
    requests = list(zip(sweep.mutations(own, known), sweep.mutations(own, blank), strict=True))
    client = world.as_(persona)
    exports: list[str] = []
    before = await state_of(world.owner)

    for at, (real, unreal) in enumerate(requests):
        seen = await client.run(real.document, real.variables)
        assert "INTERNAL" not in seen.codes, real
        if real.name.startswith(MAY_WRITE) and await state_of(world.owner) != before:
            assert not seen.errors
            before = await state_of(world.owner)
            if real.name.startswith("projectCreate"):
                continue
            exports.append(real.name)
            expected = await client.run(unreal.document, unreal.variables)
            assert seen.response.content.count(b"AttributionStatementExportPayload_contentBase64") == 1
            assert without(seen.response.content, ids) == without(expected.response.content, ids), real.name
            before = await state_of(world.owner)
            continue
        expected = await client.run(unreal.document, unreal.variables)
        assert without(seen.response.content, ids) == without(expected.response.content, ids), real.name
        # Looked at once for all of a mutation: a digest of every table is what takes the time here.
        if at + 1 == len(requests) or requests[at + 1][0].document != real.document or real.name.startswith(MAY_WRITE):
            assert await state_of(world.owner) == before, real.name
    assert len(requests) > 100
    assert bool(exports) == ("attribution:export" in sweep.permissions)
