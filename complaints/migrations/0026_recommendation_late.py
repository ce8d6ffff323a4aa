from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0025_decision_by_author"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="recommendation",
            index=models.Index(
                condition=models.Q(("done_on__gt", models.F("due_on")), ("outcome", "complied")),
                fields=["-due_on", "-id", "council", "no_longer_required_at"],
                name="recommendation_late",
            ),
        ),
    ]
