from django.db import migrations, models
from django.db.models import F


def keep_when_it_was_hidden(apps, schema_editor):
    """What was shown when it was withheld was seen until then."""
    for name in ("Decision", "HistoricalDecision"):
        rows = apps.get_model("complaints", name).objects
        rows.filter(was_shown=True).update(hidden_at=F("withheld_at"))


def say_that_it_was_shown(apps, schema_editor):
    for name in ("Decision", "HistoricalDecision"):
        rows = apps.get_model("complaints", name).objects
        withheld = rows.exclude(withheld_reason="")
        withheld.filter(hidden_at__isnull=False).update(was_shown=True)


HIDDEN_AT = models.DateTimeField(
    blank=True,
    help_text="Until when the public last saw it, whatever hid it: whoever follows it is told that"
    " it is gone, until it is shown again.",
    null=True,
)


REASON = models.CheckConstraint(
    condition=~models.Q(withheld_reason="")
    | models.Q(withheld_by=None, withholding_confirmed_by=None, withheld_at=None, withheld_note=""),
    name="withholding_has_its_reason",
    violation_error_code="withheld_reason",
    violation_error_message="What is withheld has a reason.",
)


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0012_newly_public"),
    ]

    operations = [
        migrations.AddField("decision", "hidden_at", HIDDEN_AT),
        migrations.AddField("historicaldecision", "hidden_at", HIDDEN_AT.clone()),
        migrations.RunPython(keep_when_it_was_hidden, say_that_it_was_shown),
        migrations.RemoveIndex("decision", "decision_withdrawn"),
        migrations.RemoveConstraint("decision", "withholding_has_its_reason"),
        migrations.RemoveField("decision", "was_shown"),
        migrations.RemoveField("historicaldecision", "was_shown"),
        migrations.AddConstraint("decision", REASON),
        migrations.AddIndex(
            "decision",
            models.Index(
                fields=["-hidden_at", "-reference"],
                condition=models.Q(hidden_at__isnull=False),
                name="decision_hidden",
            ),
        ),
    ]
