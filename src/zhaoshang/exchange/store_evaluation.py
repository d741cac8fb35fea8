"""Reading an analysis report that is to be handed out. Private to the room."""

from zhaoshang.database import rows

load = rows.load
"""Of a report, as of any row: see ``zhaoshang.database.rows``."""
