"""What the inputs of all rooms say in the same words."""

import strawberry

INPUT = strawberry.argument(description="输入：What the mutation takes.")
ID = "全局标识：The object's global id."
VERSION = "所见版本：The version you saw; refused as CONFLICT when it changed meanwhile."
