"""The enums of facts as the schema shows them: the model's own, every value described."""

from zhaoshang.api.enums import described
from zhaoshang.statistics.model import CapitalSource, FactState

__all__ = ["CapitalSource", "FactState"]

described(
    FactState,
    "核实状态：Whether a figure counts.",
    {
        FactState.SUBMITTED: "待核实：Entered; 合作交流办 has to verify it.",
        FactState.VERIFIED: "已核实：It counts, and is posted to the ledger of credit.",
        FactState.RETURNED: "已退回：It never counts; a better one is entered anew.",
    },
)
described(
    CapitalSource,
    "资金来源：Where paid-in capital comes from.",
    {
        CapitalSource.IN_DISTRICT: "区内：From the district itself.",
        CapitalSource.IN_CITY: "市内：From elsewhere in the city.",
        CapitalSource.OUT_OF_CITY: "市外：From outside the city.",
        CapitalSource.FOREIGN: "境外：From abroad.",
    },
)
