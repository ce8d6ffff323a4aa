"""Which cases a release counted: the database writes them down, without a way through Python."""

from __future__ import annotations

from django.db import connection

from complaints.models import Release, ReleasedCase
from complaints.statistics.year_cases import CASE, complied_elsewhere, decided_in


def freeze_cases(release: Release) -> int:
    """Keeps the cases of its year as they are now, so that later changes can be found; how many.

    To be called while the public record is being changed.
    """
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, ("release_id", *CASE)))
    into = f"INSERT INTO {quote(ReleasedCase._meta.db_table)} ({columns})"
    written = 0
    with connection.cursor() as cursor:
        for cases in (decided_in(release.year), complied_elsewhere(release.year)):
            rows, values = cases.query.sql_with_params()
            cursor.execute(
                f"{into} SELECT %s, cases.* FROM ({rows}) AS cases", [release.pk, *values]
            )
            written += cursor.rowcount
    return written
