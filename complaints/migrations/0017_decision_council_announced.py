from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0016_decision_council_restored"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="decision",
            index=models.Index(
                fields=["council", "-announced_at", "-reference"],
                condition=models.Q(("announced_at__isnull", False)),
                name="decision_council_announced",
            ),
        ),
    ]
