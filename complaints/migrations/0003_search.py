"""What decisions are searched in, and what their lists are counted by."""

from django.db import migrations, models

from complaints.decisions.search.index import make, unmake


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0002_days_of_cases"),
    ]

    operations = [
        migrations.RunPython(make, unmake),
        migrations.RemoveIndex(model_name="decision", name="decision_by_withholding"),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                fields=[
                    "withheld_reason",
                    "-decided_on",
                    "-reference",
                    "outcome",
                    "kind",
                    "text_approved_at",
                    "announced_at",
                    "council",
                    "subject",
                ],
                name="decision_facts",
            ),
        ),
    ]
