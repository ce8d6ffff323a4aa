from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0017_decision_council_announced"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="decision",
            index=models.Index(
                fields=["-text_approved_at", "-reference"],
                condition=models.Q(("announced_at__isnull", False)),
                name="decision_report_approved",
            ),
        ),
    ]
