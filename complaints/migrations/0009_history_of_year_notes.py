"""Who changed a note on a year, and when, is kept."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import councils.years


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0008_frozen_county"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalYearNote",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                ("text", models.TextField()),
                (
                    "breaks_comparison",
                    models.BooleanField(
                        default=False,
                        help_text="Rates before this year do not compare with it and later ones.",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical year note",
                "verbose_name_plural": "historical year notes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
