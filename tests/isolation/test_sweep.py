"""Proof 4: to whoever has no right to it, another tenant's project answers exactly like one that never existed.

The requests are made from the exported schema, so that a new field is swept the day it is added; one the sweep cannot
feed fails here.
"""

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

import pytest

from tests.isolation.conftest import INVESTOR, OUTSIDERS, SECRET, STRANGERS, Kept, World
from tests.support.sweep import Known, Place, Request, Sweep, Taken, exported, never, node_types, places, without
from tests.support.tenancy import state_of
from zhaoshang.readmodel.payloads import keyed

NEVER = UUID("01990000-0000-7000-8000-000000000000")
NOTHING = "麒麟深海采矿船坞厂"
"""As long as the secret, and nobody's."""

DIRECTORY = frozenset({
    "Tenant", "Person", "DistrictRule", "LeadingIndustry", "ClosedPeriod", "HostSuccession", "WorkingDayOverride",
    "GuidanceEdition", "GuidanceItem", "ReviewTemplate", "MilestoneTemplate",
    "ServiceList", "AssessmentScheme", "AssessmentIndicator", "Assessment", "AssessmentResult",
})  # fmt: skip
"""What everybody with business in a district may read of it (policy A01, A03 to A09, A20, A21)."""

MAY_WRITE = ("attributionStatementExport", "projectCreate(distinctFrom")
"""What writes although an id is foreign: a disclosure is on record whatever it held, and must hold as little as for
what never was; an own project is entered with a foreign id beside it, as with any unknown one."""

TOLD: Taken = {
    ("projectCreate", ("distinctFrom",)): frozenset({"Project"}),
    ("attributionStatementExport", ("party",)): frozenset({"Tenant"}),
    ("attributionStatementExport", ("project",)): frozenset({"Project"}),
}
"""What is taken where an id is compared with many and nothing asks first what it is of."""

SCHEMA = exported()


async def sweep_of(world: World, persona: str) -> Sweep:
    answered = await world.as_(persona).run("{ viewer { permissions } }")
    return Sweep(SCHEMA, frozenset(answered.data["viewer"]["permissions"]))


def secrets(persona: str, ids: dict[str, str]) -> Known:
    shared = frozenset() if persona in OUTSIDERS else DIRECTORY
    return Known({type_name: key for type_name, key in ids.items() if type_name not in shared}, SECRET)


async def differing(
    persona: str,
    there: tuple[World, Iterable[Request]],
    nowhere: tuple[World, Iterable[Request]],
    ids: Collection[str] = (),
) -> list[str]:
    """The requests that somebody is answered otherwise in one world than in the other; ``ids`` are what may differ.

    Asked by turns: what was prepared for the one is there for the other.
    """
    (one, asked), (other, instead) = there, nowhere
    found, count = [], 0
    for request, blank in zip(asked, instead, strict=True):
        seen = await one.as_(persona).run(request.document, request.variables)
        expected = await other.as_(persona).run(blank.document, blank.variables)
        assert "INTERNAL" not in seen.codes, request
        assert not any(word.encode() in seen.response.content for word in (SECRET, INVESTOR)), request
        said, blank_said = (without(each.response.content, ids) for each in (seen, expected))
        if (seen.status, said) != (expected.status, blank_said):
            found.append(f"{request.name}: {said!r} is not {blank_said!r}")
        count += 1
    assert count
    return found


def test_every_type_with_an_id_has_one_to_try(opened: World) -> None:
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
        "Bulletin", "BulletinLine", "BulletinLight",
        "MonthlyReport", "MonthlyReportRound", "MonthlyReportStep", "BureauFigure", "FigureExplanation",
        "Building", "Lease", "BuildingReport", "BuildingAlert",
        "PostEvaluation", "EvaluationYear", "EvaluationRound", "EvaluationPromise", "EvaluationReport",
        "Notice", "NoticePreference",
        "PlanningConsultation", "PlanningDocument", "PlanningOpinion", "ServiceTask", "ServiceList",
        "AssessmentScheme", "AssessmentIndicator", "AssessmentMark", "Assessment", "AssessmentResult", "AssessmentLine",
        "AssessmentObjection",
    }  # fmt: skip
    assert set(node_types(SCHEMA)) <= known
    assert set(opened.own["director@xinli"]) <= known


async def test_somebody_with_a_right_sees_each_of_them(world: World) -> None:
    """Or the sweep would compare nothing with nothing."""
    assert set(world.ids) == set(node_types(SCHEMA))
    await world.owner.execute(
        "UPDATE app.membership SET role = 'AUDITOR' WHERE person_id = (SELECT id FROM app.person WHERE subject = $1)",
        "director@ghzy",
    )
    seen = set()
    for persona in ("director@huaming", "officer@hezuo", "director@ghzy", "director@ducha"):
        client = world.as_(persona)
        for key in world.ids.values():
            answered = await client.run("query($id: ID!) { node(id: $id) { __typename } }", {"id": key})
            if not answered.errors and answered.data["node"] is not None:
                seen.add(answered.data["node"]["__typename"])
    assert seen == set(world.ids)


@pytest.mark.parametrize("persona", STRANGERS)
async def test_foreign_ids_answer_like_ids_that_never_were(opened: World, persona: str) -> None:
    known = secrets(persona, opened.ids)
    sweep = await sweep_of(opened, persona)
    blank = never(known, NEVER, NOTHING)
    before = await state_of(opened.owner)

    asked, instead = list(sweep.by_id(known)), list(sweep.by_id(blank))

    assert len(asked) > 2 * len(known.ids)
    assert (
        await differing(persona, (opened, asked), (opened, instead), [*known.ids.values(), *blank.ids.values()]) == []
    )
    assert await state_of(opened.owner) == before


@pytest.mark.parametrize("persona", OUTSIDERS)
async def test_codes_of_another_district_never_were(opened: World, persona: str) -> None:
    sweep = await sweep_of(opened, persona)
    there, nowhere = (sweep.by_id(Known({"code": code}, "")) for code in ("huaming", "nowhere"))

    assert await differing(persona, (opened, there), (opened, nowhere), ["huaming", "nowhere"]) == []


@pytest.mark.parametrize("persona", STRANGERS)
async def test_no_list_count_sum_filter_or_search_changes_when_a_neighbour_has_something_new(
    closed: World, opened: World, persona: str
) -> None:
    sweep = await sweep_of(closed, persona)
    blank = Known(dict.fromkeys(node_types(SCHEMA), f"Project_{NEVER}"), NOTHING)
    known = secrets(persona, opened.ids)
    filled = Known({type_name: known.ids.get(type_name, f"Project_{NEVER}") for type_name in blank.ids}, SECRET)

    # Asked where it is not there yet with its very ids and words, the answers can be nothing but empty.
    asked, instead = list(sweep.lists(filled)), list(sweep.lists(blank))

    assert len(asked) > 40
    assert await differing(persona, (opened, asked), (closed, instead)) == []


@pytest.mark.parametrize("persona", STRANGERS)
async def test_a_neighbours_cursors_open_nothing(opened: World, persona: str) -> None:
    host, stranger = opened.as_("director@huaming"), opened.as_(persona)
    sweep = await sweep_of(opened, persona)
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


@pytest.fixture(scope="module")
async def taken(kept: Kept) -> Taken:
    """Which types of ids each mutation takes where: what its resolver asks of the ids that it is given."""
    found: dict[tuple[str, Place], frozenset[str]] = {}
    asked: defaultdict[str, set[str]] = defaultdict(set)
    real = keyed

    def noting(type_name: str, text: str) -> UUID:
        asked[text].add(type_name)
        return real(type_name, text)

    persona = STRANGERS[0]
    async with kept.copy(kept.after) as world:
        with pytest.MonkeyPatch.context() as patch:
            for module in [each for each in sys.modules.values() if vars(each).get("keyed") is real]:
                patch.setattr(module, "keyed", noting)
            for request, keys in Sweep(SCHEMA, frozenset()).probes(Known(world.own[persona], "新的文字")):
                await world.as_(persona).run(request.document, request.variables)
                found |= {(request.field, place): frozenset(asked[key]) for key, place in keys.items() if asked[key]}
                asked.clear()
    return {**TOLD, **found}


def test_what_mutations_take_is_known(taken: Taken) -> None:
    """Or everything would be tried everywhere, which takes long: what no resolver tells is told above."""
    asked = {(name, place) for name, _, kind in Sweep(SCHEMA, frozenset()).writing() for place in places(kind)}
    assert set(taken) == asked
    assert taken["projectInvolve", ("department",)] == {"Tenant"}
    assert taken["reviewSubmit", ("documents", "evidence")] == {"Evidence"}


@pytest.mark.parametrize("persona", STRANGERS)
async def test_mutations_of_foreign_ids_are_refused_like_ids_that_never_were_and_write_nothing(
    world: World, persona: str, taken: Taken
) -> None:
    known = secrets(persona, world.ids)
    sweep = await sweep_of(world, persona)
    blank, own = never(known, NEVER, NOTHING), Known(world.own[persona], "新的文字")
    ids = {*known.ids.values(), *blank.ids.values()}
    tries = (sweep.mutations(own, each, taken, alone=MAY_WRITE) for each in (known, blank))
    requests = list(zip(*tries, strict=True))
    client = world.as_(persona)
    exports: list[str] = []
    before = await state_of(world.owner)

    for at, (real, unreal) in enumerate(requests):
        seen = await client.run(real.document, real.variables)
        assert "INTERNAL" not in seen.codes, real
        # Each of them was run: none is refused for what another one is.
        assert set(seen.body.get("data") or ()) == set(real.variables), (real.name, seen.body)
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
        # Looked at once for all of a mutation, whichever of its ids were foreign.
        if at + 1 == len(requests) or requests[at + 1][0].field != real.field or real.name.startswith(MAY_WRITE):
            assert await state_of(world.owner) == before, real.name
    assert sum(len(real.variables) for real, _ in requests) > 400
    assert bool(exports) == ("attribution:export" in sweep.permissions)
