"""Where the demo keeps its data when root runs it in a folder that only root can enter."""

import hashlib
import os
from pathlib import Path
from typing import Final

FALLBACK: Final = Path("/var/lib")
ENTERED_BY_OTHERS: Final = 0o001


def reachable_data(directory: Path) -> Path:
    """The folder itself; for root below an unreadable home, one in ``/var/lib`` that stands for it.

    PostgreSQL does not run as root, and the user it runs as cannot enter ``/root``.
    """
    wanted = directory.resolve()
    above = [parent for parent in wanted.parents if parent.exists()]
    if os.geteuid() != 0 or all(parent.stat().st_mode & ENTERED_BY_OTHERS for parent in above):
        return directory
    return FALLBACK / f"zhaoshang-{hashlib.sha256(os.fsencode(wanted)).hexdigest()[:12]}"
