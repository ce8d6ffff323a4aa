"""What changed for the public is told: triggers note what is written, and all there is first."""

from django.db import migrations, models

from portal.harvest.triggers import make, touch_all, unmake


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0027_complaints_received"),
        ("councils", "0018_names_before"),
        ("letters", "0003_put_off"),
        ("portal", "0007_jobs"),
    ]

    operations = [
        migrations.CreateModel(
            name="ToldRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("identity", models.CharField(max_length=32)),
                (
                    "last",
                    models.BigIntegerField(default=0, help_text="The last place that was given."),
                ),
                (
                    "until",
                    models.DateTimeField(
                        help_text="Up to which instant nothing is left out.", null=True
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="TouchedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("number", models.BigIntegerField(help_text="Its primary key.")),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ToldRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dataset", models.CharField(max_length=30)),
                (
                    "key",
                    models.CharField(
                        help_text="What names it in the data set, as JSON.", max_length=300
                    ),
                ),
                ("number", models.BigIntegerField(help_text="The primary key of its row.")),
                ("digest", models.CharField(help_text="Of all that is told of it.", max_length=32)),
                ("place", models.BigIntegerField()),
                ("told_at", models.DateTimeField()),
                ("is_gone", models.BooleanField(db_default=False, default=False)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["dataset", "place"], name="told_row_in_order"),
                    models.Index(fields=["dataset", "number"], name="told_row_of_row"),
                    models.Index(fields=["dataset", "told_at", "place"], name="told_row_since"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dataset", "key"), name="one_told_row_of_a_name"
                    )
                ],
            },
        ),
        migrations.RunPython(make, unmake),
        migrations.RunPython(touch_all, migrations.RunPython.noop),
    ]
