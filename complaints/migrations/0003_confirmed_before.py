"""What was true before it had its own fields: what was ended, and what a revision changed."""

from django.db import migrations
from django.utils import timezone

COUNTS = (
    "invalid_or_incomplete",
    "advice_given",
    "referred_back",
    "closed_after_initial_enquiries",
    "not_upheld",
    "upheld",
    "satisfactory_remedies",
    "on_time",
    "late",
    "not_complied",
)


def keep_what_was_ended(apps, schema_editor):
    """A recommendation with a reason was left out of the statistics without a second person."""
    recommendations = apps.get_model("complaints", "Recommendation").objects
    ended = recommendations.exclude(no_longer_required_reason="")
    ended.update(no_longer_required_at=timezone.now())


def mark_what_revisions_changed(apps, schema_editor):
    figures = apps.get_model("complaints", "CouncilFigures").objects
    releases = apps.get_model("complaints", "Release").objects.order_by("year", "edition")
    before = {}
    for release in releases:
        rows = {row.council_id: row for row in figures.filter(release=release)}
        if release.edition > 1:
            known = before.get(release.year, {})
            changed = [
                row.pk
                for council, row in rows.items()
                if [getattr(row, name) for name in COUNTS]
                != [getattr(known.get(council), name, None) for name in COUNTS]
            ]
            figures.filter(pk__in=changed).update(was_revised=True)
        if release.withdrawn_at is None:
            before[release.year] = rows


class Migration(migrations.Migration):
    dependencies = [("complaints", "0002_staff")]
    operations = [
        migrations.RunPython(keep_what_was_ended, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(mark_what_revisions_changed, migrations.RunPython.noop, elidable=True),
    ]
