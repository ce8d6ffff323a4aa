from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0015_decision_council_approved"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="decision",
            index=models.Index(
                fields=["council", "-restored_at", "-reference"],
                condition=models.Q(("restored_at__isnull", False)),
                name="decision_council_restored",
            ),
        ),
    ]
