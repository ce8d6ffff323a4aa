"""How often somebody tried, under digests; what django-axes kept with addresses and names goes."""

from django.db import migrations, models


def forget_addresses(apps, schema_editor):
    apps.get_model("axes", "AccessAttempt").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("axes", "0010_accessattemptexpiration"),
        ("portal", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("key", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("shut_until", models.DateTimeField(null=True)),
                (
                    "ends_at",
                    models.DateTimeField(
                        db_index=True, help_text="From then on it counts nothing."
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(forget_addresses, migrations.RunPython.noop, elidable=True),
    ]
