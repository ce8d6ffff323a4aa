"""The cases of a release that count otherwise now: the database compares, these alone are read."""

from __future__ import annotations

from django.db import connection

from complaints.models import Release, ReleasedCase
from complaints.statistics.counts import Case
from complaints.statistics.year_cases import CASE, complied_elsewhere, decided_in


def differing_cases(release: Release) -> tuple[list[Case], list[Case]]:
    """As they were counted and do not count now; as they count now and were not counted.

    One reading of the year: what stands on one side alone is there once. In the order of decisions.
    """
    was = ReleasedCase.objects.filter(release=release).order_by().values_list(*CASE)
    now = (each(release.year).order_by() for each in (decided_in, complied_elsewhere))
    sides, values = [], []
    for is_now, cases in ((0, was), *((1, each) for each in now)):
        rows, its_values = cases.query.sql_with_params()
        sides.append(f"SELECT {is_now} AS is_now, side.* FROM ({rows}) AS side")
        values += its_values
    columns = ", ".join(map(connection.ops.quote_name, CASE))
    found: tuple[list[Case], list[Case]] = ([], [])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT MIN(is_now), {columns} FROM ({' UNION ALL '.join(sides)}) AS cases"
            f" GROUP BY {columns} HAVING COUNT(*) = 1",
            values,
        )
        for is_now, decision, council, category, outcome, remedy, compliance in cursor:
            case = Case(decision, council, category, outcome, bool(remedy), compliance)
            found[is_now].append(case)
    for cases in found:
        cases.sort(key=lambda case: (not case.outcome, case.decision_id, case.council_id))
    return found
