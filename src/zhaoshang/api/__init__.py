"""The kit every room's GraphQL types use: scalars, connections, permission directives, payload errors."""
