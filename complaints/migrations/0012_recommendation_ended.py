from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0011_recommendation_required_again"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="recommendation",
            index=models.Index(
                fields=["no_longer_required_at"],
                condition=models.Q(("no_longer_required_at__isnull", False)),
                name="recommendation_ended",
            ),
        ),
    ]
