"""Former names of what was written before they were kept, as changes and history know them."""

from django.db import migrations

from councils.dates import iso
from councils.register.names.short import short_name_of


def find_former_names(apps, schema_editor):
    """Of each new name that was written; an empty one where nothing knows what it replaced."""
    alias = schema_editor.connection.alias
    changes = apps.get_model("councils", "AnnouncedChange").objects.using(alias)
    history = apps.get_model("councils", "HistoricalCouncil").objects.using(alias)
    written = changes.filter(written_at__isnull=False, cancelled_at=None).exclude(name="")
    for change in written.select_related("council").order_by("takes_effect_on", "pk"):
        rows = history.filter(id=change.council_id).order_by("history_id")
        new = rows.filter(history_date=change.written_at, name=change.name).first()
        old = new and rows.filter(history_id__lt=new.history_id).last()
        name = change.was_called or (old.name if old else "")
        if name == change.name:
            continue
        short = old.short_name if old and old.name == name else short_name_of(name)
        until = iso(change.takes_effect_on)
        found = {"until": until, "name": name, "short_name": short}
        change.council.refresh_from_db(fields=["former_names"])
        change.council.former_names = [*change.council.former_names, found]
        change.council.save(update_fields=["former_names"])
        if name and not change.was_called:
            change.was_called = name
            change.save(update_fields=["was_called"])


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0017_former_names"),
    ]

    operations = [migrations.RunPython(find_former_names, migrations.RunPython.noop)]
