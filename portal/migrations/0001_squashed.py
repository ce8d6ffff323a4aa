"""The tables of the portal itself, and the roles of staff, which speak of every app."""

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

# What each role may do; docs/roles.md says it in words.
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
    "complaints.view_suspension",
)
LETTERS = (
    "letters.view_letter",
    "letters.view_lettertemplate",
    "letters.view_earlysight",
    "letters.view_challenge",
    "letters.send_letter",
    "letters.answer_challenge",
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
        "complaints.confirm_suspension",
        *LETTERS,
        "letters.approve_letter",
    ),
    "Statistician": (
        "complaints.prepare_release",
        "complaints.add_yearnote",
        "complaints.change_yearnote",
        "councils.import_files",
        "councils.view_loadedfile",
        *LETTERS,
        "letters.compose_letter",
        "letters.change_lettertemplate",
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
        "complaints.ask_suspension",
        "complaints.confirm_suspension",
    ),
}


def make_roles(apps, schema_editor):
    """Permissions are made after all migrations, so those given here are made first."""
    for label in ("auth", "councils", "complaints", "letters"):
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
    initial = True
    replaces = [
        ("portal", "0001_one_time_password"),
        ("portal", "0002_drafts"),
        ("portal", "0003_sealed_devices"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("letters", "0001_squashed"),
        ("otp_totp", "0003_add_timestamps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OneTimePassword",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ends_at", models.DateTimeField(help_text="From then on it lets nobody in.")),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SealedDevice",
            fields=[],
            options={
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("otp_totp.totpdevice",),
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "address",
                    models.CharField(help_text="Of the form, with its query.", max_length=500),
                ),
                ("sealed", models.TextField(help_text="Its fields: portal/staff/drafts.py.")),
                ("kept_at", models.DateTimeField()),
                (
                    "was_sent",
                    models.BooleanField(help_text="It was sent after the session had ended."),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "address"), name="one_draft_of_a_form_for_each_user"
                    )
                ],
            },
        ),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
