"""What both paths are asked about bulletins, assessments, monthly reports and evaluations: all that there is to ask."""

BULLETINS = [
    """{ bulletins(first: 30) { totalCount nodes { id period edition title state reason contentHash yearGone composedAt
         composedBy { name } publishedAt publishedBy { name } version office { code } corrects { id } previous { id }
         corrections { id } sections { heading text commentary }
         lines(first: 5) { totalCount nodes { id period place kind name metric targetAmount targetCount plannedAmount
           plannedCount monthAmount monthCount doneAmount doneCount disputedAmount disputedCount share rank previousRank
           change unit { code } bulletin { id } } }
         lights(first: 5) { nodes { id name place green yellow red unit { code } } } } } }""",
    """{ bulletins(first: 5, filter: {state: [PUBLISHED], periodFrom: "2026-02", periodTo: "2026-05",
         corrections: false}) { nodes { id } }
         bulletinLines(first: 30, filter: {metric: [TAX], kind: [UNIT], periodFrom: "2026-02"}) { totalCount nodes {
           period name doneAmount } } }""",
]
ASSESSMENTS = [
    """{ assessmentSchemes(first: 5) { totalCount nodes { id year number inForce reason publishedAt publishedBy { name }
         indicators { id place code name nameEn about kind measure method weight cap rate department { code }
           marking } } } }""",
    """{ assessments(first: 3, filter: {state: [PUBLISHED, FINAL]}) { totalCount nodes { id year number state computedAt
         computedBy { name } publishedAt publishedBy { name } objectionsEndAt finalisedAt finalisedBy { name }
         publishedHash finalHash version scheme { number } results(first: 5) { totalCount nodes { id total rank
           tenant { code } assessment { year } lines(first: 9) { nodes { id value disputed target lowest highest share
             weight computedPoints points remark explanation indicator { code } tenant { code } result { rank }
             objection { state } } } } } } } }""",
    """{ assessmentObjections(first: 9) { totalCount nodes { id state reason raisedAt raisedBy { name } decidedAt
         decidedBy { name } decision corrected version tenant { code } evidence { fileName } line { points } } } }""",
]
MARKS = """{ assessmentMarks(first: 30, filter: {year: 2025, inForce: true}) { totalCount nodes { id year code number
    inForce mark reason givenAt givenBy { name } department { code } unit { code } } } }"""
REPORTS = [
    """{ monthlyReports(first: 20, orderBy: {field: DUE_AT, direction: DESC}) { totalCount nodes { id period state round
         readyAt dueAt isOverdue isOutdated hasUnexplained submittedAt submittedBy { name } verifyBy decidedAt
         decidedBy { name } returnReason firstReports signed landed version tenant { code }
         reported { number firstReports lines { metric totalAmount totalCount zero remark differenceAmount
           differenceCount bureau { amount count number inForce reportedAmount isUnexplained
             explanations { reason at by { name } tenant { code } } } } }
         rounds { id number submittedAt submittedBy { name } }
         steps(first: 5) { nodes { action round at reason by { name } tenant { code } } } } } }""",
    """{ monthlyReports(first: 6, filter: {periodFrom: "2026-04"}) { nodes { lines { metric figures verifiedAmount
         verifiedCount corrections correctedAmount lateFigures lateAmount waitingFigures waitingAmount returnedFigures
         creditedAmount creditedCount adjustedAmount totalAmount totalCount } } } }""",
    """{ monthlyReportOverview(groupBy: [TENANT, PERIOD, STATE], filter: {year: 2026}) { tenant { code } period state
         count verified overdue late outdated unexplained }
         all: monthlyReportOverview { count verified late }
         monthlyReports(first: 5, filter: {unexplained: true, outdated: false, overdue: false}) { nodes { id } }
         bureauFigures(first: 20, filter: {inForce: true}) { totalCount nodes { id period metric amount count number
           reason reportedAmount reportedCount differenceAmount differenceCount isUnexplained recordedAt
           recordedBy { name } bureau { code } tenant { code } } } }""",
]
BUILDINGS = [
    """{ buildings(first: 9, orderBy: {field: RENTABLE_AREA, direction: DESC}) { totalCount nodes { id name address kind
         operator state tenant { code } rentableArea selfUsedArea letArea vacantArea occupancyRate lettingRate
         askingRent completedOn firms localFirms localRate taxLastTwelveMonths taxPerSquareMetre createdAt retiredAt
         retiredBy { name } retireReason version latestReport { period tax } industries { industry firms area }
         years { year months verifiedMonths tax waitingTax taxPerSquareMetre threshold isBillion }
         alerts { id kind rule threshold dueAt raisedAt period comparedPeriod occupancyRate comparedOccupancyRate
           lease { firm } building { name } }
         leases(first: 3, orderBy: {field: ENDS_ON, direction: ASC}) { nodes { id floor unit area firm creditCode
           industry registeredOn rent startsOn endsOn endedOn endReason until isCurrent recordedAt recordedBy { name }
           version project { name } building { name } } }
         reports(first: 3) { nodes { id period number state tax rentableArea selfUsedArea letArea vacantArea remark
           occupancyRate lettingRate firms localFirms localRate evidence { fileName } submittedAt submittedBy { name }
           verifyBy verifiedAt verifiedBy { name } returnedAt returnedBy { name } returnReason version tenant { code }
           building { name } } } } } }""",
    """{ buildingOverview(groupBy: [TENANT, KIND, STATE]) { tenant { code } kind state count rentableArea selfUsedArea
         letArea vacantArea occupancyRate lettingRate firms localFirms localRate withAlerts }
         all: buildingOverview(filter: {text: "大厦", alert: [LEASE_ENDING], billionTaxYear: 2025}) { count letArea }
         buildingSummary(groupBy: [TENANT, BUILDING, PERIOD], filter: {periodFrom: "2026-01"}) { tenant { code }
           building { name } period reports verified buildings billionBuildings rentableArea selfUsedArea letArea
           vacantArea occupancyRate lettingRate firms localFirms localRate tax waitingTax taxPerSquareMetre }
         none: buildingSummary(filter: {periodFrom: "2999-01"}) { reports tax occupancyRate }
         leases(first: 9, filter: {current: true, endsTo: "2027-12-31"}) { totalCount nodes { firm until } }
         buildingReports(first: 9, filter: {state: [SUBMITTED, RETURNED]}) { totalCount nodes { period state } } }""",
]
EVALUATIONS = [
    """{ postEvaluations(first: 12) { totalCount nodes { id state landedOn years partlyFrom industry channel size
         promised openedAt closedAt closeReason version project { name } tenant { code } department { code }
         evaluatedYears { id number fromOn toOn dueAt state round isOverdue department { code }
           rounds { id number reason recordedAt recordedBy { name } recorder { code } host { code }
             figures { metric amount count derivedAmount derivedCount remark evidence { fileName } } } }
         lines { year fromOn toOn metric promisedAmount promisedCount changedAmount changedCount derivedAmount
           derivedCount achievedAmount achievedCount comparedAmount comparedCount ratio changedRatio verdict remark }
         promises { id number state source reason promisedAt promisedBy { name } decidedAt decidedBy { name }
           returnReason version evidence { fileName } lines { year metric amount count } } } } }""",
    """{ evaluationYears(first: 20, filter: {over: true}, orderBy: {field: DUE_AT, direction: DESC}) { nodes {
         id number dueAt isOverdue state evaluation { id } project { name } tenant { code } lines { verdict } } }
         late: evaluationYears(first: 5, filter: {overdue: true, state: [OPEN], number: 1}) { nodes { id } } }""",
    """{ evaluationCohorts(groupBy: [METRIC, INDUSTRY, HOST, DEPARTMENT, CHANNEL, SIZE, LANDING_YEAR]) { metric industry
         tenant { code } department { code } channel size landingYear year projects evaluated promisedAmount
         promisedCount comparedAmount comparedCount achievedAmount achievedCount rate median kept partly missed
         keptShare }
         all: evaluationCohorts { projects rate kept keptShare }
         years: evaluationCohorts(groupBy: [METRIC, YEAR], filter: {year: [1, 2], endedTo: "2026-06-30"}) { metric year
           projects rate median } }""",
    """{ evaluationReports(first: 5) { totalCount nodes { id fromOn toOn edition title content contentHash isIntact
         issuedAt issuedBy { name } office { code } } }
         postEvaluations(first: 3, filter: {departmentMissing: true, promised: false, landingYear: 2026}) { nodes { id }
         } }""",
]
