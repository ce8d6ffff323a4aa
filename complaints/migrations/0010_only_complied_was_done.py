from django.db import migrations, models


def leave_out_other_days(apps, schema_editor):
    """What was not complied with, or is open, has no day; a file could say one until now."""
    rows = apps.get_model("complaints", "Recommendation").objects
    rows.exclude(outcome="complied").exclude(done_on=None).update(done_on=None)


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0009_history_of_year_notes"),
    ]

    operations = [
        migrations.RunPython(leave_out_other_days, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_on", None), ("outcome", "complied"), _connector="OR"),
                name="only_complied_has_a_day_it_was_done",
                violation_error_code="done_on",
                violation_error_message="Only what was complied with has a day on which it was"
                " done.",
            ),
        ),
    ]
