"""What the roles of staff may do with letters. docs/roles.md says it in words."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

BOTH = (
    "letters.view_letter",
    "letters.view_lettertemplate",
    "letters.view_earlysight",
    "letters.view_challenge",
    "letters.send_letter",
    "letters.answer_challenge",
)
ROLES = {
    "Statistician": (*BOTH, "letters.compose_letter", "letters.change_lettertemplate"),
    "Reviewer": (*BOTH, "letters.approve_letter"),
}


def make_roles(apps, schema_editor):
    """Permissions are made after all migrations, so those given here are made first."""
    create_permissions(
        installed.get_app_config("letters"), using=schema_editor.connection.alias, verbosity=0
    )
    permissions = apps.get_model("auth", "Permission").objects
    for role, codenames in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        for each in codenames:
            label, codename = each.split(".")
            group.permissions.add(permissions.get(content_type__app_label=label, codename=codename))


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0001_letters"),
        ("complaints", "0004_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
