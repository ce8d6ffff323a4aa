from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0021_decision_of_subject"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="releasedcase",
            index=models.Index(
                fields=["release", "compliance", "council", "decision"],
                condition=models.Q(("compliance", ""), _negated=True),
                name="released_case_compliance",
            ),
        ),
    ]
