"""How far a responsibility reaches among catalogues: no scope of its own."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.guidance.model import GuidanceEdition, GuidanceItem

for _row_type in (GuidanceEdition, GuidanceItem):
    register_resource(_row_type, "guidance")
