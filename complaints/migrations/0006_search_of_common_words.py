"""Decisions are searched anew: common words, and what is counted of what they find."""

from django.db import migrations

from complaints.decisions.search.index import make, unmake


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0005_council_order"),
    ]

    operations = [
        migrations.RunPython(unmake, make),
        migrations.RunPython(make, unmake),
    ]
