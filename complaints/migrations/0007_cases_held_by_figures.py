import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0006_search_of_common_words"),
    ]

    operations = [
        migrations.AlterField(
            model_name="releasedcase",
            name="category",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="complaints.category",
            ),
        ),
        migrations.AlterField(
            model_name="releasedcase",
            name="council",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="councils.council",
            ),
        ),
        migrations.AlterField(
            model_name="releasedcase",
            name="release",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="cases",
                to="complaints.release",
            ),
        ),
    ]
