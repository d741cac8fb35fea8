"""Reading what was issued and is to be handed out: bulletins, analysis reports. Private to the room."""

from zhaoshang.database import rows

load = rows.load
"""Of one of them, as of any row: see ``zhaoshang.database.rows``."""
