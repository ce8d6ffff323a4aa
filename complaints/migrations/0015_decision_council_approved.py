from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0014_residents_summed"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="decision",
            index=models.Index(
                fields=["council", "-text_approved_at", "-reference"],
                condition=models.Q(("text_approved_at__isnull", False)),
                name="decision_council_approved",
            ),
        ),
    ]
