from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0012_recommendation_ended"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="releasedcase",
            index=models.Index(
                fields=["release", "compliance", "council"],
                condition=models.Q(("compliance", "not_complied")),
                name="released_case_failed",
            ),
        ),
    ]
