"""Every data set there is, by its name."""

from portal.open_data.bodies import COUNCIL_TYPES, COUNCILS, SUBJECTS, SUCCESSION
from portal.open_data.breakdown import GROUPS, PERFORMANCE_BY_CATEGORY
from portal.open_data.cases import DECISIONS, SERVICE_IMPROVEMENTS
from portal.open_data.category_totals import CATEGORY_TOTALS
from portal.open_data.counted_cases import COMPLIANCE, COUNTED_DECISIONS
from portal.open_data.performance import PERFORMANCE
from portal.open_data.publications import LETTERS, RELEASES, REVISIONS
from portal.open_data.received import COMPLAINTS_RECEIVED
from portal.open_data.sums import PERFORMANCE_BY_TYPE

DATASETS = {
    dataset.slug: dataset
    for dataset in (
        PERFORMANCE,
        PERFORMANCE_BY_CATEGORY,
        PERFORMANCE_BY_TYPE,
        CATEGORY_TOTALS,
        GROUPS,
        COMPLAINTS_RECEIVED,
        DECISIONS,
        COUNTED_DECISIONS,
        SERVICE_IMPROVEMENTS,
        COMPLIANCE,
        COUNCILS,
        SUCCESSION,
        COUNCIL_TYPES,
        SUBJECTS,
        RELEASES,
        REVISIONS,
        LETTERS,
    )
}
