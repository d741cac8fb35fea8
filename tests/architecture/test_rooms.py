"""Capabilities see each other only through operations and views, without cycles (architecture)."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
DOORS = frozenset({"operations", "views"})
LOWER = frozenset(
    {"audit", "evidence", "duties", "notifications", "jobs", "readmodel", "authorization", "api", "database", "values"}
    | {"tenancy"}
)
UPPER = frozenset({"gateway", "exchange", "demo", "generation"})

Import = tuple[str, str]


def capabilities() -> frozenset[str]:
    folders = {path.parent.name for path in (ROOT / "src" / "zhaoshang").glob("*/__init__.py")}
    return frozenset(folders - LOWER - UPPER)


def imports() -> list[Import]:
    graph = grimp.build_graph("zhaoshang", cache_dir=None, exclude_type_checking_imports=True)
    return [
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    ]


def between_rooms(found: Iterable[Import], rooms: frozenset[str]) -> list[Import]:
    """Imports from one capability into another."""
    pairs = [(importer, imported, importer.split("."), imported.split(".")) for importer, imported in found]
    return [
        (importer, imported)
        for importer, imported, here, there in pairs
        if len(here) > 1 and len(there) > 1 and here[1] != there[1] and {here[1], there[1]} <= rooms
    ]


def behind_the_door(found: Iterable[Import], rooms: frozenset[str]) -> list[Import]:
    """Imports that reach into a sibling's private modules."""
    return [
        (importer, imported)
        for importer, imported in between_rooms(found, rooms)
        if len(imported.split(".")) < 3 or imported.split(".")[2] not in DOORS
    ]


def cycle(found: Iterable[Import], rooms: frozenset[str]) -> list[str] | None:
    """One cycle among capabilities, if there is any."""
    edges: dict[str, set[str]] = {room: set() for room in rooms}
    for importer, imported in between_rooms(found, rooms):
        edges[importer.split(".")[1]].add(imported.split(".")[1])

    def walk(room: str, trail: tuple[str, ...]) -> list[str] | None:
        if room in trail:
            return [*trail[trail.index(room) :], room]
        return next((ring for each in sorted(edges[room]) if (ring := walk(each, (*trail, room)))), None)

    return next((ring for room in sorted(rooms) if (ring := walk(room, ()))), None)


def test_capabilities_use_only_each_others_operations_and_views() -> None:
    assert behind_the_door(imports(), capabilities()) == []


def test_capabilities_depend_on_each_other_without_cycles() -> None:
    assert cycle(imports(), capabilities()) is None


def test_planted_faults_would_be_found() -> None:
    rooms = frozenset({"projects", "reviews", "transfers"})
    ring = ["projects", "reviews", "transfers", "projects"]
    planted = [(f"zhaoshang.{here}.operations.x", f"zhaoshang.{there}.operations.y") for here, there in pairwise(ring)]
    assert behind_the_door(planted, rooms) == []
    assert cycle(planted, rooms) == ring
    private = ("zhaoshang.reviews.operations.open_round", "zhaoshang.projects.store")
    assert behind_the_door([private], rooms) == [private]
