from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0007_cases_held_by_figures"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="decision",
            index=models.Index(
                fields=[
                    "decided_on",
                    "id",
                    "council",
                    "subject",
                    "outcome",
                    "satisfactory_remedy",
                    "withheld_reason",
                ],
                name="decision_counted",
            ),
        ),
    ]
