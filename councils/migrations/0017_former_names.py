"""A council's former names are kept with it."""

from django.db import migrations, models

FIELD = {
    "blank": True,
    "db_default": models.Value([], models.JSONField()),
    "default": list,
    "editable": False,
    "help_text": "Each with its short form and the day from which it was called otherwise, the"
    " oldest first; read by ``councils.register.names.former``.",
}


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0016_saved_views"),
    ]

    operations = [
        migrations.AddField(
            model_name="council", name="former_names", field=models.JSONField(**FIELD)
        ),
        migrations.AddField(
            model_name="historicalcouncil", name="former_names", field=models.JSONField(**FIELD)
        ),
    ]
