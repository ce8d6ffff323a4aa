"""Administrators put colleagues together in teams."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

MAY = ("add_team", "change_team", "delete_team", "view_team")


def let_administrators(apps, schema_editor):
    """Permissions are made after all migrations, so those given here are made first."""
    alias = schema_editor.connection.alias
    create_permissions(installed.get_app_config("councils"), using=alias, verbosity=0)
    role = apps.get_model("auth", "Group").objects.filter(name="Administrator").first()
    if role:
        permissions = apps.get_model("auth", "Permission").objects
        found = permissions.filter(content_type__app_label="councils", codename__in=MAY)
        role.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [("councils", "0008_owned_work"), ("portal", "0002_tally")]
    operations = [migrations.RunPython(let_administrators, migrations.RunPython.noop)]
