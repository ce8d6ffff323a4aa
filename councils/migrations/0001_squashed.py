"""The tables of councils."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import councils.printable


class Migration(migrations.Migration):
    replaces = [
        ("councils", "0001_initial"),
        ("councils", "0002_staff"),
        ("councils", "0003_whole_reasons"),
        ("councils", "0004_history_of_what_belongs_to_a_council"),
        ("councils", "0005_printable_texts"),
        ("councils", "0006_column_mappings"),
        ("councils", "0007_sheets_of_uploads"),
        ("councils", "0008_register_names"),
        ("councils", "0009_sentences_of_constraints"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BoundarySet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("attribution", models.TextField()),
                ("topology", models.TextField()),
                ("content_hash", models.CharField(max_length=64, unique=True)),
                ("loaded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Council",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100, unique=True)),
                (
                    "name",
                    models.CharField(
                        max_length=200, validators=[councils.printable.validate_printable]
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        max_length=100, validators=[councils.printable.validate_printable]
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("county", "County council"),
                            ("district", "District council"),
                            ("metropolitan_district", "Metropolitan borough"),
                            ("unitary", "Unitary council"),
                            ("london_borough", "London borough"),
                            ("other", "Other body"),
                        ],
                        max_length=25,
                    ),
                ),
                (
                    "gss_code",
                    models.CharField(
                        blank=True, max_length=9, null=True, unique=True, verbose_name="GSS code"
                    ),
                ),
                ("register_code", models.CharField(blank=True, max_length=20)),
                ("opened_on", models.DateField(blank=True, null=True)),
                (
                    "closed_on",
                    models.DateField(
                        blank=True,
                        help_text="The first day on which it no longer existed.",
                        null=True,
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        max_length=50,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("website", models.URLField(blank=True)),
                (
                    "county",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="districts",
                        to="councils.council",
                    ),
                ),
                (
                    "successors",
                    models.ManyToManyField(
                        blank=True, related_name="predecessors", to="councils.council"
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on", None),
                            ("opened_on", None),
                            ("closed_on__gt", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="council_closes_after_it_opens",
                        violation_error_message="A council closes after the day on which it opened.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("county", None), ("type", "district"), _connector="OR"),
                        name="only_a_district_lies_in_a_county",
                        violation_error_message="Only a district council lies in a county.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chief_executive", "Chief executive"),
                            ("leader", "Leader"),
                            ("scrutiny_chair", "Chair of scrutiny"),
                            ("monitoring_officer", "Monitoring officer"),
                            ("link_officer", "Link officer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "ordering": ("council", "role", "email"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("council", "role", "email"),
                        name="contact_once_per_council_and_role",
                        violation_error_message="This council has this contact in this role already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Boundary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "boundary_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="boundaries",
                        to="councils.boundaryset",
                    ),
                ),
                (
                    "council",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="boundary",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "boundaries",
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aliases",
            },
        ),
        migrations.CreateModel(
            name="FormerCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=9, unique=True)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_codes",
                        to="councils.council",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalAlias",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_index=True, max_length=200)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical alias",
                "verbose_name_plural": "historical aliases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalColumnMapping",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decisions", "Decisions"),
                            ("annual_statistics", "Annual statistics"),
                            ("residents", "Residents"),
                        ],
                        max_length=30,
                    ),
                ),
                ("sheet", models.CharField(blank=True, max_length=100)),
                ("sheet_key", models.CharField(blank=True, max_length=100)),
                ("heading", models.CharField(blank=True, max_length=300)),
                ("heading_key", models.CharField(blank=True, max_length=300)),
                (
                    "column",
                    models.CharField(blank=True, help_text="Empty: it is left out.", max_length=50),
                ),
                ("said_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical column mapping",
                "verbose_name_plural": "historical column mappings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContact",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chief_executive", "Chief executive"),
                            ("leader", "Leader"),
                            ("scrutiny_chair", "Chair of scrutiny"),
                            ("monitoring_officer", "Monitoring officer"),
                            ("link_officer", "Link officer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical contact",
                "verbose_name_plural": "historical contacts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncil",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                (
                    "name",
                    models.CharField(
                        max_length=200, validators=[councils.printable.validate_printable]
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        max_length=100, validators=[councils.printable.validate_printable]
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("county", "County council"),
                            ("district", "District council"),
                            ("metropolitan_district", "Metropolitan borough"),
                            ("unitary", "Unitary council"),
                            ("london_borough", "London borough"),
                            ("other", "Other body"),
                        ],
                        max_length=25,
                    ),
                ),
                (
                    "gss_code",
                    models.CharField(
                        blank=True, db_index=True, max_length=9, null=True, verbose_name="GSS code"
                    ),
                ),
                ("register_code", models.CharField(blank=True, max_length=20)),
                ("opened_on", models.DateField(blank=True, null=True)),
                (
                    "closed_on",
                    models.DateField(
                        blank=True,
                        help_text="The first day on which it no longer existed.",
                        null=True,
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        max_length=50,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("website", models.URLField(blank=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "county",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical council",
                "verbose_name_plural": "historical councils",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncil_successors",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "from_council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="councils.historicalcouncil",
                    ),
                ),
                (
                    "to_council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalCouncil_successors",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFormerCode",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(db_index=True, max_length=9)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical former code",
                "verbose_name_plural": "historical former codes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalResidents",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="The calendar year of the estimate."
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical residents",
                "verbose_name_plural": "historical residents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LoadedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("counts", models.CharField(max_length=300)),
                (
                    "rest",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Why rows of it were not loaded: file, row, column, cell, message.",
                        verbose_name="left out",
                    ),
                ),
                ("loaded_at", models.DateTimeField()),
                (
                    "loaded_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Nobody: it was loaded from the shell.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "permissions": (("import_files", "Can load files"),),
            },
        ),
        migrations.CreateModel(
            name="PublicRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveBigIntegerField(default=0)),
                ("demonstration", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="there_is_one_public_record"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Residents",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="The calendar year of the estimate."
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="residents",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "residents",
                "ordering": ("council", "year"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("council", "year"), name="residents_once_per_council_and_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gt", 0)), name="residents_are_more_than_none"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decisions", "Decisions"),
                            ("annual_statistics", "Annual statistics"),
                            ("residents", "Residents"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "Being checked"),
                            ("naming", "Waiting for what its columns are"),
                            ("sheets", "Waiting for which of its sheets is meant"),
                            ("choosing", "Waiting for what becomes of some rows"),
                            ("ready", "Ready to be loaded"),
                            ("refused", "Refused"),
                            ("loaded", "Loaded"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="checking",
                        max_length=10,
                    ),
                ),
                (
                    "names",
                    models.JSONField(help_text="The names of the files, as they were uploaded."),
                ),
                ("sha256", models.JSONField(help_text="The hash of each file.")),
                ("options", models.JSONField(default=dict)),
                (
                    "report",
                    models.JSONField(
                        default=dict, help_text="What would change, or why it is refused."
                    ),
                ),
                ("counts", models.CharField(blank=True, max_length=300)),
                ("uploaded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-uploaded_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at", None),
                                (
                                    "state__in",
                                    ("checking", "naming", "sheets", "choosing", "ready"),
                                ),
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state__in", ("refused", "loaded", "cancelled")),
                            ),
                            _connector="OR",
                        ),
                        name="upload_ends_with_its_instant",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decisions", "Decisions"),
                            ("annual_statistics", "Annual statistics"),
                            ("residents", "Residents"),
                        ],
                        max_length=30,
                    ),
                ),
                ("sheet", models.CharField(blank=True, max_length=100)),
                ("sheet_key", models.CharField(blank=True, max_length=100)),
                ("heading", models.CharField(blank=True, max_length=300)),
                ("heading_key", models.CharField(blank=True, max_length=300)),
                (
                    "column",
                    models.CharField(blank=True, help_text="Empty: it is left out.", max_length=50),
                ),
                ("said_at", models.DateTimeField()),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("kind", "sheet_key", "heading_key"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "sheet_key", "heading_key"), name="a_heading_is_said_once"
                    )
                ],
            },
        ),
    ]
