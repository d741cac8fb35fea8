"""What may be asked for about supervision orders; who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions


class Orders(Permissions):
    """督办单. None of these writes another's rows: an order is 督查室's, and a unit acts by ``app.answer_order``."""

    VIEW = Permission("supervision_order", "view")
    OPEN = Permission("supervision_order", "supervise")
    RETURN = Permission("supervision_order", "return")
    CLOSE = Permission("supervision_order", "discharge")
    """销号."""
    WITHDRAW = Permission("supervision_order", "withdraw")
    EXTEND = Permission("supervision_order", "extend")
    """Grant more time, or refuse it. Authorize the extension."""
    READ_FILE = Permission("supervision_order", "reveal")
    """What a unit's feedback came with. Authorize the step."""
    ACKNOWLEDGE = Permission("supervision_order", "acknowledge")
    """签收: by the unit it is addressed to, like all that follows."""
    ANSWER = Permission("supervision_order", "respond")
    ASK = Permission("supervision_order", "postpone")
    """Ask for more time."""
