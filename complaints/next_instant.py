"""The next instant at which something becomes public by itself."""

from datetime import datetime

from django.db.models import Exists, Subquery

from complaints.models import Decision, Release, Suspension
from councils.models import PublicRecord


def record_at(at: datetime) -> PublicRecord:
    """The public record with ``next_instant``: when a release or report becomes public next.

    And ``has_suspensions``: whether figures are suspended, so that nobody has to look for which.

    Between two instants what is public does not change by itself, except at London's midnight.
    """
    # What nobody approved is not waited for, an approval comes before its instant and is a change
    # of the record; or who watches would learn of an instant at which nothing is shown.
    releases = Release.objects.announced(at).order_by("public_at")
    reports = Decision.objects.announced(at).order_by("announced_at")
    found = (
        PublicRecord.objects.filter(pk=1)
        .annotate(
            next_release=Subquery(releases.values("public_at")[:1]),
            next_report=Subquery(reports.values("announced_at")[:1]),
            suspended=Exists(Suspension.objects.in_force(at)),
        )
        .first()
    )
    record = found or PublicRecord(pk=1)
    following = (found.next_release, found.next_report) if found else ()
    record.next_instant = min(filter(None, following), default=None)
    record.has_suspensions = found is not None and found.suspended
    return record
