"""``make bench``: each part compares in one run and ends with 1 when its bound is broken."""

import asyncio
import sys
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
    return max([await PARTS[name]() for name in names or PARTS])


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
