from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0008_decision_counted"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="recommendation",
            index=models.Index(fields=["due_on"], name="recommendation_due"),
        ),
    ]
