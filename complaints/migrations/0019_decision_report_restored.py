from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0018_decision_report_approved"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="decision",
            index=models.Index(
                fields=["-restored_at", "-reference"],
                condition=models.Q(("announced_at__isnull", False), ("restored_at__isnull", False)),
                name="decision_report_restored",
            ),
        ),
    ]
