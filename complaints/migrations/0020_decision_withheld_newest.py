from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0019_decision_report_restored"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="decision",
            index=models.Index(
                fields=["-decided_on", "-reference"],
                condition=models.Q(("withheld_reason__gt", "")),
                name="decision_withheld_newest",
            ),
        ),
    ]
