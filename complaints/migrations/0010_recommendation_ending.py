from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0009_recommendation_due"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="recommendation",
            index=models.Index(
                fields=["due_on"],
                condition=models.Q(
                    ("no_longer_required_at", None),
                    models.Q(("no_longer_required_reason", ""), _negated=True),
                ),
                name="recommendation_ending",
            ),
        ),
    ]
