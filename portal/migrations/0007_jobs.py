"""Statisticians and reviewers see their colleagues' jobs of what they may do themselves."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

ROLES = ("Reviewer", "Statistician")


def let_them(apps, schema_editor):
    """Permissions are made after all migrations, so this one is made first."""
    alias = schema_editor.connection.alias
    create_permissions(installed.get_app_config("councils"), using=alias, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects
    found = permissions.filter(content_type__app_label="councils", codename="view_job")
    for role in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        role.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [("councils", "0015_jobs"), ("portal", "0006_notices")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
