"""The county in which a district lay is frozen with its figures."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """Of what is frozen already, the county is the register's of today."""
    councils = apps.get_model("councils", "Council").objects.filter(pk=OuterRef("council"))
    apps.get_model("complaints", "CouncilFigures").objects.update(
        county=Subquery(councils.values("county")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0007_list_order"),
        ("councils", "0003_whole_reasons"),
    ]

    operations = [
        migrations.AddField(
            model_name="councilfigures",
            name="county",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="In which it lay: England's residents are counted once.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="councils.council",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
