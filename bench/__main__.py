"""``make bench``: each part compares in one run and ends with 1 when its bound is broken."""

import asyncio
import signal
import sys
from time import monotonic
from typing import Final

from bench import bulletins, clients, growth, memory, page, posting, profile, scale, versus

PARTS: Final = {
    "page": page.main,
    "growth": growth.main,
    "posting": posting.main,
    "bulletins": bulletins.main,
    "peers": versus.main,
    "clients": clients.main,
    "memory": memory.main,
    "profile": profile.main,
    "tenants": scale.among_tenants,
    "scale": scale.main,
}


async def main(names: list[str]) -> int:
    """Run the named parts, or all of them."""
    if unknown := set(names) - set(PARTS):
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
        return 2
    return max([await _timed(name) for name in names or PARTS])


async def _timed(name: str) -> int:
    began = monotonic()
    ended = await PARTS[name]()
    print(f"{name}: {monotonic() - began:.0f} seconds\n", flush=True)
    return ended


if __name__ == "__main__":
    # Told to leave it leaves as after Ctrl-C, like the service's own commands: nothing that it started stays.
    for leaving in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(leaving, signal.default_int_handler)
    sys.exit(asyncio.run(main(sys.argv[1:])))
