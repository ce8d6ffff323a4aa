from django.db import migrations, models

from councils.indexes import AddIndexMeanwhile


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("complaints", "0010_recommendation_ending"),
    ]

    operations = [
        AddIndexMeanwhile(
            model_name="recommendation",
            index=models.Index(
                fields=["due_on"],
                condition=models.Q(("required_again_reason", ""), _negated=True),
                name="recommendation_required_again",
            ),
        ),
    ]
