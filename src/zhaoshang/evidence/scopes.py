"""How far a responsibility reaches among evidence: no scope of its own."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.evidence.model import Evidence

register_resource(Evidence, "evidence")
