"""Who writes to councils sees their contacts, and case officers correct them."""

from django.db import migrations

SEE = ("view_contact",)
CORRECT = ("add_contact", "change_contact", "delete_contact", *SEE)
ROLES = {"Case officer": CORRECT, "Reviewer": SEE, "Statistician": SEE}


def let_them(apps, schema_editor):
    permissions = apps.get_model("auth", "Permission").objects
    for role in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        may = ROLES[role.name]
        found = permissions.filter(content_type__app_label="councils", codename__in=may)
        role.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_teams")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
