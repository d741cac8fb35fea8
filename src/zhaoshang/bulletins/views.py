"""The read side of bulletins: what their GraphQL types and mapped classes do not say by themselves (domain §11)."""

from functools import partial
from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, Integer, Uuid, case, cast, func, null

from zhaoshang.attribution.views.ledger import PERIODS, among_units, count_of, key_of, money_of
from zhaoshang.bulletins.model import Bulletin, BulletinLight, BulletinLine, BulletinSection
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    Connection,
    ConnectionRoot,
    Expression,
    Filter,
    Root,
    ToMany,
    ToOne,
    View,
    among,
    count_text,
)
from zhaoshang.values.metric import WHOLE

MOST_SECTIONS: Final = 100


def _month(row: Any) -> ColumnElement[Any]:
    return cast(func.substr(row.period, 6), Integer)


def _year_gone(row: Any) -> ColumnElement[Any]:
    """``rules.figures.year_gone``: the nearest ten-thousandth of the year."""
    return count_text((_month(row) * WHOLE + 6) // 12)


def _change(line: Any) -> ColumnElement[Any]:
    won: ColumnElement[Any] = line.previous_rank - line.rank
    return won


def _share(line: Any) -> ColumnElement[Any]:
    return case((line.share.is_(None), null()), else_=count_text(line.share))


LINE_FILTERS: Final = {
    "bulletin": Filter(lambda line, v: line.bulletin_id == v, Uuid(), partial(key_of, "Bulletin")),
    "unit": among_units("unit_id"),
    "metric": among("metric"),
    "kind": among("kind"),
    **PERIODS,
}

VIEWS: Final[tuple[View, ...]] = (
    View(
        "Bulletin",
        Bulletin,
        Bulletins.VIEW,
        fields={
            "office": ToOne("Tenant", on=lambda b, t: t.id == b.tenant_id),
            "corrects": ToOne("Bulletin", on=lambda b, first: first.id == b.corrects_id),
            "previous": ToOne("Bulletin", on=lambda b, before: before.id == b.previous_id),
            "corrections": ToMany(
                "Bulletin", on=lambda b, later: later.corrects_id == b.id, order_by=("edition", "id"), limit=100
            ),
            "year_gone": Expression(_year_gone),
            "composed_by": ToOne("Person", on=lambda b, someone: someone.id == b.composed_by),
            "published_by": ToOne("Person", on=lambda b, someone: someone.id == b.published_by),
            "sections": ToMany(
                "BulletinSection", on=lambda b, s: s.bulletin_id == b.id, order_by=("place",), limit=MOST_SECTIONS
            ),
            "lines": Connection(
                "BulletinLine",
                on=lambda b, line: line.bulletin_id == b.id,
                orders={"PLACE": "place"},
                default=("PLACE", "ASC"),
            ),
            "lights": Connection(
                "BulletinLight",
                on=lambda b, light: light.bulletin_id == b.id,
                orders={"PLACE": "place"},
                default=("PLACE", "ASC"),
            ),
        },
    ),
    View(
        "BulletinLine",
        BulletinLine,
        Bulletins.VIEW,
        fields={
            "bulletin": ToOne("Bulletin", on=lambda line, b: b.id == line.bulletin_id),
            "unit": ToOne("Tenant", on=lambda line, t: t.id == line.unit_id),
            **{
                f"{name}_{kind}": form(name)
                for name in ("target", "planned", "month", "done", "disputed")
                for kind, form in (("amount", money_of), ("count", count_of))
            },
            "share": Expression(_share),
            "change": Expression(_change),
        },
    ),
    View(
        "BulletinLight",
        BulletinLight,
        Bulletins.VIEW,
        fields={"unit": ToOne("Tenant", on=lambda light, t: t.id == light.unit_id)},
    ),
    View("BulletinSection", BulletinSection, Bulletins.VIEW),
)

ROOTS: Final[tuple[Root, ...]] = (
    ByIdRoot("bulletin", "Bulletin"),
    ConnectionRoot(
        "bulletins",
        "Bulletin",
        orders={"PERIOD": "period"},
        default=("PERIOD", "DESC"),
        filters={
            "state": among("state"),
            **PERIODS,
            "corrections": Filter(lambda b, v: (b.edition > 1) == v, Boolean()),
        },
    ),
    ConnectionRoot(
        "bulletin_lines",
        "BulletinLine",
        orders={"PERIOD": "period"},
        default=("PERIOD", "DESC"),
        filters=LINE_FILTERS,
    ),
)
