"""Which resource a row of this room is, so that its visibility is asked of its own view permission."""

from zhaoshang.assessment.model import Target, TargetMonth
from zhaoshang.authorization.authorize import register_resource

for _row_type in (Target, TargetMonth):
    register_resource(_row_type, "target")
