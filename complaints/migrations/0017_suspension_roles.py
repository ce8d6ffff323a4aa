"""Who may ask that figures are suspended, and who confirms it. docs/roles.md says it in words."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

EVERYBODY = ("complaints.view_suspension",)
ROLES = {
    "Case officer": EVERYBODY,
    "Reviewer": (*EVERYBODY, "complaints.confirm_suspension"),
    "Statistician": EVERYBODY,
    "Administrator": (
        *EVERYBODY,
        "complaints.ask_suspension",
        "complaints.confirm_suspension",
    ),
}


def give_permissions(apps, schema_editor):
    """Permissions are made after all migrations, so those given here are made first."""
    create_permissions(
        installed.get_app_config("complaints"), using=schema_editor.connection.alias, verbosity=0
    )
    permissions = apps.get_model("auth", "Permission").objects
    for role, codenames in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        for each in codenames:
            label, codename = each.split(".")
            group.permissions.add(permissions.get(content_type__app_label=label, codename=codename))


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0016_suspension"),
        ("complaints", "0004_roles"),
    ]
    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
