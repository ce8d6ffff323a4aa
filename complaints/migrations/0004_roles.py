"""The four roles of staff, as groups. docs/roles.md says what each may do."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

EVERYBODY = (
    "councils.view_council",
    "complaints.view_category",
    "complaints.view_subject",
    "complaints.view_decision",
    "complaints.view_recommendation",
    "complaints.view_extension",
    "complaints.view_review",
    "complaints.view_release",
    "complaints.view_councilfigures",
    "complaints.view_yearnote",
    "complaints.view_errorreport",
)
ROLES = {
    "Case officer": (
        "complaints.add_decision",
        "complaints.change_decision",
        "complaints.withhold_decision",
        "complaints.add_recommendation",
        "complaints.change_recommendation",
        "complaints.delete_recommendation",
        "complaints.add_extension",
        "complaints.add_review",
        "complaints.change_review",
        "complaints.change_errorreport",
    ),
    "Reviewer": (
        "complaints.change_decision",
        "complaints.withhold_decision",
        "complaints.confirm_withholding",
        "complaints.approve_text",
        "complaints.approve_release",
        "complaints.change_recommendation",
        "complaints.add_extension",
        "complaints.add_review",
        "complaints.change_review",
        "complaints.change_errorreport",
    ),
    "Statistician": (
        "complaints.prepare_release",
        "complaints.add_yearnote",
        "complaints.change_yearnote",
        "councils.import_files",
        "councils.view_loadedfile",
    ),
    "Administrator": (
        "auth.add_user",
        "auth.change_user",
        "auth.view_user",
        "councils.add_council",
        "councils.change_council",
        "councils.add_contact",
        "councils.change_contact",
        "councils.delete_contact",
        "councils.view_contact",
        "councils.add_alias",
        "councils.change_alias",
        "councils.delete_alias",
        "councils.view_alias",
        "councils.add_formercode",
        "councils.change_formercode",
        "councils.delete_formercode",
        "councils.view_formercode",
        "councils.add_residents",
        "councils.change_residents",
        "councils.view_residents",
        "councils.view_loadedfile",
        "complaints.add_category",
        "complaints.change_category",
        "complaints.add_subject",
        "complaints.change_subject",
        "complaints.add_yearnote",
        "complaints.change_yearnote",
    ),
}


def make_roles(apps, schema_editor):
    """Permissions are made after all migrations, so those given here are made first."""
    for label in ("auth", "councils", "complaints"):
        create_permissions(
            installed.get_app_config(label), using=schema_editor.connection.alias, verbosity=0
        )
    permissions = apps.get_model("auth", "Permission").objects
    for role, codenames in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        for each in (*EVERYBODY, *codenames):
            label, codename = each.split(".")
            group.permissions.add(permissions.get(content_type__app_label=label, codename=codename))


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0003_confirmed_before"),
        ("councils", "0002_staff"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
