"""How far a responsibility reaches among evidence: no scope of its own, and one kind of file kept out."""

from typing import Final

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_condition
from zhaoshang.evidence.model import Evidence

MATERIAL: Final = "MeetingMaterial"
"""A meeting alone lets people read its materials, and only while it is held."""

register_condition(
    "not_material",
    sql=lambda row, _params: row.claim_kind.is_distinct_from(MATERIAL),
    python=lambda row, _actor: bool(row.claim_kind != MATERIAL),
    zh="不是会议材料",
    en="files that are no materials of a meeting",
)

register_resource(Evidence, "evidence")
