from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0020_decision_withheld_newest"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="decision",
            index=models.Index(
                fields=[
                    "subject",
                    "-decided_on",
                    "-reference",
                    "outcome",
                    "kind",
                    "withheld_reason",
                    "text_approved_at",
                    "announced_at",
                    "council",
                ],
                name="decision_of_subject",
            ),
        ),
    ]
